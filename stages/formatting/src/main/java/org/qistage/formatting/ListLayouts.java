package org.qistage.formatting;

import java.util.ArrayList;
import java.util.List;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.ParseTree;

/// Lists in brackets: arguments, parameters, literals.
///
/// A list is on one line when it fits, unless its author began a line after the opening bracket; else
/// each part has a line. A list of short literals fills its lines instead. A call whose last argument
/// ends with brackets of its own, such as a closure, may spread those and stay together itself.
final class ListLayouts {
  private final TokenLayouts tokens;
  private final LayoutBuilder builder;

  ListLayouts(TokenLayouts tokens, LayoutBuilder builder) {
    this.tokens = tokens;
    this.builder = builder;
  }

  /// A part of a list and the comma after it.
  private record Part(Layout layout, Layout spread, ParseTree tree, boolean fullWidthComma) {}

  /// The parts of a list between its brackets.
  private record Parsed(
      ParseTree.Leaf open,
      List<Part> parts,
      ParseTree.Leaf close,
      boolean hugs,
      boolean asWritten) {}

  /// A list that is no value by itself.
  ///
  /// @param padded whether spaces stand inside the brackets
  Layout list(ParseTree.Rule rule, boolean padded) {
    Parsed parsed = parse(rule);
    if (parsed.parts().isEmpty()) {
      return empty(parsed);
    }
    Layout plain = plain(parsed, padded);
    if (!parsed.hugs() || parsed.asWritten()) {
      return Layout.Group.of(plain, parsed.asWritten());
    }
    List<Layout> hugging = new ArrayList<>();
    hugging.add(tokens.of(parsed.open()));
    for (int i = 0; i < parsed.parts().size(); i++) {
      if (i > 0 && !parsed.parts().get(i - 1).fullWidthComma()) {
        hugging.add(new Layout.Space());
      }
      Part part = parsed.parts().get(i);
      hugging.add(i + 1 == parsed.parts().size() ? part.spread() : part.layout());
    }
    hugging.add(tokens.of(parsed.close()));
    return new Layout.Choice(plain, new Layout.Sequence(hugging), Layout.Group.of(plain, true));
  }

  /// A list that is a value.
  Shape literal(ParseTree.Rule rule, boolean padded) {
    Parsed parsed = parse(rule);
    if (parsed.parts().isEmpty()) {
      return Shape.only(empty(parsed));
    }
    Layout inner = !padded && isTable(parsed) ? table(parsed) : plain(parsed, padded);
    return Shape.of(Layout.Group.of(inner, parsed.asWritten()), Layout.Group.of(inner, true));
  }

  private Parsed parse(ParseTree.Rule rule) {
    List<ParseTree> children = rule.children();
    ParseTree.Leaf open = TokenLayouts.leaf(children.getFirst());
    ParseTree.Leaf close = TokenLayouts.leaf(children.getLast());
    List<Part> parts = new ArrayList<>();
    boolean comments = tokens.hasComments(open) || tokens.hasLeads(close);
    boolean comma = false;
    boolean spreads = false;
    for (int i = 1; i < children.size() - 1; i++) {
      Shape shape = builder.shape(children.get(i));
      comma = i + 1 < children.size() - 1;
      Layout layout = shape.natural();
      Layout spread = shape.spread();
      boolean fullWidth = false;
      if (comma) {
        ParseTree.Leaf leaf = TokenLayouts.leaf(children.get(i + 1));
        comments |= tokens.hasComments(leaf);
        fullWidth = tokens.isFullWidth(leaf);
        layout = new Layout.Sequence(List.of(layout, tokens.of(leaf)));
        spread = layout;
      }
      comments |= tokens.hasLeads(TokenLayouts.first(children.get(i)));
      spreads = shape.spreads() && !comma;
      parts.add(new Part(layout, spread, children.get(i), fullWidth));
      i += comma ? 1 : 0;
    }
    boolean asWritten = !parts.isEmpty() && tokens.lineBefore(parts.getFirst().tree());
    return new Parsed(open, parts, close, spreads && !comments, asWritten);
  }

  private Layout empty(Parsed parsed) {
    return new Layout.Sequence(List.of(tokens.of(parsed.open()), closing(parsed.close())));
  }

  private Layout plain(Parsed parsed, boolean padded) {
    List<Layout> inner = new ArrayList<>();
    inner.add(new Layout.Break(padded, false));
    for (int i = 0; i < parsed.parts().size(); i++) {
      Part part = parsed.parts().get(i);
      if (i > 0) {
        boolean space = !parsed.parts().get(i - 1).fullWidthComma();
        inner.add(new Layout.Break(space, tokens.blankBefore(part.tree())));
      }
      inner.add(part.layout());
    }
    return closed(parsed, inner, padded);
  }

  private Layout table(Parsed parsed) {
    List<Layout> inner = new ArrayList<>();
    inner.add(new Layout.Break(false, false));
    inner.add(
        new Layout.Filled(
            parsed.parts().stream().map(Part::layout).toList(),
            parsed.parts().stream().map(part -> tokens.lineBefore(part.tree())).toList()));
    return closed(parsed, inner, false);
  }

  private Layout closed(Parsed parsed, List<Layout> inner, boolean padded) {
    boolean ownLines = tokens.hasOwnLines(parsed.close());
    if (ownLines) {
      inner.add(new Layout.Newline(tokens.blankBefore(parsed.close())));
      List<Layout> leads = tokens.leads(parsed.close(), true);
      inner.addAll(leads.subList(0, leads.size() - 1));
    }
    return new Layout.Sequence(
        List.of(
            tokens.of(parsed.open()),
            new Layout.Indented(new Layout.Sequence(inner)),
            new Layout.Break(padded, false),
            ownLines ? tokens.withoutLeads(parsed.close()) : tokens.of(parsed.close())));
  }

  /// The closing bracket of an empty list, in which comments may stand.
  private Layout closing(ParseTree.Leaf close) {
    if (!tokens.hasOwnLines(close)) {
      return tokens.of(close);
    }
    List<Layout> leads = tokens.leads(close, true);
    return new Layout.Sequence(
        List.of(
            new Layout.Indented(new Layout.Sequence(leads.subList(0, leads.size() - 1))),
            new Layout.Newline(false),
            tokens.withoutLeads(close)));
  }

  /// Whether a list is of more than a few numbers, words and the like, without comments.
  private boolean isTable(Parsed parsed) {
    return parsed.parts().size() > 3
        && !tokens.hasComments(parsed.open())
        && parsed.parts().stream().allMatch(part -> isShort(part.tree()) && isPlain(part.layout()));
  }

  private static boolean isPlain(Layout layout) {
    return switch (layout) {
      case Layout.Text _, Layout.Space _ -> true;
      case Layout.Sequence(List<Layout> parts, _) -> parts.stream().allMatch(ListLayouts::isPlain);
      case Layout.Break _,
          Layout.Newline _,
          Layout.Comment _,
          Layout.Indented _,
          Layout.Group _,
          Layout.Choice _,
          Layout.Filled _ ->
          false;
    };
  }

  private static boolean isShort(ParseTree tree) {
    return switch (tree) {
      case ParseTree.Leaf leaf ->
          leaf.kind().category() == TokenKind.Category.LITERAL
              || leaf.kind() == TokenKind.TRUE
              || leaf.kind() == TokenKind.FALSE
              || leaf.kind() == TokenKind.MINUS;
      case ParseTree.Rule rule ->
          rule.children().size() <= 2 && rule.children().stream().allMatch(ListLayouts::isShort);
      case ParseTree.Missing _, ParseTree.Skipped _ -> false;
    };
  }
}
