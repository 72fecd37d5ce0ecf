package org.qistage.tests.properties;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.tests.Compilation;
import org.qistage.tests.GeneratedClasses;

/// Deletes every token of every program, one at a time: no stage may throw or hang on what is left,
/// and what still compiles must make classes that verify.
final class TokenDeletionTest {
  /// Far beyond what a program of the corpus takes; a hang is the only way to reach it.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TestFactory
  Stream<DynamicTest> deletions() {
    return CorpusPrograms.all().stream()
        .map(
            compiled ->
                dynamicTest(
                    compiled.golden().name(),
                    () ->
                        Assertions.assertTimeoutPreemptively(
                            LIMIT, () -> deleteEach(compiled.compilation()))));
  }

  private static void deleteEach(Compilation original) {
    List<Token> tokens = original.tokens().tokens();
    IntStream.range(0, tokens.size())
        .filter(index -> tokens.get(index).channel() == Channel.DEFAULT)
        .filter(index -> tokens.get(index).span().length() > 0)
        .parallel()
        .forEach(index -> tryWithout(original, tokens.get(index)));
  }

  private static void tryWithout(Compilation original, Token token) {
    String text = original.source().text();
    String rest = text.substring(0, token.span().start()) + text.substring(token.span().end());
    try {
      Compilation compilation = original.withProgram(rest);
      GeneratedClasses.verify(compilation.allClasses());
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      throw new AssertionError(
          "without `%s` at %s: %s"
              .formatted(
                  original.tokens().text(token),
                  original.source().position(token.span().start()),
                  failure),
          failure);
    }
  }
}
