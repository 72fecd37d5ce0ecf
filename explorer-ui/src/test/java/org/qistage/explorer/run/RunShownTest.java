package org.qistage.explorer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.bench.UiThread;
import org.qistage.explorer.model.ViewId;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TaskView.State;
import org.qistage.runtime.trace.Cause;

/// What stands in the window at each step of a run, read from the scene, is what was recorded.
class RunShownTest extends WindowTest {
  /// So many steps are gone and compared before the window is painted again, which takes most of the time.
  private static final int TOGETHER = 4;

  private static final List<String> PROGRAMS =
      List.of(
          "seed/seed-program",
          "channels/buffered",
          "select/two-selects-meet",
          "synchronization/mutex-first-in-first-out",
          "synchronization/wait-group",
          "synchronization/timers",
          "deadlock/locks-in-opposite-order",
          "tasks/failure-through-await");

  /// What has been seen in the window, so that nothing passes because there was nothing.
  private final Set<Seen> seen = EnumSet.noneOf(Seen.class);

  private enum Seen {
    READY,
    RUNNING,
    ENDED,
    TIMER,
    AWAITED,
    CHANNEL,
    LOCK,
    GROUP,
    BUFFERED,
    LOOP,
    FRAME,
    WAITING_FRAME,
    VARIABLE,
    OUTPUT
  }

  @Test
  void theWindowShowsEachStepAsItWasRecorded() throws TimeoutException, InterruptedException {
    onFx(
        () -> {
          workbench().view().set(ViewId.RUN);
          find("#bottom", TabPane.class).getSelectionModel().select(1);
        });
    int steps = 0;
    for (String program : PROGRAMS) {
      onFx(() -> files().open(RunPictureTest.GOLDEN.resolve(program + "/program.qi")));
      awaitRecorded();
      int last = workbench().clock().last().get();
      assertTrue(last > 10, program);
      List<Integer> events =
          Stream.concat(
                  IntStream.rangeClosed(-1, last).boxed(),
                  IntStream.range(0, 5).mapToObj(back -> last - 1 - back))
              .toList();
      for (int from = 0; from < events.size(); from += TOGETHER) {
        compare(program, events.subList(from, Math.min(events.size(), from + TOGETHER)));
      }
      steps += last;
    }
    assertTrue(steps > 300, "steps: " + steps);
    assertEquals(EnumSet.allOf(Seen.class), seen);
  }

  private void compare(String program, List<Integer> events) throws InterruptedException {
    AssertionError[] failed = new AssertionError[1];
    UiThread.run(
        () -> {
          try {
            for (int event : events) {
              workbench().clock().goTo(event);
              compare(
                  workbench().clock().moment().get().orElseThrow(), program + ", event " + event);
            }
          } catch (AssertionError e) {
            failed[0] = e;
          }
        });
    if (failed[0] != null) {
      throw failed[0];
    }
  }

  private void compare(Moment moment, String where) {
    assertEquals(
        (moment.event() + 1) + " / " + (workbench().clock().last().get() + 1),
        label("#position").getText(),
        where);
    queues(moment, where);
    waits(moment, where);
    channels(moment, where);
    loop(moment, where);
    frames(moment, where);
    String output = ((TextArea) one("#output")).getText();
    assertEquals(moment.output(), output, where);
    note(Seen.OUTPUT, !output.isEmpty());
  }

  private void note(Seen what, boolean there) {
    if (there) {
      seen.add(what);
    }
  }

  // ---- The scene ----

  private Node one(String selector) {
    return window().getScene().lookup(selector);
  }

  private Label label(String selector) {
    return (Label) one(selector);
  }

  private static <N extends Node> Stream<N> all(Node in, Class<N> type) {
    Stream<Node> below =
        in instanceof javafx.scene.Parent parent
            ? parent.getChildrenUnmodifiable().stream()
            : Stream.empty();
    Stream<N> own = type.isInstance(in) ? Stream.of(type.cast(in)) : Stream.empty();
    return Stream.concat(own, below.flatMap(child -> all(child, type)));
  }

  private List<Integer> cards(String part) {
    return all(one(part), TaskCard.class).map(TaskCard::task).toList();
  }

  private static List<Integer> most(Stream<Integer> tasks) {
    return tasks.limit(Board.MOST_CARDS).toList();
  }

  // ---- What is compared ----

  private void queues(Moment moment, String where) {
    List<Integer> ready = cards("#ready");
    assertEquals(most(moment.ready().stream().map(Moment.Ready::task)), ready, where);
    note(Seen.READY, !ready.isEmpty());
    List<Integer> running = cards("#running");
    assertEquals(moment.running() == 0 ? List.of() : List.of(moment.running()), running, where);
    note(Seen.RUNNING, !running.isEmpty());
    List<Integer> done = cards("#done");
    assertEquals(
        most(
            moment.tasks().stream()
                .filter(task -> RunPicture.ended(task.state()))
                .sorted(Comparator.comparingInt(TaskView::since).reversed())
                .map(TaskView::number)),
        done,
        where);
    note(Seen.ENDED, !done.isEmpty());
    all(one("#done"), TaskCard.class)
        .forEach(
            card ->
                assertTrue(
                    card.getStyleClass()
                        .contains(
                            moment
                                .task(card.task())
                                .orElseThrow()
                                .state()
                                .name()
                                .toLowerCase(Locale.ROOT)),
                    where));
  }

