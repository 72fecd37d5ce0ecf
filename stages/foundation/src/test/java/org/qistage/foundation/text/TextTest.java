package org.qistage.foundation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void hanziAndFullWidthFormsTakeTwoColumns() {
    assertEquals(6, DisplayWidth.of("气；x "));
  }

  @Test
  void aCharacterOutsideTheBasicPlaneTakesTwoColumns() {
    assertEquals(2, DisplayWidth.of("𠮷"));
  }

  @Test
  void combiningMarksTakeNoColumn() {
    assertEquals(1, DisplayWidth.of("e\u0301"));
  }

  @Test
  void paddingCountsColumns() {
    assertEquals("气  ", DisplayWidth.padRight("气", 4));
    assertEquals("  气", DisplayWidth.padLeft("气", 4));
    assertEquals("气流", DisplayWidth.padRight("气流", 3));
  }

  @Test
  void escapesShowWhatDoesNotShow() {
    assertEquals(
        "a\\n\\t\\r\\0\\\\\\u{200B}\\u{A0}气　", Escapes.escape("a\n\t\r\0\\\u200B\u00A0气　"));
  }

  @Test
  void quotesAreEscapedInALiteral() {
    assertEquals("\"说\\\"好\\\"\"", Escapes.quote("说\"好\""));
  }
}
