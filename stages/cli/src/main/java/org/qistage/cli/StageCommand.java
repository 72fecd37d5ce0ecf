package org.qistage.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactJson;
import org.qistage.pipeline.artifact.ArtifactText;
import org.qistage.pipeline.artifact.ParseTreeView;
import org.qistage.pipeline.graph.GraphRenderer;
import picocli.CommandLine.Model.CommandSpec;

/// `lex`, `parse`, `check`, `codegen`: shows the artifact of one stage.
final class StageCommand implements Command {
  private final StageId stage;

  StageCommand(StageId stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return stage.command();
  }

  private List<String> formats() {
    return switch (stage) {
      case LEX, LOWER, CODEGEN -> List.of("text", "json");
      case PARSE, CHECK -> List.of("text", "json", "dot", "svg", "mermaid");
    };
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "file");
    Options.add(spec, words, "--format", String.join("|", formats()));
    if (stage == StageId.PARSE) {
      Options.add(spec, words, "--tree", "syntax|grammar");
    }
    if (stage == StageId.CHECK) {
      Options.addFlag(spec, words, "--fix");
      Options.addFlag(spec, words, "--dry-run");
    }
    if (stage == StageId.CODEGEN) {
      Compiling.describeMemory(spec, words);
    }
    if (hasSeveralFiles()) {
      ShownFiles.describe(spec, words);
    }
    Options.add(spec, words, "-o", "label.output");
    Replacements.describe(spec, words);
  }

  /// Whether the stage works on all files of a program.
  private boolean hasSeveralFiles() {
    return stage.compareTo(StageId.CHECK) >= 0;
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    String format = options.choice("--format", formats());
    if (stage == StageId.CHECK && (options.flag("--fix") || options.flag("--dry-run"))) {
      return new Fixing(options, context).run();
    }
    boolean grammar = false;
    if (stage == StageId.PARSE) {
      grammar = options.choice("--tree", List.of("syntax", "grammar")).equals("grammar");
    }
    if (grammar && format.equals("json")) {
      throw new UsageFault(context.words().of("noGrammarJson"));
    }
    Compiling compiling = new Compiling(options, context);
    Optional<CompileSnapshot> compiled = compiling.compile(stage, false);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    CompileSnapshot snapshot = compiled.get();
    Optional<CommandContext.Result> result =
        grammar
            ? Optional.of(grammarTree(snapshot, format, context.words()))
            : result(options, snapshot, format, context.words());
    int written =
        result.isPresent() ? context.write(options.text("-o"), result.get()) : ExitStatus.OK;
    return Math.max(written, context.report(snapshot.diagnostics()));
  }

  private Optional<CommandContext.Result> result(
      Options options, CompileSnapshot snapshot, String format, Words words) {
    List<CompileSnapshot> shown =
        hasSeveralFiles()
            ? ShownFiles.of(options, snapshot, words).stream()
                .filter(each -> each.artifact(stage).isPresent())
                .toList()
            : List.of(snapshot);
    if (shown.size() > 1 && format.equals("text")) {
      List<String> texts =
          shown.stream()
              .map(each -> ArtifactText.print(each.artifact(stage).orElseThrow()))
              .toList();
      return Optional.of(out -> out.write(ShownFiles.joined(shown, texts)));
    }
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    CompileSnapshot only = ShownFiles.only(shown, format, words);
    return only.artifact(stage).map(artifact -> result(artifact, only, format));
  }

  private CommandContext.Result result(Artifact artifact, CompileSnapshot snapshot, String format) {
    return switch (format) {
      case "json" -> out -> ArtifactJson.write(artifact, ownDiagnostics(snapshot), out);
      case "text" -> out -> out.write(ArtifactText.print(artifact));
      default ->
          out ->
              out.write(
                  GraphRenderer.render(
                      Graphs.tree(snapshot, stage).orElseThrow(), Graphs.format(format)));
    };
  }

  private static CommandContext.Result grammarTree(
      CompileSnapshot snapshot, String format, Words words) {
    ParseTreeView view =
        ParseTreeView.of(snapshot).orElseThrow(() -> new UsageFault(words.of("noGrammarTree")));
    return format.equals("text")
        ? out -> out.write(view.text())
        : out -> out.write(GraphRenderer.render(view.graph(), Graphs.format(format)));
  }

  /// The diagnostics that point into the program, which its artifacts carry along.
  static List<Diagnostic> ownDiagnostics(CompileSnapshot snapshot) {
    return snapshot.diagnostics().stream()
        .filter(located -> located.source().equals(snapshot.source()))
        .map(LocatedDiagnostic::diagnostic)
        .toList();
  }
}
