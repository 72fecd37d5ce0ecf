package org.qistage.tests.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.tests.Compilation;
import org.qistage.tests.GeneratedClasses;

/// Programs with several tokens deleted, doubled, swapped, or taken from elsewhere: no stage throws,
/// and what compiles verifies.
final class TokenMutationTest {
  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void mutated_programs_never_make_a_stage_throw(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
    String program = mutated(new Random(seed), changes);
    try {
      Compilation.of(program).classes().ifPresent(GeneratedClasses::verify);
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      throw new AssertionError(failure + "\n" + program, failure);
    }
  }

  /// A program of the corpus after some changes.
  static String mutated(Random random, int changes) {
    List<CorpusPrograms.Compiled> all = CorpusPrograms.all();
    List<String> tokens = tokens(all.get(random.nextInt(all.size())).compilation());
    List<String> others = tokens(all.get(random.nextInt(all.size())).compilation());
    for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
      change(tokens, others, random);
    }
    return String.join("", tokens);
  }

  private static void change(List<String> tokens, List<String> others, Random random) {
    int at = random.nextInt(tokens.size());
    int other = random.nextInt(tokens.size());
    switch (random.nextInt(5)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(at));
      case 2 -> {
        String moved = tokens.get(at);
        tokens.set(at, tokens.get(other));
        tokens.set(other, moved);
      }
      case 3 -> tokens.set(at, others.get(random.nextInt(others.size())));
      default -> tokens.add(at, others.get(random.nextInt(others.size())));
    }
  }

  /// Each token with the white space after it, so that a change does not glue names together.
  private static List<String> tokens(Compilation compilation) {
    List<String> texts = new ArrayList<>();
    for (Token token : compilation.tokens().tokens()) {
      String text = compilation.tokens().text(token);
      if (token.channel() == Channel.TRIVIA && !texts.isEmpty()) {
        texts.set(texts.size() - 1, texts.getLast() + text);
      } else if (!text.isEmpty()) {
        texts.add(text + " ");
      }
    }
    return texts;
  }
}
