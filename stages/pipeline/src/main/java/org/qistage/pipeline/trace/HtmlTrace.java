package org.qistage.pipeline.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;

/// Writes a trace as one page for a browser, complete in itself, that steps both ways through the source, the
/// tasks, their calls and the output.
///
/// The state of each step is put together from parts, which are written once however many steps have them: a
/// task that waits is the same part in all the steps that it waits through.
public final class HtmlTrace {
  /// More steps make a page that browsers are slow to open.
  private static final int MOST_STEPS = 20_000;

  private static final int LINE = 1;
  private static final int SCHEDULER = 2;

  private final TraceNavigator navigator;
  private final Map<String, Integer> parts = new LinkedHashMap<>();
  private final TraceText chinese;
  private final TraceText english;

  private HtmlTrace(TraceNavigator navigator) {
    this.navigator = navigator;
    this.chinese = new TraceText(navigator, Language.ZH);
    this.english = new TraceText(navigator, Language.EN);
  }

  /// @param language which the page shows first; it can be switched there
  /// @throws IOException when the writer throws it
  public static void write(TraceNavigator navigator, Language language, Writer out)
      throws IOException {
    String page = page();
    String title = navigator.trace().program().files().getFirst().name();
    int titleAt = page.indexOf("@TITLE@");
    int dataAt = page.indexOf("@DATA@");
    out.write(page, 0, titleAt);
    out.write(escaped(title));
    out.write(page, titleAt + "@TITLE@".length(), dataAt - titleAt - "@TITLE@".length());
    // Nothing in the data may end the element that it stands in.
    out.write(new HtmlTrace(navigator).data(language).replace("<", "\\u003c"));
    out.write(page.substring(dataAt + "@DATA@".length()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String page() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(HtmlTrace.class.getResourceAsStream("page.html"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Writes something as JSON.
  private interface Piece {
    void write(JsonGenerator json) throws IOException;
  }

  private static String json(Piece piece) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      piece.write(json);
    }
    return text.toString();
  }

  private int part(Piece piece) throws IOException {
    String text = json(piece);
    Integer known = parts.get(text);
    if (known != null) {
      return known;
    }
    parts.put(text, parts.size());
    return parts.size() - 1;
  }

  private String data(Language language) throws IOException {
    List<Integer> shown = shown();
    String steps =
        json(
            json -> {
              json.writeStartArray();
              for (int event : shown) {
                step(event, json);
              }
              json.writeEndArray();
            });
    Moment end = navigator.at(shown.getLast());
    return json(
        json -> {
          json.writeStartObject();
          json.writeStringField("schema", "qi-stage/page/1");
          json.writeStringField("language", language.tag());
          json.writeNumberField("events", navigator.size());
          json.writeBooleanField("cut", shown.getLast() < navigator.size() - 1);
          json.writeArrayFieldStart("files");
          for (SourceText file : navigator.trace().program().files()) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeStringField("text", file.text());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeFieldName("steps");
          json.writeRawValue(steps);
          json.writeArrayFieldStart("parts");
          for (String part : parts.keySet()) {
            json.writeRawValue(part);
          }
          json.writeEndArray();
          json.writeStringField("output", end.output());
          json.writeEndObject();
        });
  }

  /// The events after which there is something to see: all in a short trace, else the starts of lines and what
  /// the scheduler does.
  private List<Integer> shown() {
    List<Integer> shown = new ArrayList<>(List.of(-1));
    boolean all = navigator.size() <= MOST_STEPS;
    for (int event = 0; event < navigator.size() && shown.size() < MOST_STEPS; event++) {
      if (all || levels(event) != 0) {
        shown.add(event);
      }
    }
    return shown;
  }

  private int levels(int event) {
    int levels = 0;
    if (event >= 0) {
      levels |= is(Level.LINE, event) ? LINE : 0;
      levels |= is(Level.SCHEDULER, event) ? SCHEDULER : 0;
    }
    return levels;
  }

  private boolean is(Level level, int event) {
    return navigator.isOf(level, event);
  }

  private void step(int event, JsonGenerator json) throws IOException {
    Moment moment = navigator.at(event);
    int task = moment.running() != 0 || event < 0 ? moment.running() : navigator.taskOf(event);
    FrameView top = moment.stack(task).stream().findFirst().orElse(null);
    json.writeStartObject();
    json.writeNumberField("e", event);
    json.writeNumberField("l", levels(event));
    json.writeNumberField("r", moment.running());
    json.writeNumberField("f", top == null ? 0 : top.file());
    json.writeNumberField("n", top == null ? 0 : top.line());
    json.writeNumberField("t", part(words -> described(event, words)));
    json.writeArrayFieldStart("p");
    for (TaskView each : moment.tasks()) {
      json.writeNumber(part(into -> new MomentJson(moment, into).task(each)));
    }
    json.writeEndArray();
    json.writeNumberField("q", part(into -> new MomentJson(moment, into).ready()));
    json.writeNumberField("c", part(into -> new MomentJson(moment, into).channels()));
    json.writeNumberField(
        "v", part(into -> new MomentJson(moment, into).variables(moment.globals())));
    json.writeNumberField("o", moment.output().length());
    json.writeEndObject();
  }

  private void described(int event, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeString(event < 0 ? "" : chinese.describe(event));
    json.writeString(event < 0 ? "" : english.describe(event));
    json.writeEndArray();
  }
}
