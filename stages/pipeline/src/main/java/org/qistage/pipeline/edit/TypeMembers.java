package org.qistage.pipeline.edit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qistage.checking.library.LibraryEntry;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedProgram;

/// What can follow a value and a dot.
public final class TypeMembers {
  private TypeMembers() {}

  /// The fields and methods of a type, the library's, too, in order; each with its type or its parameters and
  /// result, as spelled.
  public static Map<String, String> of(TypedProgram program, Type type) {
    Map<String, String> members = new TreeMap<>();
    LibraryTable library = LibraryTable.standard();
    LibraryTable.receiver(type)
        .ifPresent(
            receiver ->
                library
                    .memberNames(receiver)
                    .forEach(
                        member ->
                            members.put(
                                member, parameters(library.forms(receiver + "." + member)))));
    if (type instanceof Type.Named named) {
      program.types().stream()
          .filter(definition -> definition.name().equals(named.name()))
          .filter(TypeDefinition.Structure.class::isInstance)
          .map(TypeDefinition.Structure.class::cast)
          .flatMap(structure -> structure.fields().stream())
          .forEach(field -> members.put(field.name(), field.type().toString()));
      String methods = named.name() + ".";
      program.symbols().stream()
          .filter(Symbol.Function.class::isInstance)
          .map(Symbol.Function.class::cast)
          .filter(function -> function.name().startsWith(methods))
          .forEach(
              function ->
                  members.put(
                      function.name().substring(methods.length()), signature(program, function)));
    }
    return members;
  }

  static String parameters(List<LibraryEntry> forms) {
    return forms.stream()
        .findFirst()
        .map(
            entry ->
                entry.parameters().stream()
                        .skip(entry.method() ? 1 : 0)
                        .map(parameter -> parameter.name() + ": " + parameter.type())
                        .collect(Collectors.joining(", ", "(", ")"))
                    + ": "
                    + entry.result())
        .orElse("");
  }

  static String signature(TypedProgram program, Symbol.Function function) {
    // The first parameter of a method is what stands before the dot.
    return function.parameters().stream()
            .skip(function.name().indexOf('.') < 0 ? 0 : 1)
            .map(program::variable)
            .map(variable -> variable.name() + ": " + variable.type())
            .collect(Collectors.joining(", ", "(", ")"))
        + ": "
        + function.result();
  }
}
