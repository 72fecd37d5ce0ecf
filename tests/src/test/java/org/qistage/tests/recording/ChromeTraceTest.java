package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.trace.ChromeTrace;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;

/// What viewers of Chrome Trace Event JSON demand of it.
final class ChromeTraceTest {
  private static final String PROGRAM =
      """
      异步 函数 送(c: 通道<整数>, n: 整数) {
          对于 i 在 范围(0, n) { c <- i; 让出; }
          睡眠(3);
          关闭(c);
      }
      函数 主函数() {
          变量 c = 通道<整数>(1);
          变量 送者 = 启动 送(c, 5);
          变量 和 = 0;
          对于 x 在 c { 和 = 和 + x; }
          等待 送者;
          打印 和;
      }
      """;

  private static boolean isIn(JsonNode slice, JsonNode arrow) {
    long start = slice.get("ts").asLong();
    long at = arrow.get("ts").asLong();
    return slice.get("tid").equals(arrow.get("tid"))
        && start <= at
        && at < start + slice.get("dur").asLong();
  }

  @Test
  void arrows_lead_from_slice_to_slice_and_are_as_many_as_the_turns() throws IOException {
    Trace trace = Recordings.of(PROGRAM);
    StringWriter text = new StringWriter();
    ChromeTrace.write(new TraceNavigator(trace), text);
    JsonNode events = new ObjectMapper().readTree(text.toString()).get("traceEvents");
    List<JsonNode> all = StreamSupport.stream(events.spliterator(), false).toList();
    Map<String, JsonNode> begun = new HashMap<>();
    int turns = 0;
    for (JsonNode event : all) {
      String phase = event.get("ph").asText();
      if (phase.equals("s")) {
        assertEquals(null, begun.put(event.get("id").asText(), event), "two arrows of one number");
      }
      if (phase.equals("s") || phase.equals("f")) {
        // Events of one moment are taken in the order of the file, so the slice must stand before
        // it.
        boolean enclosed =
            all.subList(0, all.indexOf(event)).stream()
                .filter(slice -> slice.get("ph").asText().equals("X"))
                .anyMatch(slice -> isIn(slice, event));
        boolean later =
            all.stream()
                .filter(slice -> slice.get("ph").asText().equals("X"))
                .anyMatch(
                    slice ->
                        isIn(slice, event) && slice.get("ts").asLong() < event.get("ts").asLong());
        assertTrue(enclosed || later, event.toString());
      }
      if (phase.equals("f")) {
        turns++;
        JsonNode from = begun.get(event.get("id").asText());
        assertTrue(from == null || from.get("ts").asLong() <= event.get("ts").asLong());
      }
    }
    int started = 0;
    for (int event = 0; event < trace.log().size(); event++) {
      started += trace.log().kind(event) == EventKind.STARTED ? 1 : 0;
    }
    assertEquals(started, turns);
    assertEquals(started, begun.size());
  }
}
