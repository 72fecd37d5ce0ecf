package org.qistage.tests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the reference of the library says about one function, or about several that do the same.
///
/// The files of `documents/library` hold an area each: `# 中文 | English` with lines `zh` and `en`, then
/// the sections, `## 名, 名` with lines `zh`, `en` and perhaps `errors`, and after a line `---` an example
/// that runs. An example without an entry function is the body of one.
///
/// @param names the functions as the library's table names them
/// @param errors the codes of the errors that it may raise
record LibrarySection(
    List<String> names, String chinese, String english, List<String> errors, String example) {

  /// A group of functions with a heading and an introduction.
  record Area(
      String chineseTitle,
      String englishTitle,
      String chinese,
      String english,
      List<LibrarySection> sections) {}

  static List<Area> readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Area> areas = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        areas.add(area(Files.readString(file).replace("\r\n", "\n")));
      }
      return areas;
    }
  }

  private static Area area(String text) {
    String[] parts = text.split("(?m)^## ");
    List<LibrarySection> sections = new ArrayList<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      sections.add(section(part));
    }
    String[] titles = firstLine(parts[0]).substring(2).split(" \\| ", -1);
    return new Area(titles[0], titles[1], line(parts[0], "zh"), line(parts[0], "en"), sections);
  }

  private static LibrarySection section(String text) {
    int example = text.indexOf("\n---\n");
    String head = text.substring(0, example + 1);
    String errors = line(head, "errors");
    return new LibrarySection(
        List.of(firstLine(head).split(", ")),
        line(head, "zh"),
        line(head, "en"),
        errors.isEmpty() ? List.of() : List.of(errors.split(" ")),
        text.substring(example + "\n---\n".length()).strip() + "\n");
  }

  private static String firstLine(String text) {
    return text.substring(0, text.indexOf('\n'));
  }

  private static String line(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElse("");
  }

  /// The example as a program.
  String program() {
    return example.contains("函数 主函数(") || example.contains("函数 入口(")
        ? example
        : "函数 主函数() {\n" + example + "}\n";
  }
}
