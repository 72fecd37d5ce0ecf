package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.pipeline.edit.Formatted;
import org.qistage.pipeline.edit.ProgramFormatter;

/// Formatting keeps every token and every comment, and formatting twice is formatting once.
final class FormattingTest {
  /// What may stand between two tokens.
  private static final List<String> GAPS =
      List.of(
          " ",
          "\n",
          "\n\n\n",
          " /* 甲 */ ",
          " // 乙\n",
          "\n// 丙\n",
          "\n/* 丁\n   戊 */\n",
          "/* 己 */\n\n",
          "\n\n// 庚\n\n\n// 辛\n",
          "\t");

  @Test
  void the_corpus_keeps_its_tokens_and_stays_formatted() {
    int formatted = 0;
    for (CorpusPrograms.Compiled compiled : CorpusPrograms.all()) {
      if (holds(compiled.compilation().source().text())) {
        formatted++;
      }
    }
    assertTrue(formatted > CorpusPrograms.withoutErrors().size() / 2, "formatted " + formatted);
  }

  /// Every gap between two tokens may hold anything.
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void programs_with_other_gaps_keep_their_tokens(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int density) {
    List<CorpusPrograms.Compiled> all = CorpusPrograms.withoutErrors();
    Random random = new Random(seed);
    TokenStream tokens = all.get(random.nextInt(all.size())).compilation().tokens();
    StringBuilder text = new StringBuilder();
    for (var token : tokens.tokens()) {
      boolean other = token.kind() == TokenKind.WHITE_SPACE && random.nextInt(10) < density;
      text.append(other ? GAPS.get(random.nextInt(GAPS.size())) : tokens.text(token));
      if (token.channel() == Channel.DEFAULT && random.nextInt(20) < density) {
        text.append(GAPS.get(random.nextInt(GAPS.size())));
      }
    }
    holds(text.toString());
  }

  /// Changed programs that still parse.
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void mutated_programs_keep_their_tokens(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
    holds(TokenMutationTest.mutated(new Random(seed), changes));
  }

  /// @return whether the program could be formatted at all
  private static boolean holds(String program) {
    Optional<String> once = format(program);
    if (once.isEmpty()) {
      return false;
    }
    assertEquals(texts(program, false), texts(once.get(), false), program);
    assertEquals(texts(program, true), texts(once.get(), true), program);
    assertEquals(once, format(once.get()), () -> "twice:\n" + program);
    assertTrue(
        once.get().lines().noneMatch(line -> line.endsWith(" ") && !line.contains("*")),
        () -> "spaces at the end of a line:\n" + once.get());
    return true;
  }

  private static Optional<String> format(String program) {
    return switch (ProgramFormatter.format(new SourceText("甲.qi", program))) {
      case Formatted.Tidy(String text) -> Optional.of(text);
      case Formatted.Faulty _ -> Optional.empty();
    };
  }

  /// The tokens, or the comments without the space around their lines.
  private static List<String> texts(String program, boolean comments) {
    TokenStream tokens = new Lexer().apply(new SourceText("甲.qi", program)).result();
    return tokens.tokens().stream()
        .filter(
            token ->
                comments
                    ? token.kind() == TokenKind.LINE_COMMENT
                        || token.kind() == TokenKind.BLOCK_COMMENT
                    : token.channel() == Channel.DEFAULT)
        .map(tokens::text)
        .map(text -> comments ? String.join("\n", text.lines().map(String::strip).toList()) : text)
        .toList();
  }
}
