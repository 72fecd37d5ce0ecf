package org.qistage.pipeline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.Programs;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.trace.TraceRecorder;

class CoroutineViewTest {
  private static final SourceText TWO =
      new SourceText(
          "两次.qi",
          """
          异步 函数 两次(甲: 整数): 整数 {
              变量 乙 = 甲 + 1;
              设置超时(1);
              变量 丙 = 乙 * 2;
              设置超时(2);
              返回 丙;
          }

          函数 主函数() {
              打印行(等待 两次(3));
          }
          """);

  private static CompileSnapshot compile(CompileRequest request) {
    return Pipeline.standard().compile(request);
  }

  @Test
  void cutsStandAtTheirLines() {
    List<CoroutineView> made = CoroutineView.of(compile(CompileRequest.of(TWO, StageId.CODEGEN)));
    CoroutineView twice = made.getFirst();
    assertEquals("两次", twice.name());
    assertEquals(List.of(1, 2), twice.cuts().stream().map(CoroutineView.Cut::state).toList());
    assertEquals(List.of(3, 5), twice.cuts().stream().map(CoroutineView.Cut::line).toList());
  }

  @Test
  void slotsTellWhenTheyHoldWhat() {
    CoroutineView twice =
        CoroutineView.of(compile(CompileRequest.of(TWO, StageId.CODEGEN))).getFirst();
    CoroutineView.Slot first =
        twice.slots().stream().filter(slot -> slot.names().contains("乙")).findFirst().orElseThrow();
    assertTrue(first.live().contains(1));
    assertEquals(Optional.empty(), first.lastBefore(1));
    assertEquals(Optional.of(1), first.lastBefore(2));
  }

  /// The card shows values of a recording in the slots of the program as it is shown.
  @Test
  void aDebugBuildHasTheSameSlotsAndOneMore() {
    for (SourceText source : List.of(TWO, Programs.SAMPLE)) {
      CompileRequest request = CompileRequest.of(source, StageId.CODEGEN);
      List<CoroutineView> shown = CoroutineView.of(compile(request));
      List<CoroutineView> recorded = CoroutineView.of(compile(TraceRecorder.debugBuild(request)));
      for (int i = 0; i < shown.size(); i++) {
        CoroutineView own = shown.get(i);
        List<CoroutineView.Slot> slots = recorded.get(i).slots();
        assertEquals(own.slots(), slots.subList(0, slots.size() - 1), own.name());
      }
    }
  }
}
