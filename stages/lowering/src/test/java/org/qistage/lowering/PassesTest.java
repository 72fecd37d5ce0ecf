package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qistage.foundation.NodeId;

final class PassesTest {
  private static List<Operator> operators(LoweredFunction function) {
    return Programs.instructions(function).stream()
        .filter(Instruction.Operate.class::isInstance)
        .map(instruction -> ((Instruction.Operate) instruction).operator())
        .toList();
  }

  @Test
  void eachPassLeavesASnapshotAndWhatItLeavesAloneIsTheSameObject() {
    LoweringResult result = Programs.lower("函数 甲(): 整数 { 返回 1; } 函数 主函数() { 打印 甲(); 让出; }");
    assertEquals(
        List.of("cfg", "simplify", "prove", "narrow", "liveness", "split", "spill", "reduce"),
        result.passes().stream().map(PassSnapshot::pass).toList());
    for (PassSnapshot snapshot : result.passes()) {
      assertSame(
          Programs.function(result.passes().getFirst(), "甲"), Programs.function(snapshot, "甲"));
    }
    assertEquals(result.program().functions(), result.passes().getLast().functions());
  }

  @Test
  void theSameProgramIsLoweredTheSameWithAndWithoutSnapshots() {
    String source = RandomProgram.of(4);
    assertEquals(
        Programs.lower(source).program(), new Lowering().apply(Programs.check(source)).result());
  }

  // simplify

  @Test
  void simplifyDropsWhatCannotBeReachedAndJoinsStraightLines() {
    LoweringResult result =
        Programs.lower(
            """
            函数 主函数() {
                变量 i = 0;
                循环 { i = i + 1; 如果 真 { 如果 i > 3 { 跳出; } } 否则 { 打印 i; } }
                { 打印 i; }
                返回;
                打印 9;
            }
            """);
    LoweredFunction before = Programs.function(result.passes().get(0), "主函数");
    LoweredFunction after = Programs.function(result.passes().get(1), "主函数");
    assertTrue(before.blocks().size() > 8, before.blocks()::toString);
    assertEquals(3, after.blocks().size(), after.blocks()::toString);
    assertFalse(LoweredPrinter.print(after, Programs.text("")).contains("9"));
  }

  @Test
  void aLoopWithoutABodyStays() {
    LoweredFunction function = Programs.function(Programs.lower("函数 主函数() { 循环 { } }"), "主函数");
    Block last = function.blocks().getLast();
    assertEquals(List.of(last.number()), last.terminator().successors());
  }

  @Test
  void aJumpOfTheSourceLeavesItsTraceWhenItIsThreadedAway() {
    String source = "函数 主函数() { 变量 i = 0; 循环 { i += 1; 如果 i > 2 { 跳出; } 如果 i > 1 { 继续; } 打印 i; } }";
    LoweredProgram program = Programs.lower(source).program();
    Set<String> spans = new HashSet<>();
    var typed = Programs.check(source);
    Set<NodeId> origins = new HashSet<>();
    for (Block block : program.functions().getFirst().blocks()) {
      origins.addAll(program.origins().of(block.terminator().id()));
    }
    new TypedStatements(typed)
        .forEach(
            statement -> {
              if (origins.contains(statement.id())) {
                spans.add(typed.source().slice(statement.span()));
              }
            });
    assertTrue(spans.contains("跳出;"), spans::toString);
    assertTrue(spans.contains("继续;"), spans::toString);
  }

