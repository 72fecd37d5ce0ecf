package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixingTest {
  private static final String FAULTY =
      """
      函数 主函数() {
          变量 数量 = 1
          次数 = 2;
          如果 次数 = 2 {
              打印行(树亮、次数);
          }
      }
      """;

  private static final String FIXED =
      """
      函数 主函数() {
          变量 数量 = 1;
          变量 次数 = 2;
          如果 次数 == 2 {
              打印行(数量，次数);
          }
      }
      """;

  @TempDir Path folder;
  private Path file = Path.of("");
  private String out = "";
  private String err = "";

  @BeforeEach
  void writeProgram() throws IOException {
    file = Files.writeString(folder.resolve("错.qi"), FAULTY);
  }

  private int qi(String input, String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(input.getBytes(UTF_8));
    Terminal terminal = new Terminal(in, outBytes, errBytes, false, false, false, false);
    int status = new CommandRunner(terminal, Locale.CHINA).run(arguments);
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return status;
  }

  @Test
  void fixesUntilNothingIsLeft() throws IOException {
    assertEquals(ExitStatus.OK, qi("", "check", file.toString(), "--fix"), err);
    assertEquals(FIXED, Files.readString(file));
    assertTrue(err.startsWith("改好了 5 处。"), err);
    assertEquals(ExitStatus.OK, qi("", "check", file.toString(), "--fix"));
    assertEquals("", out + err);
  }

  @Test
  void aDryRunShowsTheDifferenceAndChangesNothing() throws IOException {
    assertEquals(ExitStatus.OK, qi("", "check", file.toString(), "--fix", "--dry-run"));
    assertEquals(FAULTY, Files.readString(file));
    assertTrue(
        out.contains(
            """
            @@ -1,7 +1,7 @@
             函数 主函数() {
            -    变量 数量 = 1
            -    次数 = 2;
            -    如果 次数 = 2 {
            -        打印行(树亮、次数);
            +    变量 数量 = 1;
            +    变量 次数 = 2;
            +    如果 次数 == 2 {
            +        打印行(数量，次数);
                 }
             }
            """),
        out);
  }

  @Test
  void standardInputGoesToStandardOutput() {
    assertEquals(ExitStatus.OK, qi(FAULTY, "check", "-", "--fix"));
    assertEquals(FIXED, out);
  }

  @Test
  void whatCannotBeFixedIsReported() throws IOException {
    String program = "函数 主函数() {\n    打印行(完全没有的名字)\n}\n";
    Files.writeString(file, program);
    assertEquals(ExitStatus.PROGRAM, qi("", "check", file.toString(), "--fix"));
    assertEquals(program.replace("字)", "字);"), Files.readString(file));
    assertTrue(err.contains("QI-CHECK-0002"), err);
  }
}
