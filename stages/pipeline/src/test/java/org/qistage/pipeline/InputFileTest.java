package org.qistage.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Problem;
import org.qistage.lexing.TokenStream;

final class InputFileTest {
  @TempDir Path folder;

  private static InputFile.Contents of(String text) throws IOException {
    return InputFile.read("x", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Problem fault(InputFile.Contents contents) {
    return switch (contents) {
      case InputFile.Contents.Faulty faulty -> faulty.diagnostics().getFirst().problem();
      case InputFile.Contents.Unreadable unreadable -> unreadable.diagnostic().problem();
      case InputFile.Contents.Program _, InputFile.Contents.Made _ ->
          throw new AssertionError(contents);
    };
  }

  @Test
  void aProgramIsAProgram() throws IOException {
    Path file = Files.writeString(folder.resolve("甲 乙.qi"), "函数 主函数() {}");
    var program =
        assertInstanceOf(InputFile.Contents.Program.class, InputFile.read(file.toString()));
    assertEquals(file.toString(), program.source().name());
    assertInstanceOf(InputFile.Contents.Program.class, of(""));
    assertInstanceOf(InputFile.Contents.Program.class, of("\uFEFF函数 主函数() {}"));
  }

  @Test
  void jsonIsAnArtifact() throws IOException {
    String tokens =
        """
        {"schema": "qi-stage/tokens/1", "source": {"name": "a.qi", "text": ""},
         "tokens": [{"kind": "EOF", "span": [0, 0], "channel": "DEFAULT", "fullWidth": false}]}
        """;
    var made = assertInstanceOf(InputFile.Contents.Made.class, of("\uFEFF \n" + tokens));
    assertInstanceOf(TokenStream.class, made.artifact());
    var source =
        assertInstanceOf(
            InputFile.Contents.Program.class,
            of("{\"schema\":\"qi-stage/source/1\",\"source\":{\"name\":\"b.qi\",\"text\":\"打\"}}"));
    assertEquals("b.qi", source.source().name());
  }

  @Test
  void otherJsonIsADiagnostic() throws IOException {
    assertEquals("QI-JSON-0012", fault(of("{}")).code());
    assertEquals("QI-JSON-0002", fault(of("{\"schema\"")).code());
    assertEquals("QI-JSON-0013", fault(of("{\"schema\": \"qi-stage/nothing/1\"}")).code());
    assertEquals("QI-JSON-0015", fault(of("{\"schema\": \"qi-stage/tokens/2\"}")).code());
  }

  @Test
  void whatCannotBeReadIsADiagnostic() {
    assertEquals("QI-FILE-0001", fault(InputFile.read(folder.resolve("没有.qi").toString())).code());
    assertEquals("QI-FILE-0001", fault(InputFile.read("")).code());
    assertEquals("QI-FILE-0001", fault(InputFile.read("a\0b")).code());
    assertEquals("QI-FILE-0002", fault(InputFile.read(folder.toString())).code());
  }

  @Test
  void aForbiddenFileIsADiagnostic() throws IOException {
    Path file = Files.writeString(folder.resolve("a.qi"), "");
    assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root reads all");
    assertEquals("QI-FILE-0003", fault(InputFile.read(file.toString())).code());
  }

  @Test
  void bytesThatAreNoTextAreADiagnostic() throws IOException {
    byte[] program = {'a', (byte) 0xFF};
    assertEquals(
        "QI-LEX-0017", fault(InputFile.read("x", new ByteArrayInputStream(program))).code());
    byte[] json = {'{', (byte) 0xFF};
    assertEquals("QI-FILE-0006", fault(InputFile.read("x", new ByteArrayInputStream(json))).code());
  }

  @Test
  void anEndlessFileIsReadOnlyAsFarAsAProgramMayBeLong() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            java.util.Arrays.fill(buffer, offset, offset + length, (byte) ' ');
            return length;
          }
        };
    InputStream start = new ByteArrayInputStream("函数".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "QI-LEX-0018", fault(InputFile.read("x", new SequenceInputStream(start, endless))).code());
  }
}
