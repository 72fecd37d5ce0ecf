package org.qistage.foundation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.Writer;

/// Where codecs write: Jackson's generator with the layout of this project. Objects and arrays that
/// hold only scalars stand on one line, all others are indented by two spaces.
final class JsonSink implements PrettyPrinter {
  /// Deeper levels are indented no further: the text of a deep tree would be mostly spaces, in
  /// proportion to the square of its depth.
  private static final int DEEPEST_INDENT = 32;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  private final JsonGenerator generator;
  private int depth;

  /// How many of the open containers stand on one line; those are the innermost.
  private int flat;

  /// Whether the container that is about to start stands on one line. What separates it from the
  /// value before it is still written in the layout of its parent.
  private boolean flatNext;

  JsonSink(Writer out) throws IOException {
    generator = FACTORY.createGenerator(out);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.setPrettyPrinter(this);
  }

  JsonGenerator generator() {
    return generator;
  }

  void startObject(boolean onOneLine) throws IOException {
    flatNext = onOneLine;
    generator.writeStartObject();
  }

  void endObject() throws IOException {
    generator.writeEndObject();
  }

  void startArray(boolean onOneLine) throws IOException {
    flatNext = onOneLine;
    generator.writeStartArray();
  }

  void endArray() throws IOException {
    generator.writeEndArray();
  }

  private void enter() {
    depth++;
    if (flat > 0 || flatNext) {
      flat++;
    }
    flatNext = false;
  }

  private void leave() {
    if (flat > 0) {
      flat--;
    }
  }

  private void newLine(JsonGenerator to) throws IOException {
    to.writeRaw('\n');
    for (int i = 0; i < Math.min(depth, DEEPEST_INDENT); i++) {
      to.writeRaw("  ");
    }
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator to) throws IOException {
    to.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator to) throws IOException {
    to.writeRaw('{');
    enter();
  }

  @Override
  public void beforeObjectEntries(JsonGenerator to) throws IOException {
    if (flat == 0) {
      newLine(to);
    } else {
      to.writeRaw(' ');
    }
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator to) throws IOException {
    to.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator to) throws IOException {
    to.writeRaw(',');
    beforeObjectEntries(to);
  }

  @Override
  public void writeEndObject(JsonGenerator to, int entries) throws IOException {
    depth--;
    if (entries > 0) {
      beforeObjectEntries(to);
    }
    leave();
    to.writeRaw('}');
  }

  @Override
  public void writeStartArray(JsonGenerator to) throws IOException {
    to.writeRaw('[');
    enter();
  }

  @Override
  public void beforeArrayValues(JsonGenerator to) throws IOException {
    if (flat == 0) {
      newLine(to);
    }
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator to) throws IOException {
    to.writeRaw(',');
    if (flat == 0) {
      newLine(to);
    } else {
      to.writeRaw(' ');
    }
  }

  @Override
  public void writeEndArray(JsonGenerator to, int values) throws IOException {
    depth--;
    if (values > 0) {
      beforeArrayValues(to);
    }
    leave();
    to.writeRaw(']');
  }
}
