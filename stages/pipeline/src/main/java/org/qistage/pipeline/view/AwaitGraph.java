package org.qistage.pipeline.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qistage.foundation.Language;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TaskView.State;
import org.qistage.pipeline.trace.TaskView.Wait;

/// Who waits for whom at one moment: from tasks to what they wait for, and from that to the task that can
/// end the waiting, where that is known.
///
/// @param graph tasks and things; what is on the cycle is of the kinds for errors
/// @param cycle tasks each of which waits for the next, and the last for the first; empty for none
/// @param stuck whether no task can ever go on
/// @param left how many waiting tasks are not drawn
public record AwaitGraph(Graph graph, List<Integer> cycle, boolean stuck, int left) {
  /// More waiting tasks would be no picture; those of the cycle are always in it.
  private static final int MOST = 24;

  public AwaitGraph {
    cycle = List.copyOf(cycle);
  }

  public static AwaitGraph of(Moment moment, Language language) {
    return new Builder(moment, language == Language.ZH).made();
  }

  /// The task that a node stands for.
  public static Optional<Integer> task(String node) {
    return node.startsWith("task")
        ? Optional.of(Integer.parseInt(node.substring("task".length())))
        : Optional.empty();
  }

  private static final class Builder {
    private final Moment moment;
    private final boolean chinese;
    private final Map<Integer, TaskView> tasks = new HashMap<>();
    private final Map<Integer, Long> holders = new HashMap<>();
    private final Map<Integer, Long> counts = new HashMap<>();
    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final List<GraphEdge> edges = new ArrayList<>();
    private Set<Integer> onCycle = Set.of();

    Builder(Moment moment, boolean chinese) {
      this.moment = moment;
      this.chinese = chinese;
    }

    AwaitGraph made() {
      List<TaskView> waiting =
          moment.tasks().stream().filter(task -> task.state() == State.SUSPENDED).toList();
      if (waiting.isEmpty()) {
        return new AwaitGraph(new Graph("", List.of(), List.of()), List.of(), false, 0);
      }
      moment.tasks().forEach(task -> tasks.put(task.number(), task));
      moment.locks().forEach(lock -> holders.put(lock.number(), lock.value()));
      moment.groups().forEach(group -> counts.put(group.number(), group.value()));
      List<Integer> cycle = cycle(waiting);
      onCycle = new HashSet<>(cycle);
      List<TaskView> drawn = new ArrayList<>();
      cycle.forEach(number -> drawn.add(tasks.get(number)));
      waiting.stream()
          .filter(task -> !onCycle.contains(task.number()))
          .limit(Math.max(0, MOST - cycle.size()))
          .forEach(drawn::add);
      drawn.forEach(this::add);
      boolean stuck =
          moment.running() == 0
              && moment.ready().isEmpty()
              && waiting.stream().flatMap(task -> task.waits().stream()).noneMatch(Builder::mayEnd);
      return new AwaitGraph(
          new Graph("", List.copyOf(nodes.values()), edges),
          cycle,
          stuck,
          waiting.size() - drawn.size());
    }

    /// Whether a wait ends without any task.
    private static boolean mayEnd(Wait wait) {
      return switch (wait.cause()) {
        case TIME, OUTSIDE, SPAWN, TURN -> true;
        case TASK, RECEIVE, SEND, SELECTION, LOCK, GROUP -> false;
      };
    }

    // ---- Cycles ----

    /// The task that alone can end the waiting of a task; 0 when there is not exactly one.
    private int waitsFor(TaskView task) {
      if (task.state() != State.SUSPENDED || task.waits().size() != 1) {
        return 0;
      }
      Wait wait = task.waits().getFirst();
      return switch (wait.cause()) {
        case TASK -> wait.task();
        case LOCK -> Math.toIntExact(holders.getOrDefault(wait.object(), 0L));
        default -> 0;
      };
    }

