package org.qistage.pipeline.trace;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Local;
import org.qistage.pipeline.trace.TraceProgram.Site;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.TraceLog;

/// What one walk over all events finds out: which task runs when, where lines begin, what was printed, and
/// of which Qi type objects are.
final class TraceIndex {
  private static final int NOBODY = 0;

  private final TraceLog log;
  private final TraceProgram program;

  /// For each activation the index of its function; -1 when that is not known.
  private int[] functionOf = new int[64];

  /// The events after which another task, or none, runs; and which.
  private int[] turnStarts = new int[64];

  private int[] turnTasks = new int[64];
  private int turns;

  private int[] printed = new int[16];
  private int prints;

  private final BitSet lineStarts = new BitSet();

  /// The activations that wait at some time to be resumed.
  private final BitSet generators = new BitSet();

  /// For each activation the line that it was at last, and the site at which it came there.
  private int[] lastLine = new int[64];

  private int[] firstSite = new int[64];

  private final Map<Integer, String> types = new HashMap<>();

  /// The line of each site of each function.
  private final int[][] lines;

  /// The objects of each kind, by number.
  private final Map<ObjectKind, int[]> objects = new EnumMap<>(ObjectKind.class);

  TraceIndex(TraceLog log, TraceProgram program, Map<String, Integer> functions) {
    this.log = log;
    this.program = program;
    Arrays.fill(functionOf, -1);
    lines = program.functions().stream().map(this::lines).toArray(int[][]::new);
    for (ObjectKind kind : ObjectKind.values()) {
      objects.put(
          kind,
          IntStream.rangeClosed(1, log.objects().size())
              .filter(number -> log.objects().kind(number) == kind)
              .toArray());
    }
    for (int event = 0; event < log.size(); event++) {
      visit(event, functions);
    }
  }

  private int[] lines(Function function) {
    return function.sites().stream()
        .mapToInt(site -> program.line(function, site.span()))
        .toArray();
  }

  private void visit(int event, Map<String, Integer> functions) {
    int a = log.a(event);
    switch (log.kind(event)) {
      case STARTED -> turn(event, a);
      case SUSPENDED -> turn(event + 1, NOBODY);
      case COMPLETED, FAILED, CANCELLED -> {
        if (turns > 0 && turnTasks[turns - 1] == a) {
          turn(event + 1, NOBODY);
        }
      }
      case ENTERED -> entered(event, a, functions);
      case STATEMENT -> statement(event, a);
      case WAITING -> generators.set(Math.max(0, a));
      case LOCAL -> {
        if (log.c(event) != 0) {
          local(event).ifPresent(local -> type((int) log.value(event), local.type()));
        }
      }
      case PRINTED, PRINTED_NUMBER -> {
        if (prints == printed.length) {
          printed = Arrays.copyOf(printed, prints * 2);
        }
        printed[prints++] = event;
      }
      default -> {
        // Nothing to find here.
      }
    }
  }

  /// The activations that wait at some time to be resumed, by number.
  IntStream generators() {
    return generators.stream();
  }

  private void turn(int event, int task) {
    if (turns == turnStarts.length) {
      turnStarts = Arrays.copyOf(turnStarts, turns * 2);
      turnTasks = Arrays.copyOf(turnTasks, turns * 2);
    }
    turnStarts[turns] = event;
    turnTasks[turns] = task;
    turns++;
  }

  private void entered(int event, int activation, Map<String, Integer> functions) {
    if (activation < 1 || activation > log.size()) {
      return;
    }
    if (activation >= functionOf.length) {
      int before = functionOf.length;
      int length = Math.max(activation + 1, before * 2);
      functionOf = Arrays.copyOf(functionOf, length);
      Arrays.fill(functionOf, before, length, -1);
      lastLine = Arrays.copyOf(lastLine, length);
      firstSite = Arrays.copyOf(firstSite, length);
    }
    int text = log.c(event);
    if (text >= 0 && text < log.objects().textCount()) {
      functionOf[activation] = functions.getOrDefault(log.objects().textAt(text), -1);
    }
  }

  /// A line begins where an activation comes to a statement of another line, or comes back to the one
  /// where it began: in a loop.
  private void statement(int event, int activation) {
    int line = lineAt(activation, log.b(event));
    if (line == 0) {
      return;
    }
    boolean other = line != lastLine[activation];
    if (other || log.b(event) == firstSite[activation]) {
      lineStarts.set(event);
    }
    if (other) {
      lastLine[activation] = line;
      firstSite[activation] = log.b(event);
    }
  }

  private void type(int object, String type) {
    if (object > 0) {
      types.putIfAbsent(object, type);
    }
  }

  // ---- Questions ----

  /// The function of an activation.
  Optional<Function> function(int activation) {
    int index = functionIndex(activation);
    return index < 0 ? Optional.empty() : Optional.of(program.functions().get(index));
  }

  /// The index of the function of an activation; -1 when that is not known.
  int functionIndex(int activation) {
    return activation >= 1 && activation < functionOf.length ? functionOf[activation] : -1;
  }

  /// The objects of a kind, by number.
  IntStream objects(ObjectKind kind) {
    return Arrays.stream(objects.getOrDefault(kind, new int[0]));
  }

  /// The place that an event names.
  Optional<Site> site(int event) {
    EventKind kind = log.kind(event);
    return kind.hasSite()
        ? function(log.a(event)).flatMap(function -> function.site(log.b(event)))
        : Optional.empty();
  }

  /// The line of a site of an activation; 0 when that is not known.
  private int lineAt(int activation, int site) {
    int function = functionIndex(activation);
    return function >= 0 && site >= 1 && site <= lines[function].length
        ? lines[function][site - 1]
        : 0;
  }

  /// The line that an event is at, in the file of its function; 0 when that is not known.
  int line(int event) {
    return log.kind(event).hasSite() ? lineAt(log.a(event), log.b(event)) : 0;
  }

  /// The variable that an event of the kind {@link EventKind#LOCAL} writes.
  Optional<Local> local(int event) {
    return function(log.a(event))
        .flatMap(
            function ->
                function
                    .site(log.b(event))
                    .filter(site -> site.local() != Site.NO_LOCAL)
                    .map(site -> function.locals().get(site.local())));
  }

  /// The task that runs at an event; 0 when none does.
  int task(int event) {
    int turn = turnAt(event);
    return turn < 0 ? NOBODY : turnTasks[turn];
  }

  private int turnAt(int event) {
    int low = 0;
    int high = turns;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (turnStarts[middle] <= event) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  boolean isLineStart(int event) {
    return lineStarts.get(event);
  }

  int nextLineStart(int event) {
    return lineStarts.nextSetBit(event);
  }

  int previousLineStart(int event) {
    return event < 0 ? -1 : lineStarts.previousSetBit(event);
  }

  /// The events before a number of events that printed something.
  int printedBefore(int count) {
    int place = Arrays.binarySearch(printed, 0, prints, count);
    return place < 0 ? -place - 1 : place;
  }

  int printedAt(int place) {
    return printed[place];
  }

  /// The Qi type of an object, as the first variable that held it is declared.
  Optional<String> type(int object) {
    return Optional.ofNullable(types.get(object));
  }
}
