package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.format.Findings.Unusable;
import org.qistage.lessons.format.LessonProblem.Shape;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.runtime.trace.EventKind;

/// Reads the fields that name a program, how it runs, a moment of the run and places of its text.
final class RunFields {
  private static final int MOST = 1_000_000_000;

  private static final List<String> KINDS =
      Stream.of(EventKind.values()).map(EventKind::text).toList();

  private final Map<String, SourceText> programs;

  RunFields(Map<String, SourceText> programs) {
    this.programs = programs;
  }

  Map<String, SourceText> programs() {
    return programs;
  }

  /// The path of a program that there is.
  String program(Fields fields, String field) throws Unusable {
    String path = fields.text(field);
    known(fields, fields.place(field), path);
    return path;
  }

  void known(Fields fields, Span place, String path) throws Unusable {
    if (!programs.containsKey(path)) {
      throw fields.unusable(place, new LessonProblem.UnknownProgram(path));
    }
  }

  RunSetting run(Fields fields) throws Unusable {
    String program = program(fields, "program");
    String schedule = fields.optionalText("schedule").orElse("");
    if (!schedule.isEmpty() && !ProgramExplorer.isSchedule(schedule)) {
      throw fields.unusable(
          fields.place("schedule"), new LessonProblem.WrongShape("schedule", Shape.SCHEDULE));
    }
    return new RunSetting(
        program,
        fields.optionalText("input").orElse(""),
        fields.longNumber("seed"),
        schedule,
        fields.choice("memory", List.of("gc", "refcount")).equals("refcount"));
  }

  MomentAt moment(Fields fields, String field, YamlNode node) throws Unusable {
    if (node instanceof YamlNode.Scalar(String text, _, Span place)) {
      if (text.equals("end")) {
        return new MomentAt.End();
      }
      if (text.matches("[0-9]{1,9}")) {
        return new MomentAt.Number(Integer.parseInt(text));
      }
      throw fields.unusable(place, new LessonProblem.WrongShape(field, Shape.MOMENT));
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      throw fields.unusable(node.span(), new LessonProblem.WrongShape(field, Shape.MOMENT));
    }
    Fields inner = fields.inner(mapping);
    OptionalInt line = inner.optionalNumber("line", 1, MOST);
    OptionalInt task = inner.optionalNumber("task", 1, MOST);
    int occurrence = inner.number("occurrence", 1, 1, MOST);
    MomentAt moment;
    if (line.isPresent()) {
      moment = new MomentAt.Line(line.getAsInt(), task, occurrence);
    } else {
      moment =
          new MomentAt.Event(inner.choice("event", inner.text("event"), KINDS), task, occurrence);
    }
    inner.done();
    return moment;
  }

  MomentAt requiredMoment(Fields fields, String field) throws Unusable {
    YamlNode node = fields.node(field).orElse(null);
    if (node == null) {
      throw fields.unusable(fields.place(field), new LessonProblem.MissingField(field));
    }
    return moment(fields, field, node);
  }

  /// Places that the program has.
  List<SourcePlace> places(Fields fields, String field, String program) throws Unusable {
    List<SourcePlace> places = new ArrayList<>();
    for (YamlNode node : fields.items(field)) {
      if (!(node instanceof YamlNode.Scalar(String text, _, _))) {
        throw fields.unusable(node.span(), new LessonProblem.WrongShape(field, Shape.TEXT));
      }
      SourcePlace place = SourcePlace.parse(text);
      SourceText source = programs.get(program);
      if (source != null && place.in(source).isEmpty()) {
        throw fields.unusable(node.span(), new LessonProblem.TextNotInProgram(text, program));
      }
      places.add(place);
    }
    return places;
  }

  SourcePlace place(Fields fields, String field, String program) throws Unusable {
    fields.text(field);
    return places(fields, field, program).getFirst();
  }
}
