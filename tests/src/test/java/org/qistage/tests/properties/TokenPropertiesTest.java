package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

/// Tokens lose nothing of the source, in the corpus and in text that is no program at all.
final class TokenPropertiesTest {
  @Test
  void token_texts_joined_are_the_source() {
    CorpusPrograms.check(
        CorpusPrograms.all(), compiled -> assertCovers(compiled.compilation().tokens()));
  }

  @Property
  void token_texts_joined_are_any_text(@ForAll("texts") String text) {
    assertCovers(new Lexer().apply(new SourceText("任意.qi", text)).result());
  }

  /// Pieces that begin or end tokens, so that faults of every kind meet, and arbitrary characters.
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\"", "“", "”", "'", "‘", "’", "\\", "\\u{", "}", "/*", "*/", "//", "／", "＊", "\n",
            "\r\n", "\r", "\u3000", "\uFEFF", "\0", "0x", "1.", "．", "1_", "９", "ａ", "如果", "等待组",
            "𠮷", "\uD842", "\uDFB7", "e\u0301", "<-", "＜－", "、", "×", "\u200B", "#", "变量", "=",
            "甲");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(4))
        .list()
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  private static void assertCovers(TokenStream stream) {
    String joined = stream.tokens().stream().map(stream::text).collect(Collectors.joining());
    assertEquals(stream.source().text(), joined);
    List<Token> tokens = stream.tokens();
    int end = 0;
    for (Token token : tokens) {
      assertEquals(end, token.span().start(), "spans touch at " + token);
      end = token.span().end();
    }
    assertEquals(stream.source().text().length(), end);
    assertEquals(TokenKind.EOF, tokens.getLast().kind());
    assertTrue(
        tokens.stream().filter(token -> token.span().length() == 0).count() == 1,
        "only EOF is empty");
  }
}
