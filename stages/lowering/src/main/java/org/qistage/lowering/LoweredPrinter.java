package org.qistage.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// The text form of lowered programs and of what single passes made: for each function its frame, its
/// states and its blocks, one line an instruction.
///
/// ```
/// 函数 加一(%n.0: i64) → i64  plain  ; 第 1–3 行
///   b0 entry:
///     %1 = add.i64 %n.0, 1  ; 第 2 行
///     return %1  ; 第 2 行
/// ```
public final class LoweredPrinter {
  private final SourceText source;
  private final StringBuilder text = new StringBuilder();

  private LoweredPrinter(SourceText source) {
    this.source = source;
  }

  public static String print(LoweredProgram program) {
    var printer = new LoweredPrinter(program.source());
    printer.text.append("入口 ").append(program.entry().isEmpty() ? "（无）" : program.entry());
    printer.text.append("\n");
    printer.declarations(program);
    for (LoweredFunction function : program.functions()) {
      printer.text.append("\n");
      printer.function(function, null);
    }
    return printer.text.toString();
  }

  private void declarations(LoweredProgram program) {
    if (!program.module().isEmpty()) {
      text.append("模块 ").append(program.module()).append("\n");
    }
    for (LoweredStructure structure : program.structures()) {
      text.append("结构 ").append(structure.name());
      if (structure.tag() != LoweredStructure.STRUCT) {
        text.append(" tag ").append(structure.tag());
      }
      text.append(
          structure.fields().stream()
              .map(field -> (field.name().isEmpty() ? "" : field.name() + ": ") + field.type())
              .collect(Collectors.joining(", ", "(", ")")));
      text.append(structure.imported() ? " 外部\n" : "\n");
    }
    for (LoweredGlobal global : program.globals()) {
      text.append("全局 ").append(global.name()).append(": ").append(global.type());
      text.append(global.imported() ? " 外部\n" : "\n");
    }
    for (ImportedFunction function : program.imports()) {
      text.append("外部 ").append(function.reference());
      text.append(
          function.parameters().stream()
              .map(ValueType::toString)
              .collect(Collectors.joining(", ", "(", ")")));
      text.append(" → ").append(function.result()).append("  ");
      text.append(function.shape().name().toLowerCase(Locale.ROOT)).append("\n");
    }
  }

  public static String print(LoweredFunction function, SourceText source) {
    var printer = new LoweredPrinter(source);
    printer.function(function, null);
    return printer.text.toString();
  }

  /// What a pass made; after the pass that finds liveness each block is followed by its live sets.
  public static String print(PassSnapshot snapshot, SourceText source) {
    var printer = new LoweredPrinter(source);
    printer.text.append("遍 ").append(snapshot.pass());
    if (!snapshot.summary().isEmpty()) {
      printer.text.append("  ; 省去计数 ").append(snapshot.summary());
    }
    printer.text.append("\n");
    for (LoweredFunction function : snapshot.functions()) {
      printer.text.append("\n");
      printer.function(function, snapshot.liveness().get(function.name()));
    }
    return printer.text.toString();
  }

  private void function(LoweredFunction function, @Nullable Liveness liveness) {
    var words = new InstructionText(function);
    text.append("函数 ").append(function.name());
    text.append(
        function.parameters().stream()
            .map(number -> function.register(number) + ": " + function.register(number).type())
            .collect(Collectors.joining(", ", "(", ")")));
    text.append(" → ").append(function.result());
    text.append("  ").append(function.shape().name().toLowerCase(Locale.ROOT));
    note(lines(function.span()));
    registers(function);
    frame(function);
    states(function);
    for (Block block : function.blocks()) {
      block(block, words, liveness);
    }
  }

  private void note(String lines) {
    text.append("  ; 第 ").append(lines).append(" 行\n");
  }

  private String lines(Span span) {
    int first = source.line(span.start());
    int last = source.line(Math.max(span.start(), span.end() - 1));
    return first == last ? Integer.toString(first) : first + "–" + last;
  }

  private String line(Span span) {
    return Integer.toString(source.line(span.start()));
  }

  private void registers(LoweredFunction function) {
    List<Register> values =
        function.registers().stream()
            .filter(register -> register.type().representation() != Representation.UNIT)
            .toList();
    if (values.isEmpty()) {
      return;
    }
    text.append("  寄存器\n");
    for (Register register : values) {
      text.append("    ").append(register).append(": ").append(register.type());
      text.append("  ").append(register.sourceType()).append("\n");
    }
  }

  private void frame(LoweredFunction function) {
    if (function.slots().isEmpty()) {
      return;
    }
    text.append("  帧\n");
    for (FrameSlot slot : function.slots()) {
      List<String> states = new ArrayList<>();
      if (slot.registers().stream().anyMatch(function.parameters()::contains)
          && function.shape() == FunctionShape.GENERATOR) {
        states.add("S0");
      }
      for (SuspensionState state : function.states()) {
        if (state.live().contains(slot.number())) {
          states.add("S" + state.number());
        }
      }
      text.append("    slot ").append(slot.number()).append(": ").append(slot.type());
      text.append("  ");
      text.append(
          slot.registers().stream()
              .map(number -> function.register(number).toString())
              .collect(Collectors.joining(" ")));
      text.append("  存活于 ").append(String.join(" ", states)).append("\n");
    }
  }

  private void states(LoweredFunction function) {
    if (function.states().isEmpty()) {
      return;
    }
    text.append("  状态\n    S0: 开始 → b0\n");
    for (SuspensionState state : function.states()) {
      text.append("    S").append(state.number()).append(": ").append(state.operation());
      text.append(" → b").append(state.resume());
      if (!state.live().isEmpty()) {
        text.append("  存活 slot ");
        text.append(state.live().stream().map(String::valueOf).collect(Collectors.joining(" ")));
      }
      note(line(state.span()));
    }
  }

  private void block(Block block, InstructionText words, @Nullable Liveness liveness) {
    text.append("  b").append(block.number()).append(' ').append(block.label());
    if (block.isProtected()) {
      text.append("  失败 → b").append(block.handler());
    }
    text.append(":\n");
    if (liveness != null) {
      text.append("    {");
      text.append(live("进入时存活", liveness.liveIn(block.number()), words));
      text.append("}\n");
    }
    for (Instruction instruction : block.instructions()) {
      text.append("    ").append(words.of(instruction));
      if (liveness != null && liveness.isSuspension(instruction.id())) {
        RegisterSet across = liveness.across(instruction.id());
        text.append("  {").append(live("挂起时存活", across, words)).append('}');
      }
      note(line(instruction.span()));
    }
    text.append("    ").append(words.of(block.terminator()));
    note(line(block.terminator().span()));
    if (liveness != null) {
      text.append("    {");
      text.append(live("离开时存活", liveness.liveOut(block.number()), words));
      text.append("}\n");
    }
  }

  private static String live(String when, RegisterSet live, InstructionText words) {
    return live.isEmpty() ? when + "（无）" : when + " " + words.registers(live);
  }
}
