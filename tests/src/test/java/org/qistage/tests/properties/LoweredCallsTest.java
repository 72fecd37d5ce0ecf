package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredVerifier;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiFunction;
import org.qistage.runtime.abi.AbiTable;
import org.qistage.runtime.abi.AbiType;

/// What lowering makes of the corpus keeps its own rules and those of the runtime's ABI table.
final class LoweredCallsTest {
  @Test
  void every_lowered_function_is_well_formed() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled ->
            functions(compiled)
                .forEach(function -> assertEquals(List.of(), LoweredVerifier.problems(function))));
  }

  @Test
  void every_call_of_the_runtime_is_one_that_the_table_has() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> functions(compiled).forEach(LoweredCallsTest::callsAgree));
  }

  private static List<LoweredFunction> functions(CorpusPrograms.Compiled compiled) {
    return compiled.compilation().snapshot().files().stream()
        .flatMap(file -> file.lowered().orElseThrow().functions().stream())
        .toList();
  }

  private static void callsAgree(LoweredFunction function) {
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction
            instanceof Instruction.Call(_, _, int result, Callee.Runtime(var name), var operands)) {
          AbiFunction entry = agree(function, name, operands, result);
          // A generator that cannot await is driven by a plain call of what may suspend with
          // others.
          assertTrue(!entry.suspends() || name.equals("qi_generator_next"), name);
        }
      }
      if (block.terminator() instanceof Terminator.Suspend suspend
          && suspend.callee() instanceof Callee.Runtime(var name)) {
        assertTrue(agree(function, name, suspend.operands(), suspend.result()).suspends(), name);
      }
    }
  }

  private static AbiFunction agree(
      LoweredFunction function, String name, List<Operand> operands, int result) {
    AbiFunction entry = AbiTable.function(name);
    assertEquals(entry.parameters().size(), operands.size(), name);
    for (int i = 0; i < operands.size(); i++) {
      AbiType wanted = entry.parameters().get(i);
      String found = representation(function, operands.get(i), wanted);
      assertEquals(representation(wanted), found, () -> name + " in " + function.name());
    }
    ValueType type = function.register(result).type();
    assertEquals(representation(entry.result()), type.representation().text(), name);
    return entry;
  }

  private static String representation(AbiType type) {
    return switch (type.name()) {
      case "unit", "bool", "i32", "i64", "f64" -> type.name();
      default -> "ref";
    };
  }

  private static String representation(LoweredFunction function, Operand operand, AbiType wanted) {
    Representation representation =
        switch (operand) {
          case Operand.Use(int register) -> function.register(register).type().representation();
          case Operand.IntegerConstant _ -> Representation.I64;
          case Operand.SmallConstant _ -> Representation.I32;
          case Operand.FloatConstant _ -> Representation.F64;
          case Operand.BooleanConstant _ -> Representation.BOOL;
          case Operand.TextConstant _ -> Representation.REF;
          case Operand.EmptyConstant _ -> Representation.REF;
        };
    assertTrue(!wanted.name().equals("unit"));
    return representation.text();
  }
}
