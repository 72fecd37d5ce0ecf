package org.qistage.bench;

import java.util.List;

/// A program whose recording has about a million events of one sort.
record NavigationProgram(String name, String text) {
  static List<NavigationProgram> all() {
    return List.of(
        new NavigationProgram(
            "loop",
            """
            函数 主函数() {
                变量 和 = 0;
                对于 i 在 范围(0, 1000000) { 如果 i % 3 == 0 { 和 = 和 + i; } }
                打印 和;
            }
            """),
        new NavigationProgram(
            "1,000 tasks in turn",
            """
            函数 走(n: 整数) { 变量 k = 0; 当 k < n { k = k + 1; 让出; } }
            函数 主函数() {
                对于 i 在 范围(0, 1000) { 启动 走(100000); }
                睡眠(1000000);
            }
            """),
        new NavigationProgram(
            "50,000 tasks",
            """
            函数 走(n: 整数) { 变量 k = 0; 当 k < n { k = k + 1; 睡眠(k); } }
            函数 主函数() {
                对于 i 在 范围(0, 50000) { 启动 走(100000); }
                睡眠(1000000);
            }
            """),
        new NavigationProgram(
            "growing array",
            """
            函数 主函数() {
                变量 数 = [0];
                对于 i 在 范围(0, 1000000) { 数.添加(i); 数[i / 2] = i; }
            }
            """),
        new NavigationProgram(
            "queue in an array",
            """
            函数 主函数() {
                变量 数 = [0];
                对于 i 在 范围(0, 20000) { 数.添加(i); }
                对于 i 在 范围(0, 1000000) { 数.插入(数.长度() / 2, i); 数.移除(0); }
            }
            """),
        new NavigationProgram(
            "sorting",
            """
            函数 主函数() {
                变量 数 = [0];
                对于 i 在 范围(0, 200) { 数.添加(i * 7919 % 1000); }
                对于 i 在 范围(0, 1000000) { 数[i % 200] = i; 数.反转(); }
            }
            """),
        new NavigationProgram(
            "dictionary",
            """
            函数 主函数() {
                变量 表: 字典<整数, 整数> = {};
                对于 i 在 范围(0, 1000000) {
                    表[i * 7919 % 100003] = i;
                    如果 i % 3 == 0 { 表.移除((i / 2) * 7919 % 100003); }
                }
            }
            """),
        new NavigationProgram(
            "objects",
            """
            类型 点 { 整数 横; 整数 竖; }
            函数 主函数() {
                变量 们: 数组<点> = [];
                对于 i 在 范围(0, 1000000) {
                    变量 p = 点 { 横: i, 竖: 0 };
                    p.竖 = i + 1;
                    们.添加(p);
                }
            }
            """),
        new NavigationProgram(
            "deep stacks",
            """
            函数 深(n: 整数): 整数 {
                如果 n == 0 { 返回 0; }
                返回 深(n - 1) + 1;
            }
            函数 主函数() {
                变量 和 = 0;
                对于 i 在 范围(0, 1000000) { 和 = 和 + 深(2000 + i); }
            }
            """),
        new NavigationProgram(
            "output",
            """
            函数 主函数() { 对于 i 在 范围(0, 1000000) { 打印 i; } }
            """),
        new NavigationProgram(
            "channels",
            """
            异步 函数 送(c: 通道<整数>, d: 通道<整数>) { 对于 i 在 范围(0, 1000000) { c <- i; } }
            异步 函数 收(c: 通道<整数>, d: 通道<整数>) { 对于 x 在 c { d <- x; } }
            函数 主函数() {
                对于 i 在 范围(0, 500) {
                    变量 c = 通道<整数>(16);
                    变量 d = 通道<整数>(10000);
                    启动 送(c, d);
                    启动 收(c, d);
                }
                睡眠(1000000);
            }
            """));
  }
}
