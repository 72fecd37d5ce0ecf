package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operands are evaluated left to right, each exactly once, whichever of them suspend.
final class EvaluationOrderTest {
  private static final String PRELUDE =
      """
      异步 函数 等(n: 整数): 整数 { 打印(n); 让出; 返回 n; }
      异步 函数 真的(n: 整数): 布尔 { 打印(n); 让出; 返回 真; }
      异步 函数 假的(n: 整数): 布尔 { 打印(n); 让出; 返回 假; }
      函数 三(a: 整数, b: 整数, c: 整数): 整数 { 返回 a * 100 + b * 10 + c; }
      异步 函数 慢三(a: 整数, b: 整数, c: 整数): 整数 { 让出; 返回 a * 100 + b * 10 + c; }
      协程 函数 数(n: 整数) { 变量 i = 0; 当 i < n { 让出 i; i = i + 1; } }
      函数 新通道(n: 整数): 通道<整数> { 变量 c = 通道<整数>(4); 打印(n); 返回 c; }
      函数 主函数() {
          变量 数组一 = [7, 8, 9];
          变量 和 = 0;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "打印 等待 等(1) + 等待 等(2) * 等待 等(3); # 1237",
        "打印 (等待 等(1) - 等待 等(2)) - (等待 等(3) - 等待 等(4)); # 12340",
        "打印 三(等待 等(1), 等待 等(2), 等待 等(3)); # 123123",
        "打印 等待 慢三(等待 等(1), 等待 等(2), 等待 等(3)); # 123123",
        "打印 三(和, 等待 等(2), 和); # 220",
        "打印 数组一[等待 等(1)] + 数组一[等待 等(2)]; # 1217",
        "数组一[等待 等(1)] = 等待 等(2); 打印 数组一[1]; # 122",
        "数组一[等待 等(1)] += 等待 等(2); 打印 数组一[1]; # 1210",
        "变量 a = [等待 等(1), 等待 等(2), 3]; 打印 a[0] + a[1] + a[2]; # 126",
        "和 += 等待 等(1); 和 = 和 + 等待 等(2) + 和; 打印 和; # 124",
        "打印行(等待 等(1), 等待 等(2), 等待 等(3)); # 1231 2 3",
        "打印 \"甲\" + 等待 等(1) + \"乙\" + 等待 等(2); # 12甲1乙2",
        "打印 等待 真的(1) 与 等待 假的(2) 与 等待 真的(3); # 12假",
        "打印 等待 假的(1) 或 等待 真的(2) 或 等待 真的(3); # 12真",
        "打印 等待 假的(1) 与 等待 真的(2) 或 等待 真的(3) 与 非 等待 假的(4); # 134真",
        "如果 等待 假的(1) 或 等待 等(2) < 等待 等(3) { 打印 \"是\"; } 否则 { 打印 \"否\"; } # 123是",
        "如果 非 (等待 真的(1) 与 等待 假的(2)) { 打印 \"是\"; } # 12是",
        "当 和 < 等待 等(2) { 和 = 和 + 等待 等(1); } 打印 和; # 212122",
        "对于 i 在 范围(等待 等(0), 等待 等(5), 等待 等(2)) { 打印(i); } 打印 9; # 0520249",
        "对于 i 在 范围(等待 等(3), 等待 等(0), -1) { 和 += 等待 等(i); } 打印 和; # 303216",
        "变量 c = 新通道(1); c <- 等待 等(5); 打印 <-c + 等待 等(2); # 1527",
        "新通道(等待 等(6)) <- 等待 等(5); 打印 0; # 6650",
        "变量 g = 启动协程 数(等待 等(2)); 当 变量 v = 恢复(g) { 打印(v); } 打印 \"。\"; # 201。",
        "变量 t = 启动 等(等待 等(4)); 打印 等待 等(1) + 等待 t; # 4145",
        "变量 t = 启动 { 和 = 和 + 等待 等(2); 返回 和 + 1; }; 打印行(和, 等待 t, 和); # 20 3 2",
        "打印 -等待 等(3) + 和 - -等待 等(2); # 32-1",
      })
  void holdsInEveryPositionForEveryChoiceOfSuspensions(String statements, String expected) {
    String source = PRELUDE + statements + "\n}\n";
    LoweredProgram program = Programs.lower(source).program();
    assertEquals(expected, TreeEvaluator.run(Programs.check(source)).strip());
    boolean suspended = false;
    for (int choice = 0; choice < 1 << 10; choice++) {
      int[] next = {0};
      int bits = choice;
      var machine = new LoweredMachine(program, () -> (bits >> (next[0]++ % 10) & 1) == 1);
      assertEquals(expected, machine.run().strip(), () -> "choice " + bits);
      suspended |= machine.suspensions() > 0;
    }
    assertTrue(suspended);
  }
}
