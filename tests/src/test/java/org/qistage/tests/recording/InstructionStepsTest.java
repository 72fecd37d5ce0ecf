package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.steps.ActivationSteps;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.steps.Difference;
import org.qistage.pipeline.steps.StepNavigator;
import org.qistage.pipeline.steps.StepNavigator.Position;
import org.qistage.pipeline.steps.StepState;
import org.qistage.pipeline.steps.StepValue;
import org.qistage.pipeline.steps.TraceReplay;
import org.qistage.pipeline.steps.TraceReplay.Outcome;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.TraceLog;

/// Single activations, instruction by instruction.
final class InstructionStepsTest {
  private static Outcome.Stepped stepped(Trace trace, int activation, int most) {
    Outcome outcome =
        new TraceReplay(Pipeline.standard(), trace, List.of()).refine(activation, most);
    return assertInstanceOf(Outcome.Stepped.class, outcome, outcome::toString);
  }

  private static ActivationSteps steps(Trace trace, int activation) {
    return stepped(trace, activation, TraceReplay.MOST_STEPS).steps();
  }

  private static ActivationSteps steps(String program, String function) {
    Trace trace = Recordings.of(program);
    return steps(trace, activations(trace, function).getFirst());
  }

  /// The activations of a function, in the order in which they were entered.
  private static List<Integer> activations(Trace trace, String function) {
    TraceLog log = trace.log();
    List<Integer> found = new ArrayList<>();
    for (int event = 0; event < log.size(); event++) {
      if (log.kind(event) == EventKind.ENTERED
          && log.objects().textAt(log.c(event)).endsWith("/" + function)) {
        found.add(log.a(event));
      }
    }
    return found;
  }

  private static List<Step> matching(ActivationSteps steps, String instruction) {
    return steps.steps().stream()
        .filter(step -> steps.instruction(step).text().matches(instruction))
        .toList();
  }

  private static String stack(StepState state) {
    return String.join(" ", state.stack().stream().map(StepValue::text).toList());
  }

  private static Optional<String> local(StepState state, String name) {
    return state.locals().stream()
        .filter(local -> local.name().equals(name))
        .map(local -> local.value().text())
        .findFirst();
  }

  /// The last value that a variable has in steps of the activation.
  private static Optional<String> last(ActivationSteps steps, String name) {
    return steps.steps().reversed().stream()
        .flatMap(step -> local(step.before(), name).stream())
        .findFirst();
  }

  @Test
  void arithmetic_is_done_on_the_operand_stack() {
    ActivationSteps steps =
        steps("函数 加(a: 整数, b: 整数): 整数 { 返回 a + b; } 函数 主函数() { 打印 加(40, 2); }", "加");
    Step add = matching(steps, "invokestatic long Math.addExact.*").getFirst();
    assertEquals("40 2", stack(add.before()));
    assertEquals("42", stack(add.after()));
    assertEquals(Optional.of("40"), local(add.before(), "a"));
    Step last = steps.steps().getLast();
    assertEquals("lreturn", steps.instruction(last).text());
    assertEquals("42", stack(last.before()));
    assertEquals("long", last.before().stack().getFirst().type());
  }

  /// Each step begins in the state that the one before has left.
  @Test
  void steps_join() {
    ActivationSteps steps =
        steps("函数 主函数() { 变量 和 = 0; 对于 i 在 范围(0, 5) { 和 = 和 + i; } 打印 和; }", "主函数");
    for (int i = 1; i < steps.steps().size(); i++) {
      assertEquals(steps.steps().get(i - 1).after(), steps.steps().get(i).before());
      assertEquals(steps.steps().get(i - 1).lastEvent(), steps.steps().get(i).event());
    }
    assertEquals(Optional.of("10"), last(steps, "和"));
  }

  @Test
  void an_activation_that_awaits_is_visited_again() {
    Trace trace =
        Recordings.of(
            """
            异步 函数 取(n: 整数): 整数 { 睡眠(5); 返回 n * 2; }
            函数 主函数() { 变量 任务 = 启动 取(21); 变量 值 = 等待 任务; 打印 值; }
            """);
    ActivationSteps main = steps(trace, 1);
    assertEquals(2, main.visits().size());
    Step saving = matching(main, ".*保存1.*").getFirst();
    assertEquals(0, saving.visit());
    assertTrue(main.methods().get(main.visits().get(1).method()).signature().contains("恢复"));
    assertEquals(Optional.of("42"), last(main, "值"));
    ActivationSteps task = steps(trace, activations(trace, "取").getFirst());
    assertEquals(2, task.visits().size());
    assertEquals(1, matching(task, "return").stream().filter(step -> step.visit() == 1).count());
  }

