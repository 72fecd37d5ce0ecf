package org.qistage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSnapshot;
import picocli.CommandLine.Model.CommandSpec;

/// The options that say of which files of a program an artifact is shown: the given one, `--module 名`,
/// or `--all-files`.
final class ShownFiles {
  private ShownFiles() {}

  static void describe(CommandSpec spec, Words words) {
    Options.add(spec, words, "--module", "label.name");
    Options.addFlag(spec, words, "--all-files");
  }

  /// What was made of each file that is to be shown.
  ///
  /// @throws UsageFault when there is no such file
  static List<CompileSnapshot> of(Options options, CompileSnapshot snapshot, Words words) {
    Optional<String> module = options.text("--module");
    if (options.flag("--all-files")) {
      if (module.isPresent()) {
        throw new UsageFault(words.of("moduleOrAll"));
      }
      return snapshot.files().stream().map(snapshot::about).toList();
    }
    if (module.isEmpty()) {
      return List.of(snapshot);
    }
    Optional<FileSnapshot> found = snapshot.file(module.get());
    if (found.isEmpty()) {
      String known =
          snapshot.files().stream()
              .map(file -> file.compiled() ? file.source().name() : file.module())
              .collect(Collectors.joining(", "));
      throw new UsageFault(words.of("badChoice", "--module", module.get(), known));
    }
    return List.of(snapshot.about(found.get()));
  }

  /// The only one of several.
  ///
  /// @throws UsageFault when there are more, which a format cannot hold
  static CompileSnapshot only(List<CompileSnapshot> shown, String format, Words words) {
    if (shown.size() > 1) {
      throw new UsageFault(words.of("oneFile", format));
    }
    return shown.getFirst();
  }

  /// The texts one after another, those of several files each under the file's name.
  static String joined(List<CompileSnapshot> shown, List<String> texts) {
    if (shown.size() == 1) {
      return texts.getFirst();
    }
    List<String> headed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      headed.add("== " + shown.get(i).source().name() + "\n\n" + texts.get(i));
    }
    return String.join("\n", headed);
  }
}
