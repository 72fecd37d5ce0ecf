package org.qistage.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// Many tasks at one lock, one channel, one wait group: each operation costs the same however many wait.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class SynchronizationStressTest {
  private static void assertPrints(String output, String program) {
    Compilation compilation = Compilation.of(program);
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(new ProgramRun(output, "", 0), ProgramRun.of(compilation, List.of()));
  }

  @Test
  void a_hundred_thousand_tasks_share_a_lock() {
    assertPrints(
        "100000 4999950000\n",
        """
        函数 主函数() {
            变量 锁 = 创建互斥锁();
            变量 组 = 创建等待组();
            变量 个数 = 0;
            变量 和 = 0;
            等待组增加(组, 100000);
            对于 i 在 范围(0, 100000) {
                启动 {
                    加锁(锁);
                    变量 旧 = 个数;
                    让出;
                    个数 = 旧 + 1;
                    和 += i;
                    解锁(锁);
                    完成(组);
                };
            }
            等待组等待(组);
            打印行(个数, 和);
        }
        """);
  }

  @Test
  void ten_thousand_selections_wait_on_the_same_channels_and_are_served_or_time_out() {
    assertPrints(
        "5000 4000 1000\n",
        """
        函数 主函数() {
            变量 左 = 通道<整数>(0);
            变量 右 = 通道<整数>(0);
            变量 组 = 创建等待组();
            变量 左边 = 0;
            变量 右边 = 0;
            变量 超时的 = 0;
            等待组增加(组, 10000);
            对于 i 在 范围(0, 10000) {
                启动 {
                    选择 {
                        情况 <-左: 左边 += 1;
                        情况 右 <- i: 右边 += 1;
                        情况 超时(1000): 超时的 += 1;
                    }
                    完成(组);
                };
            }
            让出;
            对于 i 在 范围(0, 9000) {
                如果 i < 5000 {
                    左 <- i;
                } 否则 {
                    变量 _收 = <-右;
                }
            }
            等待组等待(组);
            打印行(左边, 右边, 超时的);
        }
        """);
  }

  @Test
  void a_hundred_thousand_selections_one_after_the_other() {
    assertPrints(
        "100000\n",
        """
        函数 主函数() {
            变量 道 = 通道<整数>(0);
            变量 停 = 通道<布尔>(0);
            启动 {
                对于 i 在 范围(0, 100000) {
                    道 <- i;
                }
                停 <- 真;
            };
            变量 个数 = 0;
            循环 {
                选择 {
                    情况 <-道: 个数 += 1;
                    情况 <-停: 跳出;
                    情况 超时(1000000): 打印行("太久");
                }
            }
            打印行(个数);
        }
        """);
  }
}
