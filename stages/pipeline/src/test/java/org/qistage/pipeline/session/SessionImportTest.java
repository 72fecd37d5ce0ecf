package org.qistage.pipeline.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.session.Session.Reply;

final class SessionImportTest {
  private static final String COUNTER =
      """
      公开 类型 点 { 横: 整数 }
      公开 变量 次数 = 开始();
      函数 开始(): 整数 { 打印行("装入"); 返回 10; }
      公开 函数 数一次(): 整数 { 次数 += 1; 返回 次数; }
      公开 函数 原点(): 点 { 返回 点 { 横: 次数 }; }
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<LocatedDiagnostic> warnings = new ArrayList<>();
  private Session session;

  @BeforeEach
  void open() {
    session =
        new Session(
            RunRequest.of(out, out),
            "会话",
            FileSource.disk(folder),
            found -> warnings.addAll(found));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Reply last(String... inputs) {
    Reply reply = session.run("");
    for (String input : inputs) {
      reply = session.run(input);
    }
    return reply;
  }

  private void takes(String... inputs) {
    for (String input : inputs) {
      Reply reply = session.run(input);
      assertEquals(0, reply.status(), () -> input + " " + reply + " " + out.toString(UTF_8));
    }
  }

  private static List<String> places(Reply reply) {
    return places(reply.diagnostics());
  }

  private static List<String> places(List<LocatedDiagnostic> all) {
    return all.stream()
        .map(
            each ->
                each.source().name()
                    + ":"
                    + each.source().line(each.diagnostic().primary().start())
                    + " "
                    + each.diagnostic().code())
        .toList();
  }

  @Test
  void anImportedFileKeepsItsVariablesAndStartsOnce() throws IOException {
    file("计数.qi", COUNTER);
    takes("导入 ./计数;", "计数.数一次()", "变量 甲 = 计数.数一次();", "甲", "计数.次数 = 40;", "计数.数一次()");
    assertEquals("装入\n11\n12\n41\n", out.toString(UTF_8));
  }

  @Test
  void importsOfAllForms() throws IOException {
    file("计数.qi", COUNTER);
    file("工具/倍.qi", "导入 ../计数;\n公开 函数 二倍(): 整数 { 返回 计数.数一次() * 2; }");
    takes(
        "导入 标准库.加密;",
        "加密.MD5哈希(\"\").长度()",
        "函数 先前(): 整数 { 返回 1; }",
        "导入 工具.倍 作为 乘;",
        "乘.二倍() + 先前()",
        "导入 ./计数;",
        "导入 ./计数;",
        "计数.次数");
    assertEquals("32\n装入\n23\n11\n", out.toString(UTF_8));
    assertEquals(List.of(), places(warnings));
  }

  @Test
  void severalPartsOfOneInput() throws IOException {
    file("计数.qi", COUNTER);
    takes("导入 ./计数; 函数 再(): 整数 { 返回 计数.数一次(); } 打印行(再()); 变量 闭 = 函数 (): 整数 { 返回 再(); };");
    takes("闭()", "函数 再(): 整数 { 返回 计数.次数; }", "再()", "闭()", "再()");
    assertEquals("装入\n11\n12\n12\n13\n13\n", out.toString(UTF_8));
  }

  @Test
  void anErrorInAnImportedFileIsToldThereAndTheMendedFileIsRead() throws IOException {
    file("计数.qi", "\n公开 函数 甲(): 整数 { 返回 没有; }");
    assertEquals(List.of("计数.qi:2 QI-CHECK-0002"), places(session.run("导入 ./计数;")));
    file("计数.qi", "函数 乙() {}\n导入 ./别的;");
    assertTrue(places(session.run("导入 ./计数;")).contains("计数.qi:2 QI-PARSE-0018"));
    takes("打印行(1);");
    file("计数.qi", COUNTER);
    takes("导入 ./计数;", "计数.数一次()");
    assertEquals("1\n装入\n11\n", out.toString(UTF_8));
  }

  @Test
  void aMissingFileIsToldAtTheImport() {
    Reply reply = last("打印行(1);", "导入 ./没有;");
    assertEquals(1, reply.status());
    assertEquals("会话:4", places(reply).getFirst().split(" ", 2)[0]);
    assertEquals(List.of(), places(session.run("1 + 1")));
  }

  @Test
  void aFileThatFailsAtItsStartIsNotImportedAndMayTryAgain() throws IOException {
    file("计数.qi", "公开 变量 零 = 0;\n公开 变量 甲 = 1 / 零;");
    assertEquals(1, session.run("导入 ./计数;").status());
    assertTrue(out.toString(UTF_8).contains("计数.qi:2"), out.toString(UTF_8));
    assertEquals(1, session.run("计数.甲").status());
    file("计数.qi", "公开 变量 甲 = 7;");
    out.reset();
    takes("导入 ./计数;", "计数.甲");
    assertEquals("7\n", out.toString(UTF_8));
  }

  @Test
  void aFileStaysAsItWasUntilTheReset() throws IOException {
    file("计数.qi", COUNTER);
    takes("导入 ./计数;");
    file("计数.qi", "公开 函数 数一次(): 字符串 { 返回 \"新\"; }");
    takes("计数.数一次()", "导入 ./计数;", "计数.数一次()");
    session.reset();
    takes("导入 ./计数;", "计数.数一次()");
    assertEquals("装入\n11\n12\n新\n", out.toString(UTF_8));
  }

  @Test
  void twoFilesOfOneNameNeedAnAlias() throws IOException {
    file("东/计数.qi", COUNTER);
    file("西/计数.qi", COUNTER.replace("10", "20"));
    takes("导入 ./东/计数;");
    assertEquals(1, session.run("导入 ./西/计数;").status());
    takes("导入 ./西/计数 作为 西;", "西.数一次()", "计数.数一次()", "西.原点()", "计数.原点()");
    assertTrue(out.toString(UTF_8).contains("21\n11\n"), out.toString(UTF_8));
  }

  /// The values of the other types stay: those of imported files, and of functions.
  @Test
  void whatDoesNotUseATypeOutlivesItsChange() throws IOException {
    file("计数.qi", COUNTER);
    takes(
        "导入 ./计数;",
        "类型 点 { 横: 整数 }",
        "类型 线 { 起: 点 }",
        "类型 色 { 名: 字符串 }",
        "变量 本 = 点 { 横: 1 };",
        "变量 边 = [线 { 起: 本 }];",
        "变量 红 = 色 { 名: \"红\" };",
        "变量 远 = 计数.原点();",
        "变量 基 = 1;",
        "变量 加 = 函数 (数: 整数): 整数 { 返回 数 + 基; };",
        "变量 数目 = 边[0].起.横;");
    assertEquals(List.of("数目", "本", "边"), session.run("类型 点 { 横: 整数, 纵: 整数 }").forgotten());
    out.reset();
    takes(
        "远.横 += 5; 远.横",
        "红.名",
        "加(1)",
        "计数.数一次()",
        "线 { 起: 点 { 横: 1, 纵: 2 } }.起.纵",
        "红 = 色 { 名: \"绿\" }; 红.名");
    assertEquals(List.of(), session.run("类型 色 { 名: 字符串 }").forgotten());
    takes("红.名", "加 = 函数 (数: 整数): 整数 { 返回 数; }; 加(4)");
    assertEquals("15\n红\n2\n11\n2\n绿\n绿\n4\n", out.toString(UTF_8));
  }

  @Test
  void warningsAboutTheNewPartAreToldOnce() throws IOException {
    file("警.qi", "公开 函数 甲() { 变量 闲 = 1; }");
    takes(
        "变量 甲 = 1;",
        "函数 乙() { 变量 闲 = 1; }",
        "打印行(甲); 乙();",
        "{ 变量 闲 = 2; }",
        "导入 ./警;",
        "警.甲();",
        "导入 标准库.加密;");
    assertEquals(
        List.of("会话:3 QI-CHECK-0208", "会话:5 QI-CHECK-0208", "警.qi:1 QI-CHECK-0208"),
        places(warnings));
  }

  @Test
  void aWarningIsToldBeforeTheInputRuns() {
    List<String> seen = new ArrayList<>();
    try (Session own =
        new Session(
            RunRequest.of(out, out),
            "会话",
            FileSource.none(),
            found -> found.forEach(_ -> seen.add(out.toString(UTF_8))))) {
      own.run("{ 变量 闲 = 2; 打印行(1); }");
    }
    assertEquals(List.of(""), seen);
    assertEquals("1\n", out.toString(UTF_8));
  }

  @Test
  void importsAreCompleted() throws IOException {
    file("计数.qi", COUNTER);
    takes("导入 ./计数 作为 数;", "导入 标准库.加密;");
    assertTrue(session.names().containsAll(List.of("数", "加密")), session.names().toString());
    assertEquals(List.of("原点", "数一次", "次数", "点"), List.copyOf(session.members("数")));
    assertTrue(session.members("加密").contains("MD5哈希"));
    assertEquals(List.of(), List.copyOf(session.members("计数")));
  }

  @Test
  void insideFunctionsNothingIsImportedOrDeclared() throws IOException {
    file("计数.qi", COUNTER);
    assertEquals(List.of("会话:2 QI-PARSE-0017"), places(session.run("{ 导入 ./计数; }")));
    assertEquals(List.of("会话:3 QI-PARSE-0017"), places(session.run("如果 真 { 函数 内() {} }")));
  }
}
