package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.List;
import org.qistage.foundation.Problem;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Collects what is wrong with an artifact whose JSON has the right shape.
public final class Findings {
  /// The rest is not worth reading.
  static final int LIMIT = 20;

  /// A problem with the value at a path.
  public record Finding(JsonPath path, Problem problem) {}

  private final List<Finding> found = new ArrayList<>();
  private int count;

  public void add(JsonPath path, Problem problem) {
    count++;
    if (found.size() < LIMIT) {
      found.add(new Finding(path, problem));
    }
  }

  /// Adds a finding when a span ends after its source does.
  void checkSpan(JsonPath path, Span span, SourceText source) {
    if (span.end() > source.text().length()) {
      add(
          path,
          new JsonProblem.SpanOutside(path.toString(), span.toString(), source.text().length()));
    }
  }

  /// Adds a finding when a number that points into a list of so many elements does not.
  public void checkIndex(JsonPath path, int index, int count) {
    if (index < 0 || index >= count) {
      add(path, new JsonProblem.DanglingIndex(path.toString(), index, count));
    }
  }

  /// The first findings, in the order in which they were added.
  public List<Finding> found() {
    return List.copyOf(found);
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /// How many were left out.
  public int omitted() {
    return count - found.size();
  }
}
