package org.qistage.checking;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Label;
import org.qistage.foundation.Span;

/// Fits values to the types that their places want, and says what is wrong where they do not fit.
///
/// Nothing converts by itself but two things: a number widens beside a wider one in arithmetic, and to
/// 浮点数 as an argument of the library's functions; and an integer literal takes the number type of
/// its place.
final class Coercion {
  /// A message quotes no longer piece of the program.
  private static final int LONGEST_QUOTE = 40;

  private final ProgramContext program;

  Coercion(ProgramContext program) {
    this.program = program;
  }

  /// The value as the wanted type, or null when it does not fit.
  @Nullable TypedExpression fit(TypedExpression value, Type wanted) {
    Type found = value.type();
    if (matches(found, wanted)) {
      return value;
    }
    if (value instanceof TypedExpression.IntegerLiteral literal && found == Type.Simple.INTEGER) {
      return literalAs(literal, wanted);
    }
    return null;
  }

  private @Nullable TypedExpression literalAs(TypedExpression.IntegerLiteral literal, Type wanted) {
    if (wanted == Type.Simple.FLOAT) {
      return new TypedExpression.FloatLiteral(literal.id(), literal.span(), literal.value());
    }
    if (wanted == Type.Simple.SHORT || wanted == Type.Simple.BYTE) {
      checkRange(BigInteger.valueOf(literal.value()), wanted, literal.span());
      return new TypedExpression.IntegerLiteral(
          literal.id(), literal.span(), wanted, literal.value());
    }
    return null;
  }

  /// Reports a literal that its type cannot hold.
  boolean checkRange(BigInteger value, Type type, Span span) {
    BigInteger least =
        BigInteger.valueOf(
            type == Type.Simple.SHORT
                ? Integer.MIN_VALUE
                : type == Type.Simple.BYTE ? 0 : Long.MIN_VALUE);
    BigInteger greatest =
        BigInteger.valueOf(
            type == Type.Simple.SHORT
                ? Integer.MAX_VALUE
                : type == Type.Simple.BYTE ? 255 : Long.MAX_VALUE);
    if (value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0) {
      return true;
    }
    program.reporter.report(new TypeProblem.IntegerOutOfRange(value, type, least, greatest), span);
    return false;
  }

  /// Whether a value is an integer literal that a type of small numbers can hold.
  static boolean holds(Type type, TypedExpression value) {
    return value instanceof TypedExpression.IntegerLiteral literal
        && value.type() == Type.Simple.INTEGER
        && (type == Type.Simple.SHORT || type == Type.Simple.BYTE)
        && holds(type, literal.value());
  }

  /// Whether a number can be a literal of the type.
  static boolean holds(Type type, long number) {
    return type == Type.Simple.INTEGER
        || (type == Type.Simple.SHORT && number == (int) number)
        || (type == Type.Simple.BYTE && number >= 0 && number <= 255)
        || (type == Type.Simple.CHARACTER && number >= 0 && number <= Character.MAX_CODE_POINT);
  }

  /// A literal that {@link #holds} as the type.
  TypedExpression require(TypedExpression literal, Type type) {
    TypedExpression fitted = fit(literal, type);
    return fitted == null ? literal : fitted;
  }

  /// The value as the wanted type, or as it is after the fault has been reported.
  ///
  /// @param fault what to report unless there is something more helpful to say about the two types
  TypedExpression require(TypedExpression value, Type wanted, Supplier<Diagnostic> fault) {
    TypedExpression fitted = fit(value, wanted);
    if (fitted != null) {
      return fitted;
    }
    program.reporter.report(explain(value, wanted, fault.get()));
    return value;
  }

