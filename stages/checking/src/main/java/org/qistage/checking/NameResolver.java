package org.qistage.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;

/// Finds what a name refers to, and what was meant by one that refers to nothing.
final class NameResolver {
  private static final String NONE = "无";

  private final FunctionChecker checker;

  /// How many undefined names of a program are compared with all others.
  private static final int MOST_SUGGESTIONS = 100;

  /// The undefined names that this function has been told of: each is told once.
  private final Set<String> reported = new HashSet<>();

  NameResolver(FunctionChecker checker) {
    this.checker = checker;
  }

  void startFunction() {
    reported.clear();
  }

  /// A name where a value stands.
  TypedExpression reference(Expression.NameReference syntax, Type expected) {
    Name name = syntax.name();
    VariableEntry variable = checker.names.find(name.text());
    if (variable != null) {
      variable.used = true;
      checker.body.use(variable);
      return new TypedExpression.Variable(
          checker.node(syntax, name), syntax.span(), variable.type, variable.id);
    }
    GlobalEntry global = checker.globals.find(name.text());
    if (global != null) {
      return checker.globals.read(syntax, name, global);
    }
    if (name.text().equals(NONE) && !checker.program.functionsByName.containsKey(NONE)) {
      return none(syntax, expected);
    }
    FunctionEntry function = checker.program.functionsByName.get(name.text());
    LibraryTable library = LibraryTable.standard();
    if (function != null) {
      return checker.closures.reference(syntax, name, function);
    }
    if (library.hasFunction(name.text())) {
      ImportCollector.useLibrary(checker.program, name.text());
      return checker.closures.library(syntax, name.text(), expected);
    }
    if (checker.program.imports.containsKey(name.text())) {
      packageAsValue(name);
    } else {
      undefined(name);
    }
    return checker.malformed(syntax);
  }

  void packageAsValue(Name name) {
    ImportEntry entry = checker.program.imports.get(name.text());
    if (entry != null) {
      entry.used = true;
      if (!entry.unknown()) {
        checker.reporter.report(new PackageProblem.PackageAsValue(entry.alias), name.span());
      }
    }
  }

  private TypedExpression none(Expression.NameReference syntax, Type expected) {
    if (expected instanceof Type.OptionalOf) {
      return new TypedExpression.EmptyLiteral(
          checker.node(syntax, syntax.name()), syntax.span(), expected);
    }
    checker.reporter.report(new TypeProblem.NoneNeedsType(), syntax.span());
    return checker.malformed(syntax);
  }

  /// The function of the program that a call of an expression calls, if it calls one.
  @Nullable FunctionEntry function(Expression callee) {
    if (callee instanceof Expression.Member member) {
      return checker.packages.function(member);
    }
    return callee instanceof Expression.NameReference reference
            && checker.names.find(reference.name().text()) == null
        ? checker.program.functionsByName.get(reference.name().text())
        : null;
  }

  /// Reports a name that nothing has, with the likeliest name that was meant.
  void undefined(Name name) {
    String text = name.text();
    if (text.isEmpty() || !reported.add(text)) {
      return;
    }
    Span span = name.span();
    if (checker.variants.misused(name)) {
      return;
    }
    if (belongsToSelf(text)) {
      checker.reporter.report(
          Diagnostic.of(new NameProblem.WithoutSelf(text), span)
              .withEdit(Span.at(span.start()), MethodCollector.SELF + "."));
      return;
    }
    if (LibraryTable.MODULES.contains(text)) {
      checker.reporter.report(new PackageProblem.PackageAsValue(text), span);
      return;
    }
    Optional<String> spaced = KeywordSplitter.split(text, this::isDefined);
    if (spaced.isPresent()) {
      missingSpace(name, spaced.get());
      return;
    }
    Optional<String> foreign = ForeignWords.name(text);
    if (foreign.isPresent()) {
      report(new NameProblem.ForeignWord(text, foreign.get()), span, foreign.get());
      return;
    }
    Optional<String> similar =
        checker.program.whole.suggestions++ < MOST_SUGGESTIONS
            ? Spelling.nearest(text, visibleNames())
            : Optional.empty();
    if (similar.isPresent()) {
      misspelled(name, similar.get());
      return;
    }
    Optional<String> likely = KeywordSplitter.beginning(text);
    if (likely.isPresent()) {
      missingSpace(name, likely.get());
    } else {
      checker.reporter.report(new NameProblem.UndefinedName(text), span);
    }
  }

