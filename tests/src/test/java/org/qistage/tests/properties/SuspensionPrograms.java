package org.qistage.tests.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Makes programs that put every way of suspending into every operand position.
///
/// A template is the body of a function with holes such as `{整1}`; a hole is filled by a call that
/// prints what it is asked for and gives it back. The call that never suspends makes the twin; the
/// other calls differ from it in nothing but how they suspend on the way. So all variants of a template
/// must print the same, which says that evaluation stays left to right, each operand once, and that
/// what was computed before a suspension is there after it.
final class SuspensionPrograms {
  /// How a hole is filled, the twin's way first.
  enum Way {
    PLAIN("立%s(%s)"),
    /// A direct call that gives up the processor.
    YIELDING("让%s(%s)"),
    /// A direct call whose own callee suspends.
    NESTED("套%s(%s)"),
    AWAITED("等待 异%s(%s)"),
    SPAWNED("等待 启动 让%s(%s)"),
    SLEEPING("睡%s(%s)"),
    RECEIVED("<-道%s(%s)");

    private final String pattern;

    Way(String pattern) {
      this.pattern = pattern;
    }

    String fill(String kind, String value) {
      return pattern.formatted(kind, value);
    }
  }

  /// A body with the holes that stand in it, in order; a hole is `{` kind, value `}`.
  record Template(String name, String body) {
    List<String> holes() {
      List<String> holes = new ArrayList<>();
      int from = body.indexOf('{' + HOLE);
      while (from >= 0) {
        int to = body.indexOf(HOLE + '}', from);
        holes.add(body.substring(from, to + 2));
        from = body.indexOf('{' + HOLE, to);
      }
      return holes;
    }
  }

  private static final String HOLE = "~";

  /// Kind, type, and how the value is written.
  private static final List<List<String>> KINDS =
      List.of(
          List.of("整", "整数"),
          List.of("浮", "浮点数"),
          List.of("对", "布尔"),
          List.of("串", "字符串"),
          List.of("列", "数组<整数>"));

