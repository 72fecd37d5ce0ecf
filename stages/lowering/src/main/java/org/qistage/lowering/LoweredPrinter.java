package org.qistage.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Node;
import org.qistage.foundation.NodeId;
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
  private final List<LoweredLine> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int block = LoweredLine.NO_BLOCK;

  private LoweredPrinter(SourceText source) {
    this.source = source;
  }

  public static String print(LoweredProgram program) {
    var printer = new LoweredPrinter(program.source());
    printer.text.append("入口 ").append(program.entry().isEmpty() ? "（无）" : program.entry());
    printer.end();
    printer.declarations(program);
    for (LoweredFunction function : program.functions()) {
      printer.end();
      printer.function(function, null);
    }
    return printer.joined();
  }

  private void declarations(LoweredProgram program) {
    if (!program.module().isEmpty()) {
      text.append("模块 ").append(program.module());
      end();
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
      text.append(structure.imported() ? " 外部" : "");
      end();
    }
    for (LoweredGlobal global : program.globals()) {
      text.append("全局 ").append(global.name()).append(": ").append(global.type());
      text.append(global.imported() ? " 外部" : "");
      end();
    }
    for (ImportedFunction function : program.imports()) {
      text.append("外部 ").append(function.reference());
      text.append(
          function.parameters().stream()
              .map(ValueType::toString)
              .collect(Collectors.joining(", ", "(", ")")));
      text.append(" → ").append(function.result()).append("  ");
      text.append(function.shape().name().toLowerCase(Locale.ROOT));
      end();
    }
  }

  public static String print(LoweredFunction function, SourceText source) {
    return join(lines(function, source));
  }

  /// The lines of one function.
  public static List<LoweredLine> lines(LoweredFunction function, SourceText source) {
    var printer = new LoweredPrinter(source);
    printer.function(function, null);
    return List.copyOf(printer.lines);
  }

  /// The lines of one function as a pass left it, with its live sets where the pass found them.
  public static List<LoweredLine> lines(
      PassSnapshot snapshot, LoweredFunction function, SourceText source) {
    var printer = new LoweredPrinter(source);
    printer.function(function, snapshot.liveness().get(function.name()));
    return List.copyOf(printer.lines);
  }

  /// What a pass made; after the pass that finds liveness each block is followed by its live sets.
  public static String print(PassSnapshot snapshot, SourceText source) {
    var printer = new LoweredPrinter(source);
    printer.text.append("遍 ").append(snapshot.pass());
    if (!snapshot.summary().isEmpty()) {
      printer.text.append("  ; 省去计数 ").append(snapshot.summary());
    }
    printer.end();
    for (LoweredFunction function : snapshot.functions()) {
      printer.end();
      printer.function(function, snapshot.liveness().get(function.name()));
    }
    return printer.joined();
  }

  private String joined() {
    return join(lines);
  }

  private static String join(List<LoweredLine> lines) {
    StringBuilder whole = new StringBuilder();
    lines.forEach(line -> whole.append(line.text()).append('\n'));
    return whole.toString();
  }

  /// Ends a line that came from no source of its own.
  private void end() {
    end(Optional.empty(), Optional.empty());
  }

  private void end(Optional<Span> span, Optional<NodeId> node) {
    lines.add(new LoweredLine(text.toString(), span, node, block));
    text.setLength(0);
  }

  /// Ends the line of an instruction.
  private void end(Node node) {
    note(line(node.span()));
    end(Optional.of(node.span()), Optional.of(node.id()));
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
    end(Optional.of(function.span()), Optional.empty());
    registers(function);
    frame(function);
    states(function);
    for (Block each : function.blocks()) {
      block = each.number();
      block(each, words, liveness);
    }
    block = LoweredLine.NO_BLOCK;
  }

  private void note(String place) {
    text.append("  ; 第 ").append(place).append(" 行");
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
    text.append("  寄存器");
    end();
    for (Register register : values) {
      text.append("    ").append(register).append(": ").append(register.type());
      text.append("  ").append(register.sourceType());
      end();
    }
  }

  private void frame(LoweredFunction function) {
    if (function.slots().isEmpty()) {
      return;
    }
    text.append("  帧");
    end();
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
      text.append("  存活于 ").append(String.join(" ", states));
      end();
    }
  }

  private void states(LoweredFunction function) {
    if (function.states().isEmpty()) {
      return;
    }
    text.append("  状态");
    end();
    text.append("    S0: 开始 → b0");
    end();
    for (SuspensionState state : function.states()) {
      text.append("    S").append(state.number()).append(": ").append(state.operation());
      text.append(" → b").append(state.resume());
      if (!state.live().isEmpty()) {
        text.append("  存活 slot ");
        text.append(state.live().stream().map(String::valueOf).collect(Collectors.joining(" ")));
      }
      note(line(state.span()));
      end(Optional.of(state.span()), Optional.empty());
    }
  }

  private void block(Block shown, InstructionText words, @Nullable Liveness liveness) {
    text.append("  b").append(shown.number()).append(' ').append(shown.label());
    if (shown.isProtected()) {
      text.append("  失败 → b").append(shown.handler());
    }
    text.append(":");
    end(Optional.of(shown.span()), Optional.empty());
    if (liveness != null) {
      edge("进入时存活", liveness.liveIn(shown.number()), words);
    }
    for (Instruction instruction : shown.instructions()) {
      text.append("    ").append(words.of(instruction));
      if (liveness != null && liveness.isSuspension(instruction.id())) {
        RegisterSet across = liveness.across(instruction.id());
        text.append("  {").append(live("挂起时存活", across, words)).append('}');
      }
      end(instruction);
    }
    text.append("    ").append(words.of(shown.terminator()));
    end(shown.terminator());
    if (liveness != null) {
      edge("离开时存活", liveness.liveOut(shown.number()), words);
    }
  }

  /// The line of what is live at the beginning or the end of a block.
  private void edge(String when, RegisterSet live, InstructionText words) {
    text.append("    {").append(live(when, live, words)).append('}');
    end();
  }

  private static String live(String when, RegisterSet live, InstructionText words) {
    return live.isEmpty() ? when + "（无）" : when + " " + words.registers(live);
  }
}
