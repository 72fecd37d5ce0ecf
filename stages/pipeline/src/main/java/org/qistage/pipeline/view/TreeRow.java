package org.qistage.pipeline.view;

import org.qistage.foundation.Span;

/// A node of a tree, in the list of all nodes in which each comes right before its descendants.
///
/// @param index its place in the list
/// @param parent the index of its parent; -1 for the root
/// @param depth 0 for the root
/// @param end the index behind its last descendant
/// @param kind what it is, in the words of the tree's text form
/// @param text what sets it apart from others of its kind; empty when nothing does
/// @param type what checking found its value to be; empty for trees without types and for what has no value
/// @param rule the rule of the grammar that made it; empty for trees that no grammar made
/// @param error whether it stands for what is missing or wrong
public record TreeRow(
    int index,
    int parent,
    int depth,
    int end,
    String kind,
    String text,
    String type,
    String rule,
    boolean error,
    Span span) {

  public boolean isLeaf() {
    return end == index + 1;
  }

  /// How many nodes there are below it.
  public int descendants() {
    return end - index - 1;
  }

  /// Whether another is it, or below it.
  public boolean holds(int other) {
    return index <= other && other < end;
  }

  /// Its kind, its text and its type.
  public String label() {
    return kind + (text.isEmpty() ? "" : " " + text) + (type.isEmpty() ? "" : " : " + type);
  }
}
