package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.view.CoroutineView;
import org.qistage.pipeline.view.MachineView;
import org.qistage.pipeline.view.MachineView.Edge;

/// Grades a machine that was made by hand: it has to be the generated one but for the numbers of its states.
final class MachineGrader {
  private static final Pattern EDGE =
      Pattern.compile("[sS](\\d{1,4})\\s*(?:->|→|=>|—>)\\s*(?:[sS](\\d{1,4})|(end|END|结束|终))");
  private static final Pattern LIVE = Pattern.compile("[sS](\\d{1,4})\\s*[:：](.*)");

  /// More states than a person lowers by hand; matching them in every way would take long.
  private static final int MOST = 12;

  private final ProgramRuns runs;

  MachineGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  /// A machine as it was written.
  private record Written(SortedSet<Edge> edges, Map<Integer, Set<String>> live) {
    Set<Integer> states() {
      Set<Integer> states = new TreeSet<>(live.keySet());
      for (Edge edge : edges) {
        states.add(edge.from());
        states.add(edge.to());
      }
      states.remove(0);
      states.remove(Edge.END);
      return states;
    }
  }

  Optional<Feedback> wrong(Check.Machine check, Answer answer) {
    Optional<MachineView> found =
        MachineView.of(runs.compile(check.program(), StageId.LOWER), check.function());
    if (found.isEmpty()) {
      return Optional.of(Feedback.of("machine.none", check.function(), check.program()));
    }
    MachineView machine = found.get();
    Map<String, String> unread = new TreeMap<>();
    Written written = read(answer, unread);
    if (!unread.isEmpty()) {
      return Optional.of(Feedback.of("machine.unread", unread.values().iterator().next()));
    }
    int states = machine.coroutine().cuts().size();
    if (written.states().size() != states) {
      return Optional.of(
          at(check, Feedback.of("machine.states", states, written.states().size()), machine));
    }
    List<int[]> numberings = numberings(written, machine, states);
    if (numberings.isEmpty()) {
      return Optional.of(at(check, differentEdge(written, machine), machine));
    }
    if (!check.live()) {
      return Optional.empty();
    }
    Optional<Feedback> first = Optional.empty();
    for (int[] numbering : numberings) {
      Optional<Feedback> wrong = differentLive(written, machine, numbering);
      if (wrong.isEmpty()) {
        return wrong;
      }
      first = first.or(() -> wrong);
    }
    return first;
  }

  private static Feedback at(Check.Machine check, Feedback feedback, MachineView machine) {
    return feedback.at(Verdict.Place.of(check.program(), machine.coroutine().span()));
  }

  private static Written read(Answer answer, Map<String, String> unread) {
    SortedSet<Edge> edges = new TreeSet<>();
    Map<Integer, Set<String>> live = new HashMap<>();
    for (String line : answer.plain().split("[\\n;；]", -1)) {
      String text = line.strip();
      Matcher edge = EDGE.matcher(text);
      Matcher saved = LIVE.matcher(text);
      if (edge.matches()) {
        int to = edge.group(2) == null ? Edge.END : Integer.parseInt(edge.group(2));
        edges.add(new Edge(Integer.parseInt(edge.group(1)), to));
      } else if (saved.matches()) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(saved.group(2).split("[,，、\\s]+"))
            .filter(name -> !name.isEmpty())
            .forEach(names::add);
        live.put(Integer.parseInt(saved.group(1)), names);
      } else if (!text.isEmpty()) {
        unread.putIfAbsent("", text);
      }
    }
    return new Written(edges, live);
  }

  // ---- Numbers ----

  /// The ways to number the written states as the generated ones so that the edges are the same: at place
  /// `n` the written state that is `Sn`.
  private static List<int[]> numberings(Written written, MachineView machine, int states) {
    List<int[]> found = new ArrayList<>();
    if (states <= MOST && written.edges().size() == machine.edges().size()) {
      int[] numbering = new int[states + 1];
      extend(written, machine, new ArrayList<>(written.states()), numbering, 1, found);
    } else if (written.edges().equals(machine.edges())) {
      int[] same = new int[states + 1];
      Arrays.setAll(same, number -> number);
      found.add(same);
    }
    return found;
  }

  private static void extend(
      Written written,
      MachineView machine,
      List<Integer> free,
      int[] numbering,
      int number,
      List<int[]> found) {
    if (number == numbering.length) {
      found.add(numbering.clone());
      return;
    }
    for (int i = 0; i < free.size(); i++) {
      numbering[number] = free.get(i);
      if (agrees(written, machine, numbering, number)) {
        List<Integer> rest = new ArrayList<>(free);
        rest.subList(i, i + 1).clear();
        extend(written, machine, rest, numbering, number + 1, found);
      }
    }
  }

  /// Whether the edges among the states numbered so far, the start and the end are the same.
  private static boolean agrees(Written written, MachineView machine, int[] numbering, int last) {
    for (int from = 0; from <= last; from++) {
      for (int to = 1; to <= last + 1; to++) {
        int target = to > last ? Edge.END : to;
        int writtenTarget = to > last ? Edge.END : numbering[to];
        if (machine.edges().contains(new Edge(from, target))
            != written.edges().contains(new Edge(numbering[from], writtenTarget))) {
          return false;
        }
      }
    }
    return true;
  }

  // ---- Differences ----

  private static Feedback differentEdge(Written written, MachineView machine) {
    for (Edge edge : written.edges()) {
      if (!machine.edges().contains(edge)) {
        return edge.to() == Edge.END
            ? Feedback.of("machine.end", name(edge), from(machine, edge.from()))
            : Feedback.of(
                "machine.edge", name(edge), from(machine, edge.from()), line(machine, edge.to()));
      }
    }
    for (Edge edge : machine.edges()) {
      if (!written.edges().contains(edge)) {
        return Feedback.of(
            edge.to() == Edge.END ? "machine.missing-end" : "machine.missing",
            from(machine, edge.from()));
      }
    }
    throw new IllegalStateException("equal edges have a numbering");
  }

  private static String name(Edge edge) {
    return "S" + edge.from() + " -> " + (edge.to() == Edge.END ? "end" : "S" + edge.to());
  }

  private static Object from(MachineView machine, int state) {
    return state == 0
        ? Feedback.words("machine.start")
        : Feedback.words("machine.state", state, line(machine, state));
  }

  private static int line(MachineView machine, int state) {
    List<CoroutineView.Cut> cuts = machine.coroutine().cuts();
    return state >= 1 && state <= cuts.size() ? cuts.get(state - 1).line() : 0;
  }

  private static Optional<Feedback> differentLive(
      Written written, MachineView machine, int[] numbering) {
    for (int state = 1; state < numbering.length; state++) {
      Set<String> saved = new TreeSet<>(machine.live().get(state - 1));
      Set<String> own = written.live().getOrDefault(numbering[state], Set.of());
      int line = line(machine, state);
      for (String name : own) {
        if (!saved.contains(name)) {
          return Optional.of(Feedback.of("machine.dead", numbering[state], line, name));
        }
      }
      if (own.size() < saved.size()) {
        return Optional.of(
            Feedback.of("machine.live", numbering[state], line, saved.size() - own.size()));
      }
    }
    return Optional.empty();
  }
}
