package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// What the language promises of channels, 选择, locks, wait groups, 取消 and 限时等待 holds in whatever
/// order ready tasks run, on one worker or several: the programs look for a broken promise themselves
/// and print what must be the same in every order.
final class SeedsTest {
  private static final int SEEDS = 50;

  /// So many runs on each number of workers.
  private static final int ROUNDS = 10;

  private static void assertPrintsUnderEverySeed(String expected, String program) {
    Compilation compilation = Compilation.of(program);
    assertEquals(List.of(), compilation.diagnostics());
    for (long seed = 0; seed <= SEEDS; seed++) {
      assertEquals(
          new ProgramRun(expected, "", 0), ProgramRun.ofSeed(compilation, seed), "seed " + seed);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int workers : new int[] {1, 2, 4, 8}) {
        assertEquals(
            new ProgramRun(expected, "", 0),
            ProgramRun.ofWorkers(compilation, List.of(), workers),
            workers + " workers");
      }
    }
  }

  @Test
  void no_value_is_lost_or_doubled_and_a_lock_lets_one_in() {
    assertPrintsUnderEverySeed(
        """
        收到 240 和 64680
        """,
        """
        函数 发(道: 通道<整数>, 另: 通道<整数>, 号: 整数) {
            对于 i 在 范围(0, 40) {
                选择 {
                    情况 道 <- 号 * 100 + i: 让出;
                    情况 另 <- 号 * 100 + i:
                }
            }
        }

        函数 主函数() {
            变量 窄 = 通道<整数>(0);
            变量 宽 = 通道<整数>(3);
            变量 锁 = 创建互斥锁();
            变量 组 = 创建等待组();
            变量 停 = 通道<布尔>(0);
            变量 个数 = 0;
            变量 和 = 0;
            变量 里面 = 0;
            变量 送完 = 创建等待组();
            等待组增加(送完, 6);
            对于 号 在 范围(0, 6) {
                启动 {
                    发(窄, 宽, 号);
                    等待组完成(送完);
                };
            }
            等待组增加(组, 3);
            对于 谁 在 范围(0, 3) {
                启动 {
                    变量 还有 = 真;
                    当 还有 {
                        变量 值 = -1;
                        选择 {
                            情况 甲 = <-窄: 值 = 甲;
                            情况 乙 = <-宽: 值 = 乙;
                            情况 <-停: 还有 = 假;
                        }
                        如果 还有 {
                            加锁(锁);
                            里面 += 1;
                            如果 里面 != 1 {
                                打印行("锁里有", 里面);
                            }
                            个数 += 1;
                            让出;
                            和 += 值;
                            里面 -= 1;
                            解锁(锁);
                        }
                    }
                    完成(组);
                };
            }
            等待组等待(送完);
            // 宽 里剩下的先取完，停 才排得上。
            对于 谁 在 范围(0, 3) {
                停 <- 真;
            }
            等待组等待(组);
            打印行("收到", 个数, "和", 和);
        }
        """);
  }

  @Test
  void a_receiver_sees_each_senders_values_in_their_order() {
    assertPrintsUnderEverySeed(
        """
        都按顺序 90
        """,
        """
        函数 发(道: 通道<整数>, 号: 整数) {
            对于 i 在 范围(0, 30) {
                道 <- 号 * 1000 + i;
                如果 i % 7 == 号 {
                    睡眠(号 + 1);
                }
            }
        }

        函数 主函数() {
            变量 道们 = [通道<整数>(0), 通道<整数>(1), 通道<整数>(5)];
            变量 下一个 = [0, 0, 0];
            对于 号 在 范围(0, 3) {
                启动 发(道们[号], 号);
            }
            变量 个数 = 0;
            循环 {
                变量 值 = -1;
                选择 {
                    情况 x = <-道们[0]: 值 = x;
                    情况 x = <-道们[1]: 值 = x;
                    情况 x = <-道们[2]: 值 = x;
                    情况 超时(1000): 跳出;
                }
                变量 号 = 值 / 1000;
                如果 值 % 1000 != 下一个[号] {
                    打印行("乱了", 号, 值 % 1000, 下一个[号]);
                }
                下一个[号] += 1;
                个数 += 1;
            }
            打印行("都按顺序", 个数);
        }
        """);
  }

  @Test
  void cancelled_tasks_leave_nothing_behind() {
    assertPrintsUnderEverySeed(
        """
        锁是空的 0 还差 0
        """,
        """
        函数 做(锁: 互斥锁, 道: 通道<整数>, 组: 等待组) {
            循环 {
                加锁(锁);
                让出;
                解锁(锁);
                选择 {
                    情况 道 <- 1: 让出;
                    情况 <-道: 让出;
                    情况 超时(3): 让出;
                }
            }
        }

        函数 主函数() {
            变量 锁 = 创建互斥锁();
            变量 道 = 通道<整数>(0);
            变量 组 = 创建等待组();
            变量 任务们 = [启动 做(锁, 道, 组)];
            对于 i 在 范围(0, 19) {
                任务们.添加(启动 做(锁, 道, 组));
            }
            对于 i 在 范围(0, 20) {
                如果 变量 _ = 限时等待(任务们[i], i % 4) {
                    打印行("自己停了");
                }
                取消(任务们[i]);
            }
            选择 {
                情况 道 <- 1: 打印行("还有人收");
                情况 值 = <-道: 打印行("还有人发", 值);
                默认: 打印("锁是空的", 尝试加锁(锁));
            }
            等待组等待(组);
            打印行(" 还差 0");
        }
        """);
  }

  @Test
  void another_seed_gives_another_order() {
    Compilation compilation =
        Compilation.of(
            """
            函数 说(锁: 互斥锁, 号: 整数) {
                加锁(锁);
                打印(号, "");
                解锁(锁);
            }

            函数 主函数() {
                变量 锁 = 创建互斥锁();
                变量 任务们 = [启动 说(锁, 0)];
                对于 i 在 范围(1, 9) {
                    任务们.添加(启动 说(锁, i));
                }
                对于 任务 在 任务们 {
                    等待 任务;
                }
            }
            """);
    List<String> orders = new ArrayList<>();
    for (long seed = 0; seed < 10; seed++) {
      ProgramRun run = ProgramRun.ofSeed(compilation, seed);
      assertEquals(run, ProgramRun.ofSeed(compilation, seed));
      orders.add(run.output());
    }
    assertEquals("0 1 2 3 4 5 6 7 8 ", orders.getFirst());
    assertNotEquals(1, orders.stream().distinct().count());
  }
}