  /// What to say about a value that does not fit: the usual slips have their own words.
  Diagnostic explain(TypedExpression value, Type wanted, Diagnostic fault) {
    Type found = value.type();
    Span span = value.span();
    if (found == Type.Simple.UNIT) {
      return noValue(value);
    }
    if (found instanceof Type.FutureOf(Type inside) && matches(inside, wanted)) {
      return Diagnostic.of(new TypeProblem.MissingAwait(wanted, found), span)
          .withEdit(Span.at(span.start()), "等待 ");
    }
    if (found instanceof Type.OptionalOf(Type inside) && matches(inside, wanted)) {
      return Diagnostic.of(new TypeProblem.MissingUnwrap(wanted, found), span);
    }
    if (found instanceof Type.ChannelOf(Type inside)) {
      return channelFault(value, inside, wanted, fault);
    }
    if (isHandle(found)) {
      return withPlaces(Diagnostic.of(new TaskProblem.HandleForValue(wanted, found), span), fault);
    }
    if (value instanceof TypedExpression.FunctionReference reference
        && found instanceof Type.FunctionOf(_, Type result)
        && matches(result, wanted)) {
      return notCalled(reference);
    }
    String conversion = isLiteral(value) ? null : conversion(found, wanted);
    if (conversion == null) {
      return fault;
    }
    Diagnostic converts =
        Diagnostic.of(
            new TypeProblem.NeedsConversion(wanted, found, conversion + "(" + quoted(span) + ")"),
            span);
    boolean loses = found == Type.Simple.STRING || found == Type.Simple.FLOAT;
    return loses && wanted != Type.Simple.STRING
        ? converts
        : converts
            .withEdit(Span.at(span.start()), conversion + "(")
            .withEdit(Span.at(span.end()), ")");
  }

  /// What the source has at a span, or a sign for it when that is long.
  private String quoted(Span span) {
    String text = program.source.slice(span);
    return text.length() > LONGEST_QUOTE || text.contains("\n") ? "…" : text;
  }

  /// A channel in the wrong place: what it carries may be meant, or the place's type was written as if
  /// a channel were what it carries.
  private static Diagnostic channelFault(
      TypedExpression value, Type inside, Type wanted, Diagnostic fault) {
    CheckProblem problem =
        wanted instanceof Type.ChannelOf
            ? new TaskProblem.ChannelElementsDiffer(wanted, value.type())
            : new TaskProblem.ChannelForValue(wanted, value.type());
    Diagnostic found = Diagnostic.of(problem, value.span());
    for (Label label : fault.labels()) {
      found = found.withLabel(label.span(), "wanted");
    }
    return matches(inside, wanted) ? found.withEdit(Span.at(value.span().start()), "<-") : found;
  }

  /// The diagnostic with the places that the fault points at: where the wanted type is written.
  private static Diagnostic withPlaces(Diagnostic diagnostic, Diagnostic fault) {
    for (Label label : fault.labels()) {
      diagnostic = diagnostic.withLabel(label.span(), "wanted");
    }
    return diagnostic;
  }

  /// Whether values of the type are handles that only the functions of the library can use.
  static boolean isHandle(Type type) {
    return type == Type.Simple.WAIT_GROUP || type == Type.Simple.MUTEX || type == Type.Simple.TIMER;
  }

  /// Nobody means to convert a literal: another one would have been written.
  private static boolean isLiteral(TypedExpression value) {
    return value instanceof TypedExpression.IntegerLiteral
        || value instanceof TypedExpression.FloatLiteral
        || value instanceof TypedExpression.StringLiteral;
  }

  /// The library function that makes one type of the other.
  private static @Nullable String conversion(Type found, Type wanted) {
    boolean text = found == Type.Simple.STRING;
    if (wanted == Type.Simple.INTEGER
        && (text || isNumber(found) || found == Type.Simple.CHARACTER)) {
      return "转整数";
    }
    if (wanted == Type.Simple.FLOAT && (text || isNumber(found))) {
      return "转浮点数";
    }
    if (found == Type.Simple.INTEGER && wanted == Type.Simple.SHORT) {
      return "转短整数";
    }
    if (found == Type.Simple.INTEGER && wanted == Type.Simple.BYTE) {
      return "转字节";
    }
    return wanted == Type.Simple.STRING && isPrintable(found) && found instanceof Type.Simple
        ? "转字符串"
        : null;
  }

  /// The fault of a value of type 空 where one is wanted.
  Diagnostic noValue(TypedExpression value) {
    Diagnostic fault = Diagnostic.of(new TypeProblem.NoValue(), value.span());
    if (value instanceof TypedExpression.Call call) {
      return program.labelled(fault, program.symbols.function(call.function()), "declared");
    }
    return fault;
  }

