package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class DocCommandTest {
  private static final String PROGRAM =
      """
      // 一个小例子。

      // 取一页。
      // 要等网络。
      异步 函数 取(url: 字符串): 字符串 {
          变量 响应 = 等待 http.get(url);
          返回 响应.文本();
      }

      // 隔了一行，不算它的注释

      函数 显示( 次: 整数 /* 几次 */ ) {
          打印行(等待 取("https://example.com"), 次);
      }

      /// 一直数下去
      协程 函数 数(到: 整数) {
          对于 数字 在 范围(0, 到) { 让出 数字 * 0.5; }
      }

      函数 主函数() { 显示(1); }
      """;

  private String err = "";

  private String doc(String program, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(program.getBytes(UTF_8));
    Terminal terminal = new Terminal(in, out, errors, false, false, false, false);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "doc";
    arguments[1] = "-";
    System.arraycopy(options, 0, arguments, 2, options.length);
    new CommandRunner(terminal, Locale.CHINA).run(arguments);
    err = errors.toString(UTF_8);
    return out.toString(UTF_8);
  }

  @Test
  void listsFunctionsWithCommentsAndWhatSuspends() {
    assertEquals(
        """
        <stdin>
        一个小例子。

        异步 函数 取(url: 字符串): 字符串  （第 5 行）
            取一页。
            要等网络。
            可挂起：第 6 行的 等待 http.get

        函数 显示( 次: 整数 )  （第 12 行）
            可挂起：第 13 行的 等待 取，再到第 6 行的 等待 http.get

        协程 函数 数(到: 整数)  （第 17 行）
            一直数下去
            让出：浮点数

        函数 主函数()  （第 21 行）
            可挂起：第 21 行调用 显示，再到第 13 行的 等待 取，再到第 6 行的 等待 http.get
        """,
        doc(PROGRAM));
  }

  @Test
  void typesHaveTheirMembersAndMethods() {
    String listed =
        doc(
            """
            包 商店;
            // 店里的东西
            公开 结构体 商品 {
                名: 字符串, // 不能重复
                // 单位是元
                浮点数 价;
            }
            枚举 形状 { 圆(浮点数), 无形 }
            函数 (自身 商品) 便宜(): 布尔 { 返回 自身.价 < 1.0; }
            方法 形状 { 函数 面积(): 浮点数 { 返回 0.0; } }
            公开 常量 税率: 浮点数 = 0.13;
            """);
    assertEquals(
        """
        <stdin>  包 商店

        公开 结构体 商品  （第 3 行）
            店里的东西
            名: 字符串  （第 4 行）
                不能重复
            价: 浮点数  （第 6 行）
                单位是元
            函数 (自身 商品) 便宜(): 布尔  （第 9 行）

        枚举 形状  （第 8 行）
            圆(浮点数)  （第 8 行）
            无形  （第 8 行）
            函数 面积(): 浮点数  （第 10 行）

        公开 常量 税率: 浮点数 = 0.13  （第 11 行）
        """,
        listed);
  }

  @Test
  void markdownAndJsonSayTheSame() {
    String markdown = doc(PROGRAM, "--format", "md");
    assertTrue(markdown.contains("## 取\n\n```qi\n异步 函数 取(url: 字符串): 字符串\n```\n"), markdown);
    String json = doc(PROGRAM, "--format", "json");
    assertTrue(json.contains("\"schema\": \"qi-stage/listing/1\""), json);
    assertTrue(json.contains("\"name\": \"显示\""), json);
    assertTrue(json.contains("\"operation\": \"等待 取\""), json);
    assertEquals("", err);
  }

  @Test
  void aFaultyProgramIsListedAsFarAsItCanBeRead() {
    String listed = doc("函数 好() {}\n函数 坏( { }\n函数 又好() {}\n");
    assertTrue(listed.contains("函数 好()") && listed.contains("函数 又好()"), listed);
    assertTrue(err.contains("QI-PARSE-"), err);
  }
}
