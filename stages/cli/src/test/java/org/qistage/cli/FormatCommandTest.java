package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatCommandTest {
  private static final String UNTIDY = "函数 主函数( ){打印行( 1 );}";
  private static final String TIDY = "函数 主函数() {\n    打印行(1);\n}\n";

  @TempDir Path folder;
  private String out = "";
  private String err = "";

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

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void rewritesFilesInPlace() throws IOException {
    Path file = write("好 程序.qi", UNTIDY);
    assertEquals(ExitStatus.OK, qi("", "fmt", file.toString()));
    assertEquals(TIDY, Files.readString(file));
    assertEquals("", out + err);
  }

  @Test
  void aFileThatIsTidyIsNotWritten() throws IOException {
    Path file = write("甲.qi", TIDY);
    var before = Files.getLastModifiedTime(file);
    var key =
        Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
    assertEquals(ExitStatus.OK, qi("", "fmt", file.toString()));
    assertEquals(before, Files.getLastModifiedTime(file));
    assertEquals(
        key,
        Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey());
  }

  @Test
  void checkListsWhatWouldChangeAndChangesNothing() throws IOException {
    Path untidy = write("乱.qi", UNTIDY);
    Path tidy = write("整.qi", TIDY);
    assertEquals(ExitStatus.PROGRAM, qi("", "fmt", "--check", untidy.toString(), tidy.toString()));
    assertEquals(untidy + "\n", out);
    assertEquals(UNTIDY, Files.readString(untidy));
    assertEquals(ExitStatus.OK, qi("", "fmt", "--check", tidy.toString()));
    assertEquals("", out);
  }

  @Test
  void worksThroughFolders() throws IOException {
    Path inner = write("内/深/乙.qi", UNTIDY);
    Path hidden = write(".git/丙.qi", UNTIDY);
    Path other = write("内/说明.txt", UNTIDY);
    assertEquals(ExitStatus.OK, qi("", "fmt", folder.toString()));
    assertEquals(TIDY, Files.readString(inner));
    assertEquals(UNTIDY, Files.readString(hidden));
    assertEquals(UNTIDY, Files.readString(other));
  }

  @Test
  void standardInputGoesToStandardOutput() {
    assertEquals(ExitStatus.OK, qi(UNTIDY, "fmt", "-"));
    assertEquals(TIDY, out);
    assertEquals(ExitStatus.PROGRAM, qi(UNTIDY, "fmt", "-", "--check"));
    assertEquals("<stdin>\n", out);
  }

  @Test
  void aFileWithSyntaxErrorsStaysAndTheOthersAreTidied() throws IOException {
    Path faulty = write("错.qi", "函数 主函数( ){打印行( 1 }");
    Path untidy = write("乱.qi", UNTIDY);
    assertEquals(ExitStatus.PROGRAM, qi("", "fmt", faulty.toString(), untidy.toString()));
    assertTrue(err.contains("QI-PARSE-"), err);
    assertEquals("函数 主函数( ){打印行( 1 }", Files.readString(faulty));
    assertEquals(TIDY, Files.readString(untidy));
  }

  @Test
  void aProgramWithOtherErrorsIsTidied() throws IOException {
    Path file = write("名.qi", "函数 主函数(){没有的( );}");
    assertEquals(ExitStatus.OK, qi("", "fmt", file.toString()), err);
    assertEquals("函数 主函数() {\n    没有的();\n}\n", Files.readString(file));
  }

  @Test
  void aFileKeepsItsPermissionsAndALinkStaysALink() throws IOException {
    Path file = write("甲.qi", UNTIDY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Path link = Files.createSymbolicLink(folder.resolve("链.qi"), file);
    assertEquals(ExitStatus.OK, qi("", "fmt", link.toString()));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(TIDY, Files.readString(file));
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("甲.qi", "链.qi"),
          files.map(each -> each.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void whatCannotBeReadIsStatusTwo() throws IOException {
    assertEquals(ExitStatus.USAGE, qi("", "fmt", folder.resolve("没有.qi").toString()));
    assertTrue(err.contains("QI-FILE-0001"), err);
    assertEquals(ExitStatus.USAGE, qi("", "fmt"));
    assertTrue(err.contains("缺少 文件…"), err);
    Path json = write("甲.json", "");
    assertEquals(
        ExitStatus.OK,
        qi("", "lex", write("甲.qi", TIDY).toString(), "--format", "json", "-o", json.toString()));
    assertEquals(ExitStatus.USAGE, qi("", "fmt", json.toString()));
    assertTrue(err.contains("不是源程序"), err);
  }
}
