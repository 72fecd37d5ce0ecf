package org.qistage.checking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedPattern;

/// Which values the arms of a 匹配 leave over, and which arms no value gets to.
///
/// This is the matrix algorithm of Luc Maranget, "Warnings for pattern matching", Journal of
/// Functional Programming 17(3), 2007. Both questions are one: is a row of patterns *useful* after
/// the rows above it, that is, is there a value that it takes and they do not? An arm is unreachable
/// when it is not useful after the arms before; a 匹配 is exhaustive when a row of wildcards is not
/// useful after all of them.
///
/// The rows are a matrix with one column at first: the matched value. A step takes the first column
/// away:
///
/// - The rows *specialised* by a constructor (a variant, 有, 真, a literal) are what is left to test
///   once the value is known to be made by it: rows with another constructor go, and the patterns
///   inside the constructor become columns of their own. A wildcard row stays, with wildcards for them.
/// - The *default* rows are what is left when the value is made by a constructor that the column does
///   not name: only the wildcard rows.
///
/// ```
///   有(真)  _          by 有:  真 _      default: _   (the third row's second column)
///   有(_)   假                 _  假
///   _       _                  _  _
/// ```
///
/// When the column names every constructor that the type has, each is tried in turn. Otherwise the
/// default rows decide about all that are not named. The types of integers, strings and the like have
/// more constructors than anyone names.
///
/// For the message, {@link #missing} builds the values that are left over on the way back up: under
/// each constructor that the column names, what is left over inside, and each that it does not name
/// with wildcards inside.
///
/// The question is NP-complete, since patterns can spell out a Boolean formula. So the steps are
/// counted, and what has not been answered after many of them is answered safely: an arm is taken for
/// reachable, and a 匹配 for not exhaustive.
final class Exhaustiveness {
  /// More missing values are not listed.
  static final int MOST_LISTED = 6;

  private static final int MOST_STEPS = 2_000_000;
  private static final String ANYTHING = "_";

  private final Function<Type.Named, @Nullable TypeDefinition> definitions;
  private int steps;

  /// @param definitions finds the definition of a struct or enum; null where there is none
  Exhaustiveness(Function<Type.Named, @Nullable TypeDefinition> definitions) {
    this.definitions = definitions;
  }

  /// Values that no pattern takes, as patterns would be written for them; empty when the patterns take
  /// every value of the type. At most {@link #MOST_LISTED} and one more, which tells that there are
  /// more.
  List<String> missing(List<TypedPattern> patterns, Type type) {
    steps = 0;
    List<List<TypedPattern>> rows = patterns.stream().map(List::of).toList();
    try {
      return missing(rows, List.of(type), true).stream().map(List::getFirst).toList();
    } catch (TooManyStepsException _) {
      return List.of(ANYTHING);
    }
  }

  /// Whether there is a value that a pattern takes and none of those before it does.
  boolean isUseful(List<TypedPattern> before, TypedPattern pattern, Type type) {
    steps = 0;
    List<List<TypedPattern>> rows = before.stream().map(List::of).toList();
    try {
      return isUseful(rows, List.of(pattern), List.of(type));
    } catch (TooManyStepsException _) {
      return true;
    }
  }

  @SuppressWarnings("serial") // never leaves this class
  private static final class TooManyStepsException extends RuntimeException {
    TooManyStepsException() {
      super(null, null, false, false);
    }
  }

  // ---- Constructors ----

  /// What a value can be made by.
  private sealed interface Constructor {
    record Variant(int number) implements Constructor {}

    record Truth(boolean value) implements Constructor {}

    record Some() implements Constructor {}

    record None() implements Constructor {}

    /// One of the values of a type with very many.
    record Constant(Object value) implements Constructor {}
  }

