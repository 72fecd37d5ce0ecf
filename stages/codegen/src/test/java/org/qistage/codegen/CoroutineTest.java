package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.codegen.FunctionBuilder.EMPTY;
import static org.qistage.codegen.FunctionBuilder.integer;
import static org.qistage.codegen.FunctionBuilder.text;
import static org.qistage.codegen.FunctionBuilder.use;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Save;
import org.qistage.lowering.ValueType;

class CoroutineTest {
  private static final Callee YIELD = new Callee.Runtime("qi_yield");
  private static final Operand LINE = new Operand.BooleanConstant(true);

  /// fib(n) that gives up the processor at its leaves when asked to, else never suspends.
  static LoweredFunction fibonacci(boolean yields) {
    var f = new FunctionBuilder("斐波那契", FunctionShape.SUSPENDABLE, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    int small = f.temporary(ValueType.BOOL);
    int less = f.temporary(ValueType.I64);
    int first = f.variable("甲", ValueType.I64);
    int lesser = f.temporary(ValueType.I64);
    int second = f.variable("乙", ValueType.I64);
    int sum = f.temporary(ValueType.I64);
    int unit = f.temporary(ValueType.UNIT);
    int slotN = f.slot(ValueType.I64, n);
    int slotFirst = f.slot(ValueType.I64, first);
    Callee self = new Callee.Function("斐波那契");
    f.at(0).operate(small, Operator.LT_I64, use(n), integer(2));
    f.branch(use(small), yields ? 7 : 8, 2);
    f.at(1).operate(lesser, Operator.SUB_I64, use(n), integer(2));
    f.suspend(2, second, self, List.of(use(lesser)), List.of(new Save(slotFirst, first)), 4, 5);
    f.at(2).operate(less, Operator.SUB_I64, use(n), integer(1));
    f.suspend(1, first, self, List.of(use(less)), List.of(new Save(slotN, n)), 1, 3);
    f.at(3).restore(n, slotN).resumed(first);
    f.jump(1);
    f.at(4).operate(sum, Operator.ADD_I64, use(first), use(second));
    f.give(use(sum));
    f.at(5).restore(first, slotFirst).resumed(second);
    f.jump(4);
    f.at(6).restore(n, slotN).resumed(unit);
    f.jump(8);
    f.at(7);
    f.suspend(3, unit, YIELD, List.of(), List.of(new Save(slotN, n)), 8, 6);
    f.at(8).give(use(n));
    return f.build();
  }

  /// Prints the value of a function of one 整数, awaited directly.
  static LoweredFunction entry(String function, long argument) {
    var f = new FunctionBuilder("入口", FunctionShape.SUSPENDABLE, ValueType.UNIT);
    int value = f.temporary(ValueType.I64);
    int unit = f.temporary(ValueType.UNIT);
    f.at(0);
    f.suspend(1, value, new Callee.Function(function), List.of(integer(argument)), List.of(), 1, 2);
    f.at(1).runtime(unit, "qi_print_int", use(value), LINE);
    f.give(EMPTY);
    f.at(2).resumed(value);
    f.jump(1);
    return f.build();
  }

  /// Yields 0 … n-1.
  static LoweredFunction range() {
    var f = new FunctionBuilder("范围", FunctionShape.GENERATOR, ValueType.I64);
    int n = f.parameter("n", ValueType.I64);
    int i = f.variable("i", ValueType.I64);
    int more = f.temporary(ValueType.BOOL);
    int next = f.temporary(ValueType.I64);
    int slotN = f.slot(ValueType.I64, n);
    int slotI = f.slot(ValueType.I64, i);
    f.at(0).copy(i, integer(0));
    f.jump(1);
    f.at(1).operate(more, Operator.LT_I64, use(i), use(n));
    f.branch(use(more), 2, 4);
    f.at(2);
    f.yieldValue(1, use(i), List.of(new Save(slotN, n), new Save(slotI, i)), 3);
    f.at(3)
        .restore(n, slotN)
        .restore(i, slotI)
        .operate(next, Operator.ADD_I64_PROVEN, use(i), integer(1))
        .copy(i, use(next));
    f.jump(1);
    f.at(4).give(EMPTY);
    return f.build();
  }

  /// Sums what a generator yields, in a plain function, and prints it.
  static LoweredFunction sumEntry(String generator, long argument) {
    var f = new FunctionBuilder("入口", FunctionShape.PLAIN, ValueType.UNIT);
    int g = f.variable("生成", ValueType.ref("generator"));
    int sum = f.variable("和", ValueType.I64);
    int more = f.temporary(ValueType.BOOL);
    int value = f.temporary(ValueType.I64);
    int next = f.temporary(ValueType.I64);
    int unit = f.temporary(ValueType.UNIT);
    f.at(0).generator(g, generator, integer(argument)).copy(sum, integer(0));
    f.jump(1);
    f.at(1).runtime(more, "qi_generator_next", use(g));
    f.branch(use(more), 2, 3);
    f.at(2)
        .runtime(value, "qi_generator_value_i64", use(g))
        .operate(next, Operator.ADD_I64, use(sum), use(value))
        .copy(sum, use(next));
    f.jump(1);
    f.at(3).runtime(unit, "qi_print_int", use(sum), LINE);
    f.give(EMPTY);
    return f.build();
  }

  @Test
  void callsThatDoNotSuspendGiveTheirValue() {
    assertEquals("6765\n", GeneratedProgram.of("入口", fibonacci(false), entry("斐波那契", 20)).run());
  }

  @Test
  void callsThatSuspendAtEveryLeafGiveTheSameValue() {
    assertEquals("610\n", GeneratedProgram.of("入口", fibonacci(true), entry("斐波那契", 15)).run());
  }

  @Test
  void generatorYieldsEachValueOnce() {
    assertEquals("4950\n", GeneratedProgram.of("入口", range(), sumEntry("范围", 100)).run());
  }

  @Test
  void generatorKeepsNoFieldForAnArgumentThatHasASlot() {
    GeneratedProgram program = GeneratedProgram.of("入口", range(), sumEntry("范围", 3));
    String listing = BytecodePrinter.print(program.files());
    assertTrue(
        listing.contains("class 程序$范围$协程 extends Generator    ; 范围\n  long s0$n\n  long s1$i\n\n"),
        listing);
  }

  @Test
  void generatorStoresOnlyWhatChanged() {
    GeneratedProgram program = GeneratedProgram.of("入口", range(), sumEntry("范围", 3));
    String listing = BytecodePrinter.print(program.files());
    String body = listing.substring(listing.indexOf("boolean qi_generator_next"));
    assertEquals(1, body.split("putfield long 程序.范围.协程.s1.i", -1).length - 1, body);
    assertEquals(0, body.split("putfield long 程序.范围.协程.s0.n", -1).length - 1, body);
  }

  @Test
  void spawnedTasksRunInOrderAndDeliverTheirValue() {
    var say = new FunctionBuilder("说", FunctionShape.SUSPENDABLE, ValueType.F64);
    int words = say.parameter("话", ValueType.STRING);
    int unit = say.temporary(ValueType.UNIT);
    int again = say.temporary(ValueType.UNIT);
    int slot = say.slot(ValueType.STRING, words);
    say.at(0).runtime(unit, "qi_print_string", use(words), LINE);
    say.suspend(1, unit, YIELD, List.of(), List.of(new Save(slot, words)), 1, 2);
    say.at(1).runtime(again, "qi_print_string", use(words), LINE);
    say.give(new Operand.FloatConstant(0.5));
    say.at(2).restore(words, slot).resumed(unit);
    say.jump(1);

    var f = new FunctionBuilder("入口", FunctionShape.SUSPENDABLE, ValueType.UNIT);
    int a = f.variable("甲", ValueType.ref("task"));
    int b = f.variable("乙", ValueType.ref("task"));
    int x = f.variable("x", ValueType.F64);
    int y = f.variable("y", ValueType.F64);
    int sum = f.temporary(ValueType.F64);
    int done = f.temporary(ValueType.UNIT);
    int slotB = f.slot(ValueType.ref("task"), b);
    int slotX = f.slot(ValueType.F64, x);
    Callee await = new Callee.Runtime("qi_await_task_f64");
    f.at(0).spawn(a, "说", text("甲")).spawn(b, "说", text("乙"));
    f.suspend(1, x, await, List.of(use(a)), List.of(new Save(slotB, b)), 1, 3);
    f.at(1);
    f.suspend(2, y, await, List.of(use(b)), List.of(new Save(slotX, x)), 2, 4);
    f.at(2)
        .operate(sum, Operator.ADD_F64, use(x), use(y))
        .runtime(done, "qi_print_float", use(sum), LINE);
    f.give(EMPTY);
    f.at(3).restore(b, slotB).resumed(x);
    f.jump(1);
    f.at(4).restore(x, slotX).resumed(y);
    f.jump(2);
    assertEquals("甲\n乙\n甲\n乙\n1.0\n", GeneratedProgram.of("入口", say.build(), f.build()).run());
  }
}
