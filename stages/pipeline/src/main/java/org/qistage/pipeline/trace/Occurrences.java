package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Site;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// The events at which a piece of the text ran.
final class Occurrences {
  private final TraceLog log;
  private final TraceIndex index;
  private final List<Function> functions;

  Occurrences(TraceLog log, TraceIndex index, TraceProgram program) {
    this.log = log;
    this.index = index;
    this.functions = program.functions();
  }

  /// Of several places within a piece the first counts, which is where it begins; of one that is within a
  /// place, that place. Where statements begin, what they write is not counted once more.
  int[] of(int file, Span span) {
    Optional<Span> place = place(file, span);
    if (place.isEmpty()) {
      return new int[0];
    }
    List<Set<Integer>> sites = new ArrayList<>();
    for (Function function : functions) {
      sites.add(function.file() == file ? sites(function, place.get()) : Set.of());
    }
    int[] all = IntStream.range(0, log.size()).filter(event -> isAt(event, sites)).toArray();
    int[] statements =
        IntStream.of(all).filter(event -> log.kind(event) == EventKind.STATEMENT).toArray();
    return statements.length > 0 ? statements : all;
  }

  private boolean isAt(int event, List<Set<Integer>> sites) {
    if (!log.kind(event).hasSite()) {
      return false;
    }
    int function = index.functionIndex(log.a(event));
    return function >= 0 && sites.get(function).contains(log.b(event));
  }

  private Optional<Span> place(int file, Span span) {
    List<Span> all =
        functions.stream()
            .filter(function -> function.file() == file)
            .flatMap(function -> function.sites().stream())
            .map(Site::span)
            .map(Region::span)
            .filter(own -> own.length() > 0)
            .toList();
    return all.stream()
        .filter(span::contains)
        .min(Comparator.comparingInt(Span::start).thenComparingInt(own -> -own.length()))
        .or(
            () ->
                all.stream()
                    .filter(own -> own.contains(span))
                    .min(Comparator.comparingInt(Span::length)));
  }

  /// The numbers of the sites, which count from 1.
  private static Set<Integer> sites(Function function, Span place) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < function.sites().size(); i++) {
      if (function.sites().get(i).span().span().equals(place)) {
        found.add(i + 1);
      }
    }
    return found;
  }
}
