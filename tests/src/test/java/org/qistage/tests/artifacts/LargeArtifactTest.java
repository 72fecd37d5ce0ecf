package org.qistage.tests.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.artifact.ArtifactJson;

/// The artifacts of a program of 50,000 lines.
final class LargeArtifactTest {
  private static final String FUNCTION =
      """
      函数 计算%d(甲: 整数, 乙: 整数): 整数 {
          变量 和 = 甲 + 乙;
          对于 k 在 范围(0, 10) {
              如果 和 %% 2 == 0 {
                  和 = 和 + k;
              } 否则 {
                  和 = 和 - 1;
              }
          }
          返回 和;
      }
      """;

  private static SourceText program() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000 / FUNCTION.lines().count(); i++) {
      text.append(FUNCTION.formatted(i));
    }
    return new SourceText("大.qi", text.append("函数 主函数() { 打印行(计算0(1, 2)); }\n").toString());
  }

  @Test
  void goOutAndIn() throws IOException {
    CompileSnapshot snapshot =
        Pipeline.standard().compile(CompileRequest.of(program(), StageId.PARSE));
    assertTrue(snapshot.source().lineCount() > 49_000);
    for (StageId stage : List.of(StageId.LEX, StageId.PARSE)) {
      Artifact artifact = snapshot.artifact(stage).orElseThrow();
      StringWriter json = new StringWriter();
      ArtifactJson.write(artifact, List.of(), json);
      ReadResult.Read<?> read =
          assertInstanceOf(ReadResult.Read.class, ArtifactJson.read("大.json", json.toString()));
      assertEquals(artifact, read.artifact());
    }
  }
}
