package org.qistage.pipeline.artifact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.Representation;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiTable;

/// Looks up the structures and variables that a lowered program refers to, and the classes of its references, which
/// are structures or types of the ABI table.
final class LoweredReferences {
  private final Map<String, LoweredStructure> structures = new HashMap<>();
  private final Set<String> globals = new HashSet<>();
  private final Findings findings;

  LoweredReferences(LoweredProgram program, Findings findings) {
    this.findings = findings;
    JsonPath all = JsonPath.ROOT.field("structures");
    for (int i = 0; i < program.structures().size(); i++) {
      LoweredStructure structure = program.structures().get(i);
      if (structures.putIfAbsent(structure.name(), structure) != null) {
        JsonPath path = all.element(i).field("name");
        findings.add(path, new ArtifactProblem.RepeatedName(path.toString(), structure.name()));
      }
    }
    for (int i = 0; i < program.globals().size(); i++) {
      String name = program.globals().get(i).name();
      if (!globals.add(name)) {
        JsonPath path = JsonPath.ROOT.field("globals").element(i).field("name");
        findings.add(path, new ArtifactProblem.RepeatedName(path.toString(), name));
      }
    }
  }

  private void unknown(JsonPath path, String name) {
    findings.add(path, new ArtifactProblem.UnknownReference(path.toString(), name));
  }

  void type(JsonPath path, ValueType type) {
    if (type.representation() == Representation.REF
        && !AbiTable.allTypes().containsKey(type.className())
        && !structures.containsKey(type.className())) {
      unknown(path.field("className"), type.className());
    }
  }

  void newStructure(JsonPath path, Instruction.NewStructure made) {
    LoweredStructure structure = structures.get(made.structure());
    if (structure == null) {
      unknown(path.field("structure"), made.structure());
    } else if (made.operands().size() != structure.fields().size()) {
      findings.add(
          path,
          new ArtifactProblem.MalformedFunction(
              path.toString(),
              made.operands().size()
                  + " operands for "
                  + structure.fields().size()
                  + " fields of "
                  + structure.name()));
    }
  }

  void newPointer(JsonPath path, Instruction.NewPointer made) {
    if (made.field() == Instruction.NewPointer.WHOLE) {
      global(path, "holder", made.holder());
      return;
    }
    LoweredStructure structure = structures.get(made.holder());
    if (structure == null) {
      unknown(path.field("holder"), made.holder());
    } else {
      findings.checkIndex(path.field("field"), made.field(), structure.fields().size());
    }
  }

  void global(JsonPath path, String part, String name) {
    if (!globals.contains(name)) {
      unknown(path.field(part), name);
    }
  }

  void field(JsonPath path, String name, int field) {
    LoweredStructure structure = structures.get(name);
    if (structure == null) {
      unknown(path.field("structure"), name);
    } else {
      findings.checkIndex(path.field("field"), field, structure.fields().size());
    }
  }
}
