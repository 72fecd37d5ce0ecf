package org.qistage.foundation.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.ReportedProblem;
import org.qistage.foundation.Severity;
import org.qistage.foundation.Span;

/// What is written, and that it reads back.
final class ArtifactJsonTest {
  private static final String EXAMPLE =
      """
      {
        "schema": "qi-stage/sample/2",
        "source": { "name": "甲.qi", "text": "甲 \\"\\n𠮷" },
        "shape": {
          "kind": "Group",
          "id": 0,
          "span": [0, 4],
          "parts": [
            { "kind": "Circle", "id": 1, "span": [0, 1], "radius": 1.5 },
            {
              "kind": "Group",
              "id": 2,
              "span": [2, 2],
              "parts": []
            }
          ]
        },
        "circle": null,
        "table": [[1, 2], []],
        "colour": "GREEN",
        "values": { "flag": true, "small": -7, "large": "-9223372036854775808", "huge": "1180591620717411303424", "maybe": "9007199254740992", "hidden": "词" }
      }
      """;

  @Test
  void writesSmallObjectsOnOneLineAndIndentsTheRest() {
    assertEquals(EXAMPLE, ArtifactWriter.toText(Sample.example(), List.of(), Sample.FORMAT));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(Sample.example(), read(EXAMPLE).artifact());
  }

  @Test
  void readsFieldsInAnyOrderAndAbsentOptionalsAndSafeNumbers() {
    String json =
        """
        {"colour":"GREEN","table":[[1,2],[]],"values":{"hidden":"词","small":-7,"flag":true,
         "large":-9223372036854775808,"huge":"1180591620717411303424","maybe":9007199254740992},
         "shape":{"parts":[{"radius":1.5,"span":[0,1],"id":1,"kind":"Circle"},
         {"id":2,"kind":"Group","span":[2,2],"parts":[]}],"span":[0,4],"id":0,"kind":"Group"},
         "source":{"text":"甲 \\"\\n\\ud842\\udfb7","name":"甲.qi"},"schema":"qi-stage/sample/2"}
        """;
    assertEquals(Sample.example(), read(json).artifact());
  }

  @Test
  void numbersWithoutFiniteValueAreStrings() {
    for (double radius : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0.1, 1e300, -0.0}) {
      Sample sample = Sample.example(new Sample.Circle(new NodeId(0), new Span(0, 1), radius));
      String json = ArtifactWriter.toText(sample, List.of(), Sample.FORMAT);
      assertEquals(sample, read(json).artifact(), json);
    }
  }

  @Test
  void carriesDiagnosticsInBothLanguages() {
    Diagnostic diagnostic =
        Diagnostic.of(new JsonProblem.DuplicateField("甲"), new Span(0, 1))
            .withEdit(Span.at(1), "；");
    String json = ArtifactWriter.toText(Sample.example(), List.of(diagnostic), Sample.FORMAT);
    ReadResult.Read<Sample> result = read(json);
    Diagnostic back = result.diagnostics().getFirst();
    assertEquals("QI-JSON-0003", back.code());
    assertEquals(diagnostic.primary(), back.primary());
    assertEquals(diagnostic.edits(), back.edits());
    for (Language language : Language.values()) {
      for (String key : List.of("message", "label", "why", "fix")) {
        assertEquals(
            Messages.text(diagnostic.problem(), key, language),
            Messages.text(back.problem(), key, language));
      }
    }
    assertEquals(
        json, ArtifactWriter.toText(result.artifact(), result.diagnostics(), Sample.FORMAT));
  }

  @Test
  void aDiagnosticWithWordsInOneLanguageIsShownInEvery() {
    var problem =
        new ReportedProblem(
            "MINE-1", Severity.WARNING, Map.of(Language.EN, Map.of("message", "look out")));
    assertEquals(Optional.of("look out"), Messages.text(problem, "message", Language.ZH));
  }

  @Test
  void deepTreesGoOutAndInOnAnyStack() {
    Sample.Shape shape = new Sample.Circle(new NodeId(0), new Span(0, 1), 1);
    int depth = ArtifactReader.DEPTH_LIMIT / 2 - 10;
    for (int i = 1; i < depth; i++) {
      shape = new Sample.Group(new NodeId(i), new Span(0, 1), List.of(shape));
    }
    String json =
        ArtifactWriter.toText(Sample.example(shape), List.of(), Sample.FORMAT)
            .replaceAll("\n *", "");
    Sample.Shape read = read(json).artifact().shape();
    int levels = 1;
    while (read instanceof Sample.Group group) {
      read = group.parts().getFirst();
      levels++;
    }
    assertEquals(depth, levels);
  }

  @Test
  void namesTheArtifactWithoutReadingIt() {
    assertEquals(Optional.of("sample"), ArtifactReader.artifactName(EXAMPLE));
    assertEquals(
        Optional.of("x"),
        ArtifactReader.artifactName("{\"a\":[{}],\"schema\":\"qi-stage/x/9\", !!"));
    assertEquals(Optional.empty(), ArtifactReader.artifactName("{\"schema\": 1}"));
    assertEquals(Optional.empty(), ArtifactReader.artifactName("函数 主函数() {}"));
    assertEquals(Optional.empty(), ArtifactReader.artifactName(""));
  }

  @Test
  void theSchemaNamesEveryKind() {
    String schema = ArtifactWriter.schema(Sample.FORMAT, "Sample");
    assertTrue(schema.contains("\"Sample.Circle\""), schema);
    assertTrue(schema.contains("\"const\" : \"qi-stage/sample/2\""), schema);
  }

  // The sample's reader is the only one in use here.
  @SuppressWarnings("unchecked")
  private static ReadResult.Read<Sample> read(String json) {
    ReadResult<Sample> result = ArtifactReader.read("sample.json", json, Sample.FORMAT);
    return (ReadResult.Read<Sample>)
        assertInstanceOf(ReadResult.Read.class, result, () -> result.toString());
  }
}
