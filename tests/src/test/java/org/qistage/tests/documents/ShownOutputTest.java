package org.qistage.tests.documents;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.cli.QiStage;

/// A document shows output as `<!-- shown: qi-stage … -->` and a fenced block after it. The block
/// must stand in what the command prints, line for line.
class ShownOutputTest {
  private static final Path ROOT = Path.of(System.getProperty("qi.root"));

  private static final Pattern SHOWN =
      Pattern.compile("<!-- shown: qi-stage ([^\n]+?) -->\n```\n(.*?)\n```\n", Pattern.DOTALL);

  private record Shown(String document, String command, String block) {}

  @TestFactory
  Stream<DynamicTest> everyShownBlockIsWhatTheCommandPrints() throws IOException {
    return shown().stream()
        .map(
            shown ->
                DynamicTest.dynamicTest(
                    shown.document() + ": " + shown.command(), () -> check(shown)));
  }

  @Test
  void theReadmesShowSomething() throws IOException {
    for (String readme : List.of("README.md", "README.zh.md")) {
      assertTrue(shown().stream().anyMatch(shown -> shown.document().equals(readme)), readme);
    }
  }

  private static List<Shown> shown() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(ROOT.resolve("README.md"));
    documents.add(ROOT.resolve("README.zh.md"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    List<Shown> all = new ArrayList<>();
    for (Path document : documents) {
      Matcher matcher = SHOWN.matcher(Files.readString(document));
      while (matcher.find()) {
        all.add(
            new Shown(ROOT.relativize(document).toString(), matcher.group(1), matcher.group(2)));
      }
    }
    return all;
  }

  /// Arguments that name an existing file are taken from the root of the checkout.
  private static void check(Shown shown) {
    String[] arguments =
        Arrays.stream(shown.command().split(" ", -1))
            .map(word -> Files.exists(ROOT.resolve(word)) ? ROOT.resolve(word).toString() : word)
            .toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    QiStage.execute(new ByteArrayInputStream(new byte[0]), out, out, arguments);
    List<String> printed = out.toString(StandardCharsets.UTF_8).lines().toList();
    List<String> block = shown.block().lines().toList();
    boolean found = false;
    for (int i = 0; i + block.size() <= printed.size() && !found; i++) {
      found = printed.subList(i, i + block.size()).equals(block);
    }
    assertTrue(
        found, () -> "not in what the command prints, which is:\n" + String.join("\n", printed));
  }
}
