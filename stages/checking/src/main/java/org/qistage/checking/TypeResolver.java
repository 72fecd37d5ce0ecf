package org.qistage.checking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.TypeSyntax;

/// Turns types as written into types.
final class TypeResolver {
  private static final Map<String, Type> SIMPLE =
      Map.ofEntries(
          Map.entry("整数", Type.Simple.INTEGER),
          Map.entry("长整数", Type.Simple.INTEGER),
          Map.entry("短整数", Type.Simple.SHORT),
          Map.entry("字节", Type.Simple.BYTE),
          Map.entry("浮点数", Type.Simple.FLOAT),
          Map.entry("布尔", Type.Simple.BOOLEAN),
          Map.entry("字符", Type.Simple.CHARACTER),
          Map.entry("字符串", Type.Simple.STRING),
          Map.entry("空", Type.Simple.UNIT),
          Map.entry("响应", Type.Simple.RESPONSE),
          Map.entry("等待组", Type.Simple.WAIT_GROUP),
          Map.entry("互斥锁", Type.Simple.MUTEX),
          Map.entry("定时器", Type.Simple.TIMER),
          Map.entry("错误", Type.Simple.ERROR));

  /// The generic types, with how many types stand in their `<…>`.
  private static final Map<String, Integer> GENERIC =
      Map.ofEntries(
          Map.entry("数组", 1),
          Map.entry("列表", 1),
          Map.entry("可选", 1),
          Map.entry("通道", 1),
          Map.entry("未来", 1),
          Map.entry("协程", 1),
          Map.entry("集合", 1),
          Map.entry("字典", 2),
          Map.entry("指针", 1),
          Map.entry("引用", 1));

  private final ProgramContext program;

  TypeResolver(ProgramContext program) {
    this.program = program;
  }

  /// Whether the language has a type of this name.
  static boolean isBuiltIn(String name) {
    return SIMPLE.containsKey(name) || GENERIC.containsKey(name);
  }

  static List<String> names() {
    return java.util.stream.Stream.of(SIMPLE.keySet(), GENERIC.keySet())
        .flatMap(Set::stream)
        .sorted()
        .toList();
  }

  /// The type of a result; 空 is one.
  Type result(TypeSyntax syntax) {
    return switch (syntax) {
      case TypeSyntax.Named named -> named(named);
      case TypeSyntax.Array array -> new Type.ArrayOf(value(array.element()));
      case TypeSyntax.Function function ->
          new Type.FunctionOf(
              function.parameters().stream().map(this::value).toList(),
              function.result().map(this::result).orElse(Type.Simple.UNIT));
      case TypeSyntax.Malformed _ -> Type.Simple.UNKNOWN;
    };
  }

  /// The type of a variable, parameter or element, which cannot be 空.
  Type value(TypeSyntax syntax) {
    Type type = result(syntax);
    if (type == Type.Simple.UNIT) {
      program.reporter.report(new TypeProblem.VariableOfUnit(), syntax.span());
      return Type.Simple.UNKNOWN;
    }
    return type;
  }

  private Type named(TypeSyntax.Named syntax) {
    String name = syntax.name().text();
    if (syntax.qualifier().isPresent()) {
      return qualified(syntax, syntax.qualifier().get().text(), name);
    }
    TypeEntry declared = program.declaredTypes.find(name);
    Type simple = declared == null ? SIMPLE.get(name) : declared.type;
    Integer wanted = simple != null ? Integer.valueOf(0) : GENERIC.get(name);
    if (wanted == null) {
      return unknown(syntax, name);
    }
    if (syntax.arguments().size() != wanted) {
      int found = syntax.arguments().size();
      program.reporter.report(
          new NameProblem.TypeArgumentCount(name, wanted, found, example(name, wanted)),
          syntax.span());
      return simple != null
          ? Type.Simple.UNKNOWN
          : generic(name, Type.Simple.UNKNOWN, Type.Simple.UNKNOWN);
    }
    return simple != null ? simple : generic(name, syntax.arguments());
  }

  /// `包.类型`.
  private Type qualified(TypeSyntax.Named syntax, String qualifier, String name) {
    ImportEntry entry = program.imports.get(qualifier);
    if (entry == null) {
      program.reporter.report(new NameProblem.UndefinedType(qualifier + "." + name), syntax.span());
      return Type.Simple.UNKNOWN;
    }
    entry.used = true;
    TypeEntry type = entry.target == null ? null : PackageMembers.type(entry.target, name);
    if (type != null) {
      if (!type.exported && type.home().names != program.names) {
        program.reporter.report(
            program.labelled(
                Diagnostic.of(
                    new PackageProblem.PrivateName(entry.alias, name), syntax.name().span()),
                type,
                "declared"));
      }
      return type.type;
    }
    if (entry.target != null) {
      program.reporter.report(
          new PackageProblem.NotInPackage(entry.alias, name), syntax.name().span());
    }
    return Type.Simple.UNKNOWN;
  }

  private static String example(String name, int wanted) {
    return switch (wanted) {
      case 0 -> name;
      case 1 -> name + "<整数>";
      default -> name + "<字符串, 整数>";
    };
  }

  private Type generic(String name, List<TypeSyntax> arguments) {
    boolean mayBeUnit = name.equals("未来") || name.equals("协程");
    TypeSyntax argument = arguments.getFirst();
    return generic(
        name,
        mayBeUnit ? result(argument) : value(argument),
        arguments.size() > 1 ? value(arguments.get(1)) : Type.Simple.UNKNOWN);
  }

  /// The type of the name with what stands in its `<…>`; only a 字典 has a second.
  private static Type generic(String name, Type argument, Type second) {
    return switch (name) {
      case "字典" -> new Type.DictionaryOf(argument, second);
      case "集合" -> new Type.SetOf(argument);
      case "可选" -> new Type.OptionalOf(argument);
      case "通道" -> new Type.ChannelOf(argument);
      case "未来" -> new Type.FutureOf(argument);
      case "协程" -> new Type.GeneratorOf(argument);
      case "指针", "引用" -> new Type.PointerTo(argument);
      default -> new Type.ArrayOf(argument);
    };
  }

  private List<String> candidates() {
    return java.util.stream.Stream.concat(program.declaredTypes.names().stream(), names().stream())
        .toList();
  }

  private Type unknown(TypeSyntax.Named syntax, String name) {
    Span span = syntax.name().span();
    if (name.isEmpty()) {
      return Type.Simple.UNKNOWN;
    }
    String suggestion =
        ForeignWords.type(name).or(() -> Spelling.nearest(name, candidates())).orElse("");
    Diagnostic diagnostic =
        suggestion.isEmpty()
            ? Diagnostic.of(new NameProblem.UndefinedType(name), span)
            : Diagnostic.of(new NameProblem.MisspelledType(name, suggestion), span)
                .withEdit(span, suggestion);
    program.reporter.report(diagnostic);
    return Type.Simple.UNKNOWN;
  }
}
