package org.qistage.checking;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;

/// Finds what `包.名` refers to.
final class PackageResolver {
  private final FunctionChecker checker;

  PackageResolver(FunctionChecker checker) {
    this.checker = checker;
  }

  /// The import that the left side of a point names: `几何`, or `工具.几何` where 工具 has it by 公开 导入.
  /// Null when it names none.
  @Nullable ImportEntry qualifier(Expression target) {
    if (target instanceof Expression.Member member) {
      ImportEntry outer = qualifier(member.target());
      return outer == null || outer.target == null
          ? null
          : PackageMembers.reexport(outer.target, member.name().text());
    }
    if (!(target instanceof Expression.NameReference reference)
        || checker.names.find(reference.name().text()) != null) {
      return null;
    }
    return checker.program.imports.get(reference.name().text());
  }

  /// Whether `a.b` takes `b` from a file of the program.
  boolean qualifies(Expression.Member member) {
    ImportEntry entry = qualifier(member.target());
    return entry != null && entry.library.isEmpty();
  }

  /// The function that `包.名` names; null when there is none. That it is not 公开 has been reported.
  @Nullable FunctionEntry function(Expression.Member member) {
    ImportEntry entry = qualifier(member.target());
    if (entry == null || entry.target == null) {
      return null;
    }
    use(member);
    FunctionEntry function = PackageMembers.function(entry.target, member.name().text());
    if (function != null
        && !function.syntax.exported()
        && function.home().names != checker.program.names) {
      reportPrivate(entry, member.name(), function);
    }
    return function;
  }

  /// The variable that `包.名` names, public or not; null when there is none. Reports nothing.
  @Nullable GlobalEntry find(Expression.Member member) {
    ImportEntry entry = qualifier(member.target());
    return entry == null || entry.target == null
        ? null
        : PackageMembers.global(entry.target, member.name().text());
  }

  /// The variable that `包.名` names; null when there is none. That it is not 公开 has been reported.
  @Nullable GlobalEntry global(Expression.Member member) {
    ImportEntry entry = qualifier(member.target());
    GlobalEntry global = find(member);
    if (entry == null || global == null) {
      return null;
    }
    use(member);
    if (!global.syntax.exported() && global.home().names != checker.program.names) {
      reportPrivate(entry, member.name(), global);
    }
    return global;
  }

  /// Notes that the import which the innermost name stands for is used.
  private void use(Expression.Member member) {
    Expression innermost = member.target();
    while (innermost instanceof Expression.Member inner) {
      innermost = inner.target();
    }
    if (innermost instanceof Expression.NameReference reference) {
      ImportEntry entry = checker.program.imports.get(reference.name().text());
      if (entry != null) {
        entry.used = true;
      }
    }
  }

  void reportPrivate(ImportEntry entry, Name name, Declared declared) {
    checker.reporter.report(
        checker.program.labelled(
            Diagnostic.of(new PackageProblem.PrivateName(entry.alias, name.text()), name.span()),
            declared,
            "declared"));
  }

  /// `包.名(…)`.
  TypedExpression call(Expression.Call syntax, Expression.Member member) {
    FunctionEntry function = function(member);
    if (function != null) {
      return checker.calls.programCall(syntax, function, null);
    }
    GlobalEntry global = global(member);
    if (global != null) {
      return checker.globals.call(syntax, member.name(), global);
    }
    undefined(member);
    checker.calls.checkAll(syntax.arguments());
    return checker.malformed(syntax);
  }

  /// `包.名` that is not called.
  TypedExpression member(Expression.Member member) {
    FunctionEntry function = function(member);
    if (function != null) {
      return checker.closures.reference(member, member.name(), function);
    }
    GlobalEntry global = global(member);
    if (global != null) {
      return checker.globals.read(member, member.name(), global);
    }
    undefined(member);
    return checker.malformed(member);
  }

  private void undefined(Expression.Member member) {
    use(member);
    ImportEntry entry = qualifier(member.target());
    if (entry == null || entry.target == null || !entry.target.isReadable()) {
      return;
    }
    Name name = member.name();
    if (name.text().isEmpty()) {
      return;
    }
    Optional<String> similar = Spelling.nearest(name.text(), PackageMembers.names(entry.target));
    if (similar.isPresent()) {
      checker.reporter.report(
          Diagnostic.of(
                  new PackageProblem.MisspelledInPackage(entry.alias, name.text(), similar.get()),
                  name.span())
              .withEdit(name.span(), similar.get()));
    } else {
      checker.reporter.report(
          new PackageProblem.NotInPackage(entry.alias, name.text()), name.span());
    }
  }
}