  static final List<Template> TEMPLATES =
      List.of(
          template("arithmetic", "打印行(整1 + 整2 * 整3 - 整4);"),
          template("right operand nested", "打印行(整9 - (整5 - (整3 - 整1)));"),
          template("unary and division", "打印行(-整7 / 整2 % -整3);"),
          template("floats with integers", "打印行(浮1.5 * 整2 + 浮0.25 / 整4);"),
          template("comparison", "打印行(整1 < 整2, 浮1.5 >= 整1, 串\"甲\" == 串\"甲\");"),
          template("short circuit", "打印行(对真 与 对假 或 非 对假 与 对真);"),
          template("short circuit decided", "打印行(对假 与 对真, 对真 或 对假);"),
          template("concatenation", "打印行(串\"a\" + 整1 + 串\"b\" + 浮2.5 + 对真);"),
          template("arguments", "打印行(三(整1, 整2, 三(整3, 整4, 5)));"),
          template("mixed arguments", "打印行(混(整1, 浮2.5, 对真, 串\"文\"));"),
          template("array literal", "打印行([整1, 整2, 整3]);"),
          template("nested array literal", "打印行([[整1], [整2, 3], 列[4]]);"),
          template("index", "打印行(列[7, 8, 9][整2] + [整1, 整5][整1]);"),
          template("set element", "变量 数 = 列[1, 2];\n数[整0] = 整7 + 整1;\n打印行(数);"),
          template("update element", "变量 数 = 列[1, 2];\n数[整1] += 整7 * 整2;\n打印行(数);"),
          template("update variable", "变量 甲 = 整1;\n甲 += 整2;\n甲 *= 整3 - 整1;\n打印行(甲);"),
          template("update text", "变量 甲 = 串\"a\";\n甲 += 串\"b\" + 整3;\n打印行(甲);"),
          template("method", "变量 数 = 列[1];\n数.添加(整2);\n打印行(数.长度() + 列[1, 2].长度(), 串\"文字\".长度());"),
          template(
              "conditions",
              "如果 整1 > 整2 {\n打印行(1);\n} 否则 如果 对真 与 整1 == 1 {\n打印行(整2);\n} 否则 {\n打印行(3);\n}"),
          template("while", "变量 甲 = 0;\n当 甲 < 整2 {\n甲 += 整1;\n打印行(甲);\n}"),
          template("for range", "对于 i 在 范围(整0, 整3, 整2) {\n打印行(i + 整5);\n}"),
          template("for array", "对于 甲 在 列[4, 5] {\n如果 对真 {\n打印行(甲 * 整2);\n}\n}"),
          template(
              "loop",
              "变量 甲 = 0;\n循环 {\n甲 += 整1;\n如果 甲 == 整2 {\n继续;\n}\n如果 甲 > 整3 {\n跳出;\n}\n打印行(甲);\n}"),
          template("return", "打印行(选(整1) + 选(整0));"),
          template("optionals", "变量 甲 = 有(整3);\n如果 变量 值 = 甲 {\n打印行(值 + 整1);\n}"),
          template("sent value", "变量 道 = 通道<整数>(整2);\n道 <- 整4 * 整2;\n打印行(<-道 - 整1);"),
          template(
              "live variables",
              "变量 甲 = 整1;\n变量 乙 = 浮1.5;\n变量 丙 = 对假;\n变量 丁 = 串\"丁\";\n变量 戊 = 列[1];\n"
                  + "戊.添加(甲 + 整1);\n乙 += 甲;\n打印行(甲, 乙, 丙, 丁, 戊);"),
          template(
              "captured",
              "变量 甲 = 整1;\n变量 任务 = 启动 {\n甲 += 整2;\n返回 甲 * 整3;\n};\n打印行(等待 任务 + 整4, 甲);"),
          template("spawned arguments", "变量 任务 = 启动 三(整1, 整2, 3);\n打印行(等待 任务 - 整1);"),
          template("generator", "对于 值 在 启动协程 产(整1, 整2) {\n打印行(值 + 整1);\n}"),
          template(
              "select",
              """
              变量 道 = 通道<整数>(1);
              变量 另 = 通道<字符串>(0);
              道 <- 整5;
              选择 {
              情况 另 <- 串"送":
              打印行(1);
              情况 值 = <-道:
              打印行(值 + 整2);
              情况 超时(整9):
              打印行(整3);
              }"""),
          template(
              "select that waits",
              "变量 道 = 通道<整数>(0);\n启动 {\n睡眠(500);\n道 <- 7;\n};\n变量 甲 = 浮1.5;\n"
                  + "选择 {\n情况 值 = <-道:\n打印行(值 * 整3, 甲);\n}\n打印行(串\"后\");"),
          template(
              "select in a loop",
              "变量 道 = 通道<整数>(整3);\n变量 次 = 整0;\n循环 {\n选择 {\n情况 道 <- 次 + 整4:\n次 += 整1;\n"
                  + "默认:\n跳出;\n}\n}\n打印行(次, <-道 + 整1);"),
          template(
              "lock",
              "变量 锁 = 创建互斥锁();\n变量 数 = 列[1, 2];\n加锁(锁);\n启动 {\n加锁(锁);\n数[1] += 5;\n解锁(锁);\n};\n"
                  + "数[0] *= 整3;\n解锁(锁);\n加锁(锁);\n打印行(数[0] > 整2);"),
          template(
              "wait group",
              "变量 组 = 创建等待组();\n等待组增加(组, 整2);\n变量 和 = [整1];\n对于 i 在 范围(0, 2) {\n启动 {\n"
                  + "睡眠(100);\n和[0] += i;\n完成(组);\n};\n}\n等待组等待(组);\n打印行(和[0] + 整3);"),
          template(
              "timed waiting",
              """
              变量 任务 = 启动 三(整1, 整2, 3);
              打印行(限时等待(任务, 整9), 整4);
              变量 慢 = 启动 {
              睡眠(1000);
              返回 1;
              };
              打印行(限时等待(慢, 整5 + 整2), 串"完");
              取消(慢);"""),
          template("resumed", "变量 生 = 启动协程 产(整1, 整2);\n当 变量 值 = 恢复(生) {\n打印行(值 + 整1);\n}"),
          template("struct literal", "打印行(位 { 名: 串\"a\", 横: 整1 + 整2 });"),
          template(
              "field",
              "变量 甲 = 位 { 名: \"a\", 横: 整1 };\n甲.横 = 整3 + 整1;\n甲.横 += 整2 * 甲.横;\n"
                  + "打印行(甲.横 + 整1, 甲.名);"),
          template("receiver", "打印行(位 { 名: 串\"a\", 横: 整1 }.移(整2, 整3) + 整1);"),
          template("payload", "打印行(图::方(整1, 串\"b\"), 图::圆(整2) == 图::圆(整2));"),
          template(
              "match number",
              "匹配 整2 {\n1 => 打印行(整5);\n2 => {\n打印行(整6);\n}\n_ => 打印行(整7);\n}\n打印行(整8);"),
          template(
              "match variant",
              "匹配 图::方(整1, 串\"b\") {\n图::方(2, _) => 打印行(整2);\n图::方(1, 名) => 打印行(名, 整3);\n"
                  + "_ => 打印行(整4);\n}"),
          template(
              "match optional",
              "匹配 有(整1) {\n有(2) => 打印行(整2);\n有(数) => 打印行(数 + 整3);\n无 => 打印行(整4);\n}"),
          template(
              "dictionary",
              "变量 甲 = {串\"a\": 整1, 串\"b\": 整2};\n甲[串\"c\"] = 整3;\n甲[串\"a\"] += 整4 * 整2;\n"
                  + "打印行(甲, 甲[串\"b\"]);\n对于 键 在 甲 {\n打印行(键 + 整1);\n}"),
          template(
              "set",
              "变量 甲 = 集合<整数>();\n甲.插入(整1);\n甲.插入(整2);\n打印行(甲.包含(整1), 甲);\n"
                  + "对于 数 在 甲 {\n打印行(数 + 整1);\n}"),
          template("characters", "打印行(串\"文字\"[整1], 串\"文字\".子串(整0, 整1));"),
          template(
              "closure",
              "变量 甲 = 整1;\n变量 加 = 函数 (数: 整数): 整数 {\n甲 += 整2;\n返回 甲 + 数;\n};\n"
                  + "打印行(加(整3) + 加(整4), 甲);"),
          template("function value", "变量 甲 = 立整;\n打印行(用(甲, 整2) + 用(让整, 整3));"),
          template("mapped", "打印行(列[1, 2].映射(函数 (数: 整数): 整数 { 返回 数 * 整2; }));"),
          template("filtered", "打印行(列[1, 2, 3].过滤(函数 (数: 整数): 布尔 { 返回 数 > 整1; }));"),
          template("reduced", "打印行(列[1, 2].归约(整5, 函数 (和: 整数, 数: 整数): 整数 { 返回 和 + 数 * 整2; }));"),
          template(
              "sorted",
              "变量 甲 = 列[3, 1, 2];\n甲.排序(函数 (子: 整数, 丑: 整数): 布尔 { 返回 子 + 整0 < 丑; });\n" + "打印行(甲);"),
          template(
              "pointer",
              "变量 甲 = 整1;\n变量 针 = 取地址 甲;\n解引用 针 = 整2 + 解引用 针;\n解引用 针 += 整3;\n"
                  + "打印行(甲, 解引用 针 * 整2);"),
          template("module variable", "总 = 整1;\n总 += 整2 + 总;\n打印行(总 + 整3);"),
          template(
              "caught fault", "尝试 {\n打印行(整1 / 整0);\n} 捕获 (错) {\n打印行(错.代码(), 整2);\n}\n打印行(整3);"),
          template("thrown", "尝试 {\n抛出 串\"坏\" + 整1;\n} 捕获 (错) {\n打印行(错, 整2);\n}"),
          template(
              "try in a loop",
              """
              变量 甲 = 整0;
              对于 i 在 范围(0, 4) {
              尝试 {
              甲 += 1;
              如果 i == 整1 {
              继续;
              }
              如果 i == 整2 {
              抛出 串"二";
              }
              打印行(i);
              } 捕获 (错) {
              打印行(错, 甲, 整3);
              跳出;
              }
              }
              打印行(甲);"""),
          template(
              "nested try",
              "尝试 {\n尝试 {\n打印行(列[1][整5]);\n} 捕获 (错) {\n打印行(整1);\n抛出 错;\n}\n} 捕获 (错) {\n"
                  + "打印行(错.代码(), 整2);\n}"),
          template(
              "select",
              "变量 道 = 通道<整数>(整2);\n选择 {\n情况 道 <- 整5: 打印行(整1);\n默认: 打印行(整3);\n}\n选择 {\n"
                  + "情况 值 := <-道: 打印行(值 + 整2);\n情况 超时(整9): 打印行(\"迟\");\n}"),
          template("ready future", "打印行(等待 未来::就绪(整3) + 整1, 等待 备(整2) * 整4);"),
          template("lock", "变量 锁 = 创建互斥锁();\n加锁(锁);\n打印行(整1 + 整2);\n解锁(锁);\n打印行(尝试加锁(锁) + 整1);"),
          template(
              "channel loop",
              "变量 道 = 通道<整数>(3);\n道 <- 整1;\n道 <- 整2;\n关闭(道);\n对于 数 在 道 {\n打印行(数 + 整3);\n}"));

