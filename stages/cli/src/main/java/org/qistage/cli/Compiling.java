package org.qistage.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.InputFile;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import picocli.CommandLine.Model.CommandSpec;

/// Compiles the file of a command line as far as a command needs.
final class Compiling {
  private final Options options;
  private final CommandContext context;

  /// Asks for another kind of build.
  private final UnaryOperator<CompileRequest> build;

  /// The exit status when there is no snapshot.
  private int status;

  Compiling(Options options, CommandContext context) {
    this(options, context, request -> request);
  }

  Compiling(Options options, CommandContext context, UnaryOperator<CompileRequest> build) {
    this.options = options;
    this.context = context;
    this.build = build;
  }

  int status() {
    return status;
  }

  /// The snapshot; empty when the file could not be used, which has been reported then.
  ///
  /// @throws IOException when standard input cannot be read
  Optional<CompileSnapshot> compile(StageId last, boolean passes) throws IOException {
    List<LocatedDiagnostic> faults = new ArrayList<>();
    Pipeline pipeline = Replacements.pipeline(options, context, faults);
    if (!faults.isEmpty()) {
      context.report(faults);
      status = ExitStatus.USAGE;
      return Optional.empty();
    }
    boolean counts = countsReferences(options);
    return request(last)
        .map(build)
        .map(request -> counts ? request.withReferenceCounting() : request)
        .map(request -> pipeline.compile(passes ? request.withPasses() : request));
  }

  /// Adds the option of how memory is managed, for commands that lower.
  static void describeMemory(CommandSpec spec, Words words) {
    Options.add(spec, words, "--memory", "gc|refcount");
  }

  /// Whether the program is to count its references.
  static boolean countsReferences(Options options) {
    return options.choice("--memory", List.of("gc", "refcount")).equals("refcount");
  }

  private Optional<CompileRequest> request(StageId last) throws IOException {
    return switch (context.read(options.parameter())) {
      case InputFile.Contents.Unreadable(var source, var diagnostic) -> {
        context.report(List.of(new LocatedDiagnostic(source, diagnostic)));
        status = ExitStatus.USAGE;
        yield Optional.empty();
      }
      case InputFile.Contents.Faulty(var source, var diagnostics) -> {
        status = context.report(LocatedDiagnostic.all(source, diagnostics));
        yield Optional.empty();
      }
      case InputFile.Contents.Program(var source) ->
          Optional.of(CompileRequest.of(source, last).withFiles(FileSource.disk()));
      case InputFile.Contents.Made(var artifact, var earlier) -> {
        boolean later = StageId.after(artifact).map(next -> next.compareTo(last) > 0).orElse(true);
        if (later && !last.output().isInstance(artifact)) {
          throw new UsageFault(
              context.words().of("laterArtifact", options.parameter(), last.command()));
        }
        yield Optional.of(
            CompileRequest.from(artifact, earlier, last).withFiles(FileSource.disk()));
      }
    };
  }
}