    /// Each task waits for at most one other, so following that either ends or goes round.
    private List<Integer> cycle(List<TaskView> waiting) {
      Set<Integer> seen = new HashSet<>();
      for (TaskView start : waiting) {
        List<Integer> path = new ArrayList<>();
        int at = start.number();
        while (at != 0 && seen.add(at)) {
          path.add(at);
          TaskView task = tasks.get(at);
          at = task == null ? 0 : waitsFor(task);
        }
        int begin = path.indexOf(at);
        if (begin >= 0) {
          return path.subList(begin, path.size());
        }
      }
      return List.of();
    }

    // ---- Drawing ----

    private void add(TaskView task) {
      String from = node(task);
      for (Wait wait : task.waits()) {
        boolean round = onCycle.contains(task.number());
        EdgeKind kind = round ? EdgeKind.RAISED : EdgeKind.SUSPENDED;
        switch (wait.cause()) {
          case TASK -> {
            TaskView other = tasks.get(wait.task());
            if (other != null) {
              edge(from, node(other), either("等它结束", "its end"), kind);
            }
          }
          case LOCK -> lock(from, wait.object(), kind);
          case GROUP ->
              edge(
                  from,
                  thing(
                      wait.object(),
                      either("等待组#", "wait group#"),
                      either("还有 ", "left: ") + counts.getOrDefault(wait.object(), 0L)),
                  either("等清零", "zero"),
                  kind);
          case RECEIVE ->
              edge(
                  from,
                  thing(wait.object(), either("通道#", "channel#"), ""),
                  either("等接收", "receives"),
                  kind);
          case SEND ->
              edge(
                  from,
                  thing(wait.object(), either("通道#", "channel#"), ""),
                  either("等发送", "sends"),
                  kind);
          case TIME -> edge(from, named("timers", either("时间", "time")), "", kind);
          case SPAWN, TURN, SELECTION, OUTSIDE ->
              edge(from, named("outside", either("外面的操作", "outside")), "", kind);
        }
      }
    }

    private void lock(String from, int object, EdgeKind kind) {
      TaskView holder = tasks.get(Math.toIntExact(holders.getOrDefault(object, 0L)));
      String thing = thing(object, either("互斥锁#", "lock#"), "");
      edge(from, thing, either("等它解开", "its release"), kind);
      if (holder != null) {
        edge(thing, node(holder), either("持有者", "held by"), kind);
      }
    }

    private void edge(String from, String to, String label, EdgeKind kind) {
      GraphEdge edge = new GraphEdge(from, to, label, kind);
      if (!edges.contains(edge)) {
        edges.add(edge);
      }
    }

    private String node(TaskView task) {
      String id = "task" + task.number();
      nodes.computeIfAbsent(
          id,
          _ ->
              new GraphNode(
                  id,
                  List.of(either("任务 ", "task ") + task.number(), task.name()),
                  kind(task),
                  Optional.empty()));
      return id;
    }

    private NodeKind kind(TaskView task) {
      if (onCycle.contains(task.number())) {
        return NodeKind.ERROR;
      }
      return switch (task.state()) {
        case RUNNING, READY -> NodeKind.RESUME;
        case SUSPENDED -> NodeKind.SUSPENSION;
        case COMPLETED, FAILED, CANCELLED -> NodeKind.EXIT;
      };
    }

    private String thing(int number, String name, String detail) {
      String id = "object" + number;
      nodes.computeIfAbsent(
          id,
          _ ->
              new GraphNode(
                  id,
                  detail.isEmpty() ? List.of(name + number) : List.of(name + number, detail),
                  NodeKind.PLAIN,
                  Optional.empty()));
      return id;
    }

    private String named(String id, String name) {
      nodes.computeIfAbsent(
          id, _ -> new GraphNode(id, List.of(name), NodeKind.PLAIN, Optional.empty()));
      return id;
    }

    private String either(String inChinese, String inEnglish) {
      return chinese ? inChinese : inEnglish;
    }
  }
}
