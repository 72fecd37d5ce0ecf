package org.qistage.tests.golden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.qistage.codegen.ClassFiles;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// The corpus on the parallel scheduler. What a case prints must be what it prints on the deterministic
/// one, but where that depends on the order in which tasks run. Whether it does, seeds tell: they run
/// the ready tasks in other orders. Every such case is in a list, so that none is let off unseen. A
/// longer search: `-Dqi.test.jvm=-Dqi.parallel.rounds=100`.
final class ParallelGoldenTest {
  private static final int SEEDS = 30;
  private static final int[] WORKERS = {1, 2, 4, 4};
  private static final int ROUNDS = Integer.getInteger("qi.parallel.rounds", 1);

  /// What makes a task.
  private static final List<String> SPAWNS = List.of("qi_spawn_async", "qi_http_get");

  @Test
  void the_list_names_every_case_whose_output_depends_on_the_order() {
    Map<String, OrderDependence> listed = OrderDependence.read(GoldenCorpus.root());
    Map<String, OrderDependence> found = new TreeMap<>();
    for (GoldenCase golden : GoldenCorpus.load().cases()) {
      Compilation compilation = golden.compile();
      OrderDependence dependence =
          compilation.hasErrors() || !makesTasks(compilation)
              ? OrderDependence.NONE
              : underSeeds(golden, compilation);
      if (dependence != OrderDependence.FREE
          && listed.get(golden.name()) == OrderDependence.UNGUARDED
          && makesTasks(compilation)) {
        dependence = OrderDependence.UNGUARDED;
      }
      if (dependence != OrderDependence.NONE) {
        found.put(golden.name(), dependence);
      }
    }
    if (GoldenFiles.configured().update() && !found.equals(listed)) {
      OrderDependence.write(GoldenCorpus.root(), found);
      throw new AssertionFailedError("the list was rewritten; read the change", listed, found);
    }
    assertEquals(listed, found);
  }

  @Test
  void several_workers_print_what_one_prints() {
    Map<String, OrderDependence> listed = OrderDependence.read(GoldenCorpus.root());
    List<String> differing = new ArrayList<>();
    for (GoldenCase golden : GoldenCorpus.load().cases()) {
      Compilation compilation = golden.compile();
      if (compilation.hasErrors()) {
        continue;
      }
      OrderDependence dependence = listed.getOrDefault(golden.name(), OrderDependence.NONE);
      ProgramRun expected = ProgramRun.of(compilation, golden.runOptions());
      for (int workers : workers(compilation)) {
        ProgramRun actual = ProgramRun.ofWorkers(compilation, golden.runOptions(), workers);
        assertFalse(actual.errors().contains("QI-RUN-9999"), golden.name() + actual.errors());
        if (!dependence.allows(expected, actual)) {
          differing.add(golden.name() + " on " + workers + ": " + actual + " and not " + expected);
        }
      }
    }
    assertTrue(differing.isEmpty(), () -> String.join("\n", differing));
  }

  private static OrderDependence underSeeds(GoldenCase golden, Compilation compilation) {
    return OrderDependence.of(
        LongStream.rangeClosed(0, SEEDS)
            .mapToObj(seed -> ProgramRun.ofSeed(compilation, golden.runOptions(), seed))
            .toList());
  }

  private static int[] workers(Compilation compilation) {
    return makesTasks(compilation)
        ? IntStream.range(0, ROUNDS).flatMap(_ -> IntStream.of(WORKERS)).toArray()
        : new int[] {2};
  }

  private static boolean makesTasks(Compilation compilation) {
    return compilation.allClasses().stream()
        .map(ClassFiles::classes)
        .flatMap(List::stream)
        .map(made -> new String(made.bytes().toByteArray(), ISO_8859_1))
        .anyMatch(bytes -> SPAWNS.stream().anyMatch(bytes::contains));
  }
}
