package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.Name;
import org.qistage.parsing.Receiver;
import org.qistage.parsing.TypeSyntax;

/// Collects methods: `函数 (自身 点) 名() { … }`, and the functions of a `方法 点 { … }`, whose receiver is
/// called 自己. A method is a function named `点.名` that takes the receiver first.
final class MethodCollector {
  static final String SELF = "自己";

  private final ProgramContext program;
  private final DeclarationCollector functions;

  MethodCollector(ProgramContext program, DeclarationCollector functions) {
    this.program = program;
    this.functions = functions;
  }

  void collect(Declaration.Methods block) {
    TypeEntry owner = owner(typeOf(block.type()), block.type().span());
    for (Declaration.Function method : block.functions()) {
      if (method.receiver().isPresent()) {
        TypeEntry own = collect(method, method.receiver().get());
        if (own != null && owner != null && own != owner) {
          program.reporter.report(
              Diagnostic.of(
                      new StructProblem.ReceiverDiffers(owner.name, own.type),
                      method.receiver().get().type().span())
                  .withLabel(block.type().span(), "block"));
        }
      } else if (owner != null) {
        add(method, owner, new Name(block.type().id(), block.type().span(), SELF));
      }
    }
  }

  private Type typeOf(Name name) {
    return program.types.result(
        new TypeSyntax.Named(name.id(), name.span(), Optional.empty(), name, List.of()));
  }

  /// Collects a method that names its receiver, and gives the receiver's type if it can have methods.
  @Nullable TypeEntry collect(Declaration.Function method, Receiver receiver) {
    TypeEntry owner = owner(program.types.value(receiver.type()), receiver.type().span());
    if (owner != null) {
      add(method, owner, receiver.name());
    }
    return owner;
  }

  private @Nullable TypeEntry owner(Type type, Span span) {
    TypeEntry owner = program.declaredTypes.of(type);
    if (owner == null && type != Type.Simple.UNKNOWN) {
      program.reporter.report(new StructProblem.ReceiverWithoutMethods(type), span);
    }
    return owner;
  }

  private void add(Declaration.Function syntax, TypeEntry owner, Name receiver) {
    Name name = syntax.name();
    FunctionEntry first = owner.methods.get(name.text());
    int field = owner.fieldNumber(name.text());
    if (first == null && field < 0) {
      FunctionEntry method = functions.add(syntax, owner, receiver);
      if (!name.text().isEmpty()) {
        owner.methods.put(name.text(), method);
      }
    } else {
      program.reporter.report(
          program.labelled(
              Diagnostic.of(
                  new StructProblem.DuplicateMethod(owner.name, name.text()), name.span()),
              first != null ? first : owner,
              first != null ? first.span() : owner.fields().get(field).span(),
              "first"));
    }
  }
}
