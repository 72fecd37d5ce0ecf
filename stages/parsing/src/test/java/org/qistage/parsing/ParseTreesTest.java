package org.qistage.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qistage.lexing.Channel;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

class ParseTreesTest {
  private static String print(ParseTree tree) {
    return switch (tree) {
      case ParseTree.Rule rule ->
          rule.children().stream()
              .map(ParseTreesTest::print)
              .collect(Collectors.joining(" ", "(" + rule.rule() + " ", ")"));
      case ParseTree.Leaf leaf -> leaf.kind().name();
      case ParseTree.Missing missing -> "missing:" + missing.kind();
      case ParseTree.Skipped skipped -> "skipped:" + skipped.kind();
    };
  }

  private static List<ParseTree> leaves(ParseTree tree) {
    return tree instanceof ParseTree.Rule rule
        ? rule.children().stream().flatMap(child -> leaves(child).stream()).toList()
        : List.of(tree);
  }

  private static ParseTree of(String text) {
    return ParseTrees.of(Parsed.tokens(text)).orElseThrow();
  }

  @Test
  void rulesAreNamedWithTheLabelOfTheirAlternative() {
    assertEquals(
        "(program (statement (plainStatement#variableStatement (variable VARIABLE (name IDENTIFIER)"
            + " ASSIGN (value#expressionValue (expression#additive (expression#literal"
            + " INTEGER_LITERAL) PLUS (expression#literal INTEGER_LITERAL)))) SEMICOLON)) EOF)",
        print(of("变量 甲 = 1 + 2;")));
  }

  @Test
  void theLeavesAreTheTokensOfTheDefaultChannel() {
    TokenStream tokens = Parsed.tokens(Parsed.sample("language.qi"));
    List<String> expected =
        tokens.tokens().stream()
            .filter(token -> token.channel() == Channel.DEFAULT)
            .map(token -> token.kind() + " " + token.span())
            .toList();
    List<String> found = new ArrayList<>();
    for (ParseTree leaf : leaves(ParseTrees.of(tokens).orElseThrow())) {
      found.add(((ParseTree.Leaf) leaf).kind() + " " + leaf.span());
    }
    assertEquals(expected, found);
  }

  @Test
  void theRulesOfTheSyntaxTreeAreThoseOfTheParseTree() {
    Set<String> rules = new TreeSet<>();
    collect(of(Parsed.sample("language.qi")), rules);
    for (String rule : Parsed.tree(Parsed.sample("language.qi")).rules()) {
      assertTrue(rules.contains(rule), rule);
    }
  }

  private static void collect(ParseTree tree, Set<String> rules) {
    if (tree instanceof ParseTree.Rule rule) {
      rules.add(rule.rule());
      rule.children().forEach(child -> collect(child, rules));
    }
  }

  @Test
  void whatRecoveryMadeUpOrSkippedIsMarked() {
    List<ParseTree> leaves = leaves(of("变量 甲 = 1 2"));
    assertTrue(leaves.stream().anyMatch(ParseTree.Skipped.class::isInstance));
    assertTrue(
        leaves.stream()
            .anyMatch(
                leaf ->
                    leaf instanceof ParseTree.Missing missing
                        && missing.kind() == TokenKind.SEMICOLON));
  }

  @Test
  void aProgramThatIsTooDeepHasNoParseTree() {
    assertEquals(Optional.empty(), ParseTrees.of(Parsed.tokens("变量 x = " + "(".repeat(5_000))));
  }

  @Test
  void spansNest() {
    check(of(Parsed.sample("language.qi")));
  }

  private static void check(ParseTree tree) {
    if (tree instanceof ParseTree.Rule rule) {
      for (ParseTree child : rule.children()) {
        assertTrue(tree.span().contains(child.span()) || child.span().length() == 0, rule.rule());
        check(child);
      }
    }
  }
}
