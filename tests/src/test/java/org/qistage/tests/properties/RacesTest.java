package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Programs whose tasks change shared things without a lock, on several workers. What they print is
/// open; but each run ends, and if it fails it is with an error of the program's, never with one of
/// Qi Stage. The time limit only turns a hang into a failure.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RacesTest {
  private static final int ROUNDS = Integer.getInteger("qi.race.rounds", 15);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "组.添加(i);",
        "组.添加(i); 如果 组.长度() > 3 { 组.弹出(); 组.移除(0); }",
        "组.添加(i); 组.排序(); 组.反转();",
        "组.插入(0, i); 变量 s = 0; 对于 x 在 组 { s = (s + x) % 1000; } 如果 组.长度() > 50 { 组.移除(0); }",
        "组.添加(i % 10); 变量 文 = \"\" + 组; 如果 文.长度() > 100 { 组.弹出(); }",
        "文组.添加(\"甲\" + i); 文组.排序(); 如果 文组.长度() > 40 { 文组.移除(1); }",
        "变量 新 = 组.映射(函数 (x: 整数): 整数 { 返回 x + 1; }); 组.添加(新.长度());",
        "典.插入(i % 97, i); 典.移除((i * 7) % 97);",
        "典.插入(i * 31, i); 变量 n = 0; 对于 k 在 典 { n += 1; } 典.移除((i - 40) * 31);",
        "典[i % 50] = i; 变量 文 = \"\" + 典; 典.移除(文.长度() % 50);",
        "集.插入(i * 17); 变量 m = 集.包含(i); 如果 集.长度() > 60 { 集.移除(i * 17); }",
        "如果 变量 v = 恢复(源) { 数 += v; }",
        "如果 变量 v = 恢复(慢源) { 数 += v; }",
        "数 += 1; 点一.横 += 1; 点一 = 点 { 横: i, 名: \"点\" + 数 }; 名 = 名.子串(0, 1) + 点一.名;",
      })
  void unguarded_changes_break_nothing(String change) {
    Compilation compilation =
        Compilation.of(
            """
            类型 点 { 横: 整数; 名: 字符串; }
            协程 函数 生成() { 对于 i 在 范围(0, 100000) { 让出 i; } }
            协程 函数 慢生成() { 对于 i 在 范围(0, 100000) { 让出; 让出 i; } }
            变量 组: 数组<整数> = [];
            变量 文组: 数组<字符串> = [];
            变量 典: 字典<整数, 整数> = {};
            变量 集 = 集合<整数>();
            变量 源 = 启动协程 生成();
            变量 慢源 = 启动协程 慢生成();
            变量 数 = 0;
            变量 名 = "名";
            变量 点一 = 点 { 横: 1, 名: "一" };

            函数 改(): 整数 {
                变量 错数 = 0;
                对于 i 在 范围(0, 400) {
                    尝试 { 改一次(i); } 捕获 (错) { 错数 += 1; }
                }
                返回 错数;
            }

            函数 改一次(i: 整数) { %s }

            函数 主函数() {
                变量 任务们: 数组<未来<整数>> = [];
                对于 i 在 范围(0, 4) { 任务们.添加(启动 改()); }
                变量 错数 = 0;
                对于 任务 在 任务们 {
                    尝试 { 错数 += 等待 任务; } 捕获 (错) { 错数 += 1; }
                }
                打印行("完");
            }
            """
                .formatted(change));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream().filter(diagnostic -> diagnostic.isError()).toList());
    for (int round = 0; round < ROUNDS; round++) {
      ProgramRun run = ProgramRun.ofWorkers(compilation, List.of(), 4);
      assertFalse(run.errors().contains("QI-RUN-9999"), run.errors());
      assertFalse(run.errors().contains("java."), run.errors());
      assertTrue(run.status() == 0 || run.status() == 1, run.errors());
    }
  }
}
