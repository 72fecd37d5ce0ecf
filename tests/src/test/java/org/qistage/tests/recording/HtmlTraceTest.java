package org.qistage.tests.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.HtmlTrace;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;

class HtmlTraceTest {
  private static final String PROGRAM =
      """
      变量 计 = 0;
      函数 生产(出: 通道<字符串>, 名: 字符串) {
          对于 i 在 范围(0, 3) {
              计 = 计 + 1;
              出 <- 名 + i;
          }
      }
      函数 主函数() {
          变量 路 = 通道<字符串>(1);
          启动 生产(路, "</script><b>甲");
          启动 生产(路, "乙");
          对于 i 在 范围(0, 6) {
              打印行(<-路);
          }
      }
      """;

  @TempDir Path folder = Path.of("");

  private static String page(TraceNavigator navigator) throws IOException {
    StringWriter page = new StringWriter();
    HtmlTrace.write(navigator, Language.ZH, page);
    return page.toString();
  }

  private static JsonNode data(String page) throws IOException {
    String start = "type=\"application/json\">";
    int from = page.indexOf(start) + start.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  @Test
  void everyStepIsTheStateOfTheTrace() throws IOException {
    TraceNavigator navigator = new TraceNavigator(Recordings.of(PROGRAM));
    JsonNode data = data(page(navigator));
    assertEquals(navigator.size() + 1, data.get("steps").size());
    String output = data.get("output").asText();
    for (JsonNode step : data.get("steps")) {
      Moment moment = navigator.at(step.get("e").asInt());
      assertEquals(moment.running(), step.get("r").asInt());
      assertEquals(moment.output(), output.substring(0, step.get("o").asInt()));
      assertEquals(
          moment.tasks().stream()
              .map(TaskView::state)
              .map(state -> state.name().toLowerCase(java.util.Locale.ROOT))
              .toList(),
          step.get("p")
              .valueStream()
              .map(part -> data.get("parts").get(part.asInt()).get("state").asText())
              .toList());
      assertEquals(
          moment.ready().stream().map(Moment.Ready::task).toList(),
          data.get("parts")
              .get(step.get("q").asInt())
              .valueStream()
              .map(entry -> entry.get("task").asInt())
              .toList());
    }
  }

  @Test
  void noTextOfTheProgramCanEndTheData() throws IOException {
    String page = page(new TraceNavigator(Recordings.of(PROGRAM)));
    assertFalse(page.contains("</script><b>"));
    assertTrue(data(page).get("output").asText().contains("</script><b>甲0"));
  }

  @Test
  void thePageAsksForNothingElse() throws IOException {
    String page = page(new TraceNavigator(Recordings.of(PROGRAM)));
    assertFalse(page.contains("src="), page);
    assertFalse(page.contains("href="), page);
    assertFalse(page.contains("url("), page);
  }

  @Test
  void aBrowserStepsThroughItBothWays() throws Exception {
    Optional<Path> chromium = Browser.program();
    assumeTrue(chromium.isPresent(), "there is no Chromium");
    TraceNavigator navigator = new TraceNavigator(Recordings.of(PROGRAM));
    Path file = Files.writeString(folder.resolve("汉 字.html"), page(navigator));
    try (Browser browser = new Browser(chromium.get(), folder.resolve("profile"), file)) {
      List<Integer> lines = new ArrayList<>();
      for (OptionalInt event = navigator.next(Level.LINE, -1, OptionalInt.empty());
          event.isPresent() && lines.size() < 40;
          event = navigator.next(Level.LINE, event.getAsInt(), OptionalInt.empty())) {
        lines.add(event.getAsInt());
      }
      assertEquals("-1", browser.evaluate("document.body.dataset.step"));
      for (int event : lines) {
        browser.press("ArrowRight");
        assertEquals(Integer.toString(event), browser.evaluate("document.body.dataset.step"));
        shows(navigator.at(event), browser);
      }
      for (int event : lines.reversed().subList(1, lines.size())) {
        browser.press("ArrowLeft");
        assertEquals(Integer.toString(event), browser.evaluate("document.body.dataset.step"));
        shows(navigator.at(event), browser);
      }
    }
  }

  private static void shows(Moment moment, Browser browser) throws Exception {
    int line = moment.stack(moment.running()).stream().findFirst().map(FrameView::line).orElse(0);
    assertEquals(
        Integer.toString(line),
        browser.evaluate("document.querySelector('#source .now b').textContent"));
    assertEquals(
        moment.output(), browser.evaluate("document.getElementById('output').textContent"));
    assertEquals(
        Integer.toString(moment.ready().size()),
        browser.evaluate("document.querySelectorAll('#lanes > div:nth-child(2) .card').length"));
  }
}
