package org.qistage.lowering.pass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qistage.lowering.Callee;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ProbePoint;
import org.qistage.lowering.ProbePoint.Access;

/// Which parts of which objects an instruction writes and reads.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class Accesses {
  private static final Operand NO_INDEX = new Operand.IntegerConstant(0);

  /// The runtime's functions that change what an array, a cell or a pointed place holds, by their names
  /// without the representation. The object is the first argument, an index the second.
  private static final Map<String, Access> WRITES =
      Map.ofEntries(
          Map.entry("qi_array_set", Access.ELEMENT),
          Map.entry("qi_array_add", Access.ADDED),
          Map.entry("qi_array_pop", Access.POPPED),
          Map.entry("qi_array_insert", Access.INSERTED),
          Map.entry("qi_array_remove", Access.REMOVED),
          Map.entry("qi_array_sort", Access.CONTENTS),
          Map.entry("qi_array_reverse", Access.CONTENTS),
          Map.entry("qi_array_replace", Access.CONTENTS),
          Map.entry("qi_cell_set", Access.CELL),
          Map.entry("qi_pointer_set", Access.POINTER));

  private static final Map<String, Access> READS =
      Map.ofEntries(
          Map.entry("qi_array_get", Access.ELEMENT),
          Map.entry("qi_array_length", Access.CONTENTS),
          Map.entry("qi_array_copy", Access.CONTENTS),
          Map.entry("qi_array_join", Access.CONTENTS),
          Map.entry("qi_array_find", Access.CONTENTS),
          Map.entry("qi_array_contains", Access.CONTENTS),
          Map.entry("qi_array_slice", Access.CONTENTS),
          Map.entry("qi_array_concat", Access.CONTENTS),
          Map.entry("qi_keyed_length", Access.CONTENTS),
          Map.entry("qi_dict_at", Access.CONTENTS),
          Map.entry("qi_dict_get", Access.CONTENTS),
          Map.entry("qi_dict_contains", Access.CONTENTS),
          Map.entry("qi_dict_keys", Access.CONTENTS),
          Map.entry("qi_dict_values", Access.CONTENTS),
          Map.entry("qi_set_contains", Access.CONTENTS),
          Map.entry("qi_set_elements", Access.CONTENTS),
          Map.entry("qi_set_union", Access.CONTENTS),
          Map.entry("qi_set_intersection", Access.CONTENTS),
          Map.entry("qi_set_difference", Access.CONTENTS),
          Map.entry("qi_cursor_new", Access.CONTENTS),
          Map.entry("qi_cell_get", Access.CELL),
          Map.entry("qi_pointer_get", Access.POINTER));

  /// What stands for a function in programs that count references begins so.
  private static final String COUNTED = "qi_counted_";

  private static final Set<String> ENTRY_WRITES =
      Set.of("qi_dict_set", "qi_dict_remove", "qi_set_insert", "qi_set_remove");

  private Accesses() {}

  /// A probe to be made.
  ///
  /// @param operands what follows the number of the activation
  record Made(ProbePoint point, List<Operand> operands) {}

  /// What an instruction has written besides its result.
  static Optional<Made> written(Instruction instruction, String module) {
    return switch (instruction) {
      case Instruction.SetField set ->
          Optional.of(field(ProbePoint.WRITE, set.object(), set.field()));
      case Instruction.StoreGlobal(_, _, _, var global, var value) when !isHidden(global) ->
          Optional.of(new Made(ProbePoint.GLOBAL, List.of(name(module, global), value)));
      case Instruction.Call(_, _, _, Callee.Runtime(String name), var operands)
          when ENTRY_WRITES.contains(uncounted(name)) ->
          Optional.of(new Made(ProbePoint.WRITE_ENTRY, List.of(operands.get(0), operands.get(1))));
      case Instruction.Call(_, _, _, Callee.Runtime(String name), var operands) ->
          call(ProbePoint.WRITE, WRITES, uncounted(name), operands);
      default -> Optional.empty();
    };
  }

  /// What an instruction has read that other tasks can reach.
  static Optional<Made> read(Instruction instruction, String module) {
    return switch (instruction) {
      case Instruction.GetField get ->
          Optional.of(field(ProbePoint.READ, get.object(), get.field()));
      case Instruction.LoadGlobal(_, _, _, var global) when !isHidden(global) ->
          Optional.of(new Made(ProbePoint.READ_GLOBAL, List.of(name(module, global))));
      case Instruction.Call(_, _, _, Callee.Runtime(String name), var operands) ->
          call(ProbePoint.READ, READS, uncounted(name), operands);
      default -> Optional.empty();
    };
  }

  /// The name that a function has in programs that do not count.
  private static String uncounted(String name) {
    if (!name.startsWith(COUNTED)) {
      return name;
    }
    String rest = name.substring(COUNTED.length());
    return (rest.startsWith("dict_") || rest.startsWith("set_") ? "qi_" : "qi_array_") + rest;
  }

  /// Variables that lowering itself has made.
  private static boolean isHidden(String global) {
    return global.startsWith("$");
  }

  /// The name of a variable outside functions with its module, as every file calls it.
  private static Operand name(String module, String global) {
    boolean own = global.indexOf('/') < 0;
    return new Operand.TextConstant(own ? ImportedFunction.reference(module, global) : global);
  }

  private static Made field(ProbePoint point, Operand object, int field) {
    return new Made(point, List.of(object, new Operand.IntegerConstant(field), kind(Access.FIELD)));
  }

  private static Optional<Made> call(
      ProbePoint point, Map<String, Access> known, String name, List<Operand> operands) {
    Access access = known.get(name);
    if (access == null) {
      int end = name.lastIndexOf('_');
      access = end < 0 ? null : known.get(name.substring(0, end));
    }
    if (access == null) {
      return Optional.empty();
    }
    boolean indexed =
        access == Access.ELEMENT || access == Access.INSERTED || access == Access.REMOVED;
    Operand index = indexed ? operands.get(1) : NO_INDEX;
    return Optional.of(new Made(point, List.of(operands.getFirst(), index, kind(access))));
  }

  private static Operand kind(Access access) {
    return new Operand.SmallConstant(access.ordinal());
  }
}