  private void waits(Moment moment, String where) {
    for (WaitSet.Kind kind : WaitSet.Kind.values()) {
      List<Integer> shown = new ArrayList<>(cards("#set-" + kind.name().toLowerCase(Locale.ROOT)));
      List<Integer> recorded = new ArrayList<>();
      for (TaskView task : moment.tasks()) {
        if (task.state() == State.SUSPENDED) {
          task.waits().stream()
              .filter(wait -> kindOf(wait.cause()) == kind)
              .forEach(_ -> recorded.add(task.number()));
        }
      }
      assertTrue(recorded.size() <= Board.MOST_CARDS, "too many to see all: " + where);
      shown.sort(null);
      recorded.sort(null);
      assertEquals(recorded, shown, where + " " + kind);
      Optional<Seen> what =
          switch (kind) {
            case TIMERS -> Optional.of(Seen.TIMER);
            case CHANNELS -> Optional.of(Seen.CHANNEL);
            case AWAITS -> Optional.of(Seen.AWAITED);
            case LOCKS -> Optional.of(Seen.LOCK);
            case GROUPS -> Optional.of(Seen.GROUP);
            case OUTSIDE -> Optional.empty();
          };
      what.ifPresent(each -> note(each, !shown.isEmpty()));
    }
  }

  private static WaitSet.Kind kindOf(Cause cause) {
    return switch (cause) {
      case TIME -> WaitSet.Kind.TIMERS;
      case TASK -> WaitSet.Kind.AWAITS;
      case RECEIVE, SEND -> WaitSet.Kind.CHANNELS;
      case LOCK -> WaitSet.Kind.LOCKS;
      case GROUP -> WaitSet.Kind.GROUPS;
      case SPAWN, TURN, SELECTION, OUTSIDE -> WaitSet.Kind.OUTSIDE;
    };
  }

  private void channels(Moment moment, String where) {
    List<String> shown =
        all(one("#set-channels"), Label.class)
            .filter(label -> label.getStyleClass().contains("place-full"))
            .map(Label::getText)
            .toList();
    List<String> recorded =
        moment.channels().stream()
            .flatMap(channel -> channel.buffer().stream())
            .map(value -> value.text())
            .toList();
    assertEquals(recorded, shown, where);
    note(Seen.BUFFERED, !shown.isEmpty());
  }

  private void loop(Moment moment, String where) {
    List<Integer> marked =
        Stream.of(LoopLine.values())
            .filter(
                line ->
                    label("#loop-" + line.name().toLowerCase(Locale.ROOT) + " .loop-mark")
                        .getText()
                        .equals("▶"))
            .map(Enum::ordinal)
            .toList();
    var navigator = workbench().clock().navigator().get().orElseThrow();
    List<Integer> active =
        LoopLine.of(navigator.trace().log(), moment.event(), Deadlock.at(navigator))
            .map(Enum::ordinal)
            .map(List::of)
            .orElse(List.of());
    assertEquals(active, marked, where);
    note(Seen.LOOP, !marked.isEmpty());
  }

  private void frames(Moment moment, String where) {
    int task = moment.running() != 0 ? moment.running() : Math.max(1, workbench().clock().task());
    List<FrameView> recorded =
        moment.task(task).isEmpty() || moment.event() < 0 ? List.of() : moment.stack(task);
    List<FrameCard> machine = all(one("#machine-stack"), FrameCard.class).toList();
    List<FrameCard> chain = all(one("#waiting-chain"), FrameCard.class).toList();
    assertEquals(texts(recorded, true), machine.stream().map(this::text).toList(), where);
    assertEquals(texts(recorded, false), chain.stream().map(this::text).toList(), where);
    note(Seen.FRAME, !machine.isEmpty());
    note(Seen.WAITING_FRAME, !chain.isEmpty());
  }

  private static List<String> texts(List<FrameView> frames, boolean onMachineStack) {
    return frames.stream()
        .filter(frame -> frame.onMachineStack() == onMachineStack)
        .map(
            frame -> {
              StringBuilder text = new StringBuilder(frame.function());
              frame
                  .locals()
                  .forEach(
                      local ->
                          text.append(' ')
                              .append(local.name())
                              .append(" = ")
                              .append(local.value().text()));
              return text.toString();
            })
        .toList();
  }

  private String text(FrameCard card) {
    StringBuilder text = new StringBuilder();
    all(card, Label.class)
        .filter(label -> label.getStyleClass().contains("frame-function"))
        .forEach(label -> text.append(label.getText()));
    all(card, Node.class)
        .filter(node -> node.getStyleClass().contains("variable"))
        .forEach(
            node -> {
              List<Label> labels = all(node, Label.class).toList();
              text.append(' ')
                  .append(labels.getFirst().getText().replace("● ", ""))
                  .append(' ')
                  .append(labels.getLast().getText());
              seen.add(Seen.VARIABLE);
            });
    return text.toString();
  }
}
