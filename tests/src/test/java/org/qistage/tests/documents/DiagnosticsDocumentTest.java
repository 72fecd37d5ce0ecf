package org.qistage.tests.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Language;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.pipeline.explain.Explanation;
import org.qistage.pipeline.explain.Explanations;
import org.qistage.tests.Compilation;
import org.qistage.tests.golden.GoldenCorpus;

/// Makes docs/diagnostics.md from the golden cases and the messages: the likeliest mistakes of a
/// beginner with what the compiler says, and all codes. `-Dgolden.update=true` rewrites the documents
/// and still fails.
final class DiagnosticsDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("qi.root"));

  private static final Path MISTAKES =
      ROOT.resolve("tests/src/test/resources/documents/beginner-mistakes.txt");

  private static final Pattern EXPECTATION = Pattern.compile("[ \t]*//~.*");

  /// A mistake that the document shows.
  private record Mistake(String golden, String chinese, String english) {
    static Mistake of(String line) {
      List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      return new Mistake(parts.get(0), parts.get(1), parts.get(2));
    }

    String title(Language language) {
      return switch (language) {
        case ZH -> chinese;
        case EN -> english;
      };
    }
  }

  @TestFactory
  Stream<DynamicTest> the_documents_say_what_the_compiler_says() {
    return Stream.of(Language.values())
        .map(language -> DynamicTest.dynamicTest(language.tag(), () -> agrees(language)));
  }

  private static void agrees(Language language) throws IOException {
    Path document = ROOT.resolve(name(language));
    String made = document(language);
    String written = Files.exists(document) ? Files.readString(document) : "";
    if (!made.equals(written.replace("\r\n", "\n")) && Boolean.getBoolean("golden.update")) {
      assertEquals(null, System.getenv("CI"), "golden.update is refused under CI");
      Files.writeString(document, made);
    }
    assertEquals(written.replace("\r\n", "\n"), made, document + " is out of date");
  }

  @Test
  void ten_mistakes_are_shown() throws IOException {
    assertEquals(10, mistakes().size());
  }

  private static String name(Language language) {
    return switch (language) {
      case ZH -> "docs/diagnostics.md";
      case EN -> "docs/diagnostics.en.md";
    };
  }

  private static List<Mistake> mistakes() throws IOException {
    return Files.readAllLines(MISTAKES).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Mistake::of)
        .toList();
  }

  private static String document(Language language) throws IOException {
    StringBuilder text = new StringBuilder(introduction(language));
    int number = 1;
    for (Mistake mistake : mistakes()) {
      text.append("\n### ").append(number++).append(". ").append(mistake.title(language));
      text.append("\n\n");
      show(text, mistake, language);
    }
    text.append(tableHeading(language));
    for (String code : Explanations.codes()) {
      Explanation explanation = Explanations.find(code, language).orElseThrow();
      String message = explanation.message().replace("|", "\\|").replace("\n", " ");
      text.append("| ").append(code).append(" | ").append(message).append(" |\n");
    }
    return text.toString();
  }

  private static String introduction(Language language) {
    return switch (language) {
      case ZH ->
          """
          # 诊断

          [English](diagnostics.en.md)

          编译器遇到问题时，先说是什么问题，再指出在哪里，然后说为什么、怎么改。`qi-stage explain 代码` 说明任何一个代码；\
          诊断带有改法的，`qi-stage check 文件 --fix` 直接改好，加上 `--dry-run` 只看不改。

          这一页由测试从黄金用例和消息生成，与编译器所说的逐字相同。

          ## 初学者最容易犯的十个错误
          """;
      case EN ->
          """
          # Diagnostics

          [中文](diagnostics.md)

          When something is wrong, the compiler says what, shows where, and then tells why and how to mend
          it. `qi-stage explain CODE` explains any code; where a diagnostic knows the fix,
          `qi-stage check FILE --fix` makes it, and with `--dry-run` only shows it.

          A test makes this page from the golden cases and the messages, so it says word for word what the
          compiler says.

          ## The ten likeliest mistakes of a beginner
          """;
    };
  }

  private static String tableHeading(Language language) {
    return switch (language) {
      case ZH -> "\n## 所有代码\n\n省略号处是程序里的字。\n\n| 代码 | 意思 |\n|---|---|\n";
      case EN ->
          """

          ## All codes

          An ellipsis stands for words of the program.

          | code | meaning |
          |---|---|
          """;
    };
  }

  /// The program as the corpus has it, without its expectations, and its diagnostics.
  private static void show(StringBuilder text, Mistake mistake, Language language)
      throws IOException {
    Path file = GoldenCorpus.root().resolve(mistake.golden()).resolve("program.qi");
    String program = EXPECTATION.matcher(Files.readString(file)).replaceAll("");
    Compilation compilation = Compilation.of(program);
    assertTrue(!compilation.diagnostics().isEmpty(), mistake.golden());
    List<String> lines = new ArrayList<>();
    new DiagnosticRenderer(language, false)
        .renderAll(compilation.source(), compilation.diagnostics())
        .lines()
        .forEach(lines::add);
    text.append("```qi\n").append(program.stripTrailing()).append("\n```\n\n");
    text.append("```\n").append(String.join("\n", lines).strip()).append("\n```\n");
  }
}
