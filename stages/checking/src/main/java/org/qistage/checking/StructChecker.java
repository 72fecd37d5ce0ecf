package org.qistage.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.FieldValue;
import org.qistage.parsing.Name;

/// Struct literals, fields, and calls of methods that the program declares.
final class StructChecker {
  /// More names are not listed in a message.
  private static final int MOST_LISTED = 8;

  private final FunctionChecker checker;

  StructChecker(FunctionChecker checker) {
    this.checker = checker;
  }

  // ---- Literals ----

  /// `点 { 横: 1, 纵: 2 }`.
  TypedExpression literal(Expression.StructLiteral syntax) {
    Type type = checker.program.types.result(syntax.type());
    TypeEntry struct = checker.program.declaredTypes.of(type);
    if (struct == null || struct.isEnum()) {
      if (type != Type.Simple.UNKNOWN) {
        checker.reporter.report(
            new StructProblem.NotAStruct(type.toString()), syntax.type().span());
      }
      syntax.fields().forEach(field -> checker.expressions.check(field.value()));
      return checker.malformed(syntax);
    }
    Map<Integer, Span> given = new LinkedHashMap<>();
    List<TypedExpression> values = new ArrayList<>(syntax.fields().size());
    boolean misspelled = false;
    for (FieldValue written : syntax.fields()) {
      int number = struct.fieldNumber(written.name().text());
      Type wanted = number < 0 ? ExpressionChecker.ANY : struct.fields().get(number).type();
      TypedExpression value = checker.expressions.value(written.value(), wanted);
      Span first = number < 0 ? null : given.putIfAbsent(number, written.name().span());
      if (number < 0) {
        undefinedField(struct, written.name());
        misspelled = true;
      } else if (first != null) {
        checker.reporter.report(
            Diagnostic.of(
                    new StructProblem.FieldGivenTwice(type, written.name().text()),
                    written.name().span())
                .withLabel(first, "first"));
      } else {
        values.add(fitField(struct, struct.fields().get(number), value));
      }
    }
    if (given.size() < struct.fields().size()) {
      // A misspelled field is missing as well, and has been told already.
      if (!misspelled) {
        reportMissing(syntax, struct, given.keySet());
      }
    }
    List<Integer> fields = new ArrayList<>(given.keySet());
    for (int i = 0; i < struct.fields().size(); i++) {
      if (!given.containsKey(i)) {
        fields.add(i);
        values.add(checker.malformed(syntax));
      }
    }
    return new TypedExpression.NewStruct(
        checker.node(syntax), syntax.span(), struct.type, fields, values);
  }

  private TypedExpression fitField(
      TypeEntry struct, TypeDefinition.Field field, TypedExpression value) {
    return checker.coercion.require(
        value,
        field.type(),
        () ->
            checker.program.labelled(
                Diagnostic.of(
                    new StructProblem.FieldType(field.name(), field.type(), value.type()),
                    value.span()),
                struct,
                field.span(),
                "declared"));
  }

