package org.qistage.pipeline.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ProbePoint;
import org.qistage.pipeline.CompileSnapshot;

/// The places of a program's probes that tell of shared variables.
final class AccessPlaces {
  private final Map<String, Map<Integer, AccessPlace>> functions = new HashMap<>();

  /// @param variable the name of what is accessed; empty when it has none
  record AccessPlace(SourceText source, Span span, String variable) {
    int line() {
      return source.line(span.start());
    }

    String text() {
      return source.text().lines().skip(line() - 1L).findFirst().orElse("").strip();
    }
  }

  AccessPlaces(CompileSnapshot snapshot) {
    snapshot.files().forEach(file -> file.lowered().ifPresent(this::add));
  }

  private void add(LoweredProgram program) {
    for (LoweredFunction function : program.functions()) {
      Map<Integer, AccessPlace> sites = new HashMap<>();
      for (Block block : function.blocks()) {
        Instruction last = null;
        for (Instruction instruction : block.instructions()) {
          if (!(instruction instanceof Instruction.Probe probe)) {
            last = instruction;
          } else if (isAccess(probe.point())) {
            String variable = name(program, function, probe, Optional.ofNullable(last));
            sites.put(probe.site(), new AccessPlace(program.source(), probe.span(), variable));
          }
        }
      }
      functions.put(ImportedFunction.reference(program.module(), function.name()), sites);
    }
  }

  private static boolean isAccess(ProbePoint point) {
    return switch (point) {
      case GLOBAL, WRITE, WRITE_ENTRY, READ, READ_GLOBAL -> true;
      case ENTER, LEAVE, RESUMED, YIELD, WAIT, STATEMENT, LOCAL, CAUGHT -> false;
    };
  }

  private static String name(
      LoweredProgram program,
      LoweredFunction function,
      Instruction.Probe probe,
      Optional<Instruction> accessed) {
    Operand object = probe.operands().get(1);
    if (object instanceof Operand.TextConstant(String global)) {
      return global.substring(global.lastIndexOf('/') + 1);
    }
    return switch (accessed.orElse(null)) {
      case Instruction.SetField set -> field(program, set.structure(), set.field());
      case Instruction.GetField get -> field(program, get.structure(), get.field());
      case null, default ->
          object instanceof Operand.Use(int register) ? function.register(register).name() : "";
    };
  }

  private static String field(LoweredProgram program, String structure, int field) {
    List<LoweredStructure> structures = program.structures();
    return structures.stream()
        .filter(each -> each.name().equals(structure))
        .findFirst()
        .map(found -> found.fields().get(field).name())
        .orElse("");
  }

  Optional<AccessPlace> at(String function, int site) {
    return Optional.ofNullable(functions.getOrDefault(function, Map.of()).get(site));
  }
}
