package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Register;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.lowering.build.Provenance;

/// The blocks of a function while counting is being inserted. Blocks are named by keys that stay the
/// same while others come in between: the keys of the original blocks are their numbers.
final class CountingCode {
  private static final ValueType THROWABLE = ValueType.ref("throwable");

  /// A block under way.
  private static final class Piece {
    private final int key;
    private final String label;
    private int handler;
    private final List<Instruction> instructions = new ArrayList<>();

    /// With keys for targets.
    private Terminator terminator;

    private Piece(int key, String label, Terminator terminator) {
      this.key = key;
      this.label = label;
      this.handler = Block.NO_HANDLER;
      this.terminator = terminator;
    }
  }

  /// What is to be released when a failure passes, and where it goes on.
  private record Landing(BitSet owned, int handler) {}

  private final Provenance provenance;
  private final List<Register> registers;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Piece> landings = new ArrayList<>();
  private final Map<Landing, Integer> known = new HashMap<>();
  private int nextKey;
  private int unit = -1;

  CountingCode(LoweredFunction function, Provenance provenance) {
    this.provenance = provenance;
    this.registers = new ArrayList<>(function.registers());
    this.nextKey = function.blocks().size();
  }

  int newKey() {
    return nextKey++;
  }

  // ---- Registers ----

  int newRegister(ValueType type, String sourceType) {
    registers.add(new Register(registers.size(), "", type, sourceType));
    return registers.size() - 1;
  }

  /// One more register like another.
  int newRegister(Register like) {
    return newRegister(like.type(), like.sourceType());
  }

  /// The register that stands for no value.
  int unit() {
    if (unit < 0) {
      unit = newRegister(ValueType.UNIT, "空");
    }
    return unit;
  }

  // ---- Blocks and instructions ----

  /// Begins a block, which goes to nowhere yet.
  void begin(int key, String label) {
    pieces.add(new Piece(key, label, new Terminator.Unreachable(new NodeId(0), Span.at(0))));
  }

  private Piece here() {
    return pieces.getLast();
  }

  void add(Instruction instruction) {
    here().instructions.add(instruction);
  }

  void retain(Operand value, NodeId origin, Span span) {
    add(new Instruction.Retain(provenance.copy(origin), span, unit(), value));
  }

  void release(int register, NodeId origin, Span span) {
    add(release(new Operand.Use(register), origin, span));
  }

  private Instruction release(Operand operand, NodeId origin, Span span) {
    return new Instruction.Release(provenance.copy(origin), span, unit(), operand);
  }

  void allocate(int register, boolean given, NodeId origin, Span span) {
    String type = typeTag(registers.get(register));
    add(
        new Instruction.Allocate(
            provenance.copy(origin), span, unit(), type, given, new Operand.Use(register)));
  }

  /// A cell is told by the type of the variable that is in it.
  private static String typeTag(Register register) {
    boolean cell = register.type().className().startsWith("cell_");
    return cell ? "变量<" + register.sourceType() + ">" : register.sourceType();
  }

  void copy(int result, int source, NodeId origin, Span span) {
    add(new Instruction.Copy(provenance.copy(origin), span, result, new Operand.Use(source)));
  }

  NodeId id(NodeId origin) {
    return provenance.copy(origin);
  }

  /// Ends the block.
  ///
  /// @param terminator with keys for targets
  void end(Terminator terminator) {
    here().terminator = terminator;
  }

  void jump(int key, NodeId origin, Span span) {
    end(new Terminator.Jump(provenance.copy(origin), span, key));
  }

  /// Makes a failure of what comes next release what is owned, and go on at a handler. What came before
  /// in the block keeps its own way, so the block may end here and another begin.
  ///
  /// @param owned what the handler does not take over
  /// @param handler its key
  void protect(BitSet owned, int handler, boolean raisedBefore, NodeId origin, Span span) {
    int target = owned.isEmpty() ? handler : landing(owned, handler, origin, span);
    if (raisedBefore && here().handler != target) {
      int next = newKey();
      jump(next, origin, span);
      begin(next, here().label);
    }
    here().handler = target;
  }

  private int landing(BitSet owned, int handler, NodeId origin, Span span) {
    return known.computeIfAbsent(
        new Landing((BitSet) owned.clone(), handler),
        landing -> {
          int failure = newRegister(THROWABLE, "错误");
          Piece piece =
              new Piece(
                  newKey(),
                  "landing",
                  new Terminator.Rethrow(provenance.copy(origin), span, new Operand.Use(failure)));
          piece.handler = landing.handler();
          piece.instructions.add(new Instruction.Unwinding(provenance.copy(origin), span, failure));
          landing.owned().stream()
              .forEach(
                  register ->
                      piece.instructions.add(release(new Operand.Use(register), origin, span)));
          landings.add(piece);
          return piece.key;
        });
  }

  // ---- The end ----

  LoweredFunction finish(LoweredFunction function) {
    pieces.addAll(landings);
    int[] numbers = new int[nextKey];
    for (int i = 0; i < pieces.size(); i++) {
      numbers[pieces.get(i).key] = i;
    }
    List<Block> blocks = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      blocks.add(
          new Block(
              blocks.size(),
              piece.label,
              piece.handler == Block.NO_HANDLER ? Block.NO_HANDLER : numbers[piece.handler],
              piece.instructions,
              Terminators.retarget(piece.terminator, key -> numbers[key])));
    }
    return function.with(registers, blocks, function.states(), function.slots());
  }
}
