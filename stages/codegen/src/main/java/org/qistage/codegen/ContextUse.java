package org.qistage.codegen;

import java.util.List;
import org.qistage.codegen.BodyGraph.Node;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;

/// Whether a plain function should ask for its context once at its start: when it needs it inside a
/// loop. Otherwise each use asks for itself, and a way that needs none pays nothing.
final class ContextUse {
  private ContextUse() {}

  static boolean inLoop(BodyGraph graph, int[] layout) {
    int[] placeOf = new int[graph.nodes().size()];
    for (int i = 0; i < layout.length; i++) {
      placeOf[layout[i]] = i;
    }
    for (int end = 0; end < layout.length; end++) {
      for (int next : graph.node(layout[end]).next()) {
        for (int i = placeOf[next]; i <= end; i++) {
          if (needsContext(graph.node(layout[i]))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean needsContext(Node node) {
    List<Instruction> instructions = node.block().instructions();
    return instructions.stream().anyMatch(ContextUse::needsContext);
  }

  private static boolean needsContext(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.Caught _,
          Instruction.Probe _,
          Instruction.Unwinding _,
          Instruction.Retain _,
          Instruction.Release _,
          Instruction.Allocate _,
          Instruction.Resumed _ ->
          true;
      case Instruction.Call(_, _, _, Callee.Runtime(String name), _) ->
          RuntimeCalls.function(name).context();
      case Instruction.Call _,
          Instruction.SuspendingCall _,
          Instruction.Copy _,
          Instruction.Operate _,
          Instruction.YieldValue _,
          Instruction.NewStructure _,
          Instruction.GetField _,
          Instruction.SetField _,
          Instruction.GetTag _,
          Instruction.LoadGlobal _,
          Instruction.StoreGlobal _,
          Instruction.NewPointer _,
          Instruction.NewClosure _,
          Instruction.Restore _ ->
          false;
    };
  }
}
