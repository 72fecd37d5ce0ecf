package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Node;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// Spans and identities of the trees.
final class NodePropertiesTest {
  @Test
  void syntax_spans_nest_and_stay_inside_the_source() {
    CorpusPrograms.check(
        CorpusPrograms.all(),
        compiled -> {
          Node program = compiled.compilation().tree().program();
          Span whole = new Span(0, compiled.compilation().source().text().length());
          assertTrue(whole.contains(program.span()), "the program is inside the source");
          NodeTree.walk(
              program,
              (parent, child) ->
                  assertTrue(
                      parent.span().contains(child.span()),
                      () -> parent + " does not contain " + child));
        });
  }

  @Test
  void syntax_ids_are_dense_and_each_is_used_once() {
    CorpusPrograms.check(
        CorpusPrograms.all(), compiled -> assertDense(compiled.compilation().tree().program()));
  }

  private static void assertDense(Node root) {
    Set<NodeId> seen = new HashSet<>();
    seen.add(root.id());
    NodeTree.walk(
        root,
        (_, child) -> assertTrue(seen.add(child.id()), () -> "second node with " + child.id()));
    int greatest = seen.stream().mapToInt(NodeId::value).max().orElseThrow();
    assertEquals(seen.size() - 1, greatest, "ids are dense from 0");
  }
}
