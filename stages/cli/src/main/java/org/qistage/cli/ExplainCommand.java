package org.qistage.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.explain.Explanation;
import org.qistage.pipeline.explain.Explanations;
import picocli.CommandLine.Model.CommandSpec;

/// `explain`: what the code of a diagnostic means.
final class ExplainCommand implements Command {
  private static final String EXAMPLE_NAME = "program.qi";

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.addParameter(spec, words, "code");
  }

  @Override
  public int run(Options options, CommandContext context) {
    String code = options.parameter().toUpperCase(Locale.ROOT);
    Words words = context.words();
    Optional<Explanation> found = Explanations.find(code, context.language());
    if (found.isEmpty()) {
      List<String> similar = Similar.to(code, List.copyOf(Explanations.codes()));
      String proposal =
          similar.isEmpty()
              ? ""
              : words.of(
                  "didYouMean",
                  similar.stream().limit(3).collect(Collectors.joining(words.of("or"))));
      throw new UsageFault(words.of("unknownCode", options.parameter()) + proposal);
    }
    String text = text(found.get(), words);
    return context.write(Optional.empty(), out -> out.write(text));
  }

  private static String text(Explanation explanation, Words words) {
    StringBuilder text = new StringBuilder();
    text.append(explanation.code()).append(": ").append(explanation.message()).append('\n');
    explanation.why().ifPresent(why -> section(text, words.of("explain.why"), why));
    explanation.fix().ifPresent(fix -> section(text, words.of("explain.fix"), fix));
    explanation.example().ifPresent(example -> example(text, explanation, example, words));
    return text.toString();
  }

  private static void section(StringBuilder text, String heading, String body) {
    text.append('\n').append(heading).append('\n');
    body.lines().forEach(line -> text.append(("    " + line).stripTrailing()).append('\n'));
  }

  /// The program, and the diagnostic as it appears for it.
  private static void example(
      StringBuilder text, Explanation explanation, String program, Words words) {
    section(text, words.of("explain.example"), program);
    explanation.files().forEach((path, file) -> section(text, path, file));
    DiagnosticRenderer renderer = new DiagnosticRenderer(words.language(), false);
    SourceText source = new SourceText(EXAMPLE_NAME, program);
    CompileRequest request =
        CompileRequest.of(source, StageId.CODEGEN).withFiles(FileSource.of(explanation.files()));
    Pipeline.standard().compile(request).diagnostics().stream()
        .filter(located -> located.diagnostic().code().equals(explanation.code()))
        .findFirst()
        .ifPresent(
            located ->
                section(
                    text,
                    words.of("explain.shown"),
                    renderer.render(located.source(), located.diagnostic())));
  }
}
