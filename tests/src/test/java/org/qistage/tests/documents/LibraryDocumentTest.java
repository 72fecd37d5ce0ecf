package org.qistage.tests.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.foundation.Language;
import org.qistage.pipeline.explain.Explanations;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Makes docs/library.md from the library's table and from what `documents/library` says of each
/// function, and runs every example. `-Dgolden.update=true` rewrites the documents and still fails.
final class LibraryDocumentTest {
  private static final Path ROOT = Path.of(System.getProperty("qi.root"));

  private static final Path SOURCE = ROOT.resolve("tests/src/test/resources/documents/library");

  /// What answers the requests of the examples, an empty folder for their files, and their input.
  private static final List<String> OPTIONS =
      List.of(
          "--http-fixtures=" + ROOT.resolve("tests/src/test/resources/documents/http"),
          "--files",
          "--input=" + ROOT.resolve("tests/src/test/resources/documents/input.txt"));

  private static final String NONE = "无";

  @Test
  void every_function_has_one_section_and_every_section_a_function() throws IOException {
    List<String> described = new ArrayList<>();
    for (LibrarySection.Area area : LibrarySection.readAll(SOURCE)) {
      area.sections().forEach(section -> described.addAll(section.names()));
    }
    Set<String> twice = new TreeSet<>(described);
    assertEquals(twice.size(), described.size(), "a name has two sections");
    Set<String> named = new TreeSet<>();
    LibraryTable.standard().all().forEach(entry -> named.add(entry.name()));
    assertEquals(String.join("\n", named), String.join("\n", twice));
  }

  @Test
  void every_section_is_written_in_both_languages() throws IOException {
    for (LibrarySection.Area area : LibrarySection.readAll(SOURCE)) {
      assertFalse(area.chinese().isEmpty() || area.english().isEmpty(), area.englishTitle());
      for (LibrarySection section : area.sections()) {
        assertFalse(
            section.chinese().isEmpty() || section.english().isEmpty(), section.names().getFirst());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> the_documents_are_up_to_date() throws IOException {
    Map<LibrarySection, String> outputs = new LinkedHashMap<>();
    List<LibrarySection.Area> areas = LibrarySection.readAll(SOURCE);
    for (LibrarySection.Area area : areas) {
      area.sections().forEach(section -> outputs.put(section, output(section)));
    }
    return Stream.of(Language.values())
        .map(
            language ->
                DynamicTest.dynamicTest(language.tag(), () -> agrees(areas, outputs, language)));
  }

  /// What an example prints; it has no fault, not even a warning.
  private static String output(LibrarySection section) {
    String name = section.names().getFirst();
    Compilation compilation = Compilation.of(section.program());
    assertEquals(List.of(), compilation.diagnostics(), name);
    ProgramRun run = ProgramRun.of(compilation, OPTIONS);
    assertEquals("", run.errors(), name);
    assertEquals(0, run.status(), name);
    return run.output();
  }

  private static void agrees(
      List<LibrarySection.Area> areas, Map<LibrarySection, String> outputs, Language language)
      throws IOException {
    String file =
        switch (language) {
          case ZH -> "docs/library.md";
          case EN -> "docs/library.en.md";
        };
    Path document = ROOT.resolve(file);
    String made = document(areas, outputs, language);
    String written = Files.exists(document) ? Files.readString(document).replace("\r\n", "\n") : "";
    if (!made.equals(written) && Boolean.getBoolean("golden.update")) {
      assertEquals(null, System.getenv("CI"), "golden.update is refused under CI");
      Files.writeString(document, made);
    }
    assertEquals(written, made, file + " is out of date");
  }

  private static String document(
      List<LibrarySection.Area> areas, Map<LibrarySection, String> outputs, Language language) {
    boolean chinese = language == Language.ZH;
    StringBuilder text = new StringBuilder(introduction(language));
    for (LibrarySection.Area area : areas) {
      String title = chinese ? area.chineseTitle() : area.englishTitle();
      text.append("\n## ").append(title).append("\n\n");
      text.append(chinese ? area.chinese() : area.english()).append('\n');
      for (LibrarySection section : area.sections()) {
        append(text, section, outputs.getOrDefault(section, ""), language);
      }
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text, LibrarySection section, String output, Language language) {
    boolean chinese = language == Language.ZH;
    String title =
        section.names().stream()
            .map(name -> name.substring(name.indexOf('.') + 1))
            .distinct()
            .collect(Collectors.joining(chinese ? "、" : ", "));
    text.append("\n### ").append(title).append("\n\n```qi\n");
    for (String name : section.names()) {
      signatures(name).forEach(signature -> text.append(signature).append('\n'));
    }
    text.append("```\n\n").append(chinese ? section.chinese() : section.english()).append('\n');
    for (String code : section.errors()) {
      String message =
          Explanations.find(code, language).orElseThrow().message().replaceAll("\\{\\w+}", "…");
      text.append(chinese ? "\n- 错误 " : "\n- Error ")
          .append(code)
          .append(chinese ? "：" : ": ")
          .append(message);
    }
    text.append(section.errors().isEmpty() ? "" : "\n");
    text.append("\n```qi\n").append(section.example()).append("```\n\n```text\n");
    text.append(output).append("```\n");
  }

  /// The forms of a function; where the checker takes any of several types, that one form alone.
  private static List<String> signatures(String name) {
    List<LibraryEntry> forms = LibraryTable.standard().forms(name);
    List<LibraryEntry> language = forms.stream().filter(LibraryEntry::language).toList();
    boolean conversion = name.startsWith("转") && !language.isEmpty();
    return (conversion ? language : forms)
        .stream()
            .map(form -> name.equals(NONE) ? NONE + ": " + form.result() : form.signature())
            .toList();
  }

  private static String introduction(Language language) {
    return switch (language) {
      case ZH ->
          """
          # 标准库

          [English](library.en.md)

          这里是程序可以使用的全部函数和方法。`T`、`K`、`V` 代表任何类型，在一个签名里前后一致。每个例子都会由构建运行一遍，\
          输出就写在它下面；没有写函数的例子是 `函数 主函数() { … }` 的内容。例子运行时用虚拟时钟，网址由文件回答。
          """;
      case EN ->
          """
          # The library

          [中文](library.md)

          All functions and methods that programs may use. `T`, `K` and `V` stand for any type, the same
          one throughout a signature. The build runs every example, and its output stands below it; an
          example without a function is the body of `函数 主函数() { … }`. The examples run under the
          virtual clock, and files answer their requests.
          """;
    };
  }
}