  /// What a pattern demands at its head; null when it takes everything.
  private static @Nullable Constructor head(TypedPattern pattern) {
    return switch (pattern) {
      case TypedPattern.Wildcard _, TypedPattern.Binding _, TypedPattern.Malformed _ -> null;
      case TypedPattern.Variant variant -> new Constructor.Variant(variant.variant());
      case TypedPattern.Some _ -> new Constructor.Some();
      case TypedPattern.None _ -> new Constructor.None();
      case TypedPattern.Literal literal -> constant(literal.value());
    };
  }

  private static @Nullable Constructor constant(TypedExpression literal) {
    return switch (literal) {
      case TypedExpression.BooleanLiteral truth -> new Constructor.Truth(truth.value());
      case TypedExpression.IntegerLiteral number -> new Constructor.Constant(number.value());
      // Both zeros are equal.
      case TypedExpression.FloatLiteral number -> new Constructor.Constant(number.value() + 0.0);
      case TypedExpression.StringLiteral text -> new Constructor.Constant(text.value());
      default -> null;
    };
  }

  /// All constructors of a type; empty where there are more than anyone names.
  private List<Constructor> signature(Type type) {
    if (type == Type.Simple.BOOLEAN) {
      return List.of(new Constructor.Truth(true), new Constructor.Truth(false));
    }
    if (type instanceof Type.OptionalOf) {
      return List.of(new Constructor.Some(), new Constructor.None());
    }
    List<Constructor> all = new ArrayList<>();
    for (int i = 0; i < variants(type).size(); i++) {
      all.add(new Constructor.Variant(i));
    }
    return all;
  }

  /// Whether a type has values at all: an enum without variants has none.
  private boolean isEmpty(Type type) {
    return type instanceof Type.Named named
        && definitions.apply(named) instanceof TypeDefinition.Enumeration enumeration
        && enumeration.variants().isEmpty();
  }

  private List<TypeDefinition.Variant> variants(Type type) {
    return type instanceof Type.Named named
            && definitions.apply(named) instanceof TypeDefinition.Enumeration enumeration
        ? enumeration.variants()
        : List.of();
  }

  /// The types of the values inside a constructor.
  private List<Type> inside(Constructor constructor, Type type) {
    return switch (constructor) {
      case Constructor.Variant(int number) ->
          number < variants(type).size() ? variants(type).get(number).payload() : List.of();
      case Constructor.Some _ -> type instanceof Type.OptionalOf(Type of) ? List.of(of) : List.of();
      case Constructor.Truth _, Constructor.None _, Constructor.Constant _ -> List.of();
    };
  }

  private static List<TypedPattern> inside(TypedPattern pattern) {
    return switch (pattern) {
      case TypedPattern.Variant variant -> variant.payload();
      case TypedPattern.Some some -> List.of(some.value());
      case TypedPattern.Wildcard _,
          TypedPattern.Binding _,
          TypedPattern.Literal _,
          TypedPattern.None _,
          TypedPattern.Malformed _ ->
          List.of();
    };
  }

  // ---- Steps ----

  private void step(int rows) {
    steps += 1 + rows;
    if (steps > MOST_STEPS) {
      throw new TooManyStepsException();
    }
  }

  /// The rows that are left when the first value is made by a constructor.
  ///
  /// @param arity how many values are inside the constructor
  private List<List<TypedPattern>> specialised(
      List<List<TypedPattern>> rows, Constructor constructor, int arity) {
    step(rows.size());
    List<List<TypedPattern>> left = new ArrayList<>();
    for (List<TypedPattern> row : rows) {
      Constructor head = head(row.getFirst());
      if (head == null) {
        left.add(replaced(row, Collections.nCopies(arity, row.getFirst())));
      } else if (head.equals(constructor) && inside(row.getFirst()).size() == arity) {
        left.add(replaced(row, inside(row.getFirst())));
      }
    }
    return left;
  }

  /// The rows that are left when the first value is made by a constructor that no row names.
  private List<List<TypedPattern>> others(List<List<TypedPattern>> rows) {
    step(rows.size());
    List<List<TypedPattern>> left = new ArrayList<>();
    for (List<TypedPattern> row : rows) {
      if (head(row.getFirst()) == null) {
        left.add(row.subList(1, row.size()));
      }
    }
    return left;
  }

