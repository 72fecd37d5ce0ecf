package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Language;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.artifact.ArtifactJson;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceDocument;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.runtime.trace.RecordingLimits;

/// Traces in files, and what others may have written into them.
final class TraceFilesTest {
  private static final String PROGRAM =
      """
      类型 点 { 整数 横; 字符 名; }
      协程 函数 数(n: 整数) { 对于 i 在 范围(0, n) { 让出 i; } }
      异步 函数 送(c: 通道<浮点数>) { c <- 1.5; 睡眠(3); 关闭(c); }
      函数 主函数() {
          变量 c = 通道<浮点数>(1);
          变量 任务 = 启动 送(c);
          变量 p = 点 { 横: 1, 名: '字' };
          变量 和 = 0;
          对于 x 在 启动协程 数(3) { 和 = 和 + x; p.横 = 和; }
          对于 y 在 c { 打印 y; }
          等待 任务;
          变量 加 = 函数 (m: 整数): 整数 { 返回 m + 和; };
          和 = 加(2);
          变量 有的 = 有(和);
          尝试 { 抛出 "糟"; } 捕获 (错) { 打印 错; }
          打印 p;
      }
      """;

  private static String json(Trace trace) throws IOException {
    StringWriter text = new StringWriter();
    ArtifactJson.write(TraceDocument.of(trace), List.of(), text);
    return text.toString();
  }

  private static ReadResult<?> read(String json) {
    return ArtifactJson.read("trace.json", json);
  }

  private static TraceDocument document(String json) {
    ReadResult.Read<?> read = assertInstanceOf(ReadResult.Read.class, read(json));
    return assertInstanceOf(TraceDocument.class, read.artifact());
  }

  @Test
  void a_trace_goes_out_and_in() throws IOException {
    Trace trace = Recordings.of(PROGRAM);
    String json = json(trace);
    Trace again = document(json).trace();
    assertEquals(json, json(again));
    TraceNavigator before = new TraceNavigator(trace);
    TraceNavigator after = new TraceNavigator(again);
    for (int event = -1; event < before.size(); event++) {
      assertEquals(Recordings.json(before.at(event)), Recordings.json(after.at(event)));
    }
  }

  @Test
  void recording_twice_gives_the_same_file() throws IOException {
    assertEquals(json(Recordings.of(PROGRAM)), json(Recordings.of(PROGRAM)));
  }

  @Test
  void other_versions_and_broken_files_are_refused() throws IOException {
    String json = json(Recordings.of(PROGRAM));
    for (String wrong :
        List.of(
            json.replace("qi-stage/trace/1", "qi-stage/trace/2"),
            json.replaceFirst("\"started task=1\"", "\"strated task=1\""),
            json.replaceFirst("\"started task=1\"", "\"started task=x\""),
            json.replaceFirst("\"started task=1\"", "\"started worker=1\""),
            json.replaceFirst("\"started task=1\"", "\"started task=99999999999\""),
            json.replaceFirst("object=1", "object=99999"),
            json.replaceFirst("name=\\d+", "name=-1"),
            json.replaceFirst("\"file\": 0", "\"file\": 7"),
            json.replaceFirst("\"files\": \\[[^]]*]", "\"files\": []"),
            json.substring(0, json.length() / 2),
            "{\"schema\": \"qi-stage/trace/1\"}")) {
      assertTrue(!wrong.equals(json), "the change changes something");
      ReadResult.Refused<?> refused = assertInstanceOf(ReadResult.Refused.class, read(wrong));
      assertTrue(refused.diagnostics().getFirst().isError());
    }
  }

  /// Numbers in a trace that were changed at random lead to diagnostics or to odd states, and never to an
  /// exception.
  @Test
  void whatever_the_numbers_are_it_can_be_looked_at() throws IOException {
    String json = json(Recordings.of(PROGRAM));
    int from = json.indexOf("\"pool\"");
    Random random = new Random(7);
    int read = 0;
    for (int round = 0; round < 400; round++) {
      StringBuilder changed = new StringBuilder(json);
      for (int i = 0; i < 5; i++) {
        int at = from + random.nextInt(changed.length() - from);
        if (Character.isDigit(changed.charAt(at))) {
          changed.setCharAt(at, (char) ('0' + random.nextInt(10)));
        }
      }
      if (read(changed.toString()) instanceof ReadResult.Read<?> accepted
          && accepted.artifact() instanceof TraceDocument document) {
        read++;
        lookAt(document.trace());
      }
    }
    assertTrue(read > 100, read + " were read");
  }

  private static void lookAt(Trace trace) throws IOException {
    TraceNavigator navigator = new TraceNavigator(trace, 50);
    TraceText text = new TraceText(navigator, Language.ZH);
    text.writeEvents(new StringWriter());
    for (int event = -1; event < navigator.size(); event += 5) {
      assertTrue(!text.at(event).isEmpty() && !Recordings.json(navigator.at(event)).isEmpty());
      var _ = navigator.over(event);
    }
  }

  /// The columns, the objects, and what a navigator adds.
  @Test
  void an_event_takes_at_most_100_bytes() {
    String program =
        """
        函数 主函数() {
            变量 和 = 0;
            对于 i 在 范围(0, 1000000) { 如果 i % 3 == 0 { 和 = 和 + i; } }
            打印 和;
        }
        """;
    int events = 1_000_000;
    long before = used();
    Trace trace = Recordings.of(program, RecordingLimits.DEFAULT.withEvents(events)).trace();
    TraceNavigator navigator = new TraceNavigator(trace);
    long bytes = used() - before;
    assertTrue(navigator.size() > events);
    assertTrue(bytes <= 100L * events, bytes + " bytes for " + events + " events");
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
