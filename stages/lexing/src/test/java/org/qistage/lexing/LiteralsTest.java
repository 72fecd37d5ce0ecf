package org.qistage.lexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class LiteralsTest {
  @Test
  void integersOfEveryBaseHaveTheirValue() {
    assertEquals(BigInteger.valueOf(1_000), Literals.integerValue("1_000"));
    assertEquals(BigInteger.valueOf(255), Literals.integerValue("0xFf"));
    assertEquals(BigInteger.valueOf(15), Literals.integerValue("0o17"));
    assertEquals(BigInteger.valueOf(10), Literals.integerValue("0b1010"));
    assertEquals(BigInteger.valueOf(10), Literals.integerValue("010"));
    assertEquals(BigInteger.TWO.pow(63), Literals.integerValue("9223372036854775808"));
  }

  @Test
  void fullWidthDigitsCountAsTheirFix() {
    assertEquals(BigInteger.valueOf(12), Literals.integerValue("１２"));
    assertEquals(3.14, Literals.floatValue("３。１４"));
  }

  @Test
  void anIntegerOfAMillionDigitsIsOutOfEveryRange() {
    assertTrue(Literals.integerValue("9".repeat(1_000_000)).bitLength() > 128);
    assertEquals(BigInteger.ONE, Literals.integerValue("0".repeat(1_000_000) + "1"));
  }

  @Test
  void malformedNumbersHaveSomeValue() {
    assertEquals(BigInteger.valueOf(12), Literals.integerValue("12abc"));
    assertEquals(BigInteger.ZERO, Literals.integerValue("0x"));
    assertEquals(0, Literals.floatValue("1.5km"));
  }

  @Test
  void escapesStandForTheirCharacters() {
    assertEquals(
        "\n\t\r\"\\\0字”'", Literals.stringValue("\"\\n\\t\\r\\\"\\\\\\0\\u{5B57}\\”\\'\""));
    assertEquals("𠮷", Literals.stringValue("“\\u{20BB7}”"));
  }

  @Test
  void anEscapeThatIsNoneStandsForItself() {
    assertEquals("\\q\\u{110000}\\u12", Literals.stringValue("\"\\q\\u{110000}\\u12\""));
  }

  @Test
  void aStringWithoutItsClosingQuoteIsTheRest() {
    assertEquals("你好", Literals.stringValue("\"你好"));
    assertEquals("好\"", Literals.stringValue("\"好\\\""));
    assertEquals("", Literals.stringValue("\""));
    assertEquals("", Literals.stringValue(""));
  }

  @Test
  void aCharacterIsItsFirstCodePoint() {
    assertEquals('字', Literals.characterValue("'字'"));
    assertEquals(0x20BB7, Literals.characterValue("‘𠮷’"));
    assertEquals('\'', Literals.characterValue("'\\''"));
    assertEquals(0xFFFD, Literals.characterValue("''"));
  }

  @Test
  void namesAreComparedAfterNormalisation() {
    assertEquals("é", Literals.name("e\u0301"));
    assertEquals("x_1", Literals.name("ｘ＿１"));
    assertEquals("变量名", Literals.name("变量名"));
  }

  @Test
  void malformedLiteralsAreKnownAsSuch() {
    assertTrue(Literals.isMalformed(TokenKind.INTEGER_LITERAL, "1_"));
    assertFalse(Literals.isMalformed(TokenKind.INTEGER_LITERAL, "1_0"));
    assertTrue(Literals.isMalformed(TokenKind.STRING_LITERAL, "\"a\\\""));
    assertFalse(Literals.isMalformed(TokenKind.STRING_LITERAL, "“a”"));
    assertTrue(Literals.isMalformed(TokenKind.CHARACTER_LITERAL, "'ab'"));
    assertFalse(Literals.isMalformed(TokenKind.CHARACTER_LITERAL, "'\\u{5B57}'"));
    assertFalse(Literals.isMalformed(TokenKind.IDENTIFIER, "1"));
  }

  @Test
  void aNumberOfAMillionDigitsIsMatchedWithoutRecursion() {
    assertFalse(Literals.isMalformed(TokenKind.INTEGER_LITERAL, "1_".repeat(500_000) + "1"));
  }
}
