package org.qistage.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.grammar.QiParser;

class GrammarTest {
  /// Every program of the repository that is meant to be right, by name.
  static Stream<Path> programs() throws IOException {
    List<Path> programs = new ArrayList<>();
    Path root = Path.of(System.getProperty("qi.root", "../.."));
    for (String folder :
        List.of(
            "stages/parsing/src/test/resources/samples",
            "tests/src/test/resources/golden",
            "lessons/programs")) {
      if (Files.isDirectory(root.resolve(folder))) {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
          files
              .filter(file -> file.toString().endsWith(".qi"))
              .filter(
                  file -> !file.startsWith(root.resolve("tests/src/test/resources/golden/errors")))
              .filter(file -> !announcesFault(file))
              .sorted()
              .forEach(programs::add);
        }
      }
    }
    return programs.stream();
  }

  /// Whether a program says that it cannot be read.
  private static boolean announcesFault(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.contains("//~ 错误 QI-PARSE-") || text.contains("//~ 错误 QI-LEX-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Counts what makes prediction slow: decisions that needed the full context, and those that even
  /// then had two readings.
  private static final class Counter extends BaseErrorListener {
    private final List<String> found = new ArrayList<>();

    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean exact,
        BitSet alternatives,
        ATNConfigSet configs) {
      note("ambiguity", parser, dfa, start, stop);
    }

    @Override
    public void reportAttemptingFullContext(
        Parser parser, DFA dfa, int start, int stop, BitSet alternatives, ATNConfigSet configs) {
      note("full context", parser, dfa, start, stop);
    }

    @Override
    public void reportContextSensitivity(
        Parser parser, DFA dfa, int start, int stop, int prediction, ATNConfigSet configs) {
      note("context sensitivity", parser, dfa, start, stop);
    }

    private void note(String what, Parser parser, DFA dfa, int start, int stop) {
      TokenFeed feed = (TokenFeed) parser.getInputStream();
      String rule = parser.getRuleNames()[dfa.atnStartState.ruleIndex];
      found.add(what + " in " + rule + ": " + feed.getText(feed.get(start), feed.get(stop)));
    }
  }

  private static List<String> costlyDecisions(String text) {
    TokenStream tokens = Parsed.tokens(text);
    QiParser parser = new QiParser(TokenFeed.of(tokens));
    Counter counter = new Counter();
    parser.removeErrorListeners();
    parser.addErrorListener(counter);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.program();
    return counter.found;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void noProgramNeedsFullContextOrIsAmbiguous(Path program) throws IOException {
    String text = new String(Files.readAllBytes(program), StandardCharsets.UTF_8);
    assertEquals(List.of(), costlyDecisions(text));
  }

  @Test
  void everyTokenOfTheParserIsATokenKind() {
    for (int type = 1; type <= QiParser.VOCABULARY.getMaxTokenType(); type++) {
      String name = QiParser.VOCABULARY.getSymbolicName(type);
      boolean fault =
          List.of(
                  "UNTERMINATED_STRING",
                  "REVERSED_STRING",
                  "MALFORMED_CHARACTER",
                  "UNTERMINATED_CHARACTER",
                  "UNTERMINATED_COMMENT",
                  "MALFORMED_NUMBER",
                  "ENUMERATION_COMMA")
              .contains(name);
      if (!fault) {
        assertEquals(type, TokenFeed.type(TokenFeed.kind(type)), name);
      }
    }
  }
}
