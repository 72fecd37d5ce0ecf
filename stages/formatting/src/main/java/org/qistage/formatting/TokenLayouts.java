package org.qistage.formatting;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.Span;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.ParseTree;

/// The layouts of single tokens, each with the comments that belong to it, and what is known of where
/// they stood.
final class TokenLayouts {
  private final TokenStream stream;
  private final Surroundings surroundings;

  TokenLayouts(TokenStream stream) {
    this.stream = stream;
    this.surroundings = Surroundings.of(stream);
  }

  String text(ParseTree.Leaf leaf) {
    return stream.source().slice(leaf.span());
  }

  /// A token with its comments.
  Layout of(ParseTree.Leaf leaf) {
    List<Layout> parts = new ArrayList<>(leads(leaf, false));
    parts.add(withoutLeads(leaf));
    return parts.size() == 1 ? parts.getFirst() : new Layout.Sequence(parts);
  }

  /// A token with the comments after it.
  Layout withoutLeads(ParseTree.Leaf leaf) {
    Layout text = Layout.Text.of(text(leaf));
    List<Layout.Comment> trails = around(leaf).trails();
    if (trails.isEmpty()) {
      return text;
    }
    List<Layout> parts = new ArrayList<>();
    parts.add(text);
    for (Layout.Comment comment : trails) {
      parts.add(new Layout.Space());
      parts.add(comment);
    }
    return new Layout.Sequence(parts);
  }

  /// The comments before a token.
  ///
  /// @param always whether each gets a line of its own in any case
  List<Layout> leads(ParseTree.Leaf leaf, boolean always) {
    Surroundings.Around around = around(leaf);
    List<Surroundings.Lead> leads = around.leads();
    List<Layout> parts = new ArrayList<>();
    for (int i = 0; i < leads.size(); i++) {
      Surroundings.Lead lead = leads.get(i);
      boolean own = lead.ownLine() || always;
      if (own) {
        parts.add(new Layout.Newline(i > 0 && lead.blank()));
      } else if (!around.opened()) {
        parts.add(new Layout.Space());
      }
      parts.add(lead.comment());
      if (own) {
        boolean last = i + 1 == leads.size();
        parts.add(new Layout.Newline(last ? around.tokenBlank() : leads.get(i + 1).blank()));
      }
    }
    return parts;
  }

  /// Whether a comment stands on its own line before a token.
  boolean hasOwnLines(ParseTree.Leaf leaf) {
    return around(leaf).leads().stream().anyMatch(Surroundings.Lead::ownLine);
  }

  boolean hasComments(ParseTree.Leaf leaf) {
    return !around(leaf).leads().isEmpty() || !around(leaf).trails().isEmpty();
  }

  boolean hasLeads(ParseTree.Leaf leaf) {
    return !around(leaf).leads().isEmpty();
  }

  /// Whether a token, with the comments before it, began a line.
  boolean lineBefore(ParseTree tree) {
    return around(first(tree)).line();
  }

  /// Whether an empty line stood before a token with the comments before it.
  boolean blankBefore(ParseTree tree) {
    return around(first(tree)).blank();
  }

  private Surroundings.Around around(ParseTree.Leaf leaf) {
    return surroundings.at(leaf.span().start());
  }

  /// Whether punctuation is written in full width, which brings its own space along.
  boolean isFullWidth(ParseTree tree) {
    return tree instanceof ParseTree.Leaf leaf
        && leaf.kind().category() == TokenKind.Category.PUNCTUATION
        && !text(leaf).equals(leaf.kind().spelling());
  }

  /// The first token of a part.
  static ParseTree.Leaf first(ParseTree tree) {
    ParseTree at = tree;
    while (at instanceof ParseTree.Rule rule) {
      at = rule.children().getFirst();
    }
    return leaf(at);
  }

  static ParseTree.Leaf leaf(ParseTree tree) {
    return switch (tree) {
      case ParseTree.Leaf leaf -> leaf;
      case ParseTree.Rule(String rule, Span span, _) ->
          throw new IllegalArgumentException(rule + " at " + span + " is no token");
      case ParseTree.Missing _, ParseTree.Skipped _ ->
          throw new IllegalArgumentException("a program with errors has no layout");
    };
  }

  static boolean is(ParseTree tree, TokenKind kind) {
    return tree instanceof ParseTree.Leaf leaf && leaf.kind() == kind;
  }
}
