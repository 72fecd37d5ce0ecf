package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.SymbolId;

final class NamesTest {
  @Test
  void anInitializerIsResolvedBeforeItsOwnName() {
    Checked.file(
            """
            函数 最大值(甲: 整数, 乙: 整数): 整数 { 如果 甲 > 乙 { 返回 甲; } 返回 乙; }
            函数 主函数() { 变量 最大值 = 最大值(1, 2); 打印行(最大值); }
            """)
        .clean();
  }

  @Test
  void anUndefinedNameIsToldOnceInAFunction() {
    Checked.body("打印行(某物);", "打印行(某物 + 1);").has("0002 «某物»");
  }

  @Test
  void aMisspelledNameIsCorrected() {
    Checked checked = Checked.body("变量 计数器 = 1;", "打印行(计数气);").has("0003 «计数气»");
    assertTrue(checked.repaired().contains("打印行(计数器);"));
  }

  @Test
  void aShortNameIsNotCorrectedToOneThatSharesNothing() {
    Checked.body("变量 甲 = 1;", "打印行(甲 + 乙);").has("0002 «乙»");
  }

  @Test
  void aMissingSpaceAfterAKeywordIsProposedAndInserted() {
    Checked checked = Checked.body("变量甲 = 5;", "打印行(甲);").has("0004 «变量甲»");
    assertTrue(checked.repaired().contains("变量 甲 = 5;"));
  }

  @Test
  void aMissingSpaceIsFoundInTheMidstOfAName() {
    Checked checked =
        Checked.body("变量 甲 = 真;", "变量 乙 = 假;", "打印行(甲与乙);", "打印行(甲 与 乙);").has("0004 «甲与乙»");
    assertTrue(checked.repaired().contains("打印行(甲 与 乙);\n打印行"));
  }

  @Test
  void aKeywordInANameThatExistsIsNoMatter() {
    Checked.body("变量 返回值 = 5;", "打印行(返回值);").clean();
  }

  @Test
  void wordsOfOtherLanguagesAreTranslated() {
    Checked checked = Checked.body("print(1);").has("0005 «print»");
    assertTrue(checked.repaired().contains("打印(1);"));
  }

  @Test
  void assigningAnUndeclaredVariableProposesItsDeclarationAndIsToldOnce() {
    Checked checked = Checked.body("总和 = 5;", "打印行(总和);").has("0006 «总和»");
    assertTrue(checked.repaired().contains("变量 总和 = 5;"));
  }

  @Test
  void oneScopeDeclaresANameOnce() {
    Checked checked = Checked.body("变量 甲 = 1;", "变量 甲 = 2;").has("0007 «甲»");
    assertEquals("甲", checked.label("first"));
  }

  @Test
  void aParameterAndTheBodyShareAScope() {
    Checked.file("函数 一(甲: 整数) { 变量 甲 = 2; }").has("0007 «甲»");
  }

  @Test
  void anInnerScopeMayShadow() {
    Checked.body("变量 甲 = 1;", "{ 变量 甲 = \"二\"; 打印行(甲); }", "打印行(甲 + 1);").clean();
  }

  @Test
  void aNameEndsWithItsScope() {
    Checked.body("{ 变量 里面 = 1; 打印行(里面); }", "打印行(里面);").has("0002 «里面»");
  }

  @Test
  void functionsMayBeCalledBeforeTheyAreWritten() {
    Checked.file("函数 主函数() { 后面(); } 函数 后面() { }").clean();
  }

  @Test
  void aFunctionOfTheProgramShadowsTheLibrary() {
    Checked.file("函数 最大(甲: 字符串): 字符串 { 返回 甲; } 函数 主函数() { 打印行(最大(\"甲\")); }").clean();
  }

  @Test
  void aVariableHidesTheFunctionOfItsName() {
    Checked.body("变量 最大 = 1;", "打印行(最大(1, 2));").has("0021 «最大»");
  }

  @Test
  void aFunctionIsNoOperand() {
    Checked.file("函数 一() { } 函数 主函数() { 打印行(一 + 1); }").has("0008 «一»");
  }

  @Test
  void aVariableIsNoFunction() {
    Checked.body("变量 甲 = 1;", "甲(2);").has("0009 «甲»");
  }

  @Test
  void aMethodIsProposedForItsFunctionForm() {
    Checked checked = Checked.body("变量 字 = \"甲\";", "打印行(长度(字));").has("0010 «长度»");
    assertTrue(checked.repaired().contains("打印行(字.长度());"));
  }

  @Test
  void methodsAreCheckedAndCorrected() {
    Checked.body("变量 字 = \"甲\";", "打印行(字.长渡());").has("0012 «长渡»");
    Checked.body("变量 字 = \"甲\";", "打印行(字.颜色());").has("0011 «颜色»");
    Checked.body("变量 字 = \"甲\";", "打印行(字.长度);").has("0013 «长度»");
  }

  @Test
  void unknownTypesAreCorrectedOrTold() {
    Checked.file("函数 一(甲: int) { }").has("0015 «int»");
    Checked.file("函数 一(甲: 浮点书) { }").has("0015 «浮点书»");
    Checked.file("函数 一(甲: 颜色) { }").has("0014 «颜色»");
    Checked.file("函数 一(甲: 数组<整数, 整数>) { }").has("0016 «数组<整数, 整数>»");
  }

  @Test
  void entriesAreFoundAndChecked() {
    assertEquals(
        "入口", Checked.file("函数 入口() { }").program().entry().map(this::nameOfZero).orElse(""));
    assertTrue(Checked.file("函数 一() { }").clean().program().entry().isEmpty());
    Checked.file("函数 入口() { } 函数 主函数() { }").has("0017 «主函数»");
    Checked.file("函数 入口(甲: 整数) { }").has("0018 «甲: 整数»");
    Checked.file("协程 函数 入口() { }").has("0019 «入口»");
  }

  private String nameOfZero(SymbolId id) {
    return id.value() == 0 ? "入口" : "another";
  }

  @Test
  void aFunctionOfTheLibraryIsNoMethodOfItsFirstArgument() {
    Checked.body("变量 锁 = 创建互斥锁();", "锁.互斥锁加锁();").has("0022 «互斥锁加锁»");
    Checked.body("变量 数 = -3;", "打印行(数.绝对值());").has("0022 «绝对值»");
    Checked.body("变量 数 = 3;", "打印行(数.没有());").has("0011 «没有»");
  }
}
