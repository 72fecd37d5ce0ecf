package org.qistage.explorer.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.view.BytecodeView.Handler;
import org.qistage.pipeline.view.BytecodeView.Method;
import org.qistage.pipeline.view.BytecodeView.Row;

class JumpsTest {
  private static Row row(int offset, List<Integer> targets) {
    return new Row(
        offset, "goto", "goto", targets, true, List.of(), List.of(), List.of(), Optional.empty());
  }

  @Test
  void jumpsThatCrossHaveLanesOfTheirOwn() {
    Method method =
        new Method(
            "f()",
            "f",
            List.of(row(0, List.of(6)), row(3, List.of(9)), row(6, List.of()), row(9, List.of())),
            List.of(new Handler(3, 9, 9)));
    Jumps jumps = Jumps.of(method, Map.of(0, 0, 3, 1, 6, 2, 9, 3));
    assertEquals(2, jumps.jumps().size());
    assertNotEquals(jumps.jumps().getFirst().lane(), jumps.jumps().getLast().lane());
    assertEquals(List.of(new Jumps.Range(1, 3, 3)), jumps.ranges());
  }
}
