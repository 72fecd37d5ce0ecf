package org.qistage.explorer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.run.WaitSet.Card;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TaskView.State;
import org.qistage.runtime.trace.Cause;

class RunPictureTest {
  private static final int MOST_STEPS = 1_000;

  static final Path GOLDEN =
      Path.of(System.getProperty("qi.root"), "tests", "src", "test", "resources", "golden");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed/seed-program",
        "channels/buffered",
        "channels/rendezvous",
        "channels/several-consumers",
        "channels/channel-of-channels",
        "select/worker-pool",
        "select/timeout",
        "select/two-selects-meet",
        "select/never-ready-is-a-deadlock",
        "synchronization/dining-philosophers",
        "synchronization/wait-group",
        "synchronization/timers",
        "deadlock/locks-in-opposite-order",
        "deadlock/awaiting-each-other",
        "cancellation/waiting-in-channels",
        "cancellation/frees-what-it-holds",
        "cancellation/wakes-those-who-wait",
        "catching/failure-below-many-awaits",
        "catching/resume-in-try",
        "catching/task-failure-rethrown",
        "channels/close-wakes-receivers",
        "deadlock/nobody-receives",
        "deadlock/wait-group-never-done",
        "generators/awaits-inside",
        "generators/recursive",
        "generators/two-interleaved",
        "input/other-tasks-go-on",
        "select/in-a-generator",
        "synchronization/mutex-first-in-first-out",
        "tasks/failure-through-await",
        "tasks/sleep-order",
        "tasks/two-waiters",
        "timed-waiting/in-time-or-not"
      })
  void whatIsShownIsWhatIsRecorded(String program) {
    try (Programs programs = Programs.opened(GOLDEN.resolve(program + "/program.qi"))) {
      RunModel model = new RunModel(programs.workbench());
      model.watch(true);
      Clock clock = programs.workbench().clock();
      assertTrue(clock.last().get() > 0);
      // Of a long recording every n-th step is looked at.
      int stride = 1 + clock.last().get() / MOST_STEPS;
      List<RunPicture> shown = new ArrayList<>();
      for (int event = -1; event <= clock.last().get(); event += stride) {
        clock.goTo(event);
        RunPicture picture = model.picture().get();
        compare(picture, clock.moment().get().orElseThrow());
        stacks(model, clock.moment().get().orElseThrow());
        shown.add(picture);
      }
      for (int place = shown.size() - 1; place >= 0; place--) {
        int event = -1 + place * stride;
        clock.goTo(event);
        assertEquals(shown.get(place), model.picture().get(), "back at " + event);
      }
    }
  }

  private static void compare(RunPicture picture, Moment moment) {
    String where = "event " + moment.event();
    assertEquals(moment.event(), picture.event());
    assertEquals(
        moment.running(), picture.running().map(card -> card.task().number()).orElse(0), where);
    assertEquals(
        moment.ready().stream().map(Moment.Ready::task).toList(),
        picture.ready().stream().map(card -> card.task().number()).toList(),
        where);
    assertEquals(
        moment.ready().stream().map(Moment.Ready::cause).toList(),
        picture.ready().stream().map(card -> card.ready().orElseThrow().cause()).toList(),
        where);
    everyTaskHasOnePlace(picture, moment, where);
    everyWaitIsShown(picture, moment, where);
    assertEquals(
        moment.channels(),
        set(picture, WaitSet.Kind.CHANNELS).groups().stream()
            .map(group -> group.channel().orElseThrow())
            .toList(),
        where);
    assertEquals(
        moment.timers().stream().map(TaskView::number).toList(),
        cards(set(picture, WaitSet.Kind.TIMERS))
            .map(card -> card.task().number())
            .distinct()
            .toList(),
        where);
    assertEquals(
        moment.locks().stream().map(lock -> lock.number() + " " + lock.value()).toList(),
        set(picture, WaitSet.Kind.LOCKS).groups().stream()
            .map(group -> group.number() + " " + group.value())
            .toList(),
        where);
  }

  private static WaitSet set(RunPicture picture, WaitSet.Kind kind) {
    return picture.sets().stream().filter(set -> set.kind() == kind).findFirst().orElseThrow();
  }

  private static Stream<Card> cards(WaitSet set) {
    return set.groups().stream()
        .flatMap(group -> Stream.concat(group.waiting().stream(), group.senders().stream()));
  }

  private static void everyTaskHasOnePlace(RunPicture picture, Moment moment, String where) {
    Map<Integer, State> places = new HashMap<>();
    picture.ready().stream()
        .filter(card -> !card.repeated())
        .forEach(card -> place(places, card, State.READY, where));
    picture.running().ifPresent(card -> place(places, card, State.RUNNING, where));
    picture.done().forEach(card -> place(places, card, card.task().state(), where));
    picture.sets().stream()
        .flatMap(RunPictureTest::cards)
        .filter(card -> !card.repeated())
        .forEach(card -> place(places, card, State.SUSPENDED, where));
    Map<Integer, State> recorded = new HashMap<>();
    moment.tasks().stream()
        // A task is made one event before it joins the queue.
        .filter(task -> task.state() != State.READY || isQueued(moment, task))
        // And is suspended some before what it waits for is told.
        .filter(task -> task.state() != State.SUSPENDED || !task.waits().isEmpty())
        .forEach(task -> recorded.put(task.number(), task.state()));
    assertEquals(recorded, places, where);
  }

  private static boolean isQueued(Moment moment, TaskView task) {
    return moment.ready().stream().anyMatch(ready -> ready.task() == task.number());
  }

  private static void place(Map<Integer, State> places, Card card, State state, String where) {
    assertEquals(null, places.put(card.task().number(), state), where + ": two places");
  }

  private static void everyWaitIsShown(RunPicture picture, Moment moment, String where) {
    List<TaskView.Wait> recorded =
        moment.tasks().stream()
            .filter(task -> task.state() == State.SUSPENDED)
            .flatMap(task -> task.waits().stream())
            .toList();
    List<TaskView.Wait> shown =
        picture.sets().stream()
            .flatMap(RunPictureTest::cards)
            .map(card -> card.waits().orElseThrow())
            .toList();
    assertEquals(recorded.size(), shown.size(), where);
    assertTrue(shown.containsAll(recorded), where);
  }

  private static void stacks(RunModel model, Moment moment) {
    model
        .stacks()
        .get()
        .ifPresent(
            stacks -> {
              List<FrameView> all = new ArrayList<>(stacks.machine());
              all.addAll(stacks.waiting());
              assertEquals(moment.stack(stacks.task().number()), all);
            });
    assertEquals(!moment.tasks().isEmpty(), model.stacks().get().isPresent());
  }

  @Test
  void aDeadlockLightsTheLastLineOfTheLoop() {
    try (Programs programs =
        Programs.opened(GOLDEN.resolve("deadlock/locks-in-opposite-order/program.qi"))) {
      RunModel model = new RunModel(programs.workbench());
      model.watch(true);
      programs.workbench().clock().toEnd();
      assertEquals(LoopLine.IDLE, model.picture().get().loop().orElseThrow());
    }
  }

  @Test
  void whoIsWokenKeepsItsCause() {
    try (Programs programs = Programs.opened(GOLDEN.resolve("seed/seed-program/program.qi"))) {
      RunModel model = new RunModel(programs.workbench());
      model.watch(true);
      Clock clock = programs.workbench().clock();
      List<Cause> causes = new ArrayList<>();
      for (int event = 0; event <= clock.last().get(); event++) {
        clock.goTo(event);
        for (RunPicture.Wake wake : model.picture().get().wakes()) {
          causes.add(wake.cause());
          assertTrue(
              model.picture().get().ready().stream()
                  .anyMatch(card -> card.task().number() == wake.task()));
        }
      }
      assertTrue(causes.contains(Cause.SPAWN), causes.toString());
      assertTrue(causes.contains(Cause.TASK), causes.toString());
    }
  }

  @Test
  void aViewThatIsNotSeenDoesNotFollow() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      RunModel model = new RunModel(programs.workbench());
      programs.workbench().clock().goTo(30);
      assertEquals(RunPicture.NOTHING, model.picture().get());
      model.watch(true);
      assertEquals(30, model.picture().get().event());
    }
  }

  @Test
  void aChosenTaskStaysInSightUntilItIsLetGo() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      RunModel model = new RunModel(programs.workbench());
      model.watch(true);
      Clock clock = programs.workbench().clock();
      clock.goTo(11);
      model.choose(2);
      assertEquals(2, model.stacks().get().orElseThrow().task().number());
      clock.goTo(clock.last().get());
      assertEquals(2, model.stacks().get().orElseThrow().task().number());
      model.choose(2);
      assertTrue(programs.workbench().focus().task().get().isEmpty());
    }
  }
}
