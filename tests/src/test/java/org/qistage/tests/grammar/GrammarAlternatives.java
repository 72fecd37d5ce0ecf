package org.qistage.tests.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.Tool;
import org.antlr.v4.parse.ANTLRParser;
import org.antlr.v4.tool.ast.AltAST;
import org.antlr.v4.tool.ast.GrammarAST;
import org.antlr.v4.tool.ast.GrammarRootAST;

/// What the grammar file says can stand in a program: for each alternative of each rule, and each
/// token and rule in it, one {@link Place}. A choice inside an alternative, such as `(ASYNC |
/// COROUTINE)?`, is exercised when every one of its members is.
record GrammarAlternatives(Set<Place> places, int alternatives) {

  /// A token or a rule in an alternative.
  ///
  /// @param alternative the rule's name, with `#label` when the alternative has one
  /// @param element the token's or rule's name; empty for an alternative with nothing in it
  record Place(String alternative, String element) {
    @Override
    public String toString() {
      return alternative + ": " + element;
    }
  }

  static GrammarAlternatives read(Path grammar) {
    GrammarRootAST root;
    try {
      root = new Tool().parseGrammarFromString(Files.readString(grammar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<Place> places = new LinkedHashSet<>();
    int alternatives = 0;
    for (GrammarAST rule : root.getNodesWithType(ANTLRParser.RULE)) {
      String name = rule.getChild(0).getText();
      GrammarAST block = (GrammarAST) rule.getFirstChildWithType(ANTLRParser.BLOCK);
      for (Object child : block.getChildren()) {
        if (child instanceof AltAST alternative) {
          alternatives++;
          String label = alternative.altLabel == null ? "" : "#" + alternative.altLabel.getText();
          for (String element : elements(alternative)) {
            places.add(new Place(name + label, element));
          }
        }
      }
    }
    return new GrammarAlternatives(places, alternatives);
  }

  private static List<String> elements(AltAST alternative) {
    List<String> names = new ArrayList<>();
    for (GrammarAST node : alternative.getNodesWithType(null)) {
      if (node.getType() == ANTLRParser.TOKEN_REF || node.getType() == ANTLRParser.RULE_REF) {
        names.add(node.getText());
      }
    }
    return names.isEmpty() ? List.of("") : names;
  }
}
