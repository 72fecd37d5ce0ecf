package org.qistage.runtime.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QiTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1.5, -1.5",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "100, 100.0",
    "1234567, 1234567.0",
    "12345678, 12345678.0",
    "123456789.125, 123456789.125",
    "1e7, 10000000.0",
    "1.5e7, 15000000.0",
    "1e21, 1000000000000000000000.0",
    "-2.5e20, -250000000000000000000.0",
    "0.001, 0.001",
    "0.0001, 0.0001",
    "-0.000125, -0.000125",
    "1e-10, 0.0000000001",
    "4.35, 4.35",
    "9007199254740993, 9007199254740992.0",
    "2e-3, 0.002",
    "NaN, 非数",
    "Infinity, 无穷",
    "-Infinity, -无穷"
  })
  void aFloatIsItsShortestDecimalWithAPoint(double value, String expected) {
    assertEquals(expected, QiText.of(value));
  }

  @Test
  void theSmallestAndTheGreatestFloatHaveNoExponentEither() {
    assertEquals("0." + "0".repeat(323) + "49", QiText.of(Double.MIN_VALUE));
    assertEquals("17976931348623157" + "0".repeat(292) + ".0", QiText.of(Double.MAX_VALUE));
  }

  @Test
  void everyFloatReadsBackAsItself() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = QiText.of(value);
        assertEquals(value, Double.parseDouble(text), text);
        assertFalse(text.contains("E"), text);
        assertTrue(text.contains("."), text);
        assertEquals(0, new BigDecimal(Double.toString(value)).compareTo(new BigDecimal(text)));
      }
    }
  }

  @Test
  void truthsAreWrittenInChinese() {
    assertEquals("真", QiText.of(true));
    assertEquals("假", QiText.of(false));
  }

  @Test
  void arraysShowTheirElements() {
    ArrayI64 numbers = new ArrayI64(0);
    assertEquals("[]", QiText.of(numbers));
    QiArrays.qi_array_add_i64(numbers, 1);
    QiArrays.qi_array_add_i64(numbers, -2);
    assertEquals("[1, -2]", QiText.of(numbers));
    assertEquals("[2.0, 2.0]", QiText.of(QiArrays.qi_array_fill_f64(2, 2)));
    assertEquals("[真]", QiText.of(QiArrays.qi_array_fill_bool(1, true)));
    assertEquals("[7, 7]", QiText.of(QiArrays.qi_array_fill_i32(2, 7)));
  }

  @Test
  void stringsAndCharactersAreQuotedInsideCollectionsOnly() {
    assertEquals("甲", QiText.of("甲"));
    ArrayRef strings = new ArrayRef(4);
    QiArrays.qi_array_add_ref(strings, "甲");
    QiArrays.qi_array_add_ref(strings, "说\"好\"\n\t\\");
    QiArrays.qi_array_add_ref(strings, null);
    QiArrays.qi_array_add_ref(strings, ArrayI32.ofCharacters("𠮷'"));
    assertEquals("[\"甲\", \"说\\\"好\\\"\\n\\t\\\\\", 空, ['𠮷', '\\'']]", QiText.of(strings));
  }

  @Test
  void optionalsShowWhatTheyHold() {
    assertEquals("无", QiText.of(QiOptional.none()));
    assertEquals("有(3)", QiText.of(QiOptional.some(3L)));
    assertEquals("有(3)", QiText.of(QiOptional.some(3)));
    assertEquals("有('字')", QiText.of(QiOptional.someCharacter('字')));
    assertEquals("有(0.5)", QiText.of(QiOptional.some(0.5)));
    assertEquals("有(假)", QiText.of(QiOptional.some(false)));
    assertEquals("有(\"甲\")", QiText.of(QiOptional.some("甲")));
    assertEquals("有(有(1))", QiText.of(QiOptional.some(QiOptional.some(1L))));
  }
}