  /// The fault of a function where the value that a call of it gives is wanted.
  Diagnostic notCalled(TypedExpression.FunctionReference reference) {
    FunctionEntry function = program.symbols.function(reference.function());
    return program.labelled(
        Diagnostic.of(new NameProblem.FunctionNotCalled(function.name()), reference.span()),
        function,
        "declared");
  }

  /// The value as 浮点数 when it is a number, else null.
  @Nullable TypedExpression widen(TypedExpression value) {
    if (value.type() == Type.Simple.FLOAT || value.type() == Type.Simple.UNKNOWN) {
      return value;
    }
    return isNumber(value.type()) ? convert(value, Type.Simple.FLOAT, Conversion.TO_FLOAT) : null;
  }

  TypedExpression convert(TypedExpression value, Type type, Conversion conversion) {
    return new TypedExpression.Convert(
        program.nodes.next(program.nodes.of(value.id())), value.span(), type, conversion, value);
  }

  /// Whether two types are the same; what could not be checked is the same as everything.
  static boolean matches(Type found, Type wanted) {
    if (found == Type.Simple.UNKNOWN
        || wanted == Type.Simple.UNKNOWN
        || found == Type.Simple.NEVER) {
      return true;
    }
    return switch (found) {
      case Type.ArrayOf(Type of) -> wanted instanceof Type.ArrayOf(Type to) && matches(of, to);
      case Type.OptionalOf(Type of) ->
          wanted instanceof Type.OptionalOf(Type to) && matches(of, to);
      case Type.ChannelOf(Type of) -> wanted instanceof Type.ChannelOf(Type to) && matches(of, to);
      case Type.FutureOf(Type of) -> wanted instanceof Type.FutureOf(Type to) && matches(of, to);
      case Type.GeneratorOf(Type of) ->
          wanted instanceof Type.GeneratorOf(Type to) && matches(of, to);
      case Type.SetOf(Type of) -> wanted instanceof Type.SetOf(Type to) && matches(of, to);
      case Type.PointerTo(Type of) -> wanted instanceof Type.PointerTo(Type to) && matches(of, to);
      case Type.FunctionOf(var parameters, Type result) ->
          wanted instanceof Type.FunctionOf(var others, Type other)
              && match(parameters, others)
              && matches(result, other);
      case Type.DictionaryOf(Type key, Type of) ->
          wanted instanceof Type.DictionaryOf(Type otherKey, Type other)
              && matches(key, otherKey)
              && matches(of, other);
      case Type.Simple _, Type.Named _ -> found.equals(wanted);
    };
  }

  private static boolean match(List<Type> found, List<Type> wanted) {
    boolean match = found.size() == wanted.size();
    for (int i = 0; match && i < found.size(); i++) {
      match = matches(found.get(i), wanted.get(i));
    }
    return match;
  }

  static boolean isNumber(Type type) {
    return type == Type.Simple.INTEGER
        || type == Type.Simple.FLOAT
        || type == Type.Simple.SHORT
        || type == Type.Simple.BYTE;
  }

  /// Whether values of the type have a text.
  static boolean isPrintable(Type type) {
    return switch (type) {
      case Type.Simple simple ->
          switch (simple) {
            case INTEGER, SHORT, BYTE, FLOAT, BOOLEAN, CHARACTER, STRING, ERROR, NEVER, UNKNOWN ->
                true;
            case UNIT, RESPONSE, WAIT_GROUP, MUTEX, TIMER -> false;
          };
      case Type.ArrayOf(Type element) -> isPrintable(element);
      case Type.SetOf(Type element) -> isPrintable(element);
      case Type.OptionalOf(Type value) -> isPrintable(value);
      case Type.DictionaryOf(Type key, Type value) -> isPrintable(key) && isPrintable(value);
      case Type.Named _ -> true;
      case Type.ChannelOf _,
          Type.FutureOf _,
          Type.GeneratorOf _,
          Type.PointerTo _,
          Type.FunctionOf _ ->
          false;
    };
  }
}
