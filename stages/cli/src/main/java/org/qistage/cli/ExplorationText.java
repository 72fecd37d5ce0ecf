package org.qistage.cli;

import java.util.List;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.ExplorationReport.Access;
import org.qistage.pipeline.explore.ExplorationReport.Outcome;
import org.qistage.pipeline.explore.ExplorationReport.Race;

/// An exploration as text for people.
final class ExplorationText {
  private static final int OUTCOMES = 20;
  private static final int LINES = 20;

  private final Words words;
  private final StringBuilder text = new StringBuilder();

  ExplorationText(Words words) {
    this.words = words;
  }

  String of(ExplorationReport report) {
    List<Outcome> outcomes = report.outcomes();
    line(0, report.exhaustive() ? "explore.runs.exhaustive" : "explore.runs.some", report.runs());
    outcomes(outcomes);
    races(report.races());
    return text.toString();
  }

  /// What one schedule leads to.
  String ofReplay(ExplorationReport report) {
    Outcome outcome = report.outcomes().getFirst();
    line(0, "explore.runs.replay", outcome.schedule().isEmpty() ? "0" : outcome.schedule());
    line(0, "explore.end." + key(outcome.end()));
    shown(outcome);
    races(report.races());
    return text.toString();
  }

  private void outcomes(List<Outcome> outcomes) {
    line(0, "explore.outcomes", outcomes.size());
    int number = 0;
    for (Outcome outcome : outcomes.stream().limit(OUTCOMES).toList()) {
      number++;
      text.append('\n').append(number).append(". ");
      text.append(words.of("explore.end." + key(outcome.end()))).append(words.of("listComma"));
      text.append(words.of("explore.times", outcome.runs())).append(words.of("listComma"));
      text.append(again(outcome)).append('\n');
      shown(outcome);
    }
    if (outcomes.size() > OUTCOMES) {
      text.append('\n');
      line(0, "explore.outcomes.more", outcomes.size() - OUTCOMES);
    }
  }

  private String again(Outcome outcome) {
    if (outcome.schedule().isEmpty()) {
      return words.of("explore.fifo");
    }
    return words.of(
        outcome.shortest() ? "explore.replay.shortest" : "explore.replay", outcome.schedule());
  }

  private void shown(Outcome outcome) {
    if (outcome.output().isEmpty()) {
      line(3, "explore.output.none");
    } else {
      line(3, "explore.output");
      block(outcome.output());
    }
    if (!outcome.report().isEmpty()) {
      line(3, "explore.report");
      block(outcome.report());
    }
  }

  private void block(String content) {
    List<String> lines = content.lines().toList();
    lines.stream().limit(LINES).forEach(each -> indented(5, each));
    if (lines.size() > LINES) {
      line(5, "explore.more", lines.size() - LINES);
    }
  }

  private void races(List<Race> races) {
    text.append('\n');
    if (races.isEmpty()) {
      line(0, "explore.races.none");
      return;
    }
    line(0, "explore.races", races.size());
    for (Race race : races) {
      text.append('\n');
      if (race.variable().isEmpty()) {
        line(2, "explore.race.unnamed");
      } else {
        line(2, "explore.race", race.variable());
      }
      access(race.first());
      access(race.second());
    }
    text.append('\n');
    line(2, "explore.race.fix");
  }

  private void access(Access access) {
    line(
        4,
        access.write() ? "explore.race.write" : "explore.race.read",
        access.task(),
        access.function(),
        access.file(),
        access.line(),
        access.text());
  }

  private static String key(ExplorationReport.End end) {
    return switch (end) {
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case DEADLOCK -> "deadlock";
      case UNFINISHED -> "unfinished";
    };
  }

  private void line(int indentation, String key, Object... arguments) {
    indented(indentation, words.of(key, arguments));
  }

  private void indented(int indentation, String content) {
    text.append(" ".repeat(indentation)).append(content).append('\n');
  }
}