  /// Whether what the enclosing method was called on has a field or a method of that name.
  private boolean belongsToSelf(String name) {
    VariableEntry self = checker.names.find(MethodCollector.SELF);
    if (self == null || !(self.type instanceof Type.Named(String owner))) {
      return false;
    }
    self.used = true;
    TypeEntry type = checker.program.declaredTypes.find(owner);
    return type != null && (type.fieldNumber(name) >= 0 || type.methods.containsKey(name));
  }

  /// The variable that was probably meant counts as used.
  private void misspelled(Name name, String suggestion) {
    VariableEntry meant = checker.names.find(suggestion);
    if (meant != null) {
      meant.used = true;
    }
    report(new NameProblem.MisspelledName(name.text(), suggestion), name.span(), suggestion);
  }

  private void missingSpace(Name name, String proposal) {
    report(new NameProblem.MissingSpace(name.text(), proposal), name.span(), proposal);
  }

  private void report(NameProblem problem, Span span, String replacement) {
    checker.reporter.report(Diagnostic.of(problem, span).withEdit(span, replacement));
  }

  boolean isDefined(String name) {
    return checker.names.find(name) != null
        || checker.program.globalsByName.containsKey(name)
        || checker.program.functionsByName.containsKey(name)
        || LibraryTable.standard().hasFunction(name);
  }

  private List<String> visibleNames() {
    List<String> names = new ArrayList<>(checker.names.names());
    names.addAll(checker.program.globalsByName.keySet());
    names.addAll(checker.program.functionsByName.keySet());
    names.addAll(LibraryTable.standard().functionNames());
    return names;
  }

  /// An assignment to a name that nothing has: the declaration is missing, the name is misspelled, or
  /// a space is. The name is declared as unknown, so that its later uses are not told too.
  void undeclaredAssignment(Name name) {
    String text = name.text();
    if (text.isEmpty()) {
      return;
    }
    Span span = name.span();
    Optional<String> spaced = KeywordSplitter.declaration(text);
    if (spaced.isPresent()) {
      missingSpace(name, spaced.get());
      declareUnknown(spaced.get().substring(spaced.get().indexOf(' ') + 1), span);
      return;
    }
    Optional<String> similar = Spelling.nearest(text, checker.names.names());
    if (similar.isPresent()) {
      misspelled(name, similar.get());
    } else {
      checker.reporter.report(
          Diagnostic.of(new NameProblem.UndeclaredAssignment(text), span)
              .withEdit(Span.at(span.start()), "变量 "));
    }
    declareUnknown(text, span);
  }

  private void declareUnknown(String text, Span span) {
    if (checker.names.find(text) == null) {
      VariableEntry variable =
          checker.program.symbols.addVariable(
              text, span, VariableEntry.Kind.VARIABLE, Type.Simple.UNKNOWN, checker.body);
      checker.names.declare(variable);
    }
  }

  /// Reports a method or a module's function that does not exist.
  void undefinedMember(Type type, Name name, Set<String> candidates) {
    Optional<String> similar = Spelling.nearest(name.text(), candidates);
    if (similar.isPresent()) {
      report(
          new NameProblem.MisspelledMember(type, name.text(), similar.get()),
          name.span(),
          similar.get());
    } else {
      checker.reporter.report(new NameProblem.UndefinedMember(type, name.text()), name.span());
    }
  }
}
