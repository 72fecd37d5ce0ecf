package org.qistage.pipeline.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.ImportedFunction;
import org.qistage.runtime.trace.ValueKind;

/// What a trace's numbers stand for: the program's files, its functions with their variables, states,
/// slots and sites, and its structures.
///
/// @param files the compiled file first
public record TraceProgram(
    List<SourceText> files,
    List<Function> functions,
    List<Structure> structures,
    List<Global> globals) {
  public TraceProgram {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file");
    }
    globals = List.copyOf(globals);
    files = List.copyOf(files);
    functions = List.copyOf(functions);
    structures = List.copyOf(structures);
  }

  /// A function of the program.
  ///
  /// @param name with its module, as no other function is called
  /// @param display what readers call it
  /// @param file the index of its file
  /// @param generator whether it is resumed instead of called
  /// @param result how what it returns or yields is to be read
  /// @param locals its variables, with those of one name apart
  /// @param slots the slots of its frame, without the one that debug builds add
  /// @param states its suspension points, S1 first
  /// @param sites the places that events name, counted from 1
  public record Function(
      String name,
      String display,
      int file,
      Region span,
      boolean generator,
      ValueKind result,
      List<Local> locals,
      List<Slot> slots,
      List<State> states,
      List<Site> sites) {
    public Function {
      locals = List.copyOf(locals);
      slots = List.copyOf(slots);
      states = List.copyOf(states);
      sites = List.copyOf(sites);
    }

    /// The place that an event names; empty when there is none of that number.
    public Optional<Site> site(int number) {
      return number >= 1 && number <= sites.size()
          ? Optional.of(sites.get(number - 1))
          : Optional.empty();
    }
  }

  /// A variable.
  ///
  /// @param type its Qi type, as spelled
  public record Local(String name, ValueKind kind, String type) {}

  /// A slot of a frame.
  ///
  /// @param locals the variables that it may hold, by their indices; of others it holds temporaries
  public record Slot(ValueKind kind, String type, List<Integer> locals) {
    public Slot {
      locals = List.copyOf(locals);
    }
  }

  /// A suspension point.
  ///
  /// @param operation what is waited for, by the name of the function of the runtime or the program
  /// @param live the slots that hold a value in this state
  public record State(String operation, Region span, List<Integer> live) {
    public State {
      live = List.copyOf(live);
    }
  }

  /// Where a probe stands.
  ///
  /// @param local the index of the variable that it tells of; {@link #NO_LOCAL} for none
  public record Site(Region span, int local) {
    public static final int NO_LOCAL = -1;
  }

  /// A variable outside functions.
  ///
  /// @param name with its module
  /// @param type its Qi type, as spelled
  public record Global(String name, ValueKind kind, String type) {
    private static final String OF_COMPILED_FILE = ImportedFunction.reference("", "");

    /// Its name for readers: as the compiled file spells it.
    public String display() {
      return display(name);
    }

    static String display(String name) {
      return name.startsWith(OF_COMPILED_FILE)
          ? name.substring(OF_COMPILED_FILE.length())
          : name.replace('/', '.');
    }
  }

  /// A struct, or a variant of an enum.
  public record Structure(String display, List<Field> fields) {
    public Structure {
      fields = List.copyOf(fields);
    }

    /// @param type its Qi type, as spelled
    public record Field(String name, String type) {}
  }

  /// The index of each function by its name.
  Map<String, Integer> functionIndex() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < functions.size(); i++) {
      index.put(functions.get(i).name(), i);
    }
    return index;
  }

  /// The Qi types of the fields of the structure that prints so; none when there is no such structure.
  List<String> fieldTypes(String display, int fields) {
    return structures.stream()
        .filter(each -> each.display().equals(display) && each.fields().size() == fields)
        .findFirst()
        .map(each -> each.fields().stream().map(Structure.Field::type).toList())
        .orElse(List.of());
  }

  /// The line of a place in a function, from 1.
  public int line(Function function, Region span) {
    return files.get(function.file()).line(span.start());
  }
}
