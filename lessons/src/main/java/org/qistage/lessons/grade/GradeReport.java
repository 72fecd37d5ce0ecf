package org.qistage.lessons.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.qistage.foundation.Language;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Lesson;

/// The results of a class in the forms that other tools read.
public final class GradeReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lesson lesson;
  private final Language language;

  /// @param language of the feedback
  public GradeReport(Lesson lesson, Language language) {
    this.lesson = lesson;
    this.language = language;
  }

  private String feedback(CheckResult check) {
    return new BilingualText(check.chinese(), check.english()).in(language);
  }

  // ---- JSON ----

  /// All that is known, in both languages.
  public String json(List<SubmissionResult> results) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schema", "qi-stage/grades/1");
    root.put("lesson", lesson.id());
    ArrayNode all = root.putArray("submissions");
    results.forEach(result -> all.add(JSON.valueToTree(result)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  /// The `results.json` of Gradescope, of one submission.
  public String gradescope(SubmissionResult result) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("score", result.points());
    root.put("execution_time", result.milliseconds() / 1000.0);
    root.put("output_format", "md");
    root.put("visibility", "visible");
    ArrayNode tests = root.putArray("tests");
    for (CheckResult check : result.checks()) {
      ObjectNode test = tests.addObject();
      test.put("name", check.check());
      test.put("score", check.points());
      test.put("max_score", check.outOf());
      test.put("status", check.passed() ? "passed" : "failed");
      test.put("output", feedback(check));
      test.put("output_format", "md");
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  // ---- Markdown ----

  /// A table: a submission a row, a check a column.
  public String markdown(List<SubmissionResult> results) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(lesson.title().in(language)).append("\n\n|");
    text.append(" |");
    lesson.checks().forEach(check -> text.append(' ').append(check.head().id()).append(" |"));
    text.append(" Σ | |\n|---|");
    lesson.checks().forEach(_ -> text.append(":-:|"));
    text.append("--:|---|\n");
    for (SubmissionResult result : results) {
      text.append("| ").append(escaped(result.name())).append(" |");
      result.checks().forEach(check -> text.append(check.passed() ? " ✓ |" : " ✗ |"));
      text.append(' ').append(result.points()).append(" / ").append(result.outOf()).append(" | ");
      text.append(trouble(result)).append(" |\n");
    }
    return text.toString();
  }

  private static String trouble(SubmissionResult result) {
    return result.trouble() == SubmissionResult.Trouble.NONE
        ? ""
        : result.trouble().name().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\p{Cntrl}", "�");
  }

  // ---- Text ----

  /// The same for a terminal, with the feedback of what has failed.
  public String text(List<SubmissionResult> results) {
    StringBuilder text = new StringBuilder();
    int widest =
        results.stream().mapToInt(result -> DisplayWidth.of(result.name())).max().orElse(0);
    for (SubmissionResult result : results) {
      String name = result.name().replaceAll("\\p{Cntrl}", "�");
      text.append(name).append(" ".repeat(Math.max(0, widest - DisplayWidth.of(name)) + 2));
      result.checks().forEach(check -> text.append(check.passed() ? '✓' : '✗'));
      text.append("  ").append(result.points()).append(" / ").append(result.outOf());
      String trouble = trouble(result);
      text.append(trouble.isEmpty() ? "" : "  " + trouble).append('\n');
      if (results.size() == 1) {
        result.checks().forEach(check -> one(check, text));
      }
    }
    return text.toString();
  }

  private void one(CheckResult check, StringBuilder text) {
    text.append('\n').append(check.passed() ? "✓ " : "✗ ").append(check.check()).append('\n');
    feedback(check).lines().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  // ---- JUnit ----

  /// The XML of JUnit: a submission a suite, a check a test.
  public String junit(List<SubmissionResult> results) throws IOException {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (SubmissionResult result : results) {
        suite(result, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return out + "\n";
  }

  private void suite(SubmissionResult result, XMLStreamWriter xml) throws XMLStreamException {
    long failed = result.checks().stream().filter(check -> !check.passed()).count();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(result.name()));
    xml.writeAttribute("tests", Integer.toString(result.checks().size()));
    xml.writeAttribute("failures", Long.toString(failed));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.milliseconds() / 1000.0));
    for (CheckResult check : result.checks()) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", clean(result.name()));
      xml.writeAttribute("name", check.check());
      if (!check.passed()) {
        String feedback = clean(feedback(check));
        xml.writeStartElement("failure");
        xml.writeAttribute("message", feedback.lines().findFirst().orElse(""));
        xml.writeCharacters(feedback);
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /// XML has no way to write most control characters.
  private static String clean(String text) {
    return text.codePoints()
        .map(
            code ->
                code == '\n'
                        || code == '\t'
                        || (code >= 0x20 && code < 0xD800)
                        || (code >= 0xE000 && code < 0xFFFE)
                        || code > 0xFFFF
                    ? code
                    : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
