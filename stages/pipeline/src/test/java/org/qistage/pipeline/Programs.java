package org.qistage.pipeline;

import org.qistage.foundation.SourceText;

/// Programs that tests compile.
public final class Programs {
  private Programs() {}

  /// A task, an await, a generator, a loop, a call and printing.
  public static final SourceText SAMPLE =
      new SourceText(
          "样.qi",
          """
          异步 函数 加倍(数: 整数): 整数 {
              设置超时(1);
              返回 数 * 2;
          }

          协程 函数 生成器(n: 整数) {
              对于 i 在 范围(0, n) {
                  让出 i;
              }
          }

          函数 主函数() {
              变量 任务 = 启动 加倍(20);
              打印行("和：" + (等待 任务 + 2));
              变量 生成 = 启动协程 生成器(2);
              当 变量 值 = 恢复(生成) {
                  打印 值;
              }
          }
          """);

  public static final String SAMPLE_OUTPUT = "和：42\n0\n1\n";

  /// One function is sound, the other has an error.
  public static final SourceText FAULTY =
      new SourceText(
          "错.qi",
          """
          函数 好() {
              打印行("好");
          }

          函数 主函数() {
              好();
              打印行(没有这个名字);
          }
          """);
}
