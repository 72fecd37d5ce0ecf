package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.qistage.codegen.FunctionBuilder.integer;
import static org.qistage.codegen.FunctionBuilder.use;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.ValueType;

class PlainFunctionTest {

  static LoweredFunction fibonacci() {
    var f = new FunctionBuilder("斐波那契", FunctionShape.PLAIN, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    int small = f.temporary(ValueType.BOOL);
    int first = f.temporary(ValueType.I64);
    int second = f.temporary(ValueType.I64);
    int less = f.temporary(ValueType.I64);
    int lesser = f.temporary(ValueType.I64);
    int sum = f.temporary(ValueType.I64);
    f.at(0).operate(small, Operator.LT_I64, use(n), integer(2));
    f.branch(use(small), 1, 2);
    f.at(1).give(use(n));
    f.at(2)
        .operate(less, Operator.SUB_I64, use(n), integer(1))
        .call(first, "斐波那契", use(less))
        .operate(lesser, Operator.SUB_I64, use(n), integer(2))
        .call(second, "斐波那契", use(lesser))
        .operate(sum, Operator.ADD_I64, use(first), use(second));
    f.give(use(sum));
    return f.build();
  }

  @Test
  void computesFibonacciNumbers() throws Throwable {
    assertEquals(6765L, GeneratedProgram.of("", fibonacci()).call("斐波那契", 20L));
  }

  @Test
  void leavesTemporariesOnTheOperandStack() {
    // lreturn stands at 29: just the bytes of the same Java method.
    GeneratedClass main = GeneratedProgram.of("", fibonacci()).files().classes().get(0);
    MethodMap method = main.methods().get(0);
    assertEquals(29, method.runs().getLast().offset(), () -> method.runs().toString());
  }

  @Test
  void sumsInALoop() throws Throwable {
    var f = new FunctionBuilder("求和", FunctionShape.PLAIN, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    int sum = f.variable("和", ValueType.I64);
    int i = f.variable("i", ValueType.I64);
    int more = f.temporary(ValueType.BOOL);
    int next = f.temporary(ValueType.I64);
    int after = f.temporary(ValueType.I64);
    f.at(0).copy(sum, integer(0)).copy(i, integer(0));
    f.jump(1);
    f.at(1).operate(more, Operator.LT_I64, use(i), use(n));
    f.branch(use(more), 2, 3);
    f.at(2)
        .operate(next, Operator.ADD_I64, use(sum), use(i))
        .copy(sum, use(next))
        .operate(after, Operator.ADD_I64_PROVEN, use(i), integer(1))
        .copy(i, use(after));
    f.jump(1);
    f.at(3).give(use(sum));
    assertEquals(4950L, GeneratedProgram.of("", f.build()).call("求和", 100L));
  }

  @Test
  void raisesOverflow() {
    var f = new FunctionBuilder("倍", FunctionShape.PLAIN, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    int twice = f.temporary(ValueType.I64);
    f.at(0).operate(twice, Operator.MUL_I64, use(n), integer(2));
    f.give(use(twice));
    GeneratedProgram program = GeneratedProgram.of("", f.build());
    assertThrows(ArithmeticException.class, () -> program.call("倍", Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "LT_F64, 1, 2, true", "LT_F64, 2, 1, false", "LT_F64, NaN, 1, false", "LT_F64, 1, NaN, false",
    "LE_F64, 1, 1, true", "LE_F64, NaN, NaN, false", "GT_F64, 2, 1, true", "GT_F64, NaN, 1, false",
    "GT_F64, 1, NaN, false", "GE_F64, 1, 1, true", "GE_F64, NaN, 1, false", "EQ_F64, 0, -0, true",
    "EQ_F64, NaN, NaN, false", "NE_F64, NaN, NaN, true", "NE_F64, 1, 1, false"
  })
  void comparesFloatsAsIeeeDoes(Operator operator, double a, double b, boolean expected)
      throws Throwable {
    assertEquals(expected, value(operator).call("值", a, b));
    assertEquals(expected, branch(operator, false).call("支", a, b));
    assertEquals(!expected, branch(operator, true).call("支", a, b));
  }

  private static GeneratedProgram value(Operator operator) {
    var f = new FunctionBuilder("值", FunctionShape.PLAIN, ValueType.BOOL);
    int a = f.parameter("a", ValueType.F64);
    int b = f.parameter("b", ValueType.F64);
    int c = f.temporary(ValueType.BOOL);
    f.at(0).operate(c, operator, use(a), use(b));
    f.give(use(c));
    return GeneratedProgram.of("", f.build());
  }

  /// Gives 真 by one way of a branch, under 非 when asked.
  private static GeneratedProgram branch(Operator operator, boolean negated) {
    var f = new FunctionBuilder("支", FunctionShape.PLAIN, ValueType.BOOL);
    int a = f.parameter("a", ValueType.F64);
    int b = f.parameter("b", ValueType.F64);
    int c = f.temporary(ValueType.BOOL);
    int d = f.temporary(ValueType.BOOL);
    f.at(0).operate(c, operator, use(a), use(b));
    if (negated) {
      f.operate(d, Operator.NOT, use(c));
    }
    f.branch(use(negated ? d : c), 1, 2);
    f.at(1).give(new Operand.BooleanConstant(true));
    f.at(2).give(new Operand.BooleanConstant(false));
    return GeneratedProgram.of("", f.build());
  }

  @Test
  void keepsTheOrderOfCallsThatAVariableReadStandsBetween() throws Throwable {
    // x = 1; y = f(x); x = 2; return y * 10 + x
    var g = new FunctionBuilder("同", FunctionShape.PLAIN, ValueType.I64);
    g.at(0).give(use(g.parameter("v", ValueType.I64)));
    var f = new FunctionBuilder("序", FunctionShape.PLAIN, ValueType.I64);
    int x = f.variable("x", ValueType.I64);
    int t = f.temporary(ValueType.I64);
    int y = f.temporary(ValueType.I64);
    int s = f.temporary(ValueType.I64);
    int r = f.temporary(ValueType.I64);
    f.at(0)
        .copy(x, integer(1))
        .copy(t, use(x))
        .call(y, "同", use(t))
        .copy(x, integer(2))
        .operate(s, Operator.MUL_I64, use(y), integer(10))
        .operate(r, Operator.ADD_I64, use(s), use(x));
    f.give(use(r));
    assertEquals(12L, GeneratedProgram.of("", g.build(), f.build()).call("序"));
  }

  @Test
  void writesStringsLongerThanAConstant() throws Throwable {
    String text = "气😀".repeat(30_000);
    var f = new FunctionBuilder("长", FunctionShape.PLAIN, ValueType.STRING);
    f.at(0).give(FunctionBuilder.text(text));
    assertEquals(text, GeneratedProgram.of("", f.build()).call("长"));
  }
}
