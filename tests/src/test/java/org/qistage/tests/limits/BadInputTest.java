package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.cli.QiStage;
import org.qistage.lexing.SourceDecoder;

/// Whatever a file holds, `qi-stage run` answers with the exit status and a diagnostic that names the
/// file and the place, and never with a Java stack trace.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class BadInputTest {
  private static final String HELLO = "函数 主函数() {\n    打印行(\"好\");\n}\n";

  @TempDir Path folder;

  private record Answer(int status, String out, String err) {}

  private Answer run(byte[] program) throws IOException {
    Path file = folder.resolve("坏 输入.qi");
    Files.write(file, program);
    return run(file);
  }

  private static Answer run(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        QiStage.execute(
            InputStream.nullInputStream(), out, err, "run", "--lang", "zh", file.toString());
    Answer answer =
        new Answer(
            status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertFalse(answer.err().contains("\tat "), answer.err());
    assertFalse(answer.err().contains("Exception"), answer.err());
    return answer;
  }

  private void assertPrints(byte[] program) throws IOException {
    assertEquals(new Answer(0, "好\n", ""), run(program));
  }

  /// @param place line and column of the first diagnostic
  private void assertRefused(String code, String place, byte[] program) throws IOException {
    Answer answer = run(program);
    assertEquals(1, answer.status(), answer.err());
    assertEquals("", answer.out());
    assertTrue(answer.err().contains(code), answer.err());
    assertTrue(answer.err().contains("坏 输入.qi:" + place), answer.err());
  }

  private static byte[] main(String body) {
    return ("函数 主函数() {\n" + body + "\n}\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void byte_order_mark_and_crlf_are_fine() throws IOException {
    assertPrints(("\uFEFF" + HELLO).getBytes(StandardCharsets.UTF_8));
    assertPrints(HELLO.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_empty_file_has_no_entry() throws IOException {
    assertRefused("QI-CHECK-0020", "1:1", new byte[0]);
  }

  @Test
  void bytes_that_are_no_text_are_located() throws IOException {
    assertRefused("QI-LEX-0017", "1:1", HELLO.getBytes(Charset.forName("GBK")));
    assertRefused("QI-LEX-0016", "2:", main("打印行(\0);"));
    byte[] large = new byte[SourceDecoder.LIMIT + 1];
    Arrays.fill(large, (byte) '\n');
    assertRefused("QI-LEX-0018", "1:1", large);
  }

  @Test
  void files_that_cannot_be_read_are_a_fault_of_the_command_line() {
    Answer directory = run(folder);
    assertEquals(2, directory.status());
    assertTrue(directory.err().contains("QI-FILE-"), directory.err());
    Answer missing = run(folder.resolve("没有.qi"));
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("QI-FILE-"), missing.err());
  }

  @Test
  void faulty_tokens_are_located() throws IOException {
    assertRefused("QI-LEX-0005", "2:5", main("打印行(\"没完);"));
    assertRefused("QI-LEX-0007", "2:1", main("/* 没完"));
    assertRefused("QI-LEX-0002", "2:6", main("打印行(1、2);"));
    assertRefused("QI-LEX-0004", "2:5", main("打印行(１２);"));
    assertRefused("QI-LEX-0008", "2:6", main("打印行(\"\\q\");"));
    assertRefused("QI-CHECK-0125", "2:5", main("打印行(9223372036854775808);"));
  }

  @Test
  void a_hundred_thousand_parentheses_are_refused_at_the_limit() throws IOException {
    int depth = 100_000;
    assertRefused(
        "QI-PARSE-0023", "2:", main("打印行(" + "(".repeat(depth) + "1" + ")".repeat(depth) + ");"));
  }

  @Test
  void an_identifier_of_a_million_characters_is_fine() throws IOException {
    String name = "名".repeat(1_000_000);
    assertPrints(main("变量 " + name + " = \"好\";\n打印行(" + name + ");"));
  }
}
