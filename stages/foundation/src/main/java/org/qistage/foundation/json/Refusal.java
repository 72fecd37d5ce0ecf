package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;

/// Leaves the reading of a JSON text at its first fault. On the way out each container adds its step
/// to the path. Never leaves this package.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Makes the problem once the path is known.
  @FunctionalInterface
  interface Fault {
    JsonProblem at(JsonPath path);
  }

  private final transient Span span;
  private final transient Fault fault;

  /// Innermost step first: field names as strings, list positions as integers.
  private final transient List<Object> steps = new ArrayList<>();

  Refusal(Span span, Fault fault) {
    super(null, null, false, false);
    this.span = span;
    this.fault = fault;
  }

  Refusal inside(String field) {
    steps.add(field);
    return this;
  }

  Refusal inside(int index) {
    steps.add(index);
    return this;
  }

  Span span() {
    return span;
  }

  JsonProblem problem() {
    JsonPath path = JsonPath.ROOT;
    for (Object step : steps.reversed()) {
      path =
          switch (step) {
            case Integer index -> path.element(index);
            default -> path.field(step.toString());
          };
    }
    return fault.at(path);
  }

  @Override
  public @Nullable String getMessage() {
    return problem().toString();
  }
}
