package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

final class RepeatedErrorsTest {
  /// HotSpot throws an exception that compiled code throws often without its stack, unless it is told not
  /// to; then the report would have no line.
  @Test
  void an_error_that_is_met_often_keeps_its_place() {
    ProgramRun run =
        ProgramRun.of(
            Compilation.of(
                """
                函数 加(甲: 整数, 乙: 整数): 整数 { 返回 甲 + 乙; }
                函数 除(甲: 整数, 乙: 整数): 整数 { 返回 甲 / 乙; }
                函数 主函数() {
                    变量 错数 = 0;
                    对于 i 在 范围(0, 200000) {
                        尝试 { 错数 += 加(9223372036854775807, 1); } 捕获 (错) { 错数 += 1; }
                        尝试 { 错数 += 除(1, 0); } 捕获 (错) { 错数 += 1; }
                    }
                    打印 错数;
                    打印 加(9223372036854775807, 除(1, 1));
                }
                """),
            List.of());
    assertEquals("400000\n", run.output());
    assertTrue(run.errors().contains("在 加（program.qi:1）"), run.errors());
    assertTrue(run.errors().contains("在 主函数（program.qi:10）"), run.errors());
  }
}
