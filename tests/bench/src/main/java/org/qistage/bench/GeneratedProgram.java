package org.qistage.bench;

/// One program of many small functions, written in Qi and in Java line for line.
record GeneratedProgram(String qi, String java, int lines) {

  private static final int LINES_PER_FUNCTION = 15;

  static GeneratedProgram ofAbout(int lines) {
    StringBuilder qi = new StringBuilder();
    StringBuilder java = new StringBuilder("final class Generated {\n");
    int functions = Math.max(1, lines / LINES_PER_FUNCTION);
    for (int k = 0; k < functions; k++) {
      qi(qi, k);
      java(java, k);
    }
    java.append("}\n");
    return new GeneratedProgram(
        qi.toString(), java.toString(), (int) qi.chars().filter(c -> c == '\n').count());
  }

  private static void qi(StringBuilder out, int k) {
    out.append("函数 计算").append(k).append("(甲: 整数, 乙: 整数): 整数 {\n");
    out.append("    变量 和 = 甲 * ").append(k % 97 + 3).append(" + 乙;\n");
    out.append("    变量 表 = [0, 0, 0, 0];\n");
    out.append("    变量 i = 0;\n");
    out.append("    当 i < 4 {\n");
    out.append("        表[i] = 和 + i * ").append(k % 31 + 1).append(";\n");
    out.append("        i += 1;\n");
    out.append("    }\n");
    out.append("    如果 和 > 100 与 甲 > 0 {\n");
    out.append("        变量 字 = \"n\" + 和;\n");
    String call = k == 0 ? "甲" : "计算" + (k - 1) + "(甲 - 1, 乙)";
    out.append("        返回 表[2] - ").append(call).append(" + 字.长度();\n");
    out.append("    }\n");
    out.append("    返回 表[1] + 乙;\n");
    out.append("}\n\n");
  }

  private static void java(StringBuilder out, int k) {
    out.append("  static long f").append(k).append("(long a, long b) {\n");
    out.append("    long x = a * ").append(k % 97 + 3).append(" + b;\n");
    out.append("    long[] r = {0, 0, 0, 0};\n");
    out.append("    int i = 0;\n");
    out.append("    while (i < 4) {\n");
    out.append("      r[i] = x + i * ").append(k % 31 + 1).append(";\n");
    out.append("      i += 1;\n");
    out.append("    }\n");
    out.append("    if (x > 100 && a > 0) {\n");
    out.append("      String s = \"n\" + x;\n");
    String call = k == 0 ? "a" : "f" + (k - 1) + "(a - 1, b)";
    out.append("      return r[2] - ").append(call).append(" + s.length();\n");
    out.append("    }\n");
    out.append("    return r[1] + b;\n");
    out.append("  }\n\n");
  }
}