  private void reportMissing(
      Expression.StructLiteral syntax, TypeEntry struct, Set<Integer> given) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < struct.fields().size(); i++) {
      if (!given.contains(i)) {
        missing.add(struct.fields().get(i).name());
      }
    }
    checker.reporter.report(
        checker.program.labelled(
            Diagnostic.of(
                new StructProblem.MissingFields(struct.type, listed(missing)),
                syntax.type().span()),
            struct,
            "declared"));
  }

  /// Some names as a message lists them.
  static String listed(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    return all.size() <= MOST_LISTED
        ? String.join("、", all)
        : String.join("、", all.subList(0, MOST_LISTED)) + " …";
  }

  // ---- Fields ----

  /// `值.名` of a struct or an enum, without a call.
  TypedExpression member(Expression.Member syntax, TypedExpression receiver, TypeEntry entry) {
    Name name = syntax.name();
    int number = entry.fieldNumber(name.text());
    if (number >= 0) {
      return new TypedExpression.Field(
          checker.node(syntax, name),
          syntax.span(),
          entry.fields().get(number).type(),
          receiver,
          number);
    }
    if (entry.methods.containsKey(name.text())) {
      checker.reporter.report(
          Diagnostic.of(new NameProblem.MethodNotCalled(entry.type, name.text()), name.span())
              .withEdit(Span.at(syntax.span().end()), "()"));
    } else {
      undefinedMember(entry, name);
    }
    return checker.malformed(syntax);
  }

  /// `值.名 = …`.
  TypedTarget target(Expression.Member syntax) {
    TypedExpression object = checker.expressions.value(syntax.target());
    TypeEntry entry = checker.program.declaredTypes.of(object.type());
    Name name = syntax.name();
    int number = entry == null ? -1 : entry.fieldNumber(name.text());
    if (entry != null && number >= 0) {
      return new TypedTarget.Field(
          checker.node(syntax, name),
          syntax.span(),
          entry.fields().get(number).type(),
          object,
          number);
    }
    if (entry != null && entry.methods.containsKey(name.text())) {
      checker.reporter.report(new TypeProblem.NotAssignable(), name.span());
    } else if (entry != null) {
      undefinedMember(entry, name);
    } else {
      TypedExpression value = checker.methods.member(syntax, object);
      if (value.type() != Type.Simple.UNKNOWN) {
        checker.reporter.report(new TypeProblem.NotAssignable(), syntax.span());
      }
    }
    return new TypedTarget.Malformed(checker.node(syntax), syntax.span());
  }

  private void undefinedField(TypeEntry struct, Name name) {
    if (name.text().isEmpty()) {
      return;
    }
    Optional<String> similar = Spelling.nearest(name.text(), struct.fieldNames());
    Diagnostic fault =
        similar.isPresent()
            ? Diagnostic.of(
                    new StructProblem.MisspelledField(struct.type, name.text(), similar.get()),
                    name.span())
                .withEdit(name.span(), similar.get())
            : Diagnostic.of(
                new StructProblem.UnknownField(
                    struct.type, name.text(), listed(struct.fieldNames())),
                name.span());
    checker.reporter.report(checker.program.labelled(fault, struct, "declared"));
  }

  /// Reports a name after a point that the type has neither as a field nor as a method.
  private void undefinedMember(TypeEntry entry, Name name) {
    Set<String> methods = entry.methods.keySet();
    boolean likeMethod = Spelling.nearest(name.text(), methods).isPresent();
    boolean likeField = Spelling.nearest(name.text(), entry.fieldNames()).isPresent();
    if (entry.isEnum() || (likeMethod && !likeField)) {
      if (!name.text().isEmpty()) {
        checker.resolver.undefinedMember(entry.type, name, methods);
      }
    } else {
      undefinedField(entry, name);
    }
  }

  // ---- Methods ----

  /// The method that `接收者.名(…)` calls; null when the receiver's type has none of that name.
  @Nullable FunctionEntry method(Expression.Member member, TypedExpression receiver) {
    TypeEntry entry = checker.program.declaredTypes.of(receiver.type());
    return entry == null ? null : entry.methods.get(member.name().text());
  }

  /// `接收者.名(…)` where the receiver is a struct or an enum.
  TypedExpression call(
      Expression.Call syntax, Expression.Member member, TypedExpression receiver, TypeEntry entry) {
    FunctionEntry method = entry.methods.get(member.name().text());
    if (method != null) {
      return checker.calls.programCall(syntax, method, receiver);
    }
    int field = entry.fieldNumber(member.name().text());
    if (field >= 0 && entry.fields().get(field).type() instanceof Type.FunctionOf type) {
      return checker.closures.call(syntax, member(member, receiver, entry), type);
    }
    if (field >= 0) {
      checker.reporter.report(
          checker.program.labelled(
              Diagnostic.of(
                  new StructProblem.FieldCalled(entry.type, member.name().text()),
                  member.name().span()),
              entry,
              entry.fields().get(field).span(),
              "declared"));
    } else {
      Set<String> methods = new HashSet<>(entry.methods.keySet());
      if (!member.name().text().isEmpty()) {
        checker.resolver.undefinedMember(entry.type, member.name(), methods);
      }
    }
    checker.calls.checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }
}