  private SuspensionPrograms() {}

  /// Marks the holes of a body: a kind directly followed by its value.
  static Template template(String name, String body) {
    String marked = body.replaceAll("(整\\d|浮[\\d.]+|对[真假]|串\"[^\"]*\"|列\\[[\\d, ]*\\])", "{~$1~}");
    return new Template(name, marked);
  }

  /// Every choice of a way for each hole; past a few holes, only choices in which at most two holes
  /// suspend, which keeps each pair of positions.
  static List<List<Way>> choices(int holes) {
    List<List<Way>> choices = new ArrayList<>();
    Way[] ways = Way.values();
    choices.add(plain(holes));
    for (int first = 0; first < holes; first++) {
      for (int i = 1; i < ways.length; i++) {
        List<Way> one = plain(holes);
        one.set(first, ways[i]);
        choices.add(one);
        for (int second = first + 1; second < holes; second++) {
          List<Way> two = new ArrayList<>(one);
          two.set(second, ways[1 + (i + second) % (ways.length - 1)]);
          choices.add(two);
        }
      }
    }
    for (int i = 1; i < ways.length; i++) {
      List<Way> all = plain(holes);
      for (int hole = 0; hole < holes; hole++) {
        all.set(hole, ways[1 + (i + hole) % (ways.length - 1)]);
      }
      choices.add(all);
    }
    return choices;
  }

