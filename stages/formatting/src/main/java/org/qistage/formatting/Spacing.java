package org.qistage.formatting;

import org.qistage.lexing.TokenKind;
import org.qistage.parsing.ParseTree;

/// Whether a space stands between two neighbours under one rule of the grammar, where no line may end.
final class Spacing {
  private final TokenLayouts tokens;

  Spacing(TokenLayouts tokens) {
    this.tokens = tokens;
  }

  boolean between(ParseTree.Rule parent, ParseTree left, ParseTree right) {
    return switch (parent.rule()) {
      case "modulePath", "postfix#member", "postfix#path", "expression#futurePath" -> false;
      case "typeArguments", "postfix#index", "pattern#numberPattern" -> afterSeparator(left);
      case "pattern#namePattern", "expression#channelCreation", "expression#collectionCreation" ->
          false;
      case "expression#prefixExpression" -> prefix(left, right);
      case "expression#print" -> !isRule(right, "expression#parenthesised");
      case "expression#emptyPrint", "value#dictionaryValue" -> false;
      case "type#namedType" -> false;
      case "type#functionType" -> afterSeparator(left);
      default -> usual(parent, left, right);
    };
  }

  private boolean usual(ParseTree.Rule parent, ParseTree left, ParseTree right) {
    if (right instanceof ParseTree.Leaf leaf) {
      switch (leaf.kind()) {
        case COMMA, SEMICOLON, COLON, RIGHT_PARENTHESIS, RIGHT_BRACKET -> {
          return false;
        }
        case LEFT_PARENTHESIS -> {
          return !parent.rule().equals("variant");
        }
        case RIGHT_BRACE -> {
          return !TokenLayouts.is(left, TokenKind.LEFT_BRACE);
        }
        default -> {}
      }
    }
    if (isRule(right, "parameters")) {
      return parent.rule().equals("expression#closure");
    }
    if (left instanceof ParseTree.Leaf leaf) {
      return switch (leaf.kind()) {
        case LEFT_PARENTHESIS, LEFT_BRACKET -> false;
        case COMMA, COLON, SEMICOLON -> afterSeparator(left);
        default -> true;
      };
    }
    return true;
  }

  /// A separator in full width brings its own space along.
  private boolean afterSeparator(ParseTree left) {
    boolean separator =
        TokenLayouts.is(left, TokenKind.COMMA)
            || TokenLayouts.is(left, TokenKind.COLON)
            || TokenLayouts.is(left, TokenKind.SEMICOLON);
    return separator && !tokens.isFullWidth(left);
  }

  /// Words need a space after them; so does `&` before another, or they would become `&&`.
  private boolean prefix(ParseTree operator, ParseTree operand) {
    return switch (TokenLayouts.leaf(operator).kind()) {
      case BANG, MINUS, LEFT_ARROW, STAR -> false;
      case AMPERSAND -> TokenLayouts.first(operand).kind() == TokenKind.AMPERSAND;
      default -> true;
    };
  }

  static boolean isRule(ParseTree tree, String name) {
    return tree instanceof ParseTree.Rule rule && rule.rule().equals(name);
  }
}