  @Test
  void a_generator_is_visited_once_for_each_value() {
    Trace trace =
        Recordings.of(
            """
            协程 函数 平方(n: 整数) { 对于 i 在 范围(0, n) { 让出 i * i; } }
            函数 主函数() { 对于 数 在 启动协程 平方(3) { 打印 数; } }
            """);
    ActivationSteps steps = steps(trace, activations(trace, "平方").getFirst());
    assertEquals(4, steps.visits().size());
    List<Step> yielded = matching(steps, "putfield long .*\\.i64");
    assertEquals(
        List.of("0", "1", "4"),
        yielded.stream().map(step -> step.before().stack().getLast().text()).toList());
  }

  @Test
  void the_innermost_of_recursive_calls_is_told_apart() {
    Trace trace =
        Recordings.of(
            """
            函数 斐(n: 整数): 整数 { 如果 n < 2 { 返回 n; } 返回 斐(n - 1) + 斐(n - 2); }
            函数 主函数() { 打印 斐(5); }
            """);
    List<Integer> all = activations(trace, "斐");
    List<String> arguments = new ArrayList<>();
    for (int activation : all) {
      ActivationSteps steps = steps(trace, activation);
      assertEquals(1, steps.visits().size());
      Step last = steps.steps().getLast();
      arguments.add(local(steps.steps().getFirst().before(), "n").orElse("?"));
      assertEquals("lreturn", steps.instruction(last).text());
    }
    assertEquals(List.of("5", "4", "3", "2", "1"), arguments.subList(0, 5));
    assertEquals(15, all.size());
  }

  @Test
  void a_failure_goes_to_the_handler() {
    ActivationSteps steps =
        steps(
            """
            函数 除(a: 整数, b: 整数): 整数 {
                尝试 { 返回 a / b; } 捕获 (错) { 打印 错; 返回 -1; }
            }
            函数 主函数() { 打印 除(1, 0); }
            """,
            "除");
    List<Step> failed = steps.steps().stream().filter(step -> step.failure().isPresent()).toList();
    assertEquals(1, failed.size());
    assertTrue(
        failed.getFirst().failure().get().contains("除数是 0"),
        () -> failed.getFirst().failure().get());
    assertEquals(1, failed.getFirst().after().stack().size());
    assertEquals("-1", stack(steps.steps().getLast().before()));
  }

  @Test
  void an_overflow_leaves_the_function() {
    ActivationSteps steps =
        steps(
            """
            函数 倍(a: 整数): 整数 { 返回 a * 2; }
            函数 主函数() { 打印 倍(9223372036854775807); }
            """,
            "倍");
    Step last = steps.steps().getLast();
    assertTrue(last.failure().isPresent());
    assertTrue(last.after().stack().isEmpty());
    assertEquals("9223372036854775807 2", stack(last.before()));
  }

  @Test
  void comparisons_with_nan_are_false_both_ways() {
    ActivationSteps steps =
        steps(
            """
            函数 较(a: 浮点数): 整数 {
                变量 数 = 0;
                如果 a < 1.0 { 数 = 数 + 1; }
                如果 a > 1.0 { 数 = 数 + 2; }
                如果 a >= 1.0 { 数 = 数 + 4; }
                如果 a == a { 数 = 数 + 8; }
                返回 数;
            }
            函数 主函数() { 变量 零 = 0.0; 打印 较(零 / 零); }
            """,
            "较");
    assertEquals("0", stack(steps.steps().getLast().before()));
    List<Step> compared = matching(steps, "dcmp[lg]");
    assertEquals(4, compared.size());
    for (Step step : compared) {
      boolean greater = steps.instruction(step).text().equals("dcmpg");
      assertEquals(greater ? "1" : "-1", stack(step.after()));
    }
  }

