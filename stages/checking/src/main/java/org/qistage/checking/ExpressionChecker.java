package org.qistage.checking;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Conversion;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.parsing.Expression;
import org.qistage.parsing.SyntaxNode;
import org.qistage.parsing.UnaryOperator;

/// Gives every expression its type.
///
/// `expected` is the type that the place of an expression wants, or 未知 when any will do. It only
/// helps where an expression alone does not tell its type (`[]`, 无, literals of 短整数); whether the
/// result fits is for the caller to see.
///
/// Chains that lean to the left (`a + b + c`, `a.b().c()`) are walked with a stack of their own, since
/// they may be thousands of terms long.
final class ExpressionChecker {
  static final Type.Simple ANY = Type.Simple.UNKNOWN;

  private final FunctionChecker checker;

  ExpressionChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  TypedExpression check(Expression syntax) {
    return check(syntax, ANY);
  }

  TypedExpression check(Expression syntax, Type expected) {
    return switch (syntax) {
      case Expression.NameReference name -> checker.resolver.reference(name, expected);
      case Expression.IntegerLiteral literal -> integer(literal, literal.value(), expected);
      case Expression.Binary binary -> checker.operators.chain(binary, expected);
      case Expression.Call _, Expression.Member _, Expression.Index _ -> postfix(syntax, expected);
      case Expression.StringLiteral literal ->
          new TypedExpression.StringLiteral(checker.node(syntax), syntax.span(), literal.value());
      case Expression.Parenthesised parenthesised -> check(stripped(parenthesised), expected);
      case Expression.Unary unary -> unary(unary, expected);
      case Expression.FloatLiteral literal ->
          new TypedExpression.FloatLiteral(checker.node(syntax), syntax.span(), literal.value());
      case Expression.BooleanLiteral literal ->
          new TypedExpression.BooleanLiteral(checker.node(syntax), syntax.span(), literal.value());
      case Expression.CharacterLiteral literal ->
          new TypedExpression.IntegerLiteral(
              checker.node(syntax), syntax.span(), Type.Simple.CHARACTER, literal.codePoint());
      case Expression.UnitLiteral _ when expected instanceof Type.OptionalOf -> {
        checker.reporter.report(
            Diagnostic.of(new TypeProblem.EmptyForNone(expected), syntax.span())
                .withEdit(syntax.span(), "无"));
        yield checker.malformed(syntax);
      }
      case Expression.UnitLiteral _ ->
          new TypedExpression.EmptyLiteral(
              checker.node(syntax),
              syntax.span(),
              expected instanceof Type.PointerTo ? expected : Type.Simple.UNIT);
      case Expression.ArrayLiteral array -> checker.collections.array(array, expected);
      case Expression.NewGeneric generic -> newGeneric(generic);
      case Expression.SpawnBlock block -> checker.tasks.spawnBlock(block);
      case Expression.Print print -> print(print, print.line(), print.arguments());
      case Expression.Path path when ErrorChecker.isOfFuture(path) ->
          checker.errors.notCalled(path);
      case Expression.Path path -> checker.variants.path(path);
      case Expression.DictionaryLiteral literal ->
          checker.collections.dictionary(literal, expected);
      case Expression.StructLiteral literal -> checker.structs.literal(literal);
      case Expression.Closure closure -> checker.closures.closure(closure, expected);
      case Expression.Malformed malformed -> {
        checker.body.markIncomplete();
        checker.reporter.silence();
        malformed.parts().forEach(this::check);
        checker.reporter.speak();
        yield checker.malformed(syntax);
      }
    };
  }

  /// What stands inside any number of parentheses.
  static Expression stripped(Expression syntax) {
    Expression inner = syntax;
    while (inner instanceof Expression.Parenthesised parenthesised) {
      inner = parenthesised.inner();
    }
    return inner;
  }

  /// An expression whose value is used, so it must have one.
  TypedExpression value(Expression syntax, Type expected) {
    TypedExpression value = check(syntax, expected);
    if (value.type() == Type.Simple.UNIT) {
      checker.reporter.report(checker.coercion.noValue(value));
      return new TypedExpression.Malformed(
          checker.program.nodes.next(checker.program.nodes.of(value.id())), value.span());
    }
    return value;
  }

  TypedExpression value(Expression syntax) {
    return value(syntax, ANY);
  }

  /// Whether it is `无`, `[]` or `{}`, whose type is known only from its place.
  boolean takesTypeFromPlace(Expression syntax) {
    return switch (stripped(syntax)) {
      case Expression.ArrayLiteral array -> array.elements().isEmpty();
      case Expression.DictionaryLiteral dictionary -> dictionary.entries().isEmpty();
      case Expression.NameReference reference ->
          reference.name().text().equals("无") && checker.names.find("无") == null;
      default -> false;
    };
  }

