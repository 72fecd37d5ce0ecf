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
    Options.add(spec, words, "-o", "label.output");
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    String format = options.choice("--format", formats());
    Compiling compiling = new Compiling(options, context);
    Optional<CompileSnapshot> compiled = compiling.compile(stage, false);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    CompileSnapshot snapshot = compiled.get();
    Optional<Artifact> artifact = snapshot.artifact(stage);
    int written = ExitStatus.OK;
    if (artifact.isPresent()) {
      written =
          context.write(
              options.text("-o"),
              out -> {
                switch (format) {
                  case "json" -> ArtifactJson.write(artifact.get(), ownDiagnostics(snapshot), out);
                  case "text" -> out.write(ArtifactText.print(artifact.get()));
                  default ->
                      out.write(
                          GraphRenderer.render(
                              Graphs.tree(snapshot, stage).orElseThrow(), Graphs.format(format)));
                }
              });
    }
    return Math.max(written, context.report(snapshot.diagnostics()));
  }

  /// The diagnostics that point into the program, which its artifacts carry along.
  static List<Diagnostic> ownDiagnostics(CompileSnapshot snapshot) {
    return snapshot.diagnostics().stream()
        .filter(located -> located.source().equals(snapshot.source()))
        .map(LocatedDiagnostic::diagnostic)
        .toList();
  }
}
