package org.qistage.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.InputFile;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactJson;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.ChromeTrace;
import org.qistage.pipeline.trace.HtmlTrace;
import org.qistage.pipeline.trace.MomentJson;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceDocument;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceRecorder;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.runtime.trace.RecordingLimits;
import picocli.CommandLine.Model.CommandSpec;

/// `trace`: records a run, or shows a recorded one.
final class TraceCommand implements Command {
  private static final List<String> FORMATS = List.of("json", "text", "chrome", "html");
  private static final String LAST = "last";
  private static final String INSTRUCTIONS = "--instructions";
  private static final String VERIFY = "--verify";

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addOptionalParameter(spec, words, "traced");
    Options.add(spec, words, "--view", "label.trace");
    Options.add(spec, words, "--at", "label.step");
    Options.addFlag(spec, words, INSTRUCTIONS);
    Options.add(spec, words, VERIFY, "label.trace");
    Options.add(spec, words, "--format", String.join("|", FORMATS));
    Options.add(spec, words, "-o", "label.output");
    Compiling.describeMemory(spec, words);
    Options.add(spec, words, "--seed", "label.number");
    Options.add(spec, words, Schedules.OPTION, "label.schedule");
    Options.add(spec, words, "--http-fixtures", "label.folder");
    Options.addRepeated(spec, words, "--allow-fs", "label.folder");
    Options.add(spec, words, "--max-events", "label.number");
    Options.add(spec, words, "--max-depth", "label.number");
    Options.add(spec, words, "--max-heap", "label.bytes");
    Options.add(spec, words, "--max-output", "label.bytes");
    Options.add(spec, words, "--max-time", "label.milliseconds");
    Replacements.describe(spec, words);
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    Optional<String> viewed = options.text("--view");
    Optional<String> verified = options.text(VERIFY);
    boolean recorded = !options.parameter().isEmpty();
    if (Stream.of(viewed.isPresent(), verified.isPresent(), recorded).filter(way -> way).count()
        != 1) {
      throw new UsageFault(context.words().of("traceOrView"));
    }
    if (options.flag(INSTRUCTIONS) && options.text("--at").isEmpty()) {
      throw new UsageFault(context.words().of("instructionsAt"));
    }
    if (verified.isPresent()) {
      return view(
          verified.get(), context, trace -> new TraceRerun(trace, options, context).verify());
    }
    String format = format(options);
    return viewed.isPresent()
        ? view(viewed.get(), context, trace -> show(trace, format, options, context))
        : record(format, options, context);
  }

  // ---- Recording ----

  private static int record(String format, Options options, CommandContext context)
      throws IOException {
    RunRequest request = Schedules.apply(options, context.words(), request(options, context));
    RecordingLimits limits = limits(options);
    Compiling compiling = new Compiling(options, context, TraceRecorder::debugBuild);
    Optional<CompileSnapshot> compiled = compiling.compile(StageId.CODEGEN, false);
    if (compiled.isEmpty()) {
      return compiling.status();
    }
    return switch (TraceRecorder.record(compiled.get(), request, limits)) {
      case TraceRecorder.Result.Refused(var diagnostics) -> context.report(diagnostics);
      case TraceRecorder.Result.Made(var trace, var end, int exitStatus, var diagnostics) -> {
        int reported = context.report(diagnostics);
        if (end.isLimit()) {
          String key = "trace.limit." + end.name().toLowerCase(java.util.Locale.ROOT);
          context.terminal().say(context.words().of(key, trace.log().size()) + "\n");
        }
        int written = show(trace, format, options, context);
        yield Math.max(written, Math.max(reported, exitStatus));
      }
    };
  }

  private static RunRequest request(Options options, CommandContext context) {
    boolean apart = options.text("-o").isPresent();
    OutputStream out = apart ? context.terminal().out() : OutputStream.nullOutputStream();
    Optional<String> fixtures = options.text("--http-fixtures");
    Path folder =
        fixtures.isPresent()
            ? RunFolders.named("--http-fixtures", fixtures.get(), context.words())
            : RunFolders.own(options.parameter()).resolve("http");
    return RunRequest.of(out, context.terminal().err())
        .withSeed(options.number("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE))
        .withFolders(RunFolders.allowed(options, context.words()))
        .withFixtures(folder)
        .withInput(context.terminal().in())
        .withMemory(Compiling.countsReferences(options) ? MemoryModel.REFCOUNT : MemoryModel.GC)
        .withJsonReport(context.jsonDiagnostics())
        .withLanguage(context.language());
  }

  private static RecordingLimits limits(Options options) {
    RecordingLimits standard = RecordingLimits.DEFAULT;
    return new RecordingLimits(
        (int) options.number("--max-events", standard.events(), 1, 100_000_000),
        (int) options.number("--max-depth", standard.depth(), 1, Integer.MAX_VALUE),
        options.number("--max-heap", standard.heapBytes(), 1, Long.MAX_VALUE),
        options.number("--max-output", standard.outputBytes(), 1, Long.MAX_VALUE),
        options.number("--max-time", standard.milliseconds(), 1, 86_400_000));
  }

  /// A recording that is written to a file is a trace to keep, if nothing else is said.
  private static String format(Options options) {
    boolean kept = options.text("-o").isPresent() && options.text("--view").isEmpty();
    String usual = kept && options.text("--at").isEmpty() ? "json" : "text";
    return options.text("--format").isPresent() ? options.choice("--format", FORMATS) : usual;
  }

  // ---- Showing ----

  private static int view(String file, CommandContext context, ToIntFunction<Trace> use)
      throws IOException {
    return switch (context.read(file)) {
      case InputFile.Contents.Unreadable(var source, var diagnostic) -> {
        context.report(List.of(new LocatedDiagnostic(source, diagnostic)));
        yield ExitStatus.USAGE;
      }
      case InputFile.Contents.Faulty(var source, var diagnostics) ->
          context.report(LocatedDiagnostic.all(source, diagnostics));
      case InputFile.Contents.Made(TraceDocument document, _) -> use.applyAsInt(document.trace());
      case InputFile.Contents.Made _, InputFile.Contents.Program _ ->
          throw new UsageFault(context.words().of("noTrace", file));
    };
  }

  private static int show(Trace trace, String format, Options options, CommandContext context) {
    Optional<String> output = options.text("-o");
    if (options.text("--at").isPresent()) {
      return showMoment(trace, format, options, context);
    }
    return context.write(
        output,
        out -> {
          switch (format) {
            case "text" -> text(trace, context).writeEvents(out);
            case "chrome" -> ChromeTrace.write(new TraceNavigator(trace), out);
            case "html" -> HtmlTrace.write(new TraceNavigator(trace), context.language(), out);
            default -> ArtifactJson.write(TraceDocument.of(trace), List.of(), out);
          }
        });
  }

  private static TraceText text(Trace trace, CommandContext context) {
    return new TraceText(new TraceNavigator(trace), context.language());
  }

  private static int showMoment(
      Trace trace, String format, Options options, CommandContext context) {
    int last = trace.log().size() - 1;
    boolean end = options.text("--at").filter(LAST::equals).isPresent();
    int step = end ? last : (int) options.number("--at", last, -1, last);
    if (format.equals("chrome") || format.equals("html")) {
      throw new UsageFault(context.words().of("wholeTrace", format));
    }
    if (options.flag(INSTRUCTIONS)) {
      return new TraceRerun(trace, options, context).instructions(step, format.equals("json"));
    }
    return context.write(
        options.text("-o"),
        out -> {
          if (format.equals("json")) {
            MomentJson.write(new TraceNavigator(trace).at(step), out);
          } else {
            out.write(text(trace, context).at(step));
          }
        });
  }
}