  private TypedExpression integer(SyntaxNode syntax, BigInteger value, Type expected) {
    Type type =
        expected == Type.Simple.SHORT || expected == Type.Simple.BYTE
            ? expected
            : Type.Simple.INTEGER;
    if (!checker.coercion.checkRange(value, type, syntax.span())) {
      return new TypedExpression.IntegerLiteral(
          checker.node(syntax), syntax.span(), type, value.signum() < 0 ? -1 : 1);
    }
    return new TypedExpression.IntegerLiteral(
        checker.node(syntax), syntax.span(), type, value.longValue());
  }

  private TypedExpression unary(Expression.Unary syntax, Type expected) {
    UnaryOperator operator = syntax.operator();
    return switch (operator) {
      case NOT -> {
        TypedExpression operand = checker.operators.logicOperand(check(syntax.operand()), "非");
        yield new TypedExpression.Not(checker.node(syntax), syntax.span(), operand);
      }
      case NEGATE -> negate(syntax, expected);
      case AWAIT -> checker.tasks.await(syntax);
      case SPAWN -> checker.tasks.spawn(syntax);
      case SPAWN_COROUTINE -> checker.tasks.spawnCoroutine(syntax);
      case RECEIVE -> checker.tasks.receive(syntax);
      case ADDRESS_OF -> checker.pointers.addressOf(syntax);
      case DEREFERENCE -> checker.pointers.dereference(syntax);
    };
  }

  /// A minus before an integer literal belongs to the literal, which is how the least number of a
  /// type is written.
  private TypedExpression negate(Expression.Unary syntax, Type expected) {
    if (stripped(syntax.operand()) instanceof Expression.IntegerLiteral literal) {
      return integer(syntax, literal.value().negate(), expected);
    }
    TypedExpression operand = value(syntax.operand(), expected);
    if (operand.type() == Type.Simple.BYTE) {
      operand = checker.coercion.convert(operand, Type.Simple.INTEGER, Conversion.TO_INTEGER);
    }
    Type type = operand.type();
    if (type != Type.Simple.UNKNOWN && !Coercion.isNumber(type)) {
      checker.reporter.report(new TypeProblem.OperandType("-", type), operand.span());
      type = Type.Simple.UNKNOWN;
    }
    return new TypedExpression.Negate(checker.node(syntax), syntax.span(), type, operand);
  }

  // ---- Calls, members and indexing ----

  private TypedExpression postfix(Expression syntax, Type expected) {
    Expression receiver = receiver(syntax);
    if (receiver == null) {
      return head(syntax, expected);
    }
    Deque<Expression> outer = new ArrayDeque<>();
    Expression base = syntax;
    while (receiver != null) {
      outer.push(base);
      base = receiver;
      receiver = receiver(base);
    }
    TypedExpression value = head(base, ANY);
    while (!outer.isEmpty()) {
      value = apply(outer.pop(), value);
    }
    return value;
  }

  /// The innermost term of a chain of postfix forms.
  private TypedExpression head(Expression syntax, Type expected) {
    return switch (syntax) {
      case Expression.Call call
          when call.callee() instanceof Expression.Path path && ErrorChecker.isOfFuture(path) ->
          checker.errors.future(call, path, expected);
      case Expression.Call call -> checker.calls.named(call, expected);
      case Expression.Member member ->
          checker.packages.qualifies(member)
              ? checker.packages.member(member)
              : checker.library.moduleMember(member);
      default -> check(syntax, expected);
    };
  }

  /// The expression whose value a postfix form is applied to; null where its left side is no value:
  /// a call by name, or a function of a module.
  private @Nullable Expression receiver(Expression syntax) {
    return switch (syntax) {
      case Expression.Call call ->
          switch (call.callee()) {
            case Expression.NameReference _, Expression.Path _ -> null;
            case Expression.Member member -> isQualified(member) ? null : member.target();
            default -> call.callee();
          };
      case Expression.Member member -> isQualified(member) ? null : member.target();
      case Expression.Index index -> index.target();
      default -> null;
    };
  }

  /// Whether the left side of `a.b` is no value, but says where `b` is declared.
  boolean isQualified(Expression.Member member) {
    return checker.packages.qualifies(member) || moduleOf(member) != null;
  }

