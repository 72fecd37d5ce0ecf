package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Language;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.ObjectView;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectKind;

/// Going through small recordings.
final class NavigatorTest {
  private static final String AWAITING =
      """
      异步 函数 加倍(n: 整数): 整数 {
          变量 和 = n;
          睡眠(5);
          和 = 和 + n;
          返回 和;
      }
      函数 主函数() {
          变量 任务 = 启动 加倍(21);
          变量 结果 = 等待 任务;
          打印 结果;
      }
      """;

  private static TraceNavigator navigator(String program) {
    return new TraceNavigator(Recordings.of(program));
  }

  private static int first(TraceNavigator navigator, EventKind kind, int from) {
    for (int event = from; event < navigator.size(); event++) {
      if (navigator.event(event).kind() == kind) {
        return event;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private static int line(TraceNavigator navigator, int event) {
    var found = navigator.event(event);
    return navigator
        .trace()
        .program()
        .line(found.function().orElseThrow(), found.span().orElseThrow());
  }

  @Test
  void a_task_in_a_selection_waits_for_all_of_it_from_its_suspension_on() {
    TraceNavigator navigator =
        navigator(
            """
            函数 主函数() {
                变量 甲 = 通道<整数>(1);
                变量 乙 = 通道<整数>(0);
                启动 { 睡眠(1); 甲 <- 1; };
                选择 {
                    情况 数 = <-甲: 打印 数;
                    情况 乙 <- 5: 打印 0;
                    情况 超时(9): 打印 2;
                }
            }
            """);
    int suspended = first(navigator, EventKind.SUSPENDED, 0);
    TaskView waiter = navigator.at(suspended).task(1).orElseThrow();
    assertEquals(
        List.of(Cause.RECEIVE, Cause.SEND, Cause.TIME),
        waiter.waits().stream().map(TaskView.Wait::cause).toList());
    assertEquals(List.of(waiter), navigator.at(suspended).timers());
    int alternatives = suspended + 3;
    assertEquals(EventKind.ALTERNATIVE, navigator.event(alternatives).kind());
    assertEquals(waiter.waits(), navigator.at(alternatives).task(1).orElseThrow().waits());
    assertTrue(
        navigator.next(Level.SCHEDULER, suspended, OptionalInt.empty()).orElseThrow()
            > alternatives);
  }

  @Test
  void a_task_that_awaits_is_seen_with_what_it_awaits_and_the_queue() {
    TraceNavigator navigator = navigator(AWAITING);
    int suspended = first(navigator, EventKind.SUSPENDED, 0);
    Moment moment = navigator.at(suspended);
    TaskView root = moment.task(1).orElseThrow();
    assertEquals(TaskView.State.SUSPENDED, root.state());
    assertEquals(Cause.TASK, root.waits().getFirst().cause());
    assertEquals(2, root.waits().getFirst().task());
    assertEquals(0, moment.running());
    assertEquals(List.of(2), moment.ready().stream().map(Moment.Ready::task).toList(), "the queue");
    assertEquals(Cause.SPAWN, moment.ready().getFirst().cause());
    FrameView frame = moment.stack(1).getFirst();
    assertEquals("主函数", frame.function());
    assertEquals(1, frame.state());
    assertEquals(9, frame.line());
    assertFalse(frame.onMachineStack());
  }

  @Test
  void a_sleeping_task_keeps_its_variables_in_slots_and_stands_among_the_timers() {
    TraceNavigator navigator = navigator(AWAITING);
    int awaiting = first(navigator, EventKind.SUSPENDED, 0);
    Moment moment = navigator.at(first(navigator, EventKind.SUSPENDED, awaiting + 1));
    assertEquals(List.of(2), moment.timers().stream().map(TaskView::number).toList());
    FrameView frame = moment.stack(2).getFirst();
    assertEquals(
        List.of("n=21", "和=21"),
        frame.slots().stream().map(slot -> slot.name() + "=" + slot.value().text()).toList());
    assertEquals(5_000_000, moment.task(2).orElseThrow().waits().getFirst().deadline());
  }

  @Test
  void the_last_write_and_the_waker_are_found() {
    TraceNavigator navigator = navigator(AWAITING);
    int left = first(navigator, EventKind.COMPLETED, 0);
    int activation = 2;
    OptionalInt write = navigator.lastWrite(left, activation, "和");
    assertEquals(4, line(navigator, write.orElseThrow()));
    OptionalInt before = navigator.lastWrite(write.orElseThrow() - 1, activation, "和");
    assertEquals(2, line(navigator, before.orElseThrow()));
    assertEquals(OptionalInt.of(left), navigator.waker(navigator.size() - 1, 1));
    OptionalInt timer = navigator.waker(left, 2);
    assertEquals(EventKind.TIMER_FIRED, navigator.event(timer.orElseThrow()).kind());
  }

  @Test
  void lines_forwards_are_lines_backwards() {
    TraceNavigator navigator = navigator(AWAITING);
    for (Level level : Level.values()) {
      List<Integer> forwards = new ArrayList<>();
      OptionalInt event = navigator.next(level, -1, OptionalInt.empty());
      while (event.isPresent()) {
        forwards.add(event.getAsInt());
        event = navigator.next(level, event.getAsInt(), OptionalInt.empty());
      }
      List<Integer> backwards = new ArrayList<>();
      event = navigator.previous(level, navigator.size(), OptionalInt.empty());
      while (event.isPresent()) {
        backwards.add(event.getAsInt());
        event = navigator.previous(level, event.getAsInt(), OptionalInt.empty());
      }
      assertFalse(forwards.isEmpty(), level.toString());
      assertEquals(forwards, backwards.reversed());
    }
  }

  @Test
  void variables_outside_functions_are_called_as_the_program_calls_them() {
    TraceNavigator navigator =
        navigator(
            """
            变量 计数 = 0;
            函数 主函数() { 计数 = 计数 + 1; }
            """);
    Moment end = navigator.at(navigator.size());
    assertEquals(
        List.of("计数=1"),
        end.globals().stream().map(each -> each.name() + "=" + each.value().text()).toList());
    TraceText text = new TraceText(navigator, Language.ZH);
    assertTrue(text.at(navigator.size() - 1).contains("  计数"));
    int written = end.globals().getFirst().written();
    assertTrue(text.describe(written).contains("计数"), text.describe(written));
    assertFalse(text.describe(written).contains("/"), text.describe(written));
  }

  @Test
  void stepping_over_an_await_lands_in_the_same_task() {
    TraceNavigator navigator = navigator(AWAITING);
    List<Integer> lines = new ArrayList<>();
    OptionalInt event = navigator.into(-1);
    int steps = 0;
    while (event.isPresent() && steps++ < 20) {
      lines.add(line(navigator, event.getAsInt()));
      assertEquals(1, navigator.taskOf(event.getAsInt()));
      event = navigator.over(event.getAsInt());
    }
    assertEquals(List.of(8, 9, 10), lines);
  }

  @Test
  void stepping_into_a_call_and_out_of_it_again() {
    TraceNavigator navigator =
        navigator(
            """
            函数 平方(n: 整数): 整数 {
                变量 积 = n * n;
                返回 积;
            }
            函数 主函数() {
                变量 甲 = 平方(3);
                打印 甲;
            }
            """);
    int call = navigator.into(-1).orElseThrow();
    assertEquals(6, line(navigator, call));
    int inside = navigator.into(call).orElseThrow();
    assertEquals(2, line(navigator, inside));
    assertEquals(2, navigator.at(inside).stack(1).size());
    assertTrue(navigator.at(inside).stack(1).stream().allMatch(FrameView::onMachineStack));
    assertEquals(7, line(navigator, navigator.out(inside).orElseThrow()));
    assertEquals(7, line(navigator, navigator.over(call).orElseThrow()));
    int after = navigator.over(call).orElseThrow();
    assertEquals(6, line(navigator, navigator.backOver(after).orElseThrow()));
  }

  @Test
  void breakpoints_on_lines_states_tasks_and_channels() {
    TraceNavigator navigator =
        navigator(
            """
            函数 送(c: 通道<整数>) {
                c <- 1;
                c <- 2;
            }
            函数 主函数() {
                变量 c = 通道<整数>(0);
                启动 送(c);
                打印 <-c;
                打印 <-c;
            }
            """);
    int channel = navigator.at(navigator.size() - 1).channels().getFirst().number();
    int line = navigator.nextBreak(-1, List.of(new Breakpoint.Line(0, 3))).orElseThrow();
    assertEquals(3, line(navigator, line));
    int state = navigator.nextBreak(-1, List.of(new Breakpoint.State("主函数", 1))).orElseThrow();
    assertEquals(EventKind.SAVED, navigator.event(state).kind());
    int task = navigator.nextBreak(-1, List.of(new Breakpoint.Task(2))).orElseThrow();
    assertEquals(EventKind.SPAWNED, navigator.event(task).kind());
    int sent = navigator.nextBreak(-1, List.of(new Breakpoint.Channel(channel))).orElseThrow();
    assertEquals(EventKind.SUSPENDED, navigator.event(sent).kind());
    assertEquals(1, navigator.at(sent).channels().getFirst().receivers().size());
    assertEquals(
        OptionalInt.of(task), navigator.previousBreak(task + 1, List.of(new Breakpoint.Task(2))));
  }

  @Test
  void objects_are_as_they_were_at_each_step() {
    TraceNavigator navigator =
        navigator(
            """
            类型 点 { 整数 横; 整数 纵; }
            函数 主函数() {
                变量 数 = [3, 1];
                数.添加(2);
                数.排序();
                数[0] = 9;
                变量 末 = 数.弹出();
                变量 p = 点 { 横: 1, 纵: 末 };
                p.横 = 7;
                变量 名 = 字典<字符串, 整数>();
                名["甲"] = 1;
                名["乙"] = 2;
                名.移除("甲");
                打印(数, p, 名);
            }
            """);
    List<String> arrays = new ArrayList<>();
    int number = navigator.at(navigator.size() - 1).objects(ObjectKind.ARRAY).getFirst().number();
    for (int event = 0; event < navigator.size(); event++) {
      navigator
          .at(event)
          .object(number)
          .map(ObjectView::text)
          .filter(text -> arrays.isEmpty() || !arrays.getLast().equals(text))
          .ifPresent(arrays::add);
    }
    assertEquals(List.of("[3]", "[3, 1]", "[3, 1, 2]", "[1, 2, 3]", "[9, 2, 3]", "[9, 2]"), arrays);
    Moment end = navigator.at(navigator.size() - 1);
    assertEquals("点 { 横: 7, 纵: 3 }", end.objects(ObjectKind.STRUCT).getFirst().text());
    assertEquals("{\"乙\": 2}", end.objects(ObjectKind.DICTIONARY).getFirst().text());
    int struct = end.objects(ObjectKind.STRUCT).getFirst().number();
    int write = navigator.lastWriteOf(navigator.size() - 1, struct, 0).orElseThrow();
    assertEquals(9, line(navigator, write));
  }
}
