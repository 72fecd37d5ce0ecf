package org.qistage.runtime.explore;

import java.util.List;
import java.util.Optional;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.failure.ErrorKind;
import org.qistage.runtime.failure.QiError;

/// One run under an order of its own.
///
/// @param output what it printed
/// @param result how it ended
/// @param exhausted whether it was ended because it went on for too long
/// @param schedule the choices that were made
/// @param slices what was done; empty when that was too much to be kept
/// @param waiting the tasks that were ready when it ended
/// @param races what nothing kept apart
public record ExploredRun(
    String output,
    RunResult result,
    boolean exhausted,
    Schedule schedule,
    Optional<List<Slice>> slices,
    List<Integer> waiting,
    List<Race> races) {
  public ExploredRun {
    waiting = List.copyOf(waiting);
    races = List.copyOf(races);
  }

  /// The same without what only the search needs.
  ExploredRun outline() {
    return new ExploredRun(
        output, result, exhausted, schedule, Optional.empty(), List.of(), List.of());
  }

  /// What two runs have in common that ended alike.
  Outcome.Key key() {
    String failure = result.error().map(ExploredRun::failure).orElse("");
    List<String> unawaited =
        result.unawaited().stream().map(each -> each.error().fault().toString()).sorted().toList();
    return new Outcome.Key(output, failure, unawaited, exhausted);
  }

  /// Who waits for whom in a deadlock may differ in the numbers of the tasks alone.
  private static String failure(QiError error) {
    return error.kind() == ErrorKind.DEADLOCK
        ? error.fault().code()
        : error.fault().code() + " " + error.fault();
  }
}
