package org.qistage.pipeline.artifact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredVerifier;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiTable;

/// `qi-stage/lowered/1`: what is called exists, and every function passes {@link LoweredVerifier}.
final class LoweredFormat {
  private static final Codecs CODECS = new Codecs();
  private static final JsonPath FUNCTIONS = JsonPath.ROOT.field("functions");

  static final ArtifactFormat<LoweredProgram> FORMAT =
      new ArtifactFormat<>("lowered", 1, LoweredProgram.class, CODECS, LoweredFormat::check);

  private LoweredFormat() {}

  private static void check(LoweredProgram program, Findings findings) {
    SourceFormat.check(program.source(), findings);
    Set<String> names = new HashSet<>();
    List<LoweredFunction> functions = program.functions();
    for (int i = 0; i < functions.size(); i++) {
      JsonPath path = FUNCTIONS.element(i);
      String name = functions.get(i).name();
      if (!names.add(name)) {
        findings.add(path.field("name"), new ArtifactProblem.RepeatedName(path.toString(), name));
      }
      for (String problem : problems(functions.get(i))) {
        findings.add(path, new ArtifactProblem.MalformedFunction(path.toString(), problem));
      }
    }
    if (!program.entry().isEmpty()) {
      refer(JsonPath.ROOT.field("entry"), program.entry(), names, findings);
    }
    for (int i = 0; i < program.imports().size(); i++) {
      String reference = program.imports().get(i).reference();
      if (!names.add(reference)) {
        JsonPath path = JsonPath.ROOT.field("imports").element(i).field("name");
        findings.add(path, new ArtifactProblem.RepeatedName(path.toString(), reference));
      }
    }
    var structures = new LoweredReferences(program, findings);
    CODECS.visit(
        LoweredProgram.class,
        program,
        (path, part) -> {
          switch (part) {
            case Instruction.NewStructure made -> structures.newStructure(path, made);
            case Instruction.GetField get -> structures.field(path, get.structure(), get.field());
            case Instruction.SetField set -> structures.field(path, set.structure(), set.field());
            case ValueType type -> structures.type(path, type);
            case Callee.Function callee ->
                refer(path.field("name"), callee.name(), names, findings);
            case Callee.Runtime callee -> {
              if (AbiTable.find(callee.name()).isEmpty()) {
                refer(path.field("name"), callee.name(), Set.of(), findings);
              }
            }
            case Instruction.Spawn spawn ->
                refer(path.field("function"), spawn.function(), names, findings);
            case Instruction.NewGenerator made ->
                refer(path.field("function"), made.function(), names, findings);
            case Instruction.NewClosure made ->
                refer(path.field("function"), made.function(), names, findings);
            case Instruction.NewPointer made -> structures.newPointer(path, made);
            case Instruction.LoadGlobal load -> structures.global(path, "global", load.global());
            case Instruction.StoreGlobal store -> structures.global(path, "global", store.global());
            default -> {
              // Names nothing.
            }
          }
        });
  }

  private static List<String> problems(LoweredFunction function) {
    try {
      return LoweredVerifier.problems(function);
    } catch (IndexOutOfBoundsException e) {
      // The verifier is made for what passes of lowering get wrong; a number that is out of every
      // range ends it.
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static void refer(JsonPath path, String name, Set<String> names, Findings findings) {
    if (!names.contains(name)) {
      findings.add(path, new ArtifactProblem.UnknownReference(path.toString(), name));
    }
  }
}
