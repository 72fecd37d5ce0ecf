package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from the root of a JSON text to one of its values, written `$.tokens[3].span`. Immutable;
/// a step shares the path it continues.
public final class JsonPath {
  /// A path shown to a reader is cut in the middle past this many steps.
  private static final int SHOWN_STEPS = 24;

  public static final JsonPath ROOT = new JsonPath(null, "", -1);

  private final @Nullable JsonPath parent;
  private final String field;
  private final int index;

  private JsonPath(@Nullable JsonPath parent, String field, int index) {
    this.parent = parent;
    this.field = field;
    this.index = index;
  }

  public JsonPath field(String name) {
    return new JsonPath(this, name, -1);
  }

  public JsonPath element(int index) {
    return new JsonPath(this, "", index);
  }

  /// The steps from the root.
  private List<JsonPath> steps() {
    List<JsonPath> steps = new ArrayList<>();
    JsonPath step = this;
    while (step.parent != null) {
      steps.add(step);
      step = step.parent;
    }
    return steps.reversed();
  }

  /// The value that this path leads to, or the nearest one on the way.
  JsonValue locate(JsonValue root) {
    JsonValue value = root;
    for (JsonPath step : steps()) {
      JsonValue next =
          switch (value) {
            case JsonValue.Members members -> step.index < 0 ? members.get(step.field) : null;
            case JsonValue.Elements elements ->
                step.index >= 0 && step.index < elements.values().size()
                    ? elements.values().get(step.index)
                    : null;
            case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Nothing _ ->
                null;
          };
      if (next == null) {
        return value;
      }
      value = next;
    }
    return value;
  }

  @Override
  public String toString() {
    List<JsonPath> steps = steps();
    StringBuilder text = new StringBuilder("$");
    for (int i = 0; i < steps.size(); i++) {
      if (steps.size() > SHOWN_STEPS && i == SHOWN_STEPS / 2) {
        text.append(" … ");
        i = steps.size() - SHOWN_STEPS / 2;
      }
      JsonPath step = steps.get(i);
      if (step.index >= 0) {
        text.append('[').append(step.index).append(']');
      } else {
        text.append('.').append(step.field);
      }
    }
    return text.toString();
  }
}
