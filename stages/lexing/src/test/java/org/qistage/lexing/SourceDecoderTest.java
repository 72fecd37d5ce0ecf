package org.qistage.lexing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;

class SourceDecoderTest {
  private static Outcome<SourceText> decode(byte... bytes) {
    return SourceDecoder.decode("试.qi", bytes);
  }

  @Test
  void utf8IsDecodedWhole() {
    Outcome<SourceText> decoded = decode("\uFEFF打印 \"𠮷\";\r\n".getBytes(UTF_8));
    assertEquals("\uFEFF打印 \"𠮷\";\r\n", decoded.result().text());
    assertTrue(decoded.diagnostics().isEmpty());
  }

  @Test
  void anEmptyFileIsAnEmptyText() {
    assertEquals(Outcome.clean(new SourceText("试.qi", "")), decode());
  }

  @Test
  void theFirstByteThatIsNoUtf8IsReported() {
    Outcome<SourceText> decoded = decode((byte) 'a', (byte) 0xE6, (byte) 0xB0, (byte) 'b');
    Diagnostic diagnostic = decoded.diagnostics().getFirst();
    assertEquals(new LexProblem.InvalidUtf8(1, "0xE6"), diagnostic.problem());
    assertEquals("\uFFFD", decoded.result().slice(diagnostic.primary()));
  }

  @Test
  void aCharacterCutOffAtTheEndIsReported() {
    Outcome<SourceText> decoded = decode((byte) 'a', (byte) 0xE6, (byte) 0xB0);
    assertEquals(new LexProblem.InvalidUtf8(1, "0xE6"), decoded.diagnostics().getFirst().problem());
  }

  @Test
  void aFileInGbkIsReported() {
    byte[] bytes = "打印 \"你好\";".getBytes(Charset.forName("GBK"));
    assertEquals("QI-LEX-0017", decode(bytes).diagnostics().getFirst().code());
  }

  @Test
  void aFileAtTheLimitIsReadAndOneAboveIsNot() {
    assertTrue(decode(new byte[SourceDecoder.LIMIT]).diagnostics().isEmpty());
    Diagnostic diagnostic = decode(new byte[SourceDecoder.LIMIT + 1]).diagnostics().getFirst();
    assertEquals(
        new LexProblem.FileTooLarge(SourceDecoder.LIMIT + 1L, SourceDecoder.LIMIT),
        diagnostic.problem());
  }
}
