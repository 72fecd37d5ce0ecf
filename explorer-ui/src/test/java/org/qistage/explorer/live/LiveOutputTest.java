package org.qistage.explorer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.live.LiveOutput.Channel;
import org.qistage.explorer.live.LiveOutput.Row;

class LiveOutputTest {
  private final LiveOutput output = new LiveOutput();

  private List<String> texts() {
    return output.since(0).rows().stream()
        .map(row -> row.channel().key() + ":" + row.text())
        .toList();
  }

  @Test
  void textThatComesInPiecesIsOneLine() {
    output.add(Channel.OUT, "你");
    output.add(Channel.OUT, "好\n");
    output.add(Channel.OUT, "\n再");
    assertEquals(List.of("out:你好", "out:", "out:再"), texts());
    output.add(Channel.OUT, "见\r\n");
    assertEquals(List.of("out:你好", "out:", "out:再见"), texts());
  }

  @Test
  void anotherChannelBeginsARowOfItsOwn() {
    output.add(Channel.OUT, "名字？");
    output.line(Channel.IN, "小明");
    output.add(Channel.OUT, "好");
    output.add(Channel.ERR, "坏\n");
    assertEquals(List.of("out:名字？", "in:小明", "out:好", "err:坏"), texts());
  }

  @Test
  void theNumbersOfRowsGoOn() {
    output.add(Channel.OUT, "一\n二\n三");
    output.add(Channel.OUT, "三");
    assertEquals(
        List.of(new Row(1, Channel.OUT, "二"), new Row(2, Channel.OUT, "三三")),
        output.since(1).rows());
    assertEquals(List.of(new Row(2, Channel.OUT, "三三")), output.since(2).rows());
  }

  @Test
  void ofVeryMuchTheEndIsKept() {
    for (int i = 0; i < LiveOutput.MOST_ROWS + 5; i++) {
      output.add(Channel.OUT, i + "\n");
    }
    LiveOutput.Kept kept = output.since(0);
    assertEquals(5, kept.first());
    assertEquals(LiveOutput.MOST_ROWS, kept.rows().size());
    assertEquals("5", kept.rows().getFirst().text());
  }

  @Test
  void aLineWithoutEndIsParted() {
    String smile = "😀";
    for (int i = 0; i < 1_000; i++) {
      output.add(Channel.OUT, "x" + smile.repeat(20));
    }
    LiveOutput.Kept kept = output.since(0);
    assertTrue(kept.rows().size() > 10);
    StringBuilder all = new StringBuilder();
    for (Row row : kept.rows()) {
      assertTrue(row.text().length() <= LiveOutput.LONGEST);
      all.append(row.text());
    }
    assertEquals(("x" + smile.repeat(20)).repeat(1_000), all.toString());
  }
}
