package org.qistage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.json.DiagnosticWriter;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactJson;
import org.qistage.pipeline.artifact.ArtifactKind;
import org.qistage.pipeline.artifact.ArtifactText;
import org.qistage.pipeline.artifact.ClassBytes;
import org.qistage.pipeline.artifact.LoweredView;
import org.qistage.pipeline.graph.GraphRenderer;
import picocli.CommandLine.Model.CommandSpec;

/// `all`: every artifact of every stage in every format, into a folder.
final class AllCommand implements Command {
  @Override
  public String name() {
    return "all";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "file");
    Options.add(spec, words, "-o", "label.folder");
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    String folder =
        options.text("-o").orElseThrow(() -> new UsageFault(context.words().of("missing", "-o")));
    Compiling compiling = new Compiling(options, context);
    Optional<CompileSnapshot> compiled = compiling.compile(StageId.CODEGEN, true);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    CompileSnapshot snapshot = compiled.get();
    int written = ExitStatus.OK;
    for (FileSnapshot file : snapshot.files()) {
      String place = file.compiled() ? folder : folder + "/" + folderName(file.module());
      written = Math.max(written, write(place, snapshot.about(file), context));
    }
    return Math.max(written, context.report(snapshot.diagnostics()));
  }

  /// A module's own folder, beside the artifacts of the compiled file.
  private static String folderName(String module) {
    return "modules/" + module.replaceAll("[^\\p{L}\\p{N}#_.-]", "_");
  }

  private static int write(String folder, CompileSnapshot snapshot, CommandContext context) {
    Map<String, CommandContext.Result> texts = new LinkedHashMap<>();
    for (StageId stage : StageId.values()) {
      snapshot.artifact(stage).ifPresent(artifact -> addArtifact(artifact, snapshot, texts));
      Graphs.tree(snapshot, stage)
          .ifPresent(graph -> addGraph(name(snapshot.artifact(stage).orElseThrow()), graph, texts));
    }
    addLowering(snapshot, texts);
    addDiagnostics(snapshot, context, texts);
    try {
      Path root = Path.of(folder);
      Files.createDirectories(root.resolve("passes"));
      Files.createDirectories(root.resolve("classes"));
      for (Map.Entry<String, byte[]> file : ClassBytes.of(snapshot).entrySet()) {
        Files.write(root.resolve("classes").resolve(file.getKey()), file.getValue());
      }
    } catch (IOException | InvalidPathException e) {
      throw new UsageFault(
          context.words().of("cannotWrite", folder, String.valueOf(e.getMessage())));
    }
    int status = ExitStatus.OK;
    for (Map.Entry<String, CommandContext.Result> file : texts.entrySet()) {
      status =
          Math.max(
              status, context.write(Optional.of(folder + "/" + file.getKey()), file.getValue()));
    }
    return status;
  }

  private static String name(Artifact artifact) {
    return ArtifactKind.of(artifact).artifactName();
  }

  private static void addArtifact(
      Artifact artifact, CompileSnapshot snapshot, Map<String, CommandContext.Result> texts) {
    List<Diagnostic> diagnostics = StageCommand.ownDiagnostics(snapshot);
    texts.put(name(artifact) + ".txt", out -> out.write(ArtifactText.print(artifact)));
    texts.put(name(artifact) + ".json", out -> ArtifactJson.write(artifact, diagnostics, out));
  }

  private static void addGraph(String name, Graph graph, Map<String, CommandContext.Result> texts) {
    for (String format : Graphs.FORMATS) {
      texts.put(
          name + "." + Graphs.suffix(format),
          out -> out.write(GraphRenderer.render(graph, Graphs.format(format))));
    }
  }

  private static void addLowering(
      CompileSnapshot snapshot, Map<String, CommandContext.Result> texts) {
    if (snapshot.lowered().isEmpty()) {
      return;
    }
    LoweredView view = LoweredView.of(snapshot.lowered().get());
    addGraph("lowered.cfg", view.controlFlow(), texts);
    view.states().ifPresent(graph -> addGraph("lowered.states", graph, texts));
    List<LoweredView> passes = LoweredView.passes(snapshot);
    for (int i = 0; i < passes.size(); i++) {
      LoweredView pass = passes.get(i);
      texts.put("passes/" + (i + 1) + "-" + pass.title() + ".txt", out -> out.write(pass.text()));
    }
  }

  private static void addDiagnostics(
      CompileSnapshot snapshot, CommandContext context, Map<String, CommandContext.Result> texts) {
    List<Diagnostic> own = StageCommand.ownDiagnostics(snapshot);
    DiagnosticRenderer renderer = new DiagnosticRenderer(context.language(), false);
    texts.put("diagnostics.txt", out -> out.write(renderer.renderAll(snapshot.source(), own)));
    texts.put("diagnostics.json", out -> DiagnosticWriter.write(snapshot.diagnostics(), out));
  }
}
