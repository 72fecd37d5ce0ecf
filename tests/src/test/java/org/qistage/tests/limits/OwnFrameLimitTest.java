package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.codegen.GeneratedClass;
import org.qistage.tests.Compilation;
import org.qistage.tests.GeneratedClasses;
import org.qistage.tests.ProgramRun;

/// A task that is its own frame has a byte for the number of its suspension point. A function with more
/// points than that has a frame of its own again; what it does is the same.
final class OwnFrameLimitTest {
  private static final int MOST = 127;

  private static String program(int points) {
    StringBuilder body = new StringBuilder();
    for (int point = 0; point < points; point++) {
      body.append("    让出; 和 = 和 + ").append(point).append("; 半 = 半 + 0.5;\n");
    }
    return """
        异步 函数 长(始: 整数, 半始: 浮点数, 字: 字符串, 败: 布尔): 字符串 {
            变量 和 = 始;
            变量 半 = 半始;
        %s    打印行(和, 半, 字);
            如果 败 { 抛出 字; }
            返回 字 + "完";
        }
        函数 主函数() {
            变量 一 = 启动 长(1, 0.25, "甲", 假);
            变量 二 = 启动 长(2, 0.75, "乙", 真);
            打印行(等待 一);
            尝试 { 打印行(等待 二); } 捕获 (错) { 打印行("捕获", 错.消息()); }
        }
        """
        .formatted(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MOST - 1, MOST, MOST + 1, MOST + 2, 2 * MOST + 3})
  void anyNumberOfSuspensionPoints(int points) {
    Compilation compilation = Compilation.of(program(points));
    GeneratedClasses.verify(compilation.allClasses());
    long frames =
        compilation.allClasses().stream()
            .flatMap(file -> file.classes().stream())
            .map(GeneratedClass::name)
            .filter(name -> name.contains("长") && name.endsWith("帧"))
            .count();
    assertEquals(points > MOST ? 1 : 0, frames);
    int sum = points * (points - 1) / 2;
    String expected =
        "%d %s 甲\n%d %s 乙\n甲完\n捕获 乙\n"
            .formatted(1 + sum, 0.25 + points * 0.5, 2 + sum, 0.75 + points * 0.5);
    assertEquals(new ProgramRun(expected, "", 0), ProgramRun.of(compilation, List.of()));
    for (int seed = 1; seed < 4; seed++) {
      assertEquals(
          expected.lines().sorted().toList(),
          ProgramRun.ofSeed(compilation, seed).output().lines().sorted().toList());
    }
    assertEquals(
        expected.lines().sorted().toList(),
        ProgramRun.ofWorkers(compilation, List.of(), 2).output().lines().sorted().toList());
  }
}
