package org.qistage.explorer.bench;

/// Programs that are large in one way or another.
public final class BigPrograms {
  private static final String BLOCK =
      """
      // 第 %1$d 组
      结构体 点%1$d {
          横: 整数,
          纵: 整数
      }

      函数 计算%1$d(甲: 整数, 乙: 整数): 整数 {
          变量 和 = 甲 * %2$d + 乙;
          变量 表 = [0, 0, 0, 0];
          对于 i 在 范围(0, 4) {
              表[i] = 和 + i * %2$d;
          }
          如果 和 > 100 与 甲 > 0 {
              变量 字 = "n" + 和;
              返回 表[2] - %3$s + 字.长度();
          }
          返回 表[1] + 乙;
      }

      协程 函数 数列%1$d(n: 整数) {
          对于 i 在 范围(0, n) {
              让出 i + %2$d;
          }
      }

      异步 函数 工作%1$d(道: 通道<整数>, n: 整数): 整数 {
          睡眠(%2$d);
          变量 点 = 点%1$d { 横: n, 纵: %2$d };
          道 <- 计算%1$d(点.横, 点.纵);
          返回 n;
      }

      """;

  private static final String MAIN =
      """
      函数 主函数() {
          变量 道 = 通道<整数>(2);
          变量 任务 = 启动 工作0(道, 3);
          打印行(<-道);
          打印行(等待 任务);
          变量 生成 = 启动协程 数列0(5);
          当 变量 值 = 恢复(生成) {
              打印行(值);
          }
      }
      """;

  private BigPrograms() {}

  /// A program of so many lines, about, with functions, generators and tasks; its run is short.
  public static String ofLines(int lines) {
    int perBlock = (int) BLOCK.lines().count();
    int blocks = Math.max(1, (lines - (int) MAIN.lines().count()) / perBlock);
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < blocks; number++) {
      String before = number == 0 ? "甲" : "计算" + (number - 1) + "(甲 - 1, 乙)";
      text.append(BLOCK.formatted(number, number % 31 + 2, before));
    }
    return text.append(MAIN).toString();
  }

  /// A program whose recording has at least so many events: some tasks that send each other numbers.
  public static String ofEvents(int events) {
    return """
        函数 送(道: 通道<整数>, 多少: 整数) {
            对于 i 在 范围(0, 多少) {
                道 <- i * i;
            }
        }

        函数 主函数() {
            变量 道 = 通道<整数>(8);
            变量 多少 = %d;
            变量 甲 = 启动 送(道, 多少);
            变量 乙 = 启动 送(道, 多少);
            变量 和 = 0;
            对于 i 在 范围(0, 多少 * 2) {
                和 = 和 + <-道;
            }
            等待 甲;
            等待 乙;
            打印行(和);
        }
        """
        .formatted(events / 8);
  }

  /// A program that starts so many tasks, which are all there at once.
  public static String ofTasks(int tasks) {
    return """
        函数 等(几: 整数): 整数 {
            让出;
            睡眠(几 %% 7 + 1);
            返回 几;
        }

        函数 主函数() {
            变量 全部 = [启动 等(0)];
            对于 i 在 范围(1, %d) {
                全部.添加(启动 等(i));
            }
            变量 和 = 0;
            对于 任务 在 全部 {
                和 = 和 + 等待 任务;
            }
            打印行(和);
        }
        """
        .formatted(tasks);
  }
}
