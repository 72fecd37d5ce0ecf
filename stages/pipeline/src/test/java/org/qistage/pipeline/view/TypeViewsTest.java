package org.qistage.pipeline.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

class TypeViewsTest {
  private static final String PROGRAM =
      """
      常量 上限 = 3;
      函数 睡(n: 整数) {
          睡眠(n);
      }
      函数 间接() {
          睡(上限);
      }
      函数 平方(x: 整数): 整数 {
          变量 y: 整数 = x * x;
          返回 y;
      }
      函数 主函数() {
          变量 和 = 0;
          对于 i 在 范围(0, 上限) {
              和 += 平方(i);
          }
          间接();
          打印 和;
      }
      """;

  private static CompileSnapshot compiled(String text) {
    return Pipeline.standard()
        .compile(CompileRequest.of(new SourceText("t.qi", text), StageId.CHECK));
  }

  private static List<String> inferred(String text) {
    return InferredType.of(compiled(text)).stream()
        .map(type -> text.substring(type.name().start(), type.name().end()) + type.text())
        .toList();
  }

  @Test
  void typesThatAreNotWrittenAreInferred() {
    assertEquals(List.of("上限: 整数", "和: 整数", "i: 整数"), inferred(PROGRAM));
  }

  @Test
  void unknownTypesAreNotShown() {
    assertEquals(List.of("b: 整数"), inferred("函数 主函数() { 变量 a = 没有的; 变量 b = 1; 打印 b; }"));
  }

  @Test
  void usesOfSymbolsAreCounted() {
    List<SymbolRow> rows = SymbolRow.of(compiled(PROGRAM));
    SymbolRow limit = named(rows, "上限");
    assertEquals(SymbolRow.Kind.GLOBAL_CONSTANT, limit.kind());
    assertEquals(2, limit.uses().size());
    assertEquals("(整数): 整数", named(rows, "平方").type());
    // Read and written by +=, and printed.
    assertEquals(2, named(rows, "和").uses().size());
    assertTrue(named(rows, "主函数").uses().isEmpty());
    assertEquals(
        List.of("主函数"), rows.stream().filter(SymbolRow::entry).map(SymbolRow::name).toList());
    assertTrue(named(rows, "间接").suspends());
    assertFalse(named(rows, "平方").suspends());
  }

  private static SymbolRow named(List<SymbolRow> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void scopesNestAsInTheSource() {
    List<ScopeTree> scopes = ScopeTree.of(compiled(PROGRAM));
    assertEquals(1, scopes.size());
    assertEquals(ScopeTree.Kind.LIBRARY, scopes.getFirst().kind());
    ScopeTree file = scopes.getFirst().inner().getFirst();
    assertEquals(
        List.of("上限", "睡", "间接", "平方", "主函数"),
        file.symbols().stream().map(SymbolRow::name).toList());
    ScopeTree main =
        file.inner().stream().filter(scope -> scope.name().equals("主函数")).findFirst().orElseThrow();
    assertEquals(List.of("和"), main.symbols().stream().map(SymbolRow::name).toList());
    assertEquals("i", main.inner().getFirst().symbols().getFirst().name());
    assertNested(scopes.getFirst());
  }

  private static void assertNested(ScopeTree scope) {
    for (ScopeTree inner : scope.inner()) {
      if (scope.kind() != ScopeTree.Kind.LIBRARY) {
        assertTrue(scope.span().contains(inner.span()));
      }
      assertNested(inner);
    }
  }

  @Test
  void aSuspensionIsFollowedToItsOperation() {
    List<SuspensionRow> rows = SuspensionRow.of(compiled(PROGRAM));
    assertEquals(
        List.of("睡", "间接", "平方", "主函数"), rows.stream().map(SuspensionRow::function).toList());
    assertEquals(
        List.of("主函数", "间接", "睡"),
        rows.getLast().why().stream().map(SuspensionRow.Place::function).toList());
    assertTrue(rows.getLast().why().getFirst().call());
    assertEquals("睡眠", rows.getLast().why().getLast().operation());
    assertFalse(rows.get(2).suspends());
  }
}
