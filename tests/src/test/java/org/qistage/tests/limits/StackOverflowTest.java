package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// The end of the stack, where hundreds of handlers lie too far in to do anything: each meets the end
/// once more, and none of these may cost the virtual machine a walk over the whole stack. It does when
/// it has pages reserved for annotated methods of the JDK, so it is started without
/// (`-XX:StackReservedPages=0`, in `bin/qi-stage` as in the build); with them each of these programs
/// takes minutes.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class StackOverflowTest {
  private static final String SHALLOW =
      """
      函数 浅(n: 整数): 整数 {
          如果 n == 0 { 返回 0; }
          返回 浅(n - 1) + 1;
      }

      """;

  private static void assertPrints(String output, String program) {
    Compilation compilation = Compilation.of(program);
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(new ProgramRun(output, "", 0), ProgramRun.of(compilation, List.of()));
  }

  @Test
  void a_handler_in_every_call_may_end_it() {
    assertPrints(
        "真\n",
        """
        函数 深(n: 整数): 整数 {
            尝试 { 返回 深(n + 1) + 1; } 捕获 (_) { 返回 1; }
        }

        函数 主函数() { 打印 深(0) > 1000; }
        """);
  }

  @Test
  void a_handler_in_many_calls_may_raise_it_again() {
    assertPrints(
        "QI-RUN-0005\n",
        """
        函数 深(n: 整数): 整数 {
            如果 n % 16 != 0 { 返回 深(n + 1) + 1; }
            尝试 { 返回 深(n + 1) + 1; } 捕获 (错) { 抛出 错; }
        }

        函数 主函数() {
            尝试 { 打印 深(1); } 捕获 (错) { 打印 错.代码(); }
        }
        """);
  }

  @Test
  void a_handler_in_every_call_may_call_others() {
    assertPrints(
        "真\n",
        SHALLOW
            + """
            函数 深(n: 整数): 整数 {
                尝试 { 返回 深(n + 1) + 1; } 捕获 (_) { 返回 浅(3000); }
            }

            函数 主函数() { 打印 深(0) > 3000; }
            """);
  }
}