  /// The module of the library that `a.b` takes `b` from; null when `a` is a value.
  @Nullable String moduleOf(Expression.Member member) {
    if (!(member.target() instanceof Expression.NameReference reference)) {
      return null;
    }
    String name = reference.name().text();
    if (checker.names.find(name) != null || checker.globals.find(name) != null) {
      return null;
    }
    ImportEntry imported = checker.program.imports.get(name);
    if (imported != null && !imported.library.isEmpty()) {
      imported.used = true;
      return imported.library;
    }
    return LibraryTable.MODULES.contains(name) ? name : null;
  }

  /// Applies the outermost postfix form of an expression to the value of what stands before it.
  TypedExpression apply(Expression syntax, TypedExpression receiver) {
    return switch (syntax) {
      case Expression.Call call when call.callee() instanceof Expression.Member member ->
          checker.methods.call(call, member, receiver);
      case Expression.Call call when receiver.type() instanceof Type.FunctionOf type ->
          checker.closures.call(call, receiver, type);
      case Expression.Call call -> checker.calls.notCallable(call, receiver);
      case Expression.Member member -> checker.methods.member(member, receiver);
      case Expression.Index index -> index(index, receiver);
      default -> throw new IllegalStateException("no postfix form: " + syntax);
    };
  }

  private TypedExpression index(Expression.Index syntax, TypedExpression target) {
    if (target.type() instanceof Type.DictionaryOf(Type of, Type value)) {
      TypedExpression key = checker.collections.key(syntax.index(), of);
      return new TypedExpression.Entry(checker.node(syntax), syntax.span(), value, target, key);
    }
    TypedExpression index = indexValue(syntax.index(), target.type());
    return switch (target.type()) {
      case Type.ArrayOf(Type element) ->
          new TypedExpression.Element(checker.node(syntax), syntax.span(), element, target, index);
      case Type.Simple.STRING ->
          new TypedExpression.CallLibrary(
              checker.node(syntax),
              syntax.span(),
              Type.Simple.CHARACTER,
              LibraryTable.STRING_AT,
              List.of(target, index));
      case Type.Simple.UNKNOWN -> checker.malformed(syntax);
      case Type type -> {
        checker.reporter.report(new TypeProblem.NotIndexable(type), target.span());
        yield checker.malformed(syntax);
      }
    };
  }

  /// @param target the type of what is indexed; where that is not known, the index may be a key
  TypedExpression indexValue(Expression syntax, Type target) {
    TypedExpression index = value(syntax);
    if (target == Type.Simple.UNKNOWN) {
      return index;
    }
    TypedExpression fitted = checker.coercion.fit(index, Type.Simple.INTEGER);
    if (fitted == null) {
      checker.reporter.report(new TypeProblem.IndexNotInteger(index.type()), index.span());
      return index;
    }
    return fitted;
  }

  // ---- Constructors, printing ----

  private TypedExpression newGeneric(Expression.NewGeneric syntax) {
    Type type = checker.program.types.result(syntax.type());
    return switch (type) {
      case Type.ChannelOf _ -> checker.tasks.newChannel(syntax, type);
      default -> {
        TypedExpression made = checker.collections.made(syntax, type);
        if (made != null) {
          yield made;
        }
        if (type == ANY) {
          checker.body.markIncomplete();
        } else {
          checker.reporter.report(new TypeProblem.NotConstructible(type), syntax.type().span());
        }
        syntax.arguments().forEach(this::check);
        yield checker.malformed(syntax);
      }
    };
  }

  /// The call form of 打印 or 打印行.
  TypedExpression print(Expression syntax, boolean line, List<Expression> arguments) {
    ImportCollector.useLibrary(checker.program, line ? "打印行" : "打印");
    if (!line) {
      checker.program.printForms.callForm(syntax.span());
    }
    List<TypedExpression> operands = new ArrayList<>(arguments.size());
    for (Expression argument : arguments) {
      operands.add(printable(argument));
    }
    return new TypedExpression.Print(checker.node(syntax), syntax.span(), line, operands);
  }

  /// A value that must have a text.
  TypedExpression printable(Expression syntax) {
    TypedExpression value = value(syntax);
    requirePrintable(value);
    return value;
  }

  void requirePrintable(TypedExpression value) {
    if (Coercion.isPrintable(value.type())) {
      return;
    }
    Diagnostic fault =
        value instanceof TypedExpression.FunctionReference reference
            ? checker.coercion.notCalled(reference)
            : Diagnostic.of(new TypeProblem.NotPrintable(value.type()), value.span());
    checker.reporter.report(
        value.type() instanceof Type.FutureOf(Type inside) && Coercion.isPrintable(inside)
            ? checker.coercion.explain(value, inside, fault)
            : fault);
  }
}
