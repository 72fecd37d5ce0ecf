package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.qistage.foundation.Span;

/// The codecs of values without parts.
final class ScalarCodecs {
  private static final long EXACT_IN_DOUBLES = (1L << 53) - 1;
  private static final Pattern DIGITS = Pattern.compile("-?(0|[1-9][0-9]*)");

  private ScalarCodecs() {}

  /// The text of a string value; halves of surrogate pairs are refused.
  static String text(JsonValue json) {
    if (!(json instanceof JsonValue.Text text)) {
      throw Codec.wrongShape(json, JsonShape.STRING);
    }
    if (isBroken(text.text())) {
      throw new Refusal(json.span(), path -> new JsonProblem.BrokenText(path.toString()));
    }
    return text.text();
  }

  private static boolean isBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isHighSurrogate(unit)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return true;
        }
      } else if (Character.isLowSurrogate(unit)) {
        return true;
      }
    }
    return false;
  }

  /// An integer between two bounds.
  static long integer(JsonValue json, long least, long greatest) {
    if (!(json instanceof JsonValue.Numeral numeral) || !numeral.integral()) {
      throw Codec.wrongShape(json, JsonShape.INTEGER);
    }
    return inRange(json, numeral.digits(), least, greatest);
  }

  private static long inRange(JsonValue json, String digits, long least, long greatest) {
    try {
      long value = Long.parseLong(digits);
      if (least <= value && value <= greatest) {
        return value;
      }
    } catch (NumberFormatException tooLong) {
      // Told below, like any other number out of range.
    }
    throw new Refusal(
        json.span(),
        path ->
            new JsonProblem.OutOfRange(
                path.toString(), digits, Long.toString(least), Long.toString(greatest)));
  }

  static int toInt(JsonValue json) {
    return (int) integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static final Codec<String> STRING =
      new Codec<>() {
        @Override
        void write(String value, JsonSink out) throws IOException {
          out.generator().writeString(value);
        }

        @Override
        String read(JsonValue json) {
          return text(json);
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.ofType("string");
        }
      };

  static final Codec<Boolean> BOOLEAN =
      new Codec<>() {
        @Override
        void write(Boolean value, JsonSink out) throws IOException {
          out.generator().writeBoolean(value);
        }

        @Override
        Boolean read(JsonValue json) {
          if (json instanceof JsonValue.Truth truth) {
            return truth.value();
          }
          throw wrongShape(json, JsonShape.BOOLEAN);
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.ofType("boolean");
        }
      };

  static final Codec<Integer> INT =
      new Codec<>() {
        @Override
        void write(Integer value, JsonSink out) throws IOException {
          out.generator().writeNumber(value.intValue());
        }

        @Override
        Integer read(JsonValue json) {
          return toInt(json);
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
      };

  static final Codec<Long> LONG =
      new Codec<>() {
        @Override
        void write(Long value, JsonSink out) throws IOException {
          if (Math.absExact(Math.max(value, -Long.MAX_VALUE)) <= EXACT_IN_DOUBLES) {
            out.generator().writeNumber(value.longValue());
          } else {
            out.generator().writeString(value.toString());
          }
        }

        @Override
        Long read(JsonValue json) {
          if (json instanceof JsonValue.Text(var _, String digits)
              && DIGITS.matcher(digits).matches()) {
            return inRange(json, digits, Long.MIN_VALUE, Long.MAX_VALUE);
          }
          return integer(json, Long.MIN_VALUE, Long.MAX_VALUE);
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.anyOf(
              definitions.integer(-EXACT_IN_DOUBLES, EXACT_IN_DOUBLES),
              definitions.ofType("string").put("pattern", "^-?(0|[1-9][0-9]*)$"));
        }
      };

  static final Codec<OptionalLong> OPTIONAL_LONG =
      new Codec<>() {
        @Override
        void write(OptionalLong value, JsonSink out) throws IOException {
          if (value.isPresent()) {
            LONG.write(value.getAsLong(), out);
          } else {
            out.generator().writeNull();
          }
        }

        @Override
        OptionalLong read(JsonValue json) {
          return json instanceof JsonValue.Nothing
              ? OptionalLong.empty()
              : OptionalLong.of(LONG.read(json));
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.anyOf(LONG.schema(definitions), definitions.ofType("null"));
        }

        @Override
        boolean isOptional() {
          return true;
        }

        @Override
        OptionalLong absent() {
          return OptionalLong.empty();
        }
      };

  static final Codec<BigInteger> BIG_INTEGER =
      new Codec<>() {
        @Override
        void write(BigInteger value, JsonSink out) throws IOException {
          out.generator().writeString(value.toString());
        }

        @Override
        BigInteger read(JsonValue json) {
          String digits = text(json);
          if (DIGITS.matcher(digits).matches()) {
            return new BigInteger(digits);
          }
          throw new Refusal(
              json.span(),
              path -> new JsonProblem.InvalidValue(path.toString(), "digits expected"));
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.ofType("string").put("pattern", "^-?(0|[1-9][0-9]*)$");
        }
      };

  static final Codec<Double> DOUBLE =
      new Codec<>() {
        @Override
        void write(Double value, JsonSink out) throws IOException {
          if (Double.isFinite(value)) {
            out.generator().writeNumber(value.doubleValue());
          } else {
            out.generator().writeString(value.toString());
          }
        }

        @Override
        Double read(JsonValue json) {
          return switch (json) {
            case JsonValue.Numeral numeral -> Double.valueOf(numeral.digits());
            case JsonValue.Text(var _, String text) when text.equals("NaN") -> Double.NaN;
            case JsonValue.Text(var _, String text) when text.equals("Infinity") ->
                Double.POSITIVE_INFINITY;
            case JsonValue.Text(var _, String text) when text.equals("-Infinity") ->
                Double.NEGATIVE_INFINITY;
            case JsonValue.Text _,
                JsonValue.Members _,
                JsonValue.Elements _,
                JsonValue.Truth _,
                JsonValue.Nothing _ ->
                throw wrongShape(json, JsonShape.NUMBER);
          };
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.anyOf(
              definitions.ofType("number"),
              definitions.names(java.util.List.of("NaN", "Infinity", "-Infinity")));
        }
      };

  static final Codec<Span> SPAN =
      new Codec<>() {
        @Override
        void write(Span value, JsonSink out) throws IOException {
          out.startArray(true);
          out.generator().writeNumber(value.start());
          out.generator().writeNumber(value.end());
          out.endArray();
        }

        @Override
        Span read(JsonValue json) {
          if (!(json instanceof JsonValue.Elements elements) || elements.values().size() != 2) {
            throw wrongShape(json, JsonShape.SPAN);
          }
          int start = end(elements, 0, 0);
          return new Span(start, end(elements, 1, start));
        }

        private int end(JsonValue.Elements elements, int index, int least) {
          try {
            return (int) integer(elements.values().get(index), least, Integer.MAX_VALUE);
          } catch (Refusal refusal) {
            throw refusal.inside(index);
          }
        }

        @Override
        ObjectNode schema(SchemaDefinitions definitions) {
          return definitions.named(
              Span.class,
              () -> {
                ObjectNode schema = definitions.ofType("array");
                schema.put("description", "[start, end] in UTF-16 units; end is exclusive");
                schema.set("items", definitions.integer(0, Integer.MAX_VALUE));
                return schema.put("minItems", 2).put("maxItems", 2);
              });
        }
      };

  /// A type whose values are written as texts.
  ///
  /// @param read makes a value of its text; throws IllegalArgumentException for one that is none
  static <T> Codec<T> ofText(
      String description, Function<T, String> write, Function<String, T> read) {
    return new Codec<>() {
      @Override
      void write(T value, JsonSink out) throws IOException {
        out.generator().writeString(write.apply(value));
      }

      @Override
      T read(JsonValue json) {
        String text = text(json);
        try {
          return read.apply(text);
        } catch (IllegalArgumentException e) {
          throw new Refusal(
              json.span(),
              path ->
                  new JsonProblem.InvalidValue(path.toString(), String.valueOf(e.getMessage())));
        }
      }

      @Override
      ObjectNode schema(SchemaDefinitions definitions) {
        return definitions.ofType("string").put("description", description);
      }
    };
  }
}
