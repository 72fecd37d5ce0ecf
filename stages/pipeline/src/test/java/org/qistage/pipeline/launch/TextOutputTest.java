package org.qistage.pipeline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextOutputTest {
  @Test
  void charactersComeWholeWhereverTheBytesAreParted() {
    String text = "a气𠮷\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      List<String> parts = new ArrayList<>();
      try (TextOutput output = new TextOutput(parts::add)) {
        for (int at = 0; at < bytes.length; at += size) {
          output.write(bytes, at, Math.min(size, bytes.length - at));
        }
      }
      assertEquals(text, String.join("", parts));
      parts.forEach(part -> assertEquals(-1, part.indexOf('\uFFFD')));
    }
  }

  @Test
  void whatIsNoTextIsReplaced() {
    StringBuilder text = new StringBuilder();
    try (TextOutput output = new TextOutput(text::append)) {
      output.write(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xE6, (byte) 0xB0}, 0, 5);
    }
    assertEquals("a\uFFFDb\uFFFD", text.toString());
  }
}