  private static List<Way> plain(int holes) {
    List<Way> plain = new ArrayList<>();
    for (int i = 0; i < holes; i++) {
      plain.add(Way.PLAIN);
    }
    return plain;
  }

  /// A program that runs every variant of a template, each announced by a line `== number`.
  static String program(Template template) {
    List<String> holes = template.holes();
    StringBuilder program = new StringBuilder(library());
    StringBuilder main = new StringBuilder("函数 主函数() {\n");
    int number = 0;
    for (List<Way> choice : choices(holes.size())) {
      program.append("\n函数 例%d() {\n%s\n}\n".formatted(number, fill(template, choice)));
      main.append("    打印行(\"== %d\");\n    例%d();\n".formatted(number, number));
      number++;
    }
    return program.append('\n').append(main).append("}\n").toString();
  }

  static String fill(Template template, List<Way> choice) {
    StringBuilder body = new StringBuilder();
    String text = template.body();
    int from = 0;
    int hole = 0;
    for (int at = text.indexOf("{~"); at >= 0; at = text.indexOf("{~", from)) {
      int end = text.indexOf("~}", at);
      String content = text.substring(at + 2, end);
      body.append(text, from, at)
          .append('(')
          .append(choice.get(hole++).fill(content.substring(0, 1), content.substring(1)))
          .append(')');
      from = end + 2;
    }
    return body.append(text.substring(from)).toString();
  }

  /// For each kind of value the functions that fill holes.
  private static String library() {
    String each =
        """
        函数 立K(值: T): T {
            打印行("求", 值);
            返回 值;
        }

        函数 让K(值: T): T {
            打印行("求", 值);
            让出;
            返回 值;
        }

        函数 套K(值: T): T {
            变量 得 = 让K(值);
            返回 得;
        }

        异步 函数 异K(值: T): T {
            打印行("求", 值);
            让出;
            返回 值;
        }

        函数 睡K(值: T): T {
            睡眠(5);
            打印行("求", 值);
            返回 值;
        }

        函数 送K(值: T, 道: 通道<T>) {
            打印行("求", 值);
            道 <- 值;
        }

        函数 道K(值: T): 通道<T> {
            变量 道 = 通道<T>(0);
            启动 送K(值, 道);
            返回 道;
        }
        """;
    String others =
        """

        函数 三(甲: 整数, 乙: 整数, 丙: 整数): 整数 {
            返回 甲 * 100 + 乙 * 10 + 丙;
        }

        函数 混(甲: 整数, 乙: 浮点数, 丙: 布尔, 丁: 字符串): 字符串 {
            返回 丁 + 甲 + 乙 + 丙;
        }

        函数 选(数: 整数): 字符串 {
            如果 让整(数) > 0 {
                返回 "正" + 让整(数);
            }
            返回 "非正";
        }

        类型 位 {
            整数 横;
            字符串 名;
        }

        枚举 图 { 圆(整数), 方(整数, 字符串) }

        变量 总 = 0;

        函数 (自身 位) 移(步: 整数, 倍: 整数): 整数 {
            自身.横 += 步 * 倍;
            返回 自身.横;
        }

        函数 用(做: 函数(整数): 整数, 数: 整数): 整数 {
            返回 做(数);
        }

        函数 备(数: 整数): 未来<整数> {
            返回 让整(数);
        }

        协程 函数 产(起: 整数, 步: 整数) {
            变量 现 = 起;
            当 现 < 6 {
                让出 让整(现);
                现 += 步;
            }
        }
        """;
    return KINDS.stream()
            .map(kind -> each.replace("K", kind.get(0)).replace("T", kind.get(1)))
            .collect(Collectors.joining("\n"))
        + others
        + StructTemplates.LIBRARY;
  }
}
