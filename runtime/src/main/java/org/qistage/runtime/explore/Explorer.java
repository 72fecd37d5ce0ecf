package org.qistage.runtime.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Runs a program in many orders.
///
/// First every order that may lead elsewhere, as {@link Reduction} says, until there is none left or
/// half of the runs are used up; then, if there was no end, random ones; at last, for each outcome, orders
/// with fewer differences from first in, first out. What it does depends on nothing but its arguments.
public final class Explorer {
  /// So many runs are spent on finding shorter schedules, beyond those that explore.
  private static final int SHORTENING = 500;

  private final Function<Order, ExploredRun> program;
  private final int most;
  private final SplittableRandom random;
  private final Map<Outcome.Key, Found> found = new LinkedHashMap<>();
  private final List<Race> races = new ArrayList<>();
  private int runs;

  private static final class Found {
    ExploredRun run;
    int count;

    Found(ExploredRun run) {
      this.run = run;
    }
  }

  private Explorer(Function<Order, ExploredRun> program, int most, long seed) {
    this.program = program;
    this.most = most;
    this.random = new SplittableRandom(seed);
  }

  /// @param program runs the program once; the same order gives the same run
  /// @param most how many orders to run
  /// @param seed of the random ones
  public static Exploration explore(Function<Order, ExploredRun> program, int most, long seed) {
    return new Explorer(program, Math.max(1, most), seed).explored();
  }

  /// Runs one schedule.
  public static Order of(Schedule schedule) {
    return (_, choice, ready) -> Math.min(schedule.at(choice), ready.size() - 1);
  }

  private Exploration explored() {
    boolean exhaustive = searched();
    if (!exhaustive) {
      wander();
    }
    int explored = runs;
    int proven = shorten();
    List<Outcome> outcomes = new ArrayList<>();
    for (Found each : found.values()) {
      outcomes.add(new Outcome(each.run, each.count, each.run.schedule().size() <= proven + 1));
    }
    outcomes.sort(Comparator.comparingInt(outcome -> outcome.run().schedule().size()));
    return new Exploration(outcomes, races, explored, exhaustive);
  }

  private ExploredRun run(Order order, boolean counts) {
    ExploredRun run = program.apply(order);
    Found known = found.computeIfAbsent(run.key(), _ -> new Found(run.outline()));
    if (run.schedule().isSimplerThan(known.run.schedule())) {
      known.run = run.outline();
    }
    if (counts) {
      runs++;
      known.count++;
    }
    for (Race race : run.races()) {
      if (races.stream().noneMatch(race::isLike)) {
        races.add(race);
      }
    }
    return run;
  }

  // ---- Every order ----

  /// Whether it came to the end of them.
  private boolean searched() {
    ScheduleTree tree = new ScheduleTree();
    List<Integer> prefix = List.of();
    int share = Math.max(1, most / 2);
    while (true) {
      ExploredRun run = run(beginning(prefix), true);
      if (run.slices().isEmpty() || run.exhausted()) {
        return false;
      }
      tree.add(run.slices().get(), run.waiting());
      Optional<List<Integer>> next = tree.next();
      if (next.isEmpty()) {
        return true;
      }
      if (runs >= share) {
        return false;
      }
      prefix = next.get();
    }
  }

  /// Begins with the tasks of a prefix, one for each slice, and goes on first in, first out.
  private static Order beginning(List<Integer> prefix) {
    return (slice, _, ready) ->
        slice < prefix.size() ? Math.max(0, ready.indexOf(prefix.get(slice))) : 0;
  }

  // ---- Random orders ----

  private void wander() {
    while (runs < most) {
      SplittableRandom dice = random.split();
      // Runs with few differences find what few differences lead to; the others what needs many.
      int often = 1 + dice.nextInt(8);
      run((_, _, ready) -> dice.nextInt(8) < often ? dice.nextInt(ready.size()) : 0, true);
    }
  }

  // ---- Shorter schedules ----

  /// Looks for simpler schedules to the outcomes that are known.
  ///
  /// @return up to how many differences all schedules have been tried
  private int shorten() {
    int budget = SHORTENING;
    for (Outcome.Key key : List.copyOf(found.keySet())) {
      budget = drop(key, budget);
    }
    // Every schedule with one difference, for those that seem to need more.
    boolean longer = found.values().stream().anyMatch(each -> each.run.schedule().size() > 1);
    if (!longer) {
      return 1;
    }
    ExploredRun first = run(of(Schedule.FIRST_IN_FIRST_OUT), false);
    Optional<List<Slice>> slices = first.slices();
    if (slices.isEmpty()) {
      return 0;
    }
    int choice = 0;
    for (Slice slice : slices.get()) {
      if (!slice.isChoice()) {
        continue;
      }
      choice++;
      for (int position = 1; position < slice.ready().size(); position++) {
        if (budget-- <= 0) {
          return 0;
        }
        run(of(Schedule.FIRST_IN_FIRST_OUT.with(choice, position)), false);
      }
    }
    return 1;
  }

  /// Leaves out one difference after the other, as long as the outcome stays.
  private int drop(Outcome.Key key, int budget) {
    int left = budget;
    boolean changed = true;
    while (changed) {
      changed = false;
      Schedule schedule = known(key).run.schedule();
      List<Integer> choices = schedule.choices();
      for (int index = choices.size() - 1; index >= 0 && !changed && left > 0; index--) {
        left--;
        run(of(schedule.without(choices.get(index))), false);
        changed = known(key).run.schedule().isSimplerThan(schedule);
      }
    }
    return left;
  }

  private Found known(Outcome.Key key) {
    Found each = found.get(key);
    if (each == null) {
      throw new IllegalStateException("an outcome that nobody knows");
    }
    return each;
  }
}