  @Test
  void structs_are_made_before_their_fields_are_set() {
    ActivationSteps steps =
        steps(
            """
            类型 点 { 整数 横; 字符 名; }
            函数 主函数() { 变量 p = 点 { 横: 1, 名: '甲' }; p.横 = 7; 打印 p; }
            """,
            "主函数");
    Step made = matching(steps, "new .*点").getFirst();
    assertEquals("new", stack(made.after()));
    Step constructed = matching(steps, "invokespecial .*<init>.*").getFirst();
    assertEquals("new new", stack(constructed.before()));
    assertTrue(stack(constructed.after()).startsWith("点 {"), stack(constructed.after()));
    assertEquals(Optional.of("点 { 横: 7, 名: '甲' }"), last(steps, "p"));
  }

  @Test
  void arrays_strings_and_closures_are_shown_as_they_are_at_each_moment() {
    ActivationSteps steps =
        steps(
            """
            函数 主函数() {
                变量 数组一: 数组<整数> = [1, 2];
                数组一[0] = 5;
                数组一.添加(3);
                变量 字 = "甲" + "乙";
                变量 倍 = 函数 (n: 整数): 整数 { 返回 n * 2; };
                打印 倍(数组一[2]);
                打印 字;
            }
            """,
            "主函数");
    List<String> seen = new ArrayList<>();
    for (Step step : steps.steps()) {
      local(step.after(), "数组一").filter(text -> !seen.contains(text)).ifPresent(seen::add);
    }
    assertEquals(List.of("[1, 2]", "[5, 2]", "[5, 2, 3]"), seen);
    assertEquals(Optional.of("\"甲乙\""), last(steps, "字"));
    assertTrue(last(steps, "倍").orElse("").startsWith("函数#"));
  }

  @Test
  void more_steps_than_asked_for_are_left_out_and_the_run_is_still_compared() {
    Trace trace = Recordings.of("函数 主函数() { 变量 和 = 0; 对于 i 在 范围(0, 500) { 和 = 和 + i; } 打印 和; }");
    Outcome.Stepped cut = stepped(trace, 1, 100);
    assertEquals(100, cut.steps().steps().size());
    assertEquals(false, cut.steps().complete());
    assertEquals(trace.log().size(), cut.events());
    assertEquals(true, steps(trace, 1).complete());
  }

  @Test
  void steps_can_begin_at_an_event() {
    Trace trace = Recordings.of("函数 主函数() { 变量 和 = 0; 对于 i 在 范围(0, 500) { 和 = 和 + i; } 打印 和; }");
    int from = trace.log().size() - 20;
    Outcome outcome = new TraceReplay(Pipeline.standard(), trace, List.of()).refine(1, from, 1000);
    ActivationSteps late = assertInstanceOf(Outcome.Stepped.class, outcome).steps();
    List<Step> all = steps(trace, 1).steps();
    int count = late.steps().size();
    assertTrue(count > 20 && !late.complete());
    assertEquals(from - 1, late.steps().getFirst().event());
    assertEquals(all.subList(all.size() - count, all.size()), late.steps());
  }

  /// A run that was ended by its limits is done again up to there.
  @Test
  void runs_that_were_cut_short_can_be_refined() {
    String endless = "函数 主函数() { 变量 n = 0; 当 真 { n = n + 1; } }";
    Trace events = Recordings.of(endless, RecordingLimits.DEFAULT.withEvents(1000)).trace();
    assertEquals(1, steps(events, 1).visits().size());
    // More events than there is time for.
    RecordingLimits brief = RecordingLimits.DEFAULT.withEvents(100_000_000).withMilliseconds(20);
    Trace time = Recordings.of(endless, brief).trace();
    assertTrue(stepped(time, 1, 50).events() < time.log().size());
  }

  @Test
  void unknown_activations_are_refused() {
    Trace trace = Recordings.of("函数 主函数() { }");
    TraceReplay replay = new TraceReplay(Pipeline.standard(), trace, List.of());
    assertThrows(IllegalArgumentException.class, () -> replay.refine(99, 10));
  }

