package org.qistage.formatting;

import java.util.ArrayList;
import java.util.List;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.ParseTree;

/// Turns a parse tree into a layout, rule by rule. A rule that needs no care has its parts on one
/// line with the spaces that {@link Spacing} puts between them.
final class LayoutBuilder {
  private final TokenLayouts tokens;
  private final Spacing spacing;
  private final ListLayouts lists;
  private final ExpressionLayouts expressions;

  LayoutBuilder(TokenLayouts tokens) {
    this.tokens = tokens;
    this.spacing = new Spacing(tokens);
    this.lists = new ListLayouts(tokens, this);
    this.expressions = new ExpressionLayouts(tokens, this);
  }

  /// The layout of a part.
  Layout of(ParseTree tree) {
    return shape(tree).natural();
  }

  /// The layouts of a part.
  Shape shape(ParseTree tree) {
    if (!(tree instanceof ParseTree.Rule rule)) {
      return Shape.only(tokens.of(TokenLayouts.leaf(tree)));
    }
    return switch (rule.rule()) {
      case "program" -> Shape.only(program(rule));
      case "block" -> Shape.only(block(rule, false).natural());
      case "declaration#methods" -> Shape.only(braces(rule, false));
      case "plainStatement#matchStatement", "plainStatement#selectStatement" ->
          Shape.only(braces(rule, false));
      case "declaration#struct", "declaration#enumeration" -> Shape.only(braces(rule, true));
      case "matchArm", "expression#closure", "expression#spawnBlock" -> withBlock(rule);
      case "selectCase#eventCase", "selectCase#defaultCase" -> Shape.only(selectCase(rule));
      case "parameters", "arguments", "patternPayload", "expression#parenthesised" ->
          Shape.only(lists.list(rule, false));
      case "expression#arrayLiteral" -> lists.literal(rule, false);
      case "dictionary", "postfix#structLiteral" -> lists.literal(rule, true);
      case "expression#postfixExpression" -> expressions.postfix(rule);
      case "expression#multiplicative",
          "expression#additive",
          "expression#relational",
          "expression#equality",
          "expression#conjunction",
          "expression#disjunction" ->
          Shape.only(expressions.binary(rule));
      default ->
          rule.children().size() == 1
              ? shape(rule.children().getFirst())
              : Shape.only(inline(rule, rule.children()));
    };
  }

