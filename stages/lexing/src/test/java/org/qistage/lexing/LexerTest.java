package org.qistage.lexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Span;
import org.qistage.lexing.grammar.QiLexer;

class LexerTest {
  @Test
  void theTokensOfAStatementAreInOrderWithTriviaBetween() {
    TokenStream stream = Lexed.of("打印 \"好\"；").result();
    assertEquals(
        List.of(
            new Token(TokenKind.PRINT, new Span(0, 2), Channel.DEFAULT, false),
            new Token(TokenKind.WHITE_SPACE, new Span(2, 3), Channel.TRIVIA, false),
            new Token(TokenKind.STRING_LITERAL, new Span(3, 6), Channel.DEFAULT, false),
            new Token(TokenKind.SEMICOLON, new Span(6, 7), Channel.DEFAULT, true),
            new Token(TokenKind.EOF, new Span(7, 7), Channel.DEFAULT, false)),
        stream.tokens());
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsARuleOfTheGrammar(TokenKind kind) {
    boolean known =
        IntStream.rangeClosed(1, QiLexer.VOCABULARY.getMaxTokenType())
            .mapToObj(QiLexer.VOCABULARY::getSymbolicName)
            .anyMatch(kind.name()::equals);
    assertEquals(kind != TokenKind.EOF, known);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasAFixedSpellingIsReadAsItself(TokenKind kind) {
    if (!kind.spelling().isEmpty()) {
      assertEquals(List.of(kind), Lexed.kinds(kind.spelling()));
      assertEquals(List.of(), Lexed.codes(kind.spelling()));
    }
  }

  @Test
  void fullWidthPunctuationEqualsAscii() {
    String ascii = "(){}{}[],;:..=+-*/%<>!";
    String full = "（）｛｝【】［］，；：。．＝＋－＊／％＜＞！";
    for (int i = 0; i < full.length(); i++) {
      String one = full.substring(i, i + 1);
      assertEquals(Lexed.kinds(ascii.substring(i, i + 1)), Lexed.kinds(one), one);
      assertTrue(Lexed.of(one).result().tokens().getFirst().fullWidth(), one);
    }
  }

  @Test
  void operatorsOfTwoCharactersMayMixWidths() {
    assertEquals(
        List.of(
            TokenKind.EQUAL,
            TokenKind.EQUAL,
            TokenKind.LEFT_ARROW,
            TokenKind.LEFT_ARROW,
            TokenKind.DOUBLE_AMPERSAND,
            TokenKind.DOUBLE_PIPE,
            TokenKind.FAT_ARROW,
            TokenKind.DEFINE,
            TokenKind.DOUBLE_COLON,
            TokenKind.NOT_EQUAL,
            TokenKind.PLUS_ASSIGN),
        Lexed.kinds("＝= ＝＝ ＜- <－ ＆＆ ｜｜ ＝＞ ：＝ ：: ！＝ ＋="));
  }

  @Test
  void commentsMayBeOfEitherWidthAndDoNotNest() {
    assertEquals(List.of(TokenKind.IDENTIFIER), Lexed.kinds("／／ 一\n／* 二 ＊/ /* 三 /* 四 */ 名 // 五"));
  }

  @Test
  void aBlockCommentMayHoldAndEndInStars() {
    assertEquals(List.of(TokenKind.IDENTIFIER), Lexed.kinds("/***/ /* ** * / **/ 名"));
  }

  @Test
  void theLongestMatchMakesAName() {
    assertEquals(List.of(TokenKind.IDENTIFIER), Lexed.kinds("等待组增加"));
    assertEquals(List.of(TokenKind.IDENTIFIER), Lexed.kinds("如果条件"));
    assertEquals(List.of(TokenKind.ELSE_IF), Lexed.kinds("否则如果"));
    assertEquals(List.of(TokenKind.ELSE, TokenKind.IF), Lexed.kinds("否则 如果"));
  }

  @Test
  void aByteOrderMarkAtTheStartAndCrLfAreTrivia() {
    Outcome<TokenStream> lexed = Lexed.of("\uFEFF变量\r\n\u3000甲");
    assertEquals(List.of(), lexed.diagnostics());
    assertEquals(
        List.of(
            TokenKind.BYTE_ORDER_MARK,
            TokenKind.VARIABLE,
            TokenKind.WHITE_SPACE,
            TokenKind.IDENTIFIER,
            TokenKind.EOF),
        lexed.result().tokens().stream().map(Token::kind).toList());
  }

  @Test
  void spansCountUtf16UnitsBeyondTheBasicPlane() {
    TokenStream stream = Lexed.of("变量 𠮷野 = \"𠮷\"; 乙").result();
    Token name = stream.tokens().get(2);
    assertEquals(new Span(3, 6), name.span());
    assertEquals("𠮷野", stream.text(name));
    Token last = stream.tokens().get(stream.tokens().size() - 2);
    assertEquals("乙", stream.text(last));
    assertEquals("1:14", stream.source().position(last.span().start()).toString());
  }

  @Test
  void aKeywordInCompatibilityCharactersIsReadAfterNormalisation() {
    // U+F9B5 is the compatibility form of 例, which NFC replaces; the name is then an ordinary one.
    assertEquals("例", Literals.name("\uF9B5"));
    // 行 has the compatibility form U+FA08.
    assertEquals(List.of(TokenKind.PRINT_LINE), Lexed.kinds("打印\uFA08"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "12", "1_000", "0xFF", "0Xff_ff", "0o17", "0b1010", "9223372036854775808"})
  void integersAreIntegers(String text) {
    assertEquals(List.of(TokenKind.INTEGER_LITERAL), Lexed.kinds(text));
    assertEquals(List.of(), Lexed.codes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "1_0.2_5", "1e21", "1.5e-3", "2E+8", "3。14", "3．14"})
  void floatsAreFloats(String text) {
    assertEquals(List.of(TokenKind.FLOAT_LITERAL), Lexed.kinds(text));
    assertEquals(List.of(), Lexed.codes(text));
  }

  @Test
  void aPointWithoutDigitsAfterItIsAMember() {
    assertEquals(
        List.of(TokenKind.INTEGER_LITERAL, TokenKind.DOT, TokenKind.IDENTIFIER),
        Lexed.kinds("1.长度"));
  }

  @Test
  void aStringEndsWithThePartnerOfItsQuote() {
    assertEquals(
        List.of(TokenKind.STRING_LITERAL, TokenKind.STRING_LITERAL),
        Lexed.kinds("“说\"好\"” \"说“好”\""));
  }

  @Test
  void aSharedScannerGivesEachThreadTheSameTokens() {
    String text = "变量 甲 = 获取(1, \"二\"); // 三\n".repeat(50);
    TokenStream expected = Lexed.of(text).result();
    IntStream.range(0, 64).parallel().forEach(_ -> assertEquals(expected, Lexed.of(text).result()));
  }

  @Test
  void tokenTextsConcatenateToAnySource() {
    String alphabet =
        "变量函数 启动协程\n\t\"“”'‘’\\u{}/*／＊、。．0９aｘ_é\u0301\u200B\u00A0\0\uFEFF;；<－=＝>|&#𠮷\uD842";
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      TokenStream stream = Lexed.of(text.toString()).result();
      assertEquals(text.toString(), Lexed.concatenated(stream));
      assertEquals(TokenKind.EOF, stream.tokens().getLast().kind());
      int end = 0;
      for (Token token : stream.tokens()) {
        assertEquals(end, token.span().start());
        end = token.span().end();
      }
    }
  }

  @Test
  void aNameOfAMillionCharactersIsOneToken() {
    String name = "名".repeat(1_000_000);
    assertEquals(List.of(TokenKind.IDENTIFIER), Lexed.kinds(name));
    assertEquals(List.of(TokenKind.IDENTIFIER), Lexed.kinds("ａ".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"", "'", "/*", "//", "#", "\\", "“)", "0x", "1_", "、", "。", "\0"})
  void hostileInputIsReadToItsEnd(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    Outcome<TokenStream> lexed = Lexed.of(text);
    assertEquals(text.length(), lexed.result().tokens().getLast().span().end());
    assertTrue(lexed.diagnostics().size() <= FaultReporter.LIMIT + 1);
  }

  @Test
  void aFileOfTooManyTokensIsReadUpToTheLimit() {
    Outcome<TokenStream> lexed = Lexed.of(";".repeat(SourceDecoder.LIMIT));
    assertEquals(Lexer.TOKEN_LIMIT + 2, lexed.result().tokens().size());
    assertEquals(
        List.of("QI-LEX-0020"), lexed.diagnostics().stream().map(Diagnostic::code).toList());
    assertEquals(SourceDecoder.LIMIT, lexed.result().tokens().getLast().span().end());
  }
}
