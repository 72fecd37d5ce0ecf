package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.codegen.FunctionBuilder.EMPTY;
import static org.qistage.codegen.FunctionBuilder.integer;
import static org.qistage.codegen.FunctionBuilder.text;
import static org.qistage.codegen.FunctionBuilder.use;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Severity;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Save;
import org.qistage.lowering.ValueType;

class LimitsTest {

  /// Adds 1 so many times to its argument, each time through a variable.
  private static LoweredFunction additions(String name, int count) {
    var f = new FunctionBuilder(name, FunctionShape.PLAIN, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    f.at(0);
    for (int i = 0; i < count; i++) {
      f.operate(n, Operator.ADD_I64, use(n), integer(1));
    }
    f.give(use(n));
    return f.build();
  }

  private static Outcome<ClassFiles> generate(LoweredFunction... functions) {
    return new CodeGenerator().apply(FunctionBuilder.program("", functions));
  }

  @Test
  void aFunctionThatNoMethodCanHoldIsADiagnosticAndTheOthersStay() throws Throwable {
    Outcome<ClassFiles> outcome =
        generate(additions("甲", 10), additions("大", 12_000), additions("乙", 20));
    Diagnostic only = outcome.diagnostics().getFirst();
    assertEquals(1, outcome.diagnostics().size());
    assertInstanceOf(CodegenProblem.FunctionTooLarge.class, only.problem());
    String listing = BytecodePrinter.print(outcome.result());
    assertTrue(listing.contains("static long 甲(long)"), listing);
    assertTrue(listing.contains("static long 乙(long)"), listing);
  }

  @Test
  void aFunctionThatHotSpotDoesNotCompileIsAHint() {
    Outcome<ClassFiles> outcome = generate(additions("长", 2_000));
    Diagnostic only = outcome.diagnostics().getFirst();
    assertEquals(Severity.HINT, only.severity());
    assertInstanceOf(CodegenProblem.FunctionNotCompiled.class, only.problem());
  }

  @Test
  void farJumpsKeepTheMapFromBytecode() {
    // A branch over more than 32,767 bytes, which the class file format has no short form for.
    var f = new FunctionBuilder("远", FunctionShape.PLAIN, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    int more = f.temporary(ValueType.BOOL);
    f.at(0).operate(more, Operator.GT_I64, use(n), integer(0));
    f.branch(use(more), 1, 2);
    f.at(1);
    for (int i = 0; i < 7_000; i++) {
      f.operate(n, Operator.ADD_I64, use(n), integer(1));
    }
    f.give(use(n));
    f.at(2).give(use(n));
    Outcome<ClassFiles> outcome = generate(f.build());
    MethodMap map = outcome.result().classes().get(0).methods().get(0);
    String listing = BytecodePrinter.print(outcome.result());
    String last = "       ; 第 " + (map.runs().getLast().span().start() + 1) + " 行";
    int end = listing.lastIndexOf("lreturn");
    assertTrue(listing.lastIndexOf(last) > listing.lastIndexOf("addExact"), listing.substring(end));
  }

  @Test
  void moreConstantsThanAClassHoldsAreSpreadOverClasses() throws Throwable {
    List<LoweredFunction> functions = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      var f = new FunctionBuilder("文" + k, FunctionShape.PLAIN, ValueType.UNIT);
      int word = f.variable("词", ValueType.STRING);
      f.at(0);
      for (int i = 0; i < 5_000; i++) {
        f.copy(word, text("常量" + k + "之" + i));
      }
      f.give(EMPTY);
      functions.add(f.build());
    }
    var call = new FunctionBuilder("入口", FunctionShape.PLAIN, ValueType.UNIT);
    int unit = call.temporary(ValueType.UNIT);
    call.at(0).call(unit, "文0").call(unit, "文7");
    call.give(EMPTY);
    functions.add(call.build());
    Outcome<ClassFiles> outcome = generate(functions.toArray(LoweredFunction[]::new));
    assertTrue(outcome.diagnostics().stream().noneMatch(Diagnostic::isError));
    GeneratedProgram program = GeneratedProgram.load(outcome.result());
    program.loadClass("程序$2");
  }

  @Test
  void moreParametersThanAMethodTakesAreADiagnostic() {
    var f = new FunctionBuilder("多", FunctionShape.PLAIN, ValueType.UNIT);
    for (int i = 0; i < 128; i++) {
      f.parameter("参" + i, ValueType.I64);
    }
    f.at(0).give(EMPTY);
    Diagnostic only = generate(f.build()).diagnostics().getFirst();
    assertEquals(new CodegenProblem.TooManyParameters("多", 256, 254), only.problem());
  }

  @Test
  void moreVariablesThanAMethodTakesAreSavedOneByOne() {
    var f = new FunctionBuilder("入口", FunctionShape.SUSPENDABLE, ValueType.UNIT);
    int sum = f.variable("和", ValueType.I64);
    int unit = f.temporary(ValueType.UNIT);
    int printed = f.temporary(ValueType.UNIT);
    List<Integer> variables = new ArrayList<>();
    List<Save> saves = new ArrayList<>();
    f.at(0);
    for (int i = 0; i < 200; i++) {
      int variable = f.variable("量" + i, ValueType.I64);
      variables.add(variable);
      saves.add(new Save(f.slot(ValueType.I64, variable), variable));
      f.copy(variable, integer(i));
    }
    f.suspend(1, unit, new Callee.Runtime("qi_yield"), List.of(), saves, 1, 2);
    f.at(1).copy(sum, integer(0));
    variables.forEach(variable -> f.operate(sum, Operator.ADD_I64, use(sum), use(variable)));
    f.runtime(printed, "qi_print_int", use(sum), new Operand.BooleanConstant(true));
    f.give(EMPTY);
    f.at(2);
    saves.forEach(save -> f.restore(save.register(), save.slot()));
    f.resumed(unit);
    f.jump(1);
    assertEquals("19900\n", GeneratedProgram.of("入口", f.build()).run());
  }
}