  /// Parts on one line.
  Layout inline(ParseTree.Rule parent, List<ParseTree> children) {
    List<Layout> parts = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      if (i > 0 && spacing.between(parent, children.get(i - 1), children.get(i))) {
        parts.add(new Layout.Space());
      }
      parts.add(of(children.get(i)));
    }
    return new Layout.Sequence(parts);
  }

  private Layout program(ParseTree.Rule program) {
    List<ParseTree> children = program.children();
    ParseTree.Leaf end = TokenLayouts.leaf(children.getLast());
    List<ParseTree> items = children.subList(0, children.size() - 1);
    List<Layout> parts = new ArrayList<>();
    parts.add(items(items));
    if (!items.isEmpty()) {
      parts.add(new Layout.Newline(tokens.blankBefore(end)));
    }
    parts.addAll(tokens.leads(end, true));
    return new Layout.Sequence(parts);
  }

  /// Statements, declarations, arms or cases, each on lines of its own, with the empty lines that
  /// stood between them. A semicolon alone stays where it is.
  private Layout items(List<ParseTree> items) {
    List<Layout> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      ParseTree item = items.get(i);
      if (i > 0 && !isAlone(item)) {
        parts.add(new Layout.Newline(tokens.blankBefore(item)));
      }
      parts.add(of(item));
    }
    return new Layout.Sequence(parts);
  }

  private static boolean isAlone(ParseTree item) {
    return item instanceof ParseTree.Rule rule
        && (rule.rule().equals("plainStatement#emptyStatement")
            || (rule.children().size() == 1 && isAlone(rule.children().getFirst())));
  }

  /// A head with braces after it, in which each part has a line of its own.
  ///
  /// @param mayBeOneLine whether it stays on one line when it was written so and fits
  private Layout braces(ParseTree.Rule rule, boolean mayBeOneLine) {
    List<ParseTree> children = rule.children();
    int open = 0;
    while (!TokenLayouts.is(children.get(open), TokenKind.LEFT_BRACE)) {
      open++;
    }
    List<Layout> parts = new ArrayList<>();
    parts.add(inline(rule, children.subList(0, open)));
    parts.add(new Layout.Space());
    List<ParseTree> braced = children.subList(open, children.size());
    parts.add(braced(braced, mayBeOneLine).natural());
    return new Layout.Sequence(parts);
  }

  /// @param mayBeOneLine whether it stays on one line when it was written so, holds no more than one
  ///     statement, and fits
  Shape block(ParseTree.Rule block, boolean mayBeOneLine) {
    return braced(block.children(), mayBeOneLine && block.children().size() <= 3);
  }

  private Shape braced(List<ParseTree> braced, boolean mayBeOneLine) {
    Layout open = of(braced.getFirst());
    ParseTree.Leaf close = TokenLayouts.leaf(braced.getLast());
    List<ParseTree> items = braced.subList(1, braced.size() - 1);
    boolean comments = tokens.hasLeads(close);
    if (items.isEmpty() && !comments) {
      return Shape.only(new Layout.Sequence(List.of(open, tokens.of(close))));
    }
    boolean oneLine =
        mayBeOneLine
            && !comments
            && !tokens.lineBefore(close)
            && !tokens.lineBefore(items.getFirst());
    List<Layout> inner = new ArrayList<>();
    inner.add(new Layout.Break(true, false));
    inner.add(mayBeOneLine ? spaced(items) : items(items));
    if (comments) {
      inner.add(new Layout.Newline(!items.isEmpty() && tokens.blankBefore(close)));
      inner.addAll(tokens.leads(close, true));
    }
    Layout all =
        new Layout.Sequence(
            List.of(
                open,
                new Layout.Indented(withoutLastBlank(inner)),
                new Layout.Break(true, false),
                tokens.withoutLeads(close)));
    return Shape.of(Layout.Group.of(all, !oneLine), Layout.Group.of(all, true));
  }

  /// No empty line stands before a closing brace.
  private static Layout withoutLastBlank(List<Layout> parts) {
    if (parts.getLast() instanceof Layout.Newline(boolean blank) && blank) {
      parts.removeLast();
      parts.add(new Layout.Newline(false));
    }
    return new Layout.Sequence(parts);
  }

  /// Parts that share a line if they may, else have one each.
  private Layout spaced(List<ParseTree> items) {
    List<Layout> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        parts.add(new Layout.Break(true, tokens.blankBefore(items.get(i))));
      }
      parts.add(of(items.get(i)));
    }
    return new Layout.Sequence(parts);
  }

  /// A closure, a task's block, or an arm whose body may be a block: the block may stay on the line.
  private Shape withBlock(ParseTree.Rule rule) {
    List<ParseTree> children = rule.children();
    int at = 0;
    while (at < children.size() && blockOf(children.get(at)) == null) {
      at++;
    }
    if (at == children.size()) {
      return Shape.only(inline(rule, children));
    }
    ParseTree.Rule found = blockOf(children.get(at));
    if (found == null) {
      throw new IllegalStateException(rule.rule());
    }
    Layout head = inline(rule, children.subList(0, at));
    Shape body = block(found, true);
    List<Layout> after = children.subList(at + 1, children.size()).stream().map(this::of).toList();
    return Shape.of(around(head, body.natural(), after), around(head, body.spread(), after));
  }

  private static Layout around(Layout head, Layout body, List<Layout> after) {
    List<Layout> parts = new ArrayList<>(List.of(head, new Layout.Space(), body));
    parts.addAll(after);
    return new Layout.Sequence(parts);
  }

  private static ParseTree.@org.jspecify.annotations.Nullable Rule blockOf(ParseTree tree) {
    if (!(tree instanceof ParseTree.Rule rule)) {
      return null;
    }
    return switch (rule.rule()) {
      case "block" -> rule;
      case "plainStatement#blockStatement" -> blockOf(rule.children().getFirst());
      default -> null;
    };
  }

  /// A case of 选择: its statements are indented below it; a single one may stay on its line.
  private Layout selectCase(ParseTree.Rule rule) {
    List<ParseTree> children = rule.children();
    int colon = 0;
    while (!TokenLayouts.is(children.get(colon), TokenKind.COLON)) {
      colon++;
    }
    Layout head = inline(rule, children.subList(0, colon + 1));
    List<ParseTree> body = children.subList(colon + 1, children.size());
    if (body.isEmpty()) {
      return head;
    }
    boolean lines = body.size() > 1 || tokens.lineBefore(body.getFirst());
    Layout statements = new Layout.Sequence(List.of(new Layout.Break(true, false), items(body)));
    return new Layout.Sequence(
        List.of(head, Layout.Group.of(new Layout.Indented(statements), lines)));
  }
}
