package org.qistage.tests.explore;

import java.util.SplittableRandom;

/// Random small programs of two or three tasks that share variables, channels and locks.
final class TaskPrograms {
  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();

  TaskPrograms(SplittableRandom random) {
    this.random = random;
  }

  String text() {
    text.append(
        """
        变量 甲 = 0;
        变量 乙 = 0;
        变量 锁 = 创建互斥锁();
        变量 宽 = 通道<整数>(1);
        变量 窄 = 通道<整数>(0);
        变量 组 = 创建等待组();
        """);
    int tasks = 2 + random.nextInt(2);
    for (int task = 0; task < tasks; task++) {
      text.append("函数 任务").append(task).append("() {\n");
      int operations = 1 + random.nextInt(4);
      for (int each = 0; each < operations; each++) {
        operation();
      }
      text.append("}\n");
    }
    text.append("函数 主函数() {\n  等待组增加(组, 1);\n");
    for (int task = 0; task < tasks; task++) {
      text.append("  变量 任务").append(task).append("的 = 启动 任务").append(task).append("();\n");
    }
    int awaited = random.nextInt(tasks + 1);
    if (awaited < tasks && random.nextInt(3) == 0) {
      text.append("  让出;\n  取消(任务").append(tasks - 1).append("的);\n");
    }
    for (int task = 0; task < awaited; task++) {
      text.append("  等待 任务").append(task).append("的;\n");
    }
    return text.append("  打印(甲, 乙);\n}\n").toString();
  }

  private void operation() {
    text.append("  ");
    text.append(
        switch (random.nextInt(14)) {
          case 0 -> "甲 = 甲 + 1;";
          case 1 -> "甲 = 乙 * 2;";
          case 2 -> "乙 = 甲 + 3;";
          case 3, 4 -> "让出;";
          case 5 -> "打印(甲);";
          case 6 -> "宽 <- 甲;";
          case 7 -> "乙 = <-宽;";
          case 8 -> "加锁(锁); 让出; 甲 = 甲 + 10; 解锁(锁);";
          case 9 -> "如果 尝试加锁(锁) == 0 { 乙 = 乙 + 7; 让出; 解锁(锁); }";
          case 10 -> "选择 { 情况 值 = <-宽: 乙 = 值; 情况 窄 <- 5: 甲 = 5; 默认: 乙 = 9; }";
          case 11 -> "选择 { 情况 值 = <-窄: 甲 = 值; 情况 值 = <-宽: 乙 = 值; 情况 超时(5): 甲 = 8; }";
          case 12 -> "尝试 { 等待组完成(组); } 捕获 (错) { 乙 = 乙 + 20; }";
          default -> "等待组等待(组);";
        });
    text.append('\n');
  }
}
