package org.qistage.checking.typed;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;

/// The artifact of checking: a tree of its own in which every name is resolved and every expression
/// has its type. It holds error nodes only where a diagnostic says why.
///
/// @param module the file's module; empty for the file that is compiled and those of its package
/// @param types the structs and enums that the file declares or uses
/// @param initializer what gives the file's variables their first values
/// @param starts in the file with the entry: the modules whose initializers run before its own, in
///     order
/// @param functions the program's functions in source order; blocks of `启动 { … }` stay inside them
/// @param symbols all symbols, indexed by {@link SymbolId}
/// @param scopes all scopes, indexed by {@link ScopeId}
/// @param entry the function that a run starts with; empty when there is none
/// @param awaitingElements the types of whose values some coroutine may suspend by more than 让出
/// @param suspendingValues the types of functions of which some value may suspend when it is called
/// @param suspensions one reason for each function that may suspend
/// @param origins for each typed node the syntax nodes that it was made from
public record TypedProgram(
    SourceText source,
    String module,
    List<TypeDefinition> types,
    Optional<TypedInitializer> initializer,
    List<ModuleStart> starts,
    List<TypedFunction> functions,
    List<Symbol> symbols,
    List<Scope> scopes,
    Optional<SymbolId> entry,
    List<Type> awaitingElements,
    List<Type> suspendingValues,
    List<SuspendReason> suspensions,
    Origins origins)
    implements Artifact {
  public TypedProgram {
    types = List.copyOf(types);
    starts = List.copyOf(starts);
    functions = List.copyOf(functions);
    symbols = List.copyOf(symbols);
    scopes = List.copyOf(scopes);
    awaitingElements = List.copyOf(awaitingElements);
    suspendingValues = List.copyOf(suspendingValues);
    suspensions = List.copyOf(suspensions);
  }

  /// A module with an initializer.
  ///
  /// @param suspends whether the initializer may suspend
  public record ModuleStart(String module, boolean suspends) {}

  /// The struct or enum of a type.
  ///
  /// @throws IllegalArgumentException when the program has none of that name
  public TypeDefinition definition(Type.Named type) {
    for (TypeDefinition definition : types) {
      if (definition.name().equals(type.name())) {
        return definition;
      }
    }
    throw new IllegalArgumentException("no type " + type);
  }

  public TypeDefinition.Structure structure(Type.Named type) {
    return (TypeDefinition.Structure) definition(type);
  }

  public TypeDefinition.Enumeration enumeration(Type.Named type) {
    return (TypeDefinition.Enumeration) definition(type);
  }

  public Symbol.Global global(SymbolId id) {
    return (Symbol.Global) symbol(id);
  }

  public Symbol symbol(SymbolId id) {
    return symbols.get(id.value());
  }

  public Symbol.Variable variable(SymbolId id) {
    return (Symbol.Variable) symbol(id);
  }

  public Symbol.Function function(SymbolId id) {
    return (Symbol.Function) symbol(id);
  }

  /// The same with other functions.
  public TypedProgram withFunctions(List<TypedFunction> others) {
    return new TypedProgram(
        source,
        module,
        types,
        initializer,
        starts,
        others,
        symbols,
        scopes,
        entry,
        awaitingElements,
        suspendingValues,
        suspensions,
        origins);
  }

  /// The same with other first values of its variables.
  public TypedProgram withInitializer(Optional<TypedInitializer> other) {
    return new TypedProgram(
        source,
        module,
        types,
        other,
        starts,
        functions,
        symbols,
        scopes,
        entry,
        awaitingElements,
        suspendingValues,
        suspensions,
        origins);
  }

  /// Whether running some coroutine whose values have the given type may suspend the task that runs
  /// it. It holds for 恢复 and for a 对于 alike.
  public boolean resumptionSuspends(Type element) {
    return awaitingElements.contains(element);
  }
}
