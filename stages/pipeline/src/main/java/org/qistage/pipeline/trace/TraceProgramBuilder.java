package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.Block;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredGlobal;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ProbePoint;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.SuspensionState;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Global;
import org.qistage.pipeline.trace.TraceProgram.Local;
import org.qistage.pipeline.trace.TraceProgram.Site;
import org.qistage.pipeline.trace.TraceProgram.Slot;
import org.qistage.pipeline.trace.TraceProgram.State;
import org.qistage.pipeline.trace.TraceProgram.Structure;
import org.qistage.runtime.trace.ValueKind;

/// Takes what a trace needs to know from the lowered files of a debug build.
final class TraceProgramBuilder {
  private static final String CHARACTER = "字符";

  private TraceProgramBuilder() {}

  /// @param lowered the files as lowered for recording, the compiled one first
  static TraceProgram of(List<LoweredProgram> lowered) {
    List<SourceText> files = new ArrayList<>();
    List<Function> functions = new ArrayList<>();
    List<Global> globals = new ArrayList<>();
    Set<Structure> structures = new LinkedHashSet<>();
    for (LoweredProgram file : lowered) {
      for (LoweredFunction function : file.functions()) {
        functions.add(new Reading(function).function(file.module(), files.size()));
      }
      file.structures().forEach(structure -> structures.add(structure(structure)));
      for (LoweredGlobal global : file.globals()) {
        if (!global.imported() && !global.name().startsWith("$")) {
          globals.add(global(file.module(), global));
        }
      }
      files.add(file.source());
    }
    return new TraceProgram(files, functions, List.copyOf(structures), globals);
  }

  private static Structure structure(LoweredStructure structure) {
    return new Structure(
        structure.display(),
        structure.fields().stream()
            .map(field -> new Structure.Field(field.name(), field.sourceType()))
            .toList());
  }

  private static Global global(String module, LoweredGlobal global) {
    ValueKind kind = kind(global.type().representation(), global.sourceType());
    String name = ImportedFunction.reference(module, global.name());
    return new Global(name, kind, global.sourceType());
  }

  static ValueKind kind(Representation representation, String sourceType) {
    return switch (representation) {
      case I64 -> ValueKind.I64;
      case I32 -> sourceType.equals(CHARACTER) ? ValueKind.CHARACTER : ValueKind.I32;
      case F64 -> ValueKind.F64;
      case BOOL -> ValueKind.BOOL;
      case REF, UNIT -> ValueKind.REF;
    };
  }

  /// One function.
  private static final class Reading {
    private final LoweredFunction function;

    /// For each register its index among the variables; -1 for temporaries.
    private final int[] localOf;

    private final List<Local> locals = new ArrayList<>();

    Reading(LoweredFunction function) {
      this.function = function;
      localOf = new int[function.registers().size()];
      Arrays.fill(localOf, Site.NO_LOCAL);
      for (Register register : function.registers()) {
        if (!register.name().isEmpty() && register.type().representation() != Representation.UNIT) {
          localOf[register.number()] = locals.size();
          ValueKind kind = kind(register.type().representation(), register.sourceType());
          locals.add(new Local(register.name(), kind, register.sourceType()));
        }
      }
    }

    Function function(String module, int file) {
      boolean hasFrame = !function.states().isEmpty();
      List<FrameSlot> slots =
          hasFrame ? function.slots().subList(0, function.slots().size() - 1) : function.slots();
      return new Function(
          ImportedFunction.reference(module, function.name()),
          function.display(),
          file,
          Region.of(function.span()),
          function.shape() == FunctionShape.GENERATOR,
          kind(function.result().representation(), ""),
          locals,
          slots.stream().map(this::slot).toList(),
          function.states().stream().map(state -> state(state, slots.size())).toList(),
          sites());
    }

    private Slot slot(FrameSlot slot) {
      Register first = function.register(slot.registers().getFirst());
      List<Integer> named =
          slot.registers().stream()
              .map(register -> localOf[register])
              .filter(local -> local != Site.NO_LOCAL)
              .toList();
      return new Slot(
          kind(slot.type().representation(), first.sourceType()), first.sourceType(), named);
    }

    private static State state(SuspensionState state, int slots) {
      return new State(
          state.operation(),
          Region.of(state.span()),
          state.live().stream().filter(slot -> slot < slots).toList());
    }

    private List<Site> sites() {
      List<Instruction.Probe> probes = new ArrayList<>();
      for (Block block : function.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.Probe probe) {
            probes.add(probe);
          }
        }
      }
      Site[] sites = new Site[probes.size()];
      Arrays.fill(sites, new Site(Region.of(function.span()), Site.NO_LOCAL));
      for (Instruction.Probe probe : probes) {
        if (probe.site() >= 1 && probe.site() <= sites.length) {
          sites[probe.site() - 1] = site(probe);
        }
      }
      return List.of(sites);
    }

    private Site site(Instruction.Probe probe) {
      Region span = Region.of(probe.span());
      boolean ofLocal =
          probe.point() == ProbePoint.LOCAL && probe.operands().getLast() instanceof Operand.Use;
      return ofLocal && probe.operands().getLast() instanceof Operand.Use(int register)
          ? new Site(span, localOf[register])
          : new Site(span, Site.NO_LOCAL);
    }
  }
}
