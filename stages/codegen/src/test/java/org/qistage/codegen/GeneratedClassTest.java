package org.qistage.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Operator;
import org.qistage.lowering.Save;
import org.qistage.lowering.ValueType;

class GeneratedClassTest {
  private static final Callee YIELD = new Callee.Runtime("qi_yield");

  @Test
  void theSameProgramGivesTheSameBytes() {
    LoweredProgram program =
        FunctionBuilder.program(
            "入口", CoroutineTest.fibonacci(true), CoroutineTest.entry("斐波那契", 3));
    assertEquals(new CodeGenerator().apply(program), new CodeGenerator().apply(program));
  }

  @Test
  void theDebuggerSeesVariablesAndLinesOfTheSource() {
    String listing =
        BytecodePrinter.print(GeneratedProgram.of("", PlainFunctionTest.fibonacci()).files());
    assertTrue(listing.contains("变量 0 = n: long, 0–30"), listing);
  }

  @Test
  void namesThatTheFormatForbidsAreReplacedAndStayApart() {
    JvmNames names = new JvmNames();
    assertEquals("a:b", names.unique("a.b"));
    assertEquals("a:b$2", names.unique("a/b"));
    assertEquals("数组{整数}", names.unique("数组<整数>"));
    assertTrue(names.unique("长".repeat(1_000_000)).length() < 100);
  }

  /// Yields 1, then fails, on the way holding a text that is needed only before the yield.
  private static LoweredFunction failing() {
    var f = new FunctionBuilder("坏", FunctionShape.GENERATOR, ValueType.I64);
    int words = f.parameter("话", ValueType.STRING);
    int length = f.variable("长", ValueType.I64);
    int none = f.temporary(ValueType.I64);
    int slotWords = f.slot(ValueType.STRING, words);
    int slotLength = f.slot(ValueType.I64, length);
    f.at(0).runtime(length, "qi_string_length", use(words));
    f.yieldValue(1, use(length), List.of(new Save(slotLength, length)), 1);
    f.at(1).restore(length, slotLength).operate(none, Operator.DIV_I64, use(length), integer(0));
    f.yieldValue(2, use(none), List.of(), 2);
    f.at(2).give(EMPTY);
    assertEquals(0, slotWords);
    return f.build();
  }

  @Test
  void aGeneratorClearsAReferenceThatIsDeadWhileItWaits() {
    String listing = BytecodePrinter.print(GeneratedProgram.of("", failing()).files());
    String next = listing.substring(listing.indexOf("boolean qi_generator_next"));
    String first = next.substring(0, next.indexOf("ireturn"));
    assertTrue(first.contains("aconst_null"), first);
    assertTrue(first.contains("putfield String 程序$坏$协程.s0$话"), first);
  }

  @Test
  void aGeneratorHasFinishedOnceItHasFailed() {
    var f = new FunctionBuilder("入口", FunctionShape.SUSPENDABLE, ValueType.UNIT);
    int g = f.variable("生成", ValueType.ref("generator"));
    int task = f.temporary(ValueType.ref("task"));
    int unit = f.temporary(ValueType.UNIT);
    int more = f.temporary(ValueType.BOOL);
    int printed = f.temporary(ValueType.UNIT);
    int slot = f.slot(ValueType.ref("generator"), g);
    f.at(0).generator(g, "坏", text("甲乙")).spawn(task, "尽", use(g));
    f.suspend(1, unit, YIELD, List.of(), List.of(new Save(slot, g)), 1, 2);
    f.at(1)
        .runtime(more, "qi_generator_next", use(g))
        .runtime(printed, "qi_print_bool", use(more), FunctionBuilder.TRUE);
    f.give(EMPTY);
    f.at(2).restore(g, slot).resumed(unit);
    f.jump(1);

    var drain = new FunctionBuilder("尽", FunctionShape.PLAIN, ValueType.UNIT);
    int handle = drain.parameter("生成", ValueType.ref("generator"));
    int again = drain.temporary(ValueType.BOOL);
    drain.at(0);
    drain.jump(1);
    drain.at(1).runtime(again, "qi_generator_next", use(handle));
    drain.branch(use(again), 1, 2);
    drain.at(2).give(EMPTY);
    String output = GeneratedProgram.of("入口", f.build(), drain.build(), failing()).run();
    assertTrue(output.startsWith("假\n"), output);
    assertTrue(output.contains("除以零"), output);
  }

  @Test
  void aPlainFunctionAsksForItsContextOnceWhenALoopNeedsIt() {
    String listing =
        BytecodePrinter.print(
            GeneratedProgram.of("", CoroutineTest.range(), CoroutineTest.sumEntry("范围", 3))
                .files());
    assertEquals(1, listing.split("qi_context", -1).length - 1, listing);
  }

  @Test
  void whatIsResumedGivesItsValueUnboxed() {
    String listing =
        BytecodePrinter.print(GeneratedProgram.of("", CoroutineTest.fibonacci(true)).files());
    assertFalse(listing.contains("valueOf"), listing);
  }
}
