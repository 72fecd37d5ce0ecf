package org.qistage.lessons.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;
import org.qistage.lessons.format.LessonReading;

/// Every kind of check passes what is right and fails what is wrong, and says why.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraderTest {
  private static final String TURNS =
      """
      异步 函数 数数(名字: 字符串) {
          对于 i 在 范围(0, 2) {
              打印行(名字, i);
              让出;
          }
      }

      函数 主函数() {
          变量 甲 = 启动 数数("甲");
          变量 乙 = 启动 数数("乙");
          等待 甲;
          等待 乙;
      }
      """;

  private static final String SUMS =
      """
      函数 主函数() {
          变量 和 = 1 + 2 * 3;
          变量 商 = 和 / 2.0;
          打印行("一 二", 商);
      }
      """;

  private static final String RACE =
      """
      变量 计数 = 0;

      异步 函数 加一() {
          变量 旧 = 计数;
          让出;
          计数 = 旧 + 1;
      }

      函数 主函数() {
          变量 甲 = 启动 加一();
          变量 乙 = 启动 加一();
          等待 甲;
          等待 乙;
          打印行(计数);
      }
      """;

  private static final String LOCKED =
      """
      变量 计数 = 0;

      异步 函数 加一(锁: 互斥锁) {
          加锁(锁);
          变量 旧 = 计数;
          让出;
          计数 = 旧 + 1;
          解锁(锁);
      }

      函数 主函数() {
          变量 锁 = 创建互斥锁();
          变量 甲 = 启动 加一(锁);
          变量 乙 = 启动 加一(锁);
          等待 甲;
          等待 乙;
          打印行(计数);
      }
      """;

  private static final String DEADLOCK =
      """
      异步 函数 两把(一: 互斥锁, 二: 互斥锁) {
          加锁(一);
          让出;
          加锁(二);
          解锁(二);
          解锁(一);
      }

      函数 主函数() {
          变量 左 = 创建互斥锁();
          变量 右 = 创建互斥锁();
          变量 甲 = 启动 两把(左, 右);
          变量 乙 = 启动 两把(右, 左);
          等待 甲;
          等待 乙;
      }
      """;

  private static final String CYCLE =
      """
      类型 节点 {
          可选<节点> 下一个;
      }

      函数 主函数() {
          变量 甲 = 节点 { 下一个: 无 };
          变量 乙 = 节点 { 下一个: 有(甲) };
          甲.下一个 = 有(乙);
          打印行("好");
      }
      """;

  private static final String GENERATOR =
      """
      协程 函数 平方(n: 整数) {
          变量 和 = 0;
          对于 i 在 范围(0, n) {
              让出 i * i;
              和 += i;
          }
          让出 和;
      }

      函数 主函数() {
          对于 数 在 启动协程 平方(3) {
              打印行(数);
          }
      }
      """;

  private static final String ADDS =
      """
      函数 主函数() {
          变量 甲 = 读取行();
          打印行(甲);
      }
      """;

  private static final String CHECKS =
      """
      format: 1
      checks:
        - {id: one, kind: choice, prompt: {zh: 一, en: x}, options: [{text: {zh: 甲, en: a}, right: true}, {text: {zh: 乙, en: b}, feedback: {zh: 乙不行, en: not b}}]}
        - {id: many, kind: choice, several: true, prompt: {zh: 一, en: x}, options: [{text: {zh: 甲, en: a}, right: true}, {text: {zh: 乙, en: b}}, {text: {zh: 丙, en: c}, right: true}]}
        - {id: output, kind: output, program: turns.qi, prompt: {zh: 一, en: x}, mistakes: [{answer: 甲 1, feedback: {zh: 从零数起, en: from zero}}]}
        - {id: seeded, kind: output, program: turns.qi, schedule: '1:1', prompt: {zh: 一, en: x}}
        - {id: tokens, kind: tokens, program: sums.qi, line: 4, prompt: {zh: 一, en: x}}
        - {id: kinds, kind: tokens, program: sums.qi, line: 2, tell: kinds, prompt: {zh: 一, en: x}}
        - {id: tree, kind: tree, program: sums.qi, at: 1 + 2 * 3, prompt: {zh: 一, en: x}}
        - {id: statement, kind: tree, program: sums.qi, at: '打印行("一 二", 商);', prompt: {zh: 一, en: x}}
        - {id: type, kind: type, program: sums.qi, at: 和 / 2.0, prompt: {zh: 一, en: x}}
        - {id: named, kind: type, program: sums.qi, at: 和, prompt: {zh: 一, en: x}}
        - {id: rows, kind: type, program: rows.qi, at: 表, prompt: {zh: 一, en: x}}
        - {id: queue, kind: queue, program: turns.qi, at: {event: suspended, task: 1}, prompt: {zh: 一, en: x}}
        - {id: empty, kind: queue, program: sums.qi, at: end, prompt: {zh: 一, en: x}}
        - {id: next, kind: next-task, program: turns.qi, at: {event: suspended, task: 2}, prompt: {zh: 一, en: x}}
        - {id: last, kind: next-task, program: turns.qi, at: end, prompt: {zh: 一, en: x}}
        - {id: state, kind: state, program: turns.qi, at: {event: suspended, task: 1}, prompt: {zh: 一, en: x}}
        - {id: locals, kind: locals, program: turns.qi, at: {event: suspended, task: 2, occurrence: 2}, prompt: {zh: 一, en: x}}
        - {id: generated, kind: locals, program: squares.qi, at: {event: waiting, occurrence: 2}, prompt: {zh: 一, en: x}, function: 平方}
        - {id: program, kind: program, starter: adds.qi, must-use: [IF], must-not-use: [抛出], prompt: {zh: 一, en: x}, cases: [{input: "3\\n", output: "3\\n"}, {input: "不\\n", output: "不是数\\n", hidden: true, about: {zh: 不是数的输入, en: no number}}]}
        - {id: orders, kind: program, starter: race.qi, schedules: all, prompt: {zh: 一, en: x}, cases: [{output: '2'}]}
        - {id: clean, kind: program, starter: cycle.qi, memory: no-leak, prompt: {zh: 一, en: x}, cases: [{output: 好}]}
        - {id: race, kind: find, what: race, program: race.qi, prompt: {zh: 一, en: x}}
        - {id: deadlock, kind: find, what: deadlock, program: deadlock.qi, prompt: {zh: 一, en: x}}
        - {id: leak, kind: find, what: leak, program: cycle.qi, prompt: {zh: 一, en: x}}
        - {id: machine, kind: machine, program: squares.qi, function: 平方, live: true, prompt: {zh: 一, en: x}}
        - {id: waits, kind: machine, program: turns.qi, function: 主函数, prompt: {zh: 一, en: x}}
      """;

  private Lesson lesson;

  @BeforeAll
  void lesson(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("turns.qi"), TURNS);
    Files.writeString(folder.resolve("sums.qi"), SUMS);
    Files.writeString(
        folder.resolve("rows.qi"), "函数 主函数() { 变量 表 = [[1, 2], [3]]; 打印行(表.长度()); }\n");
    Files.writeString(folder.resolve("race.qi"), RACE);
    Files.writeString(folder.resolve("deadlock.qi"), DEADLOCK);
    Files.writeString(folder.resolve("cycle.qi"), CYCLE);
    Files.writeString(folder.resolve("squares.qi"), GENERATOR);
    Files.writeString(folder.resolve("adds.qi"), ADDS);
    Files.writeString(folder.resolve("checks.yaml"), CHECKS);
    for (Language language : Language.values()) {
      Files.writeString(
          folder.resolve(LessonReader.file(language)),
          "---\nformat: 1\nid: x\ntitle: x\nsummary: x\n---\n");
    }
    LessonReading reading = LessonReader.read(folder);
    assertEquals(
        List.of(),
        reading.diagnostics().stream().filter(each -> each.diagnostic().isError()).toList());
    lesson = reading.lesson().orElseThrow();
  }

  private static Answer list(String... items) {
    return Answer.of(List.of(items));
  }

  private Verdict grade(String id, Answer answer) {
    Check check = lesson.check(id).orElseThrow(() -> new AssertionError(id));
    return new Grader(lesson).grade(check, answer, GradingLimits.DEFAULT);
  }

  private record Right(String id, Answer answer) {}

  @TestFactory
  Stream<DynamicTest> what_is_right_passes() {
    return Stream.of(
            new Right("one", Answer.of("A")),
            new Right("one", Answer.of(" a ")),
            new Right("many", Answer.of("A C")),
            new Right("many", Answer.of("C，A")),
            new Right("many", list("C", "A")),
            new Right("output", Answer.of("甲 0\n乙 0  \r\n甲 1\n乙 1\n\n")),
            new Right("tokens", list("打印行", "(", "\"一 二\"", ",", "商", ")", ";")),
            new Right("tokens", Answer.of("打印行 ( \"一 二\" , 商 ) ;")),
            new Right("tokens", Answer.of("打印行\n(\n\"一 二\"\n,\n商\n)\n;\n")),
            new Right(
                "kinds",
                Answer.of(
                    "VARIABLE IDENTIFIER assign INTEGER_LITERAL PLUS INTEGER_LITERAL STAR INTEGER_LITERAL SEMICOLON")),
            new Right("tree", Answer.of("(+ 1 (* 2 3))")),
            new Right("tree", Answer.of("( +  1\n （* 2 3） )")),
            new Right("statement", Answer.of("(evaluate (print-line \"一 二\" 商))")),
            new Right("type", Answer.of("浮点数")),
            new Right("named", Answer.of("长整数")),
            new Right("rows", Answer.of("[[整数; 2]]")),
            new Right("rows", Answer.of("数组<列表<整数>>")),
            new Right("queue", Answer.of("2 3")),
            new Right("queue", list("任务 2", "任务 3")),
            new Right("empty", Answer.of("[]")),
            new Right("empty", Answer.of("0")),
            new Right("empty", list()),
            new Right("next", Answer.of("任务 3")),
            new Right("last", Answer.of("0")),
            new Right("state", Answer.of("S1")),
            new Right("state", Answer.of("1")),
            new Right("locals", Answer.of("i: 1\n名字: 甲")),
            new Right("locals", Answer.of("名字 = \"甲\"\ni = 1")),
            new Right("generated", Answer.of("n: 3\ni: 1\n和: 0")),
            new Right(
                "program",
                Answer.of(
                    """
                    函数 主函数() {
                        变量 甲 = 读取行();
                        如果 甲 == "3" { 打印行(甲); } 否则 { 打印行("不是数"); }
                    }
                    """)),
            new Right("orders", Answer.of(LOCKED)),
            new Right("clean", Answer.of("函数 主函数() {\n    打印行(\"好\");\n}\n")),
            new Right("race", Answer.of("计数 4 6")),
            new Right("race", Answer.of("计数 6, 4")),
            new Right("deadlock", Answer.of("2 3")),
            new Right("deadlock", list("3", "2")),
            new Right("leak", list("可选<节点>", "节点")),
            new Right(
                "machine",
                Answer.of("S0 -> S1\nS0 -> S2\nS1 -> S1\nS1 -> S2\nS2 -> end\nS1: i, n, 和\nS2:\n")),
            new Right(
                "machine", Answer.of("S2 -> S2; S0 → S2; S0 -> S1; S1 -> 结束; S2 -> S1; S2: 和、n、i")),
            new Right("waits", Answer.of("S0 -> S1\nS1 -> S2\nS2 -> end")))
        .map(
            right ->
                DynamicTest.dynamicTest(
                    right.id() + " " + right.answer().plain().lines().findFirst().orElse(""),
                    () -> {
                      Verdict verdict = grade(right.id(), right.answer());
                      assertTrue(verdict.passed(), verdict.feedback().chinese());
                      assertEquals(1, verdict.points());
                    }));
  }

  private record Wrong(String id, Answer answer, String chinese, String english) {}

  @TestFactory
  Stream<DynamicTest> what_is_wrong_fails_and_is_told_why() {
    return Stream.of(
            new Wrong("one", Answer.of("B"), "乙不行", "not b"),
            new Wrong("one", Answer.of("D"), "没有选项", "no option"),
            new Wrong("one", Answer.of("A B"), "只有一个", "Only one"),
            new Wrong("many", Answer.of("A"), "还差 1 个", "missing: 1"),
            new Wrong("many", Answer.of("A B C"), "选项 B 不对", "Option B is not"),
            new Wrong(
                "output",
                Answer.of("甲 0\n甲 1\n乙 0\n乙 1"),
                "任务 3 走到第 3 行 `打印行(名字, i);`",
                "task 3 is at line 3"),
            new Wrong("output", Answer.of("甲 1"), "从零数起\n从第 1 行起不同", "from zero\nLine 1"),
            new Wrong("output", Answer.of("甲 0\n乙 0\n甲 1"), "还会打印第 4 行", "prints a line 4"),
            new Wrong(
                "output",
                Answer.of("甲 0\n乙 0\n甲 1\n乙 1\n甲 2"),
                "第 5 行 `甲 2` 是多出来的",
                "one too many"),
            new Wrong("seeded", Answer.of("甲 0\n乙 0\n甲 1\n乙 1"), "从第 1 行起不同", "Line 1"),
            new Wrong(
                "tokens",
                list("打印行(", "\"一 二\"", ",", "商", ")", ";"),
                "第 1 个记号从 4:5 开始，你写的 `打印行(` 太长",
                "is too long"),
            new Wrong("tokens", Answer.of("打印 行 ( \"一 二\" , 商 ) ;"), "太短", "longest match"),
            new Wrong("tokens", Answer.of("打印行 ( \"一 二\""), "4:14 处还有一个", "one more at 4:14"),
            new Wrong("tokens", Answer.of("打印行 ( \"一 二\" , 商 ) ; }"), "只有 7 个", "only 7"),
            new Wrong(
                "kinds",
                Answer.of("VARIABLE VARIABLE"),
                "第 2 个记号是 2:8 处的 `和`",
                "Token 2 is `和` at 2:8"),
            new Wrong(
                "kinds", Answer.of("变量 IDENTIFIER"), "你写的是它的文字 `变量`", "you wrote its text, `变量`"),
            new Wrong("tree", Answer.of("(* (+ 1 2) 3)"), "这个节点不是 `*`", "this node is not `*`"),
            new Wrong("tree", Answer.of("(+ 1 2)"), "在 +[2]", "At +[2]"),
            new Wrong("tree", Answer.of("(+ 1 (* 2 4))"), "不是 `4`", "not `4`"),
            new Wrong("tree", Answer.of("(+ 1 (* 2 3)"), "括号", "parenthesis"),
            new Wrong("tree", Answer.of("(+ 1)"), "你给了它 1 个孩子，树上有 2 个", "you gave it 1"),
            new Wrong("type", Answer.of("整数"), "它里面的 `和` 是 整数", "Inside of it `2.0` is 浮点数"),
            new Wrong("queue", Answer.of("3 2"), "在第 6 个事件进队", "joined the queue at event 6"),
            new Wrong("queue", Answer.of("2"), "队里有 2 个", "the queue has 2"),
            new Wrong("queue", Answer.of("2 3 1"), "任务 1 从第", "Task 1 has been suspended"),
            new Wrong("next", Answer.of("2"), "任务 2 这时排在队里第 2 个", "place 2 of the queue"),
            new Wrong("empty", Answer.of(""), "还没有写答案", "no answer yet"),
            new Wrong("empty", Answer.of("不知道"), "还没有写答案", "no answer yet"),
            new Wrong("last", Answer.of("没有想好"), "还没有写答案", "no answer yet"),
            new Wrong("next", Answer.of("3 2"), "只有一个任务", "Only one task"),
            new Wrong("next", Answer.of("0"), "还有任务", "still a task"),
            new Wrong("state", Answer.of("S2"), "停在第 11 行", "waits at line 11"),
            new Wrong("locals", Answer.of("i: 0\n名字: 甲"), "`i` 这时的值不是 0", "in line 2"),
            new Wrong("locals", Answer.of("名字: 甲"), "还少 1 个", "are saved: 1"),
            new Wrong("locals", Answer.of("i: 1\n名字: 甲\nk: 1"), "没有变量 `k`", "no variable `k`"),
            new Wrong(
                "program", Answer.of("函数 主函数() { 打印行(甲) }"), "QI-PARSE-0002", "QI-PARSE-0002"),
            new Wrong("program", Answer.of(ADDS), "要用到 `IF`", "asks for `IF`"),
            new Wrong(
                "program",
                Answer.of("函数 主函数() { 如果 真 { 打印行(读取行()); } }"),
                "不公开）：\n不是数的输入\n程序打印的第 1 行不对",
                "(hidden):\nno number\nLine 1"),
            new Wrong(
                "program",
                Answer.of("函数 主函数() { 如果 真 { 打印行(4); } }"),
                "第 1 组测试，输入 `3`：\n第 1 行应当是 `3`，程序打印的是 `4`",
                "Line 1 should be `3`"),
            new Wrong(
                "program",
                Answer.of("函数 主函数() { 如果 真 { 变量 甲 = 读取行(); 抛出 甲; } }"),
                "不能用 `抛出`",
                "without `抛出`"),
            new Wrong(
                "program",
                Answer.of(
                    "函数 主函数() { 如果 真 { 打印行(3); } 打印行(1 / (长度(读取行()) - 1)); }"
                        .replace("长度(读取行())", "读取行().长度()")),
                "QI-RUN-0001",
                "QI-RUN-0001"),
            new Wrong("orders", Answer.of(RACE), "应当是 `2`", "should be `2`"),
            new Wrong(
                "orders",
                Answer.of(RACE.replace("    让出;\n", "")),
                "`计数` 上有数据竞争",
                "a race on `计数`"),
            new Wrong("clean", Answer.of(CYCLE), "4 个对象没有释放", "4 objects are left"),
            new Wrong("race", Answer.of("旧 4 6"), "`旧` 上没有数据竞争", "no race on `旧`"),
            new Wrong("race", Answer.of("计数 4 5"), "第 5 行不是竞争的一方", "line 5 is no part"),
            new Wrong("deadlock", Answer.of("1 2"), "任务 1 不在环里", "Task 1 is not on the cycle"),
            new Wrong("deadlock", Answer.of("2"), "一共有 2 个任务", "but 2 tasks are"),
            new Wrong("leak", Answer.of("节点"), "还有 1 种", "1 more types"),
            new Wrong("leak", Answer.of("字符串"), "`字符串` 的对象最后都释放了", "are freed"),
            new Wrong("machine", Answer.of("S0 -> S1\nS1 -> end"), "2 个挂起点", "2 suspension points"),
            new Wrong(
                "machine",
                Answer.of("S0 -> S1\nS1 -> S1\nS1 -> S2\nS2 -> end"),
                "从开头 S0出发，还可能先遇到",
                "from the start, S0, another"),
            new Wrong(
                "machine",
                Answer.of("S0 -> S1\nS0 -> S2\nS1 -> S1\nS1 -> S2\nS1 -> end\nS2 -> end"),
                "没有 `S1 -> end`",
                "There is no `S1 -> end`"),
            new Wrong(
                "machine",
                Answer.of("S0 -> S1\nS0 -> S2\nS1 -> S1\nS1 -> S2\nS2 -> end\nS1: i, n\n"),
                "还少保存 1 个变量",
                "1 more variables"),
            new Wrong(
                "machine",
                Answer.of("S0 -> S1\nS0 -> S2\nS1 -> S1\nS1 -> S2\nS2 -> end\nS1: i, n, 和\nS2: 和"),
                "不必保存 `和`",
                "`和` need not be saved"),
            new Wrong("machine", Answer.of("S0 到 S1"), "读不懂这一行：`S0 到 S1`", "cannot be read"),
            new Wrong("race", Answer.of(" "), "还没有写答案", "no answer"))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.id() + " " + wrong.answer().plain().lines().findFirst().orElse(""),
                    () -> {
                      Verdict verdict = grade(wrong.id(), wrong.answer());
                      assertFalse(verdict.passed(), "passed");
                      assertEquals(0, verdict.points());
                      String chinese = verdict.feedback().chinese();
                      String english = verdict.feedback().english();
                      assertTrue(chinese.contains(wrong.chinese()), chinese);
                      assertTrue(english.contains(wrong.english()), english);
                      assertFalse((chinese + english).matches("(?s).*\\{[0-9]}.*"), chinese);
                    }));
  }
}
