package org.qistage.pipeline.trace;

import java.util.List;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;
import org.qistage.foundation.json.JsonProblem;
import org.qistage.pipeline.trace.TraceDocument.ObjectRow;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Site;
import org.qistage.pipeline.trace.TraceProgram.Slot;
import org.qistage.pipeline.trace.TraceProgram.State;

/// `qi-stage/trace/1`: what is referred to exists. Events may say anything beyond that; what makes no
/// sense is passed over by those who read them.
public final class TraceFormat {
  private static final Codecs CODECS =
      new Codecs()
          .withText(
              RecordedEvent.class,
              "an event: its kind, then its columns that are not 0, such as `local activation=3 site=6"
                  + " value=42`; docs/recording.md lists the kinds",
              RecordedEvent::text,
              RecordedEvent::parse);

  public static final ArtifactFormat<TraceDocument> FORMAT =
      new ArtifactFormat<>("trace", 1, TraceDocument.class, CODECS, TraceFormat::check);

  private TraceFormat() {}

  private static void check(TraceDocument trace, Findings findings) {
    TraceProgram program = trace.program();
    JsonPath functions = JsonPath.ROOT.field("program").field("functions");
    for (int i = 0; i < program.functions().size(); i++) {
      check(program.functions().get(i), program, functions.element(i), findings);
    }
    JsonPath objects = JsonPath.ROOT.field("objects");
    for (int i = 0; i < trace.objects().size(); i++) {
      check(trace.objects().get(i), trace, objects.element(i), findings);
    }
    JsonPath events = JsonPath.ROOT.field("events");
    for (int i = 0; i < trace.events().size(); i++) {
      check(trace.events().get(i), trace, events.element(i), findings);
    }
  }

  private static void check(
      Function function, TraceProgram program, JsonPath path, Findings findings) {
    findings.checkIndex(path.field("file"), function.file(), program.files().size());
    if (function.file() < 0 || function.file() >= program.files().size()) {
      return;
    }
    int length = program.files().get(function.file()).text().length();
    region(function.span(), length, path.field("span"), findings);
    int locals = function.locals().size();
    List<Site> sites = function.sites();
    for (int i = 0; i < sites.size(); i++) {
      JsonPath site = path.field("sites").element(i);
      region(sites.get(i).span(), length, site.field("span"), findings);
      if (sites.get(i).local() != Site.NO_LOCAL) {
        findings.checkIndex(site.field("local"), sites.get(i).local(), locals);
      }
    }
    List<State> states = function.states();
    for (int i = 0; i < states.size(); i++) {
      JsonPath state = path.field("states").element(i);
      region(states.get(i).span(), length, state.field("span"), findings);
      indices(states.get(i).live(), function.slots().size(), state.field("live"), findings);
    }
    List<Slot> slots = function.slots();
    for (int i = 0; i < slots.size(); i++) {
      JsonPath slot = path.field("slots").element(i).field("locals");
      indices(slots.get(i).locals(), locals, slot, findings);
    }
  }

  private static void region(Region region, int length, JsonPath path, Findings findings) {
    if (region.end() > length) {
      String text = region.start() + "–" + region.end();
      findings.add(path, new JsonProblem.SpanOutside(path.toString(), text, length));
    }
  }

  private static void indices(List<Integer> all, int count, JsonPath path, Findings findings) {
    for (int i = 0; i < all.size(); i++) {
      findings.checkIndex(path.element(i), all.get(i), count);
    }
  }

  private static void check(ObjectRow row, TraceDocument trace, JsonPath path, Findings findings) {
    if (row.layout() != -1) {
      findings.checkIndex(path.field("layout"), row.layout(), trace.layouts().size());
    }
    if (row.text() != -1) {
      findings.checkIndex(path.field("text"), row.text(), trace.texts().size());
    }
    int pool = trace.pool().size();
    findings.checkIndex(path.field("start"), row.start(), pool + 1);
    if (row.start() >= 0 && row.start() <= pool) {
      findings.checkIndex(path.field("length"), row.length(), pool - row.start() + 1);
    }
  }

  private static void check(
      RecordedEvent event, TraceDocument trace, JsonPath path, Findings findings) {
    List<String> columns = event.kind().columns();
    column(columns.get(2), event.c(), trace, path, findings);
    column(columns.get(3), event.d(), trace, path, findings);
  }

  private static void column(
      String name, int value, TraceDocument trace, JsonPath path, Findings findings) {
    switch (name) {
      case "object", "key" -> findings.checkIndex(path, value, trace.objects().size() + 1);
      case "name", "text", "function" -> findings.checkIndex(path, value, trace.texts().size());
      default -> {
        // A number of its own.
      }
    }
  }
}