  // prove

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "当 i < n { i = i + 1; } # PROVEN",
        "当 i < n { i += 1; } # PROVEN",
        "当 i <= n { i = i + 1; } # CHECKED",
        "当 i <= 100 { i = i + 1; } # PROVEN",
        "当 n > i { i = i + 1; } # PROVEN",
        "当 非 (i >= n) { i = i + 1; } # PROVEN",
        "当 i < n 与 n > 5 { i = i + 1; } # PROVEN",
        "当 i < n 或 n > 5 { i = i + 1; } # CHECKED",
        "当 i < n { i = i + 2; } # CHECKED",
        "当 i < 1000 { i = i + 2; } # PROVEN",
        "当 i > n { i = i - 1; } # PROVEN",
        "当 i < n { 变量 j = 0; 当 j < n { j += 1; } i = i + 1; } # PROVEN PROVEN",
        "当 i < n { 如果 i == 7 { i = i * 2; } i = i + 1; } # CHECKED",
        "当 i != n { i = i + 1; } # CHECKED",
        "循环 { 如果 i >= n { 跳出; } i = i + 1; } # PROVEN",
        "如果 n < 2 { 返回; } i = n - 1; i = n - 2; # PROVEN PROVEN",
        "如果 n > 2 { 返回; } i = n - 3; # CHECKED",
        "i = n % 10 + 1; # PROVEN",
        "变量 a = [n]; 变量 j = a[i]; a[n] = j; i = i + n; i = i + j; # PROVEN CHECKED",
        "变量 a = [n]; i = a.长度() + a.长度(); # PROVEN",
        "变量 t = 启动 { i = i * 2; }; 当 i < n { i = i + 1; } # CHECKED",
        "当 i < n { 让出; i = i + 1; } # PROVEN",
      })
  void proveFindsTheSumsThatCannotOverflow(String statements, String expected) {
    LoweredFunction function =
        Programs.function(
            Programs.snapshot(
                Programs.lower(
                    "函数 甲(n: 整数) { 变量 i = 0; " + statements + " 打印 i; } 函数 主函数() { 甲(1); }"),
                "prove"),
            "甲");
    String found =
        String.join(
            " ",
            operators(function).stream()
                .filter(o -> o.name().startsWith("ADD") || o.name().startsWith("SUB"))
                .map(o -> o.name().endsWith("PROVEN") ? "PROVEN" : "CHECKED")
                .toList());
    assertEquals(expected, found);
  }

  // narrow

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "对于 i 在 范围(0, 5) { 打印 a[i]; } # i",
        "对于 i 在 范围(4, -1, -1) { 打印 a[i]; } # i",
        "对于 i 在 范围(0, 5) { 对于 j 在 范围(i + 1, 5) { 打印 a[i] + a[j]; } } # i j",
        "对于 i 在 范围(0, a.长度()) { a[i] = i; } # i",
        "变量 i = 0; 当 i < a.长度() { a[i] += i; i += 1; } # i",
        "对于 i 在 范围(0, 5) { 让出; 打印 a[i]; } # i",
        "对于 i 在 范围(0, 5) { 打印 i; } # ''",
        "对于 i 在 范围(0, n) { 打印 a[i]; } # ''",
        "对于 i 在 范围(0, 5) { 如果 i < n { 打印 a[i]; } } # ''",
        "变量 i = 0; 当 i < 5 { i = i * 2; 打印 a[i]; } # ''",
        "变量 i = n; 打印 a[i]; 打印 a[n]; # ''",
        "变量 i = 3000000000; 如果 n > 2 { i = 1; } 打印 a[i]; # ''",
        "变量 i = 2147483646; i += 1; 打印 a[i]; # i",
        "变量 i = 2147483646; i += 2; 打印 a[i]; # ''",
        "变量 i = -2147483648; 打印 a[i]; # i",
        "变量 i = -2147483648; i -= 1; 打印 a[i]; # ''",
        "变量 i = 1; 变量 t = 启动 { 打印 a[i]; }; i = n; # ''",
      })
  void narrowHoldsIndicesThatFitIn32Bits(String statements, String expected) {
    LoweredFunction function =
        Programs.function(
            Programs.snapshot(
                Programs.lower(
                    "函数 甲(n: 整数, a: 数组<整数>) { " + statements + " } 函数 主函数() { 甲(1, [2]); }"),
                "narrow"),
            "甲");
    String found =
        String.join(
            " ",
            function.registers().stream()
                .filter(register -> register.type().equals(ValueType.I32))
                .map(Register::name)
                .filter(name -> !name.isEmpty())
                .toList());
    assertEquals(expected, found);
  }

  // liveness, split, spill

  private static final String THREE_AWAITS =
      """
      异步 函数 等(n: 整数): 整数 { 让出; 返回 n; }
      函数 主函数() {
          变量 一 = 1;
          变量 二 = 等待 等(一);
          变量 三 = 等待 等(二) + 一;
          变量 四 = 等待 等(三);
          变量 文 = "文" + 四;
          打印 文 + 等待 等(三);
      }
      """;

  @Test
  void statesAreNumberedInTheOrderOfTheSource() {
    LoweredFunction function = Programs.function(Programs.lower(THREE_AWAITS), "主函数");
    List<Integer> starts = function.states().stream().map(state -> state.span().start()).toList();
    assertEquals(4, starts.size());
    assertEquals(starts.stream().sorted().toList(), starts);
    assertEquals(
        List.of("等", "等", "等", "等"),
        function.states().stream().map(SuspensionState::operation).toList());
  }

  @Test
  void theFrameHoldsJustWhatIsStillNeeded() {
    LoweredFunction function = Programs.function(Programs.lower(THREE_AWAITS), "主函数");
    List<List<String>> saved =
        function.blocks().stream()
            .filter(block -> block.terminator() instanceof Terminator.Suspend)
            .map(block -> ((Terminator.Suspend) block.terminator()).saves())
            .map(
                saves ->
                    saves.stream().map(save -> function.register(save.register()).name()).toList())
            .toList();
    assertEquals(List.of(List.of("一"), List.of("一"), List.of("三"), List.of("文")), saved);
  }

  @Test
  void registersThatNeverWaitTogetherShareASlotOfTheirType() {
    LoweredFunction function = Programs.function(Programs.lower(THREE_AWAITS), "主函数");
    assertEquals(
        List.of("i64 一 三", "string 文"),
        function.slots().stream()
            .map(
                slot ->
                    slot.type()
                        + " "
                        + String.join(
                            " ",
                            slot.registers().stream()
                                .map(register -> function.register(register).name())
                                .toList()))
            .toList());
  }

  @Test
  void theArgumentsOfAGeneratorWaitInSlotsOfTheirOwnUnlessTheyAreNeverRead() {
    LoweredFunction function =
        Programs.function(
            Programs.lower(
                """
                协程 函数 数(a: 整数, 闲: 整数, b: 整数) { 让出 a; 变量 c = 2; 让出 b; 让出 c; }
                函数 主函数() { 对于 v 在 启动协程 数(1, 2, 3) { 打印 v; } }
                """),
            "数");
    assertEquals(
        List.of("a c", "b"),
        function.slots().stream()
            .map(
                slot ->
                    String.join(
                        " ",
                        slot.registers().stream().map(r -> function.register(r).name()).toList()))
            .toList());
  }

  @Test
  void livenessIsKeptInItsSnapshotAndShownByThePrinter() {
    LoweringResult result = Programs.lower(THREE_AWAITS);
    PassSnapshot snapshot = Programs.snapshot(result, "liveness");
    assertEquals(Set.of("等", "主函数"), snapshot.liveness().keySet());
    String text = LoweredPrinter.print(snapshot, result.program().source());
    assertTrue(text.contains("{挂起时存活 %文."), text);
  }

  // reduce

  private static final String LOOP =
      """
      函数 主函数() {
          变量 s = 0;
          对于 i 在 范围(0, 9) { 如果 i % 2 == 0 { 睡眠(1); } s = s + i; 如果 s > 5 { 睡眠(2); } }
          打印 s;
      }
      """;

  @Test
  void aResumedLoopIsEnteredThroughItsHeadByACopyOfItsTail() {
    LoweredFunction before =
        Programs.function(Programs.snapshot(Programs.lower(LOOP), "spill"), "主函数");
    LoweredFunction after = Programs.function(Programs.lower(LOOP), "主函数");
    assertFalse(Reducibility.isReducible(before));
    assertTrue(Reducibility.isReducible(after));
    List<Block> copies =
        after.blocks().stream().filter(block -> block.label().startsWith("copy.")).toList();
    // Either 睡眠 is followed by copies of what is left of its turn.
    assertEquals(
        Set.of("copy.如果.join", "copy.如果.then", "copy.对于.step"),
        new HashSet<>(copies.stream().map(Block::label).toList()));
    assertEquals(
        "对于.head",
        after.blocks().get(copies.getLast().terminator().successors().getLast()).label());
  }

  @Test
  void copiesHaveIdsOfTheirOwnAndTheOriginsOfTheirOriginals() {
    LoweredProgram program = Programs.lower(LOOP).program();
    LoweredFunction function = program.functions().getFirst();
    Set<NodeId> ids = new HashSet<>();
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        assertTrue(ids.add(instruction.id()));
        assertFalse(program.origins().of(instruction.id()).isEmpty());
      }
      assertTrue(ids.add(block.terminator().id()));
      assertFalse(program.origins().of(block.terminator().id()).isEmpty());
    }
    Block copy = function.blocks().getLast();
    Block original =
        function.blocks().stream()
            .filter(block -> copy.label().equals("copy." + block.label()))
            .findFirst()
            .orElseThrow();
    assertEquals(
        program.origins().of(original.instructions().getFirst().id()),
        program.origins().of(copy.instructions().getFirst().id()));
  }

  @Test
  void withoutRoomForCopiesTheLoopIsEnteredInTheMiddle() {
    LoweredProgram program = new Lowering(0).apply(Programs.check(LOOP)).result();
    assertFalse(Reducibility.isReducible(program.functions().getFirst()));
    assertEquals("36\n", new LoweredMachine(program, () -> true).run());
  }

  @Test
  void whatOnlyResumedCodeReachesIsNotCopied() {
    LoweredFunction generator =
        Programs.function(
            Programs.lower(
                """
                协程 函数 数(n: 整数) { 对于 i 在 范围(0, n) { 让出 i; } }
                函数 主函数() { 对于 v 在 启动协程 数(1) { 打印 v; } }
                """),
            "数");
    assertTrue(Reducibility.isReducible(generator));
    assertTrue(generator.blocks().stream().noneMatch(block -> block.label().startsWith("copy.")));
  }
}
