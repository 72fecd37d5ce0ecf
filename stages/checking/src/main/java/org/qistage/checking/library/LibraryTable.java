package org.qistage.checking.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Type;

/// The functions and methods of the library, by the names that programs use. A name may have several
/// forms, told apart by their parameters.
public final class LibraryTable {
  private static final Type INTEGER = Type.Simple.INTEGER;

  /// What `范围(从, 到, 步长)` calls where it is a value, and what a 对于 counts by.
  public static final LibraryFunction RANGE =
      new LibraryFunction(
          "范围", List.of(INTEGER, INTEGER, INTEGER), new Type.ArrayOf(INTEGER), "qi_range", false);

  /// What `字符串[位置]` calls.
  public static final LibraryFunction STRING_AT =
      new LibraryFunction(
          "字符串.[]",
          List.of(Type.Simple.STRING, INTEGER),
          Type.Simple.CHARACTER,
          "qi_string_at",
          false);

  /// Modules that need no import.
  public static final Set<String> MODULES = Set.of("http");

  private static final LibraryTable STANDARD = new LibraryTable();

  private final Map<String, List<LibraryEntry>> entries;

  private LibraryTable() {
    Entries all = new Entries();
    Mathematics.addTo(all);
    Conversions.addTo(all);
    Strings.addTo(all);
    Arrays.addTo(all);
    Dictionaries.addTo(all);
    Sets.addTo(all);
    Tasks.addTo(all);
    Synchronization.addTo(all);
    Http.addTo(all);
    Errors.addTo(all);
    Outside.addTo(all);
    entries = all.all();
  }

  public static LibraryTable standard() {
    return STANDARD;
  }

  /// The forms of a function or method; empty when there is none of that name.
  public List<LibraryEntry> forms(String name) {
    return entries.getOrDefault(name, List.of());
  }

  /// The form of a function that gives a 可选 of what this one gives, for where 如果 or 当 binds its
  /// value: 无 is then what this one has no word for, such as the end of input.
  public Optional<LibraryFunction> optionalForm(LibraryFunction function) {
    return forms(function.name()).stream()
        .map(form -> form.function(new TypeVariables()))
        .filter(
            form ->
                form.result().equals(new Type.OptionalOf(function.result()))
                    && form.parameters().equals(function.parameters()))
        .findFirst();
  }

  /// Every entry in the order of the table.
  public List<LibraryEntry> all() {
    return entries.values().stream().flatMap(List::stream).toList();
  }

  /// Whether the checker itself knows what to make of calls of that name.
  public boolean isLanguage(String name) {
    return forms(name).stream().anyMatch(LibraryEntry::language);
  }

  /// Whether programs may call a function of that name without a receiver.
  public boolean hasFunction(String name) {
    return entries.containsKey(name);
  }

  /// Whether a call starts a task of the runtime's and gives its 未来.
  public boolean isAsynchronous(String name) {
    return forms(name).stream().anyMatch(LibraryEntry::asynchronous);
  }

  /// What a type's methods are found under.
  public static Optional<String> receiver(Type type) {
    return switch (type) {
      case Type.ArrayOf _ -> Optional.of("数组");
      case Type.DictionaryOf _ -> Optional.of("字典");
      case Type.SetOf _ -> Optional.of("集合");
      case Type.ChannelOf _ -> Optional.of("通道");
      case Type.FutureOf _ -> Optional.of("未来");
      case Type.OptionalOf _ -> Optional.of("可选");
      case Type.Simple.UNIT, Type.Simple.NEVER, Type.Simple.UNKNOWN -> Optional.empty();
      case Type.Simple simple -> Optional.of(simple.toString());
      case Type.GeneratorOf _, Type.PointerTo _, Type.FunctionOf _, Type.Named _ ->
          Optional.empty();
    };
  }

  /// Whether it is one of the forms that calls are made of.
  public boolean offers(LibraryFunction function) {
    return function.equals(RANGE)
        || function.equals(STRING_AT)
        || forms(function.name()).stream().anyMatch(entry -> entry.offers(function));
  }

  /// The names that can be called without a receiver, for suggestions.
  public Set<String> functionNames() {
    return entries.keySet().stream()
        .filter(name -> name.indexOf('.') < 0 && name.indexOf(':') < 0)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The names after `receiver.`, for suggestions.
  public Set<String> memberNames(String receiver) {
    String prefix = receiver + ".";
    Set<String> names = new LinkedHashSet<>();
    for (String name : entries.keySet()) {
      if (name.startsWith(prefix)) {
        names.add(name.substring(prefix.length()));
      }
    }
    return names;
  }

  /// The kinds of values that have a method of that name.
  public List<String> receiversOf(String method) {
    String suffix = "." + method;
    Set<String> receivers = new LinkedHashSet<>();
    for (String name : entries.keySet()) {
      String receiver = name.substring(0, Math.max(0, name.length() - suffix.length()));
      if (name.endsWith(suffix) && !LibraryModules.isModule(receiver)) {
        receivers.add(receiver);
      }
    }
    return List.copyOf(receivers);
  }
}
