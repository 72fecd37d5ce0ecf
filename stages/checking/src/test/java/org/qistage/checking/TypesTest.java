package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TypesTest {
  @Test
  void wholeNumbersWidenBesideFloats() {
    assertEquals(
        "evaluate (print-line:空 (+:浮点数 (to-float:浮点数 1) 2.5))\n",
        Checked.body("打印行(1 + 2.5);").clean().bodyTree());
  }

  @Test
  void literalsTakeAnAnnotatedSmallType() {
    assertEquals(
        """
        declare 短$1: 短整数 = (+:短整数 1:短整数 2:短整数)
        declare 字$2: 字节 = 255:字节
        evaluate (print-line:空 (+:短整数 短$1 1:短整数) 字$2)
        """,
        Checked.body("变量 短: 短整数 = 1 + 2;", "变量 字: 字节 = 255;", "打印行(短 + 1, 字);").clean().bodyTree());
  }

  @Test
  void literalsMustFitTheirType() {
    Checked.body("变量 甲: 字节 = 256;", "打印行(甲);").has("0125 «256»");
    Checked.body("变量 甲 = 9223372036854775808;", "打印行(甲);").has("0125 «9223372036854775808»");
    Checked.body("变量 甲 = -9223372036854775808;", "打印行(甲);").clean();
    Checked.body("变量 甲: 短整数 = -2147483649;", "打印行(甲);").has("0125 «-2147483649»");
  }

  @Test
  void smallNumbersWidenBesideWholeNumbers() {
    assertEquals(
        "evaluate (print-line:空 (+:整数 (to-integer:整数 短$1) 长$2))\n",
        Checked.body("变量 短: 短整数 = 1;", "变量 长 = 2;", "打印行(短 + 长);")
            .clean()
            .bodyTree()
            .lines()
            .skip(2)
            .findFirst()
            .orElse("")
            .concat("\n"));
  }

  @Test
  void stringsJoinWithWhatHasAText() {
    assertEquals(
        "evaluate (print-line:空 (+:字符串 (+:字符串 \"甲\" (to-string:字符串 1)) (to-string:字符串 真)))\n",
        Checked.body("打印行(\"甲\" + 1 + 真);").clean().bodyTree());
  }

  @Test
  void operatorsRefuseWhatTheyDoNotTake() {
    Checked.body("打印行(真 + 1);").has("0109 «真»");
    Checked.body("打印行(1 - \"甲\");").has("0109 «\"甲\"»");
    Checked.body("打印行(1 与 真);").has("0110 «1»");
    Checked.body("打印行(非 1);").has("0110 «1»");
    Checked.body("打印行(真 < 假);").has("0109 «真»");
    Checked.body("打印行(1 == \"1\");").has("0112 «1 == \"1\"»");
  }

  @Test
  void oneFaultInALongExpressionIsToldOnce() {
    Checked.body("变量 甲 = 1 + 无名 * 2 - 3;", "打印行(甲 + 1);").has("0002 «无名»");
  }

  @Test
  void valuesMustFitWhereTheyGo() {
    Checked first = Checked.body("变量 甲: 整数 = \"一\";", "打印行(甲);").has("0100 «\"一\"»");
    assertEquals("整数", first.label("declared"));
    Checked.body("变量 甲 = 1;", "甲 = \"一\";", "打印行(甲);").has("0101 «\"一\"»");
    Checked.body("变量 甲 = 1;", "甲 += 1.5;", "打印行(甲);").has("0101 «1.5»");
    Checked.body("变量 甲 = 1.5;", "甲 += 1;", "打印行(甲);").clean();
    Checked second = Checked.file("函数 一(甲: 整数) { } 函数 主函数() { 一(\"x\"); }").has("0102 «\"x\"»");
    assertEquals("甲: 整数", second.label("parameter"));
    Checked.file("函数 一(): 整数 { 返回 \"x\"; }").has("0103 «\"x\"»");
  }

  @Test
  void aConversionIsProposedForAValueThatIsNoLiteral() {
    Checked checked = Checked.body("变量 甲 = 1;", "变量 乙: 字符串 = 甲;", "打印行(乙);").has("0104 «甲»");
    assertTrue(checked.repaired().contains("变量 乙: 字符串 = 转字符串(甲);"));
  }

  @Test
  void conditionsAreBooleans() {
    Checked.body("变量 甲 = 1;", "如果 甲 { }").has("0108 «甲»");
    Checked.body("当 1 { }").has("0108 «1»");
  }

  @Test
  void whatGivesNoValueIsNoValue() {
    Checked checked = Checked.file("函数 做() { } 函数 主函数() { 变量 甲 = 做(); 打印行(甲); }").has("0107 «做()»");
    assertEquals("做", checked.label("declared"));
    Checked.body("打印行(空);").has("0107 «空»");
  }

  @Test
  void arraysHaveElementsOfOneType() {
    Checked checked = Checked.body("打印行([1, \"二\"]);").has("0113 «\"二\"»");
    assertEquals("1", checked.label("first"));
    Checked.body("打印行([1, 2.5]);").clean();
    Checked.body("变量 空的 = [];", "打印行(空的);").has("0114 «[]»");
    Checked.body("变量 空的: 数组<整数> = [];", "空的.添加(1);", "打印行(空的[0], 空的.长度());").clean();
    Checked.body("变量 甲 = [1];", "甲.添加(\"二\");").has("0102 «\"二\"»");
  }

  @Test
  void indexesAndIteration() {
    Checked.body("变量 甲 = [1];", "打印行(甲[\"零\"]);").has("0116 «\"零\"»");
    Checked.body("变量 甲 = 1;", "打印行(甲[0]);").has("0117 «甲»");
    Checked.body("对于 i 在 5 { 打印行(i); }").has("0120 «5»");
    Checked.body("变量 甲 = \"字\";", "甲[0] = '子';").has("0129 «甲[0]»");
    Checked.body("对于 字 在 \"甲乙\" { 打印行(字); }").clean();
  }

  @Test
  void variablesNeedATypeAndConstantsAValue() {
    Checked.body("变量 甲;", "打印行(甲);").has("0118 «甲»");
    Checked.body("常量 甲: 整数;", "打印行(甲);").has("0119 «甲»");
    Checked.body("常量 甲 = 1;", "甲 = 2;", "打印行(甲);").has("0126 «甲»");
    Checked.body("对于 i 在 范围(0, 3) { i = 5; }").has("0127 «i»");
  }

  @Test
  void bindingsTakeAnOptionalApart() {
    Checked.body("变量 甲: 可选<整数> = 有(3);", "如果 变量 乙 = 甲 { 打印行(乙 + 1); }").clean();
    Checked.body("变量 甲: 可选<整数> = 无;", "如果 变量 乙 = 甲 { 打印行(乙); }").clean();
    Checked.body("如果 变量 乙 = 5 { 打印行(乙); }").has("0121 «5»");
    Checked.body("变量 甲 = 无;", "打印行(甲);").has("0115 «无»");
    Checked.body("变量 甲 = 有(3);", "打印行(甲 + 1);").has("0106 «甲»");
  }

  @Test
  void callsHaveTheRightNumberOfArguments() {
    Checked.file("函数 一(甲: 整数) { } 函数 主函数() { 一(); }").has("0123 «()»");
    Checked.body("打印行(最大(1));").has("0123 «(1)»");
    Checked.body("打印行(范围(1));").has("0123 «(1)»");
  }

  @Test
  void libraryFunctionsAreChosenByTheirArguments() {
    assertEquals(
        """
        evaluate (print-line:空 (library 最大:整数 1 2))
        evaluate (print-line:空 (library 最大:浮点数 (to-float:浮点数 1) 2.5))
        evaluate (print-line:空 (library 平方根:浮点数 (to-float:浮点数 16)))
        """,
        Checked.body("打印行(最大(1, 2));", "打印行(最大(1, 2.5));", "打印行(平方根(16));").clean().bodyTree());
    Checked.body("打印行(最大(1, \"二\"));").has("0124 «(1, \"二\")»");
    Checked.body("打印行(平方根(\"四\"));").has("0102 «\"四\"»");
  }

  @Test
  void conversionsAreCallsOnlyWhereTheyMayFail() {
    assertEquals(
        """
        evaluate (print-line:空 (to-float:浮点数 1))
        evaluate (print-line:空 (library 转整数:整数 "12"))
        evaluate (print-line:空 (to-string:字符串 1))
        evaluate (print-line:空 (to-integer:整数 '字'))
        """,
        Checked.body("打印行(转浮点数(1));", "打印行(转整数(\"12\"));", "打印行(转字符串(1));", "打印行(转整数('字'));")
            .clean()
            .bodyTree());
  }

  @Test
  void onlyWhatHasATextIsPrinted() {
    Checked.body("变量 道 = 通道<整数>();", "打印行(道);").has("0122 «道»");
  }
}
