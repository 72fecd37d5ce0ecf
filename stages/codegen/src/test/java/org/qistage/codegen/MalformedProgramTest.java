package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qistage.codegen.FunctionBuilder.EMPTY;
import static org.qistage.codegen.FunctionBuilder.integer;
import static org.qistage.codegen.FunctionBuilder.text;
import static org.qistage.codegen.FunctionBuilder.use;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Outcome;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ValueType;

class MalformedProgramTest {

  private static void assertFault(String fault, Consumer<FunctionBuilder> body) {
    var f = new FunctionBuilder("错", FunctionShape.PLAIN, ValueType.UNIT);
    f.at(0);
    body.accept(f);
    f.give(EMPTY);
    Outcome<ClassFiles> outcome = new CodeGenerator().apply(FunctionBuilder.program("", f.build()));
    assertEquals(
        new CodegenProblem.MalformedProgram("错", fault),
        outcome.diagnostics().getFirst().problem());
    assertEquals(1, outcome.result().classes().size());
  }

  @Test
  void namesTheRuntimeFunctionThatDoesNotExist() {
    assertFault(
        "no runtime function qi_nothing",
        f -> f.runtime(f.temporary(ValueType.UNIT), "qi_nothing"));
  }

  @Test
  void namesTheFunctionThatDoesNotExist() {
    assertFault("no function 无此", f -> f.call(f.temporary(ValueType.UNIT), "无此"));
  }

  @Test
  void countsArguments() {
    assertFault(
        "qi_string_length takes 1 arguments, not 2",
        f -> f.runtime(f.temporary(ValueType.I64), "qi_string_length", text("甲"), text("乙")));
  }

  @Test
  void refusesAValueOfAnotherRepresentation() {
    assertFault(
        "a value of type Ljava/lang/String; where J is wanted",
        f -> {
          int sum = f.variable("和", ValueType.I64);
          f.operate(sum, Operator.ADD_I64, integer(1), text("2"));
        });
  }

  @Test
  void refusesASpawnOfAFunctionThatDoesNotExist() {
    assertFault("no function 无此", f -> f.spawn(f.temporary(ValueType.ref("task")), "无此"));
  }

  @Test
  void refusesAParameterOfAnUnknownClass() {
    var f = new FunctionBuilder("错", FunctionShape.PLAIN, ValueType.UNIT);
    f.parameter("甲", ValueType.ref("点"));
    f.at(0).give(EMPTY);
    Outcome<ClassFiles> outcome = new CodeGenerator().apply(FunctionBuilder.program("", f.build()));
    assertEquals(
        new CodegenProblem.MalformedProgram("错", "no structure 点"),
        outcome.diagnostics().getFirst().problem());
  }

  @Test
  void refusesAnUnknownClassName() {
    assertFault(
        "no structure 点",
        f -> f.copy(f.variable("甲", ValueType.ref("点")), use(f.variable("乙", ValueType.ref("点")))));
  }
}
