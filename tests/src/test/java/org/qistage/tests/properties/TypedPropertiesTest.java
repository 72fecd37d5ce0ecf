package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qistage.checking.TypedVerifier;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedPrinter;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.NodeId;

/// The typed trees of programs without errors.
final class TypedPropertiesTest {
  @Test
  void types_agree_everywhere() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> {
          for (TypedProgram program : compiled.compilation().allTyped()) {
            for (TypedFunction function : program.functions()) {
              assertEquals(List.of(), TypedVerifier.problems(program, function));
            }
          }
        });
  }

  @Test
  void nothing_is_malformed_or_of_unknown_type() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> {
          for (TypedProgram program : compiled.compilation().allTyped()) {
            String tree = TypedPrinter.printTree(program);
            assertFalse(tree.contains("(error)"), tree);
            assertFalse(tree.contains(":未知"), tree);
          }
        });
  }

  @Test
  void typed_ids_are_used_once_and_have_origins() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> {
          TypedProgram program = compiled.compilation().typed();
          Set<NodeId> seen = new HashSet<>();
          List<TypedNode> roots = new ArrayList<>(program.functions());
          program.initializer().ifPresent(roots::add);
          for (TypedNode root : roots) {
            assertTrue(seen.add(root.id()));
            NodeTree.walk(
                root,
                (_, child) ->
                    assertTrue(seen.add(child.id()), () -> "second node with " + child.id()));
          }
          seen.forEach(id -> assertFalse(program.origins().of(id).isEmpty(), id::toString));
          assertEquals(program.origins().table().size(), seen.size(), "ids are dense");
        });
  }
}
