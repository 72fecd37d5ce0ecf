package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Structs, enums, methods and 匹配, where an example in the corpus would be too large or too small.
class StructsTest {
  private static final String TYPES =
      "类型 点 { 整数 横; 整数 纵; } 枚举 颜色 { 红, 深绿(整数) } 函数 (自身 点) 显示() { 打印行(自身); }\n";

  private static Checked body(String... statements) {
    return Checked.file(TYPES + "函数 主函数() {\n" + String.join("\n", statements) + "\n}\n");
  }

  @Test
  void aStructOfTooManyFieldsIsToldOnce() {
    String fields =
        IntStream.range(0, 1001).mapToObj(i -> "整数 甲" + i + ";").collect(Collectors.joining());
    Checked.file("类型 大 { " + fields + " }").has("0422 «大»");
    String payload = IntStream.range(0, 1001).mapToObj(_ -> "整数").collect(Collectors.joining(","));
    Checked.file("枚举 大 { 一(" + payload + ") }").has("0422 «一»");
  }

  @Test
  void typesMayBeUsedBeforeTheyAreDeclared() {
    Checked.file("函数 取(甲: 盒): 整数 { 返回 甲.里.号; } 类型 盒 { 里 里; } 类型 里 { 整数 号; }").clean();
  }

  @Test
  void typesAndFunctionsHaveNameSpacesOfTheirOwn() {
    Checked.file("类型 点 { 整数 横; } 函数 点(): 点 { 变量 点 = 点 { 横: 1 }; 返回 点; }").clean();
  }

  @Test
  void theFixesOfSlipsApply() {
    assertEquals(
        body("变量 甲 = 点 { 横: 1, 纵: 2 };", "甲.显示();").source().text(),
        body("变量 甲 = 点 { 横: 1, 纵: 2 };", "甲.显示;").repaired());
    assertEquals(body("打印行(颜色::深绿(1));").source().text(), body("打印行(颜色::深录(1));").repaired());
    assertEquals(body("打印行(颜色::红);").source().text(), body("打印行(红);").repaired());
    assertEquals(
        body("匹配 颜色::红 { 颜色::红 => 打印行(1), _ => {} }").source().text(),
        body("匹配 颜色::红 { 红 => 打印行(1), _ => {} }").repaired());
  }

  @Test
  void aMethodCalledLikeAFunctionIsTold() {
    body("变量 甲 = 点 { 横: 1, 纵: 2 };", "显示(甲);").has("0010 «显示»");
  }

  @Test
  void typesAreSuggestedFromThoseThatTheFileDeclares() {
    Checked.file("枚举 交通灯 { 红 } 函数 取(甲: 交同灯) { 打印行(甲); }").has("0015 «交同灯»");
  }

  @Test
  void aMethodSuspendsWhenItsBodyDoes() {
    Checked.file(
            "类型 甲 { 通道<整数> 道; } 方法 甲 { 函数 取(): 整数 { 返回 <-自己.道; } 函数 号(): 整数 { 返回 1; } }"
                + " 函数 主函数() { 变量 乙 = 甲 { 道: 通道<整数>() }; 打印行(乙.号()); }")
        .clean();
    String suspensions =
        Checked.file(
                "类型 甲 { 通道<整数> 道; }\n方法 甲 {\n函数 取(): 整数 { 返回 <-自己.道; }\n函数 号(): 整数 { 返回 1; }\n}\n"
                    + "函数 主函数() { 变量 乙 = 甲 { 道: 通道<整数>() }; 打印行(乙.取()); }")
            .suspensions();
    assertEquals(
        """
          甲.取: 3:17 channel <-
          甲.号: never
          主函数: 6:42 call 甲.取 -> 3:17 channel <-
        """,
        suspensions);
  }

  @Test
  void everyWayThroughAMatchMustReturn() {
    Checked.file("枚举 颜色 { 红, 绿 } 函数 取(甲: 颜色): 整数 { 匹配 甲 { 颜色::红 => 返回 1; 颜色::绿 => 返回 2; } }")
        .clean();
    Checked.file("函数 取(甲: 整数): 整数 { 匹配 甲 { 1 => 返回 1; 2 => 返回 2; } }").has("0200 «}»");
  }

  @Test
  void namesInPatternsEndWithTheirArm() {
    body("匹配 颜色::红 { 颜色::深绿(数) => 打印行(数), _ => 打印行(数), }").has("0002 «数»");
    body("匹配 颜色::红 { 颜色::深绿(数) => { 变量 数 = 1; 打印行(数); }, _ => {} }").has("0007 «数»");
  }
}