  @Test
  void a_trace_that_was_changed_is_told_by_its_first_wrong_event() {
    Trace trace = Recordings.of("函数 主函数() { 变量 a = 3; 变量 b = 4; 打印 a + b; }");
    TraceLog changed = new TraceLog();
    TraceLog log = trace.log();
    log.objects().texts().forEach(changed.objects()::addText);
    int wrong = -1;
    for (int event = 0; event < log.size(); event++) {
      boolean hit = log.kind(event) == EventKind.LOCAL && log.value(event) == 4;
      wrong = hit ? event : wrong;
      int _ =
          changed.add(
              log.kind(event),
              log.a(event),
              log.b(event),
              log.c(event),
              log.d(event),
              hit ? 44 : log.value(event),
              log.time(event));
    }
    Trace tampered = new Trace(trace.program(), trace.settings(), changed);
    TraceReplay replay = new TraceReplay(Pipeline.standard(), tampered, List.of());
    for (Outcome outcome : List.of(replay.verify(), replay.refine(1, 1000))) {
      Outcome.Different different = assertInstanceOf(Outcome.Different.class, outcome);
      Difference.Event event = assertInstanceOf(Difference.Event.class, different.difference());
      assertEquals(wrong, event.number());
      assertTrue(event.recorded().endsWith("value=44"), event.recorded());
      assertTrue(event.now().endsWith("value=4"), event.now());
    }
  }

  // ---- Positions ----

  @Test
  void all_levels_share_one_position() {
    Trace trace =
        Recordings.of(
            """
            函数 倍(n: 整数): 整数 { 返回 n * 2; }
            函数 主函数() { 变量 a = 倍(3); 变量 b = 倍(a); 打印 b; }
            """);
    TraceNavigator events = new TraceNavigator(trace);
    StepNavigator navigator = new StepNavigator(events, steps(trace, 1));
    List<Position> forwards = new ArrayList<>();
    Position at = Position.at(-1);
    OptionalInt any = OptionalInt.empty();
    for (Optional<Position> next = navigator.next(Level.INSTRUCTION, at, any);
        next.isPresent();
        next = navigator.next(Level.INSTRUCTION, at, any)) {
      assertTrue(next.get().compareTo(at) > 0, () -> forwards + "");
      at = next.get();
      forwards.add(at);
    }
    List<Position> backwards = new ArrayList<>();
    at = new Position(events.size(), 0);
    for (Optional<Position> before = navigator.previous(Level.INSTRUCTION, at, any);
        before.isPresent();
        before = navigator.previous(Level.INSTRUCTION, at, any)) {
      assertTrue(before.get().compareTo(at) < 0);
      at = before.get();
      backwards.addFirst(at);
    }
    assertEquals(forwards, backwards);
    assertEquals(navigator.steps().steps().size(), count(forwards, each -> each.instruction() > 0));
    // Both calls of 倍 pass event by event.
    assertTrue(count(forwards, each -> each.instruction() == 0) > 8, forwards.toString());
    Position inside = forwards.get(forwards.size() / 2);
    Position line = navigator.next(Level.LINE, inside, any).orElseThrow();
    assertEquals(Position.at(events.next(Level.LINE, inside.event(), any).getAsInt()), line);
    Position back = navigator.previous(Level.INSTRUCTION, line, any).orElseThrow();
    assertTrue(back.compareTo(line) < 0 && back.compareTo(inside) >= 0);
  }

  private static long count(List<Position> positions, Predicate<Position> wanted) {
    return positions.stream().filter(wanted).count();
  }

  @Test
  void the_state_at_a_position_is_that_before_the_next_step() {
    Trace trace = Recordings.of("函数 主函数() { 变量 a = 1; 睡眠(3); 打印 a; }");
    ActivationSteps steps = steps(trace, 1);
    StepNavigator navigator = new StepNavigator(new TraceNavigator(trace), steps);
    assertEquals(Optional.empty(), navigator.state(Position.at(-1)));
    for (int i = 0; i + 1 < steps.steps().size(); i++) {
      Position done = navigator.of(i);
      assertEquals(OptionalInt.of(i), navigator.done(done));
      boolean suspended = steps.steps().get(i).visit() != steps.steps().get(i + 1).visit();
      Optional<StepState> state = navigator.state(done);
      assertEquals(suspended ? Optional.empty() : Optional.of(steps.steps().get(i).after()), state);
    }
    int last = steps.steps().size() - 1;
    assertEquals(Optional.empty(), navigator.state(navigator.of(last)));
  }
}
