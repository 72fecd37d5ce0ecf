package org.qistage.cli;

import java.util.Optional;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.pipeline.launch.RunRequest;

/// The option `--replay`: the order in which a program is to run.
final class Schedules {
  static final String OPTION = "--replay";

  private Schedules() {}

  /// The schedule that was given.
  static Optional<String> of(Options options, Words words) {
    Optional<String> text = options.text(OPTION);
    if (text.isPresent() && !ProgramExplorer.isSchedule(text.get())) {
      throw new UsageFault(words.of("badSchedule", text.get()));
    }
    return text;
  }

  /// The request with the schedule that was given, which nothing else may contradict.
  static RunRequest apply(Options options, Words words, RunRequest request) {
    Optional<String> schedule = of(options, words);
    if (schedule.isEmpty()) {
      return request;
    }
    if (request.seed() != 0 || request.workers().isPresent()) {
      throw new UsageFault(words.of("scheduleAlone"));
    }
    return request.withSchedule(schedule.get());
  }
}
