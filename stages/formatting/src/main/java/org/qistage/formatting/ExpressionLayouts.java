package org.qistage.formatting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.ParseTree;

/// Chains: operands with operators of one level between them, and calls after calls.
///
/// A chain is on one line when it fits, unless its author broke it; else each operator and each call
/// begins a line.
final class ExpressionLayouts {
  private final TokenLayouts tokens;
  private final LayoutBuilder builder;

  ExpressionLayouts(TokenLayouts tokens, LayoutBuilder builder) {
    this.tokens = tokens;
    this.builder = builder;
  }

  /// `a + b - c`.
  Layout binary(ParseTree.Rule rule) {
    Deque<ParseTree.Rule> chain = new ArrayDeque<>();
    ParseTree left = rule;
    while (left instanceof ParseTree.Rule inner && inner.rule().equals(rule.rule())) {
      chain.push(inner);
      left = inner.children().getFirst();
    }
    List<Layout> rest = new ArrayList<>();
    boolean asWritten = false;
    for (ParseTree.Rule each : chain) {
      ParseTree operator = each.children().get(1);
      ParseTree operand = each.children().get(2);
      asWritten |= tokens.lineBefore(operator) || tokens.lineBefore(operand);
      rest.add(new Layout.Break(true, false));
      rest.add(builder.of(operator));
      rest.add(new Layout.Space());
      rest.add(builder.of(operand));
    }
    return Layout.Group.of(
        new Layout.Sequence(
            List.of(builder.of(left), new Layout.Indented(new Layout.Sequence(rest)))),
        asWritten);
  }

  /// What follows one dot of a chain up to the next: a name, and calls or indexes of it.
  ///
  /// @param asWritten whether the dot began a line
  private record Link(List<Layout> parts, boolean calls, boolean asWritten) {}

  /// `a.b(…).c(…)[i]`, `点 { … }`.
  Shape postfix(ParseTree.Rule rule) {
    Deque<ParseTree.Rule> postfixes = new ArrayDeque<>();
    ParseTree head = rule;
    while (head instanceof ParseTree.Rule inner
        && inner.rule().equals("expression#postfixExpression")) {
      postfixes.push((ParseTree.Rule) inner.children().get(1));
      head = inner.children().getFirst();
    }
    if (postfixes.size() == 1 && postfixes.peek().rule().equals("postfix#structLiteral")) {
      Layout type = builder.of(head);
      Shape fields = builder.shape(postfixes.peek());
      return Shape.of(structure(type, fields.natural()), structure(type, fields.spread()));
    }
    List<Layout> start = new ArrayList<>(List.of(builder.of(head)));
    List<Link> links = links(postfixes, start);
    if (links.stream().filter(Link::calls).count() < 2) {
      links.forEach(link -> start.addAll(link.parts()));
      return Shape.only(new Layout.Sequence(start));
    }
    return Shape.only(chain(start, links));
  }

  private static Layout structure(Layout type, Layout fields) {
    return new Layout.Sequence(List.of(type, new Layout.Space(), fields));
  }

  /// The links of a chain; what stands before the first dot goes to `start`.
  private List<Link> links(Iterable<ParseTree.Rule> postfixes, List<Layout> start) {
    List<Link> links = new ArrayList<>();
    for (ParseTree.Rule postfix : postfixes) {
      if (postfix.rule().equals("postfix#member")) {
        List<Layout> parts = new ArrayList<>(List.of(builder.of(postfix)));
        links.add(new Link(parts, false, tokens.lineBefore(postfix)));
        continue;
      }
      List<Layout> parts = links.isEmpty() ? start : links.getLast().parts();
      if (postfix.rule().equals("postfix#structLiteral")) {
        parts.add(new Layout.Space());
      }
      parts.add(builder.of(postfix));
      if (!links.isEmpty() && isCall(postfix)) {
        Link last = links.removeLast();
        links.add(new Link(last.parts(), true, last.asWritten()));
      }
    }
    return links;
  }

  private static boolean isCall(ParseTree.Rule postfix) {
    return TokenLayouts.is(TokenLayouts.first(postfix), TokenKind.LEFT_PARENTHESIS);
  }

  /// The names before the first call stay with the head.
  private static Layout chain(List<Layout> start, List<Link> links) {
    List<Layout> rest = new ArrayList<>();
    boolean asWritten = false;
    for (Link link : links) {
      if (rest.isEmpty() && !link.calls()) {
        start.addAll(link.parts());
        continue;
      }
      asWritten |= link.asWritten();
      rest.add(new Layout.Break(false, false));
      rest.addAll(link.parts());
    }
    start.add(new Layout.Indented(new Layout.Sequence(rest)));
    return Layout.Group.of(new Layout.Sequence(start), asWritten);
  }
}
