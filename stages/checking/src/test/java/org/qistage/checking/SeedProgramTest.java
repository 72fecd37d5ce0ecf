package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.TypedPrinter;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.NodeId;

final class SeedProgramTest {
  private static final String SEED =
      """
      // 异步函数
      异步 函数 获取数据(url: 字符串): 字符串 {
          // 异步 HTTP 请求
          变量 响应 = 等待 http.get(url);
          返回 响应.文本();
      }

      // 协程
      协程 函数 生成器(n: 整数) {
          对于 i 在 范围(0, n) {
              让出 i;  // yield
          }
      }

      函数 主函数() {
          // 使用异步
          变量 任务 = 启动 获取数据("https://api.example.com");
          变量 数据 = 等待 任务;
          打印 数据;

          // 使用协程
          变量 生成 = 启动协程 生成器(10);
          当 变量 值 = 恢复(生成) {
              打印 值;
          }
      }
      """;

  @Test
  void hasNothingToComplainAbout() {
    Checked.file(SEED).clean();
  }

  @Test
  void printsTreeScopesSymbolsAndSuspensions() {
    assertEquals(
        """
        program entry 主函数

        function async 获取数据(url$1: 字符串): 字符串 suspends
          declare 响应$5: 响应 = (await:响应 (library http.get:未来<响应> url$1))
          return (library 响应.文本:字符串 响应$5)
        function coroutine 生成器(n$3: 整数): 整数
          for i$6: 整数 in range (library 范围:数组<整数> 0 n$3 1)
            yield i$6
        function 主函数(): 空 suspends
          declare 任务$7: 未来<字符串> = (spawn 获取数据$0:未来<字符串> "https://api.example.com")
          declare 数据$8: 字符串 = (await:字符串 任务$7)
          evaluate (print-line:空 数据$8)
          declare 生成$9: 协程<整数> = (coroutine 生成器$2:协程<整数> 10)
          while bind 值$10: 整数 = (resume:可选<整数> 生成$9)
            evaluate (print-line:空 值$10)
        scopes
          library lines 1-26
            module lines 1-26: 获取数据$0 生成器$2 主函数$4
              function lines 2-6: url$1 响应$5
              function lines 9-13: n$3
                block lines 10-12: i$6
              function lines 15-26: 任务$7 数据$8 生成$9
                block lines 23-25: 值$10
        symbols
          $0 获取数据 async function: 字符串 at 2:7
          $1 url parameter: 字符串 at 2:12
          $2 生成器 coroutine function: 整数 at 9:7
          $3 n parameter: 整数 at 9:11
          $4 主函数 function: 空 at 15:4
          $5 响应 local: 响应 at 4:8
          $6 i constant: 整数 at 10:8
          $7 任务 local: 未来<字符串> at 17:8
          $8 数据 local: 字符串 at 18:8
          $9 生成 local: 协程<整数> at 22:8
          $10 值 constant: 整数 at 23:10
        suspensions
          获取数据: 4:13 await http.get
          生成器: never
          主函数: 18:13 await 任务
        """
            .replaceAll("\n(function (?!lines)|scopes|symbols|suspensions)", "\n\n$1")
            .replace("主函数\n\n\n", "主函数\n\n"),
        TypedPrinter.print(Checked.file(SEED).program()));
  }

  @Test
  void everyNodeHasAnOriginAndEveryIdIsDense() {
    TypedProgram program = Checked.file(SEED).program();
    long nodes = program.origins().table().size();
    assertEquals(
        0,
        Stream.iterate(0, id -> id < nodes, id -> id + 1)
            .filter(id -> program.origins().of(new NodeId(id)).isEmpty())
            .count());
  }

  @Test
  void checkingTwiceGivesEqualPrograms() {
    assertEquals(Checked.file(SEED).program(), Checked.file(SEED).program());
  }
}
