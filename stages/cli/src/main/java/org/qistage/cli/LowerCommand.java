package org.qistage.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.foundation.graph.Graph;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactJson;
import org.qistage.pipeline.artifact.LoweredView;
import org.qistage.pipeline.graph.GraphRenderer;
import picocli.CommandLine.Model.CommandSpec;

/// `lower`: shows what lowering made, or what one of its passes did.
final class LowerCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "json", "dot", "svg", "mermaid");
  private static final String ALL = "all";

  @Override
  public String name() {
    return StageId.LOWER.command();
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "file");
    Options.add(spec, words, "--format", String.join("|", FORMATS));
    Options.add(spec, words, "-o", "label.output");
    Options.add(spec, words, "--function", "label.name");
    Options.add(spec, words, "--pass", "label.pass");
    Options.add(spec, words, "--graph", "cfg|states");
    Compiling.describeMemory(spec, words);
    ShownFiles.describe(spec, words);
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    String format = options.choice("--format", FORMATS);
    Optional<String> pass = options.text("--pass");
    String graph = options.choice("--graph", List.of("cfg", "states"));
    if (format.equals("json") && (pass.isPresent() || options.text("--function").isPresent())) {
      throw new UsageFault(context.words().of("wholeJson"));
    }
    Compiling compiling = new Compiling(options, context);
    Optional<CompileSnapshot> compiled = compiling.compile(StageId.LOWER, pass.isPresent());
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    CompileSnapshot snapshot = compiled.get();
    List<CompileSnapshot> shown =
        ShownFiles.of(options, snapshot, context.words()).stream()
            .filter(each -> each.lowered().isPresent())
            .toList();
    int written = ExitStatus.OK;
    if (!shown.isEmpty()) {
      CommandContext.Result result = result(shown, options, format, graph, context.words());
      written = context.write(options.text("-o"), result);
    }
    return Math.max(written, context.report(snapshot.diagnostics()));
  }

  private static CommandContext.Result result(
      List<CompileSnapshot> shown, Options options, String format, String graph, Words words) {
    if (format.equals("text")) {
      List<String> texts = shown.stream().map(each -> text(views(each, options, words))).toList();
      return out -> out.write(ShownFiles.joined(shown, texts));
    }
    CompileSnapshot only = ShownFiles.only(shown, format, words);
    if (format.equals("json")) {
      return out ->
          ArtifactJson.write(only.lowered().orElseThrow(), StageCommand.ownDiagnostics(only), out);
    }
    String picture = drawn(views(only, options, words), format, graph, words);
    return out -> out.write(picture);
  }

  /// What is to be shown: the end result, one pass or all passes, of all functions or of one.
  private static List<LoweredView> views(CompileSnapshot snapshot, Options options, Words words) {
    Optional<String> pass = options.text("--pass");
    List<LoweredView> views =
        pass.isPresent()
            ? passes(LoweredView.passes(snapshot), pass.get(), words)
            : List.of(LoweredView.of(snapshot.lowered().orElseThrow()));
    Optional<String> function = options.text("--function");
    if (function.isEmpty()) {
      return views;
    }
    List<LoweredView> narrowed =
        views.stream().flatMap(view -> view.only(function.get()).stream()).toList();
    if (narrowed.isEmpty()) {
      String known = String.join(", ", views.getLast().functionNames());
      throw new UsageFault(words.of("badChoice", "--function", function.get(), known));
    }
    return narrowed;
  }

  private static List<LoweredView> passes(List<LoweredView> all, String name, Words words) {
    if (all.isEmpty()) {
      throw new UsageFault(words.of("noPasses"));
    }
    if (name.equals(ALL)) {
      return all;
    }
    List<LoweredView> found = all.stream().filter(view -> view.title().equals(name)).toList();
    if (found.isEmpty()) {
      String known = all.stream().map(LoweredView::title).collect(Collectors.joining(", "));
      throw new UsageFault(words.of("badChoice", "--pass", name, known + ", " + ALL));
    }
    return found;
  }

  private static String text(List<LoweredView> views) {
    return views.stream()
        .map(view -> views.size() > 1 ? heading(view) + view.text() : view.text())
        .collect(Collectors.joining("\n"));
  }

  private static String heading(LoweredView view) {
    return view.text().startsWith("; pass") ? "" : "; pass " + view.title() + "\n";
  }

  private static String drawn(List<LoweredView> views, String format, String graph, Words words) {
    if (views.size() > 1) {
      throw new UsageFault(words.of("onePass"));
    }
    LoweredView view = views.getFirst();
    Optional<Graph> picture = graph.equals("cfg") ? Optional.of(view.controlFlow()) : view.states();
    return GraphRenderer.render(
        picture.orElseThrow(() -> new UsageFault(words.of("noStates"))), Graphs.format(format));
  }
}
