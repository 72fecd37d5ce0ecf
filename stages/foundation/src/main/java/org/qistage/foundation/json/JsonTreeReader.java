package org.qistage.foundation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;

/// Parses JSON text to {@link JsonValue}s. Does not recurse, so that no nesting can overflow the
/// stack here.
final class JsonTreeReader {
  /// The deepest nesting that is read.
  static final int DEPTH_LIMIT = 100_000;

  /// The longest string that is read, in UTF-16 units: a source of the largest size fits.
  static final int STRING_LIMIT = 16 * 1024 * 1024;

  /// With more fields than this an object's names are looked up in a set.
  private static final int FEW_NAMES = 12;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(STRING_LIMIT)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private final String json;
  private final Deque<Container> open = new ArrayDeque<>();
  private int depth;

  /// Objects of one kind have the same names in the same order; they share the last list seen.
  private List<String> lastNames = List.of();

  private JsonTreeReader(String json) {
    this.json = json;
  }

  /// The parsed text and how deep it nests.
  record Parsed(JsonValue root, int depth) {}

  /// Parses the whole text, which must be one value.
  ///
  /// @throws Refusal when it is not JSON or exceeds a limit
  static Parsed read(String json) {
    JsonTreeReader reader = new JsonTreeReader(json);
    return new Parsed(reader.read(), reader.depth);
  }

  /// The value of the field `schema` of the outermost object, found without parsing what follows it;
  /// empty when there is none or the text is not JSON.
  static Optional<String> peekSchema(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean schema = parser.currentName().equals("schema");
        if (parser.nextToken() == JsonToken.VALUE_STRING && schema) {
          return Optional.of(parser.getText());
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private JsonValue read() {
    try (JsonParser parser = FACTORY.createParser(json)) {
      try {
        return values(parser);
      } catch (StreamConstraintsException e) {
        throw new Refusal(here(parser), _ -> new JsonProblem.TooLong());
      } catch (JsonEOFException e) {
        throw truncated();
      } catch (StreamReadException e) {
        if (offset(e.getLocation()) >= json.length()) {
          throw truncated();
        }
        throw new Refusal(here(e.getLocation()), _ -> new JsonProblem.NotJson());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
  }

  private Refusal truncated() {
    return new Refusal(Span.at(json.length()), _ -> new JsonProblem.Truncated());
  }

  private JsonValue values(JsonParser parser) throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw truncated();
      }
      JsonValue complete =
          switch (token) {
            case START_OBJECT, START_ARRAY -> {
              push(parser, token == JsonToken.START_OBJECT);
              yield null;
            }
            case FIELD_NAME -> {
              open.getLast().name(parser.currentName(), tokenSpan(parser));
              yield null;
            }
            case END_OBJECT, END_ARRAY -> finish(open.removeLast());
            default -> scalar(parser, token);
          };
      if (complete != null) {
        if (open.isEmpty()) {
          if (parser.nextToken() != null) {
            throw new Refusal(tokenSpan(parser), _ -> new JsonProblem.NotJson());
          }
          return complete;
        }
        open.getLast().values.add(complete);
      }
    }
  }

  private void push(JsonParser parser, boolean object) {
    int start = offset(parser.currentTokenLocation());
    open.addLast(new Container(object, new Span(start, start + 1)));
    depth = Math.max(depth, open.size());
    if (open.size() > DEPTH_LIMIT) {
      throw new Refusal(new Span(start, start + 1), _ -> new JsonProblem.TooDeep(DEPTH_LIMIT));
    }
  }

  private JsonValue finish(Container container) {
    List<JsonValue> values = container.values;
    if (!container.object) {
      return new JsonValue.Elements(container.span, values);
    }
    if (!container.names.equals(lastNames)) {
      lastNames = container.names;
    }
    return new JsonValue.Members(container.span, lastNames, values);
  }

  private JsonValue scalar(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> {
        String text = parser.getText();
        yield new JsonValue.Text(tokenSpan(parser), text);
      }
      case VALUE_NUMBER_INT -> new JsonValue.Numeral(tokenSpan(parser), parser.getText(), true);
      case VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(tokenSpan(parser), parser.getText(), false);
      case VALUE_TRUE -> new JsonValue.Truth(tokenSpan(parser), true);
      case VALUE_FALSE -> new JsonValue.Truth(tokenSpan(parser), false);
      case VALUE_NULL -> new JsonValue.Nothing(tokenSpan(parser));
      default -> throw new Refusal(tokenSpan(parser), _ -> new JsonProblem.NotJson());
    };
  }

  private Span tokenSpan(JsonParser parser) {
    int start = offset(parser.currentTokenLocation());
    return new Span(start, Math.max(start, offset(parser.currentLocation())));
  }

  private Span here(JsonParser parser) {
    return here(parser.currentLocation());
  }

  private Span here(JsonLocation location) {
    int at = offset(location);
    return new Span(at, Math.min(json.length(), at + 1));
  }

  private int offset(JsonLocation location) {
    return Math.clamp(location.getCharOffset(), 0, json.length());
  }

  private static final class Container {
    final boolean object;
    final Span span;
    final List<String> names = new ArrayList<>(0);
    final List<JsonValue> values = new ArrayList<>();
    @Nullable Set<String> manyNames;

    Container(boolean object, Span span) {
      this.object = object;
      this.span = span;
    }

    void name(String name, Span at) {
      boolean fresh;
      if (manyNames != null) {
        fresh = manyNames.add(name);
      } else {
        fresh = !names.contains(name);
        if (names.size() == FEW_NAMES) {
          manyNames = new HashSet<>(names);
          manyNames.add(name);
        }
      }
      if (!fresh) {
        throw new Refusal(at, _ -> new JsonProblem.DuplicateField(name));
      }
      names.add(name);
    }
  }
}