  private static <T> List<T> replaced(List<T> row, List<T> first) {
    List<T> changed = new ArrayList<>(first);
    changed.addAll(row.subList(1, row.size()));
    return changed;
  }

  private static Set<Constructor> heads(List<List<TypedPattern>> rows) {
    Set<Constructor> heads = new LinkedHashSet<>();
    for (List<TypedPattern> row : rows) {
      Constructor head = head(row.getFirst());
      if (head != null) {
        heads.add(head);
      }
    }
    return heads;
  }

  private boolean isUseful(
      List<List<TypedPattern>> rows, List<TypedPattern> wanted, List<Type> types) {
    if (wanted.isEmpty()) {
      return rows.isEmpty();
    }
    Type type = types.getFirst();
    Constructor head = head(wanted.getFirst());
    if (head != null) {
      List<Type> inside = inside(head, type);
      List<TypedPattern> parts = inside(wanted.getFirst());
      return parts.size() != inside.size()
          || isUseful(
              specialised(rows, head, parts.size()),
              replaced(wanted, parts),
              replaced(types, inside));
    }
    Set<Constructor> heads = heads(rows);
    List<Constructor> signature = signature(type);
    if (signature.isEmpty() || !heads.containsAll(signature)) {
      return isUseful(
          others(rows), wanted.subList(1, wanted.size()), types.subList(1, types.size()));
    }
    for (Constructor constructor : signature) {
      List<Type> inside = inside(constructor, type);
      List<TypedPattern> anything = Collections.nCopies(inside.size(), wanted.getFirst());
      if (isUseful(
          specialised(rows, constructor, inside.size()),
          replaced(wanted, anything),
          replaced(types, inside))) {
        return true;
      }
    }
    return false;
  }

  /// @param outermost whether the first column is the matched value itself
  private List<List<String>> missing(
      List<List<TypedPattern>> rows, List<Type> types, boolean outermost) {
    if (types.isEmpty()) {
      return rows.isEmpty() ? List.of(List.of()) : List.of();
    }
    Type type = types.getFirst();
    if (isEmpty(type)) {
      return List.of();
    }
    List<Type> rest = types.subList(1, types.size());
    Set<Constructor> heads = heads(rows);
    List<Constructor> signature = signature(type);
    boolean spelled = !signature.isEmpty() && (outermost || !heads.isEmpty());
    List<List<String>> others =
        spelled && heads.containsAll(signature) ? List.of() : missing(others(rows), rest, false);
    if (!spelled) {
      return others.stream().map(values -> with(ANYTHING, values)).toList();
    }
    List<List<String>> missing = new ArrayList<>();
    for (Constructor constructor : signature) {
      List<Type> inside = inside(constructor, type);
      if (heads.contains(constructor)) {
        List<List<String>> left =
            missing(specialised(rows, constructor, inside.size()), replaced(types, inside), false);
        for (List<String> values : left) {
          String made = text(constructor, type, values.subList(0, inside.size()));
          missing.add(with(made, values.subList(inside.size(), values.size())));
        }
      } else {
        String made = text(constructor, type, Collections.nCopies(inside.size(), ANYTHING));
        others.forEach(values -> missing.add(with(made, values)));
      }
      if (missing.size() > MOST_LISTED) {
        return missing.subList(0, MOST_LISTED + 1);
      }
    }
    return missing;
  }

  private static List<String> with(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private String text(Constructor constructor, Type type, List<String> inside) {
    String name =
        switch (constructor) {
          case Constructor.Variant(int number) -> type + "::" + variants(type).get(number).name();
          case Constructor.Truth(boolean value) -> value ? "真" : "假";
          case Constructor.Some _ -> "有";
          case Constructor.None _ -> "无";
          case Constructor.Constant(Object value) -> value.toString();
        };
    return inside.isEmpty() ? name : name + "(" + String.join(", ", inside) + ")";
  }
}
