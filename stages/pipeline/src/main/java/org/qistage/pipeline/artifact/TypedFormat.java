package org.qistage.pipeline.artifact;

import java.util.List;
import org.qistage.checking.typed.Scope;
import org.qistage.checking.typed.ScopeId;
import org.qistage.checking.typed.SuspendReason;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeReader;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;

/// `qi-stage/typed/1`: symbols and scopes stand at the places that their ids say, and every use of a
/// symbol finds one of its sort. A type is written as Qi spells it.
final class TypedFormat {
  private static final Codecs CODECS =
      new Codecs()
          .withText(Type.class, "a type as Qi spells it", Type::toString, TypeReader::read)
          .withText(
              Type.Named.class,
              "the name of a struct or an enum",
              Type.Named::toString,
              TypedFormat::named);

  static final ArtifactFormat<TypedProgram> FORMAT =
      new ArtifactFormat<>("typed", 1, TypedProgram.class, CODECS, TypedFormat::check);

  private static final String VARIABLE = "Variable";
  private static final String FUNCTION = "Function";
  private static final String GLOBAL = "Global";

  private final TypedProgram program;
  private final Findings findings;
  private final TypedReferences references;

  private TypedFormat(TypedProgram program, Findings findings) {
    this.program = program;
    this.findings = findings;
    this.references = new TypedReferences(program, findings);
  }

  private static Type.Named named(String spelling) {
    if (TypeReader.read(spelling) instanceof Type.Named named) {
      return named;
    }
    throw new IllegalArgumentException("no struct or enum: " + spelling);
  }

  private static void check(TypedProgram program, Findings findings) {
    SourceFormat.check(program.source(), findings);
    TypedFormat check = new TypedFormat(program, findings);
    check.tables();
    CODECS.visit(TypedProgram.class, program, check::part);
  }

  private void tables() {
    JsonPath symbols = JsonPath.ROOT.field("symbols");
    for (int i = 0; i < program.symbols().size(); i++) {
      number(symbols.element(i).field("id"), program.symbols().get(i).id().value(), i);
    }
    JsonPath scopes = JsonPath.ROOT.field("scopes");
    for (int i = 0; i < program.scopes().size(); i++) {
      Scope scope = program.scopes().get(i);
      number(scopes.element(i).field("id"), scope.id().value(), i);
      JsonPath parent = scopes.element(i).field("parent");
      scope.parent().ifPresent(id -> scope(parent, id));
    }
  }

  private void number(JsonPath path, int number, int expected) {
    if (number != expected) {
      findings.add(path, new ArtifactProblem.Misnumbered(path.toString(), number, expected));
    }
  }

  private void scope(JsonPath path, ScopeId id) {
    findings.checkIndex(path, id.value(), program.scopes().size());
  }

  /// Looks at the references that a record holds.
  private void part(JsonPath path, Object part) {
    switch (part) {
      case TypedProgram whole -> whole.entry().ifPresent(id -> function(path.field("entry"), id));
      case TypedFunction function -> function(path.field("symbol"), function.symbol());
      case TypedExpression expression -> expression(path, expression);
      case TypedStatement.Declare declare -> variable(path.field("variable"), declare.variable());
      case TypedStatement.For loop -> variable(path.field("variable"), loop.variable());
      case TypedTarget.Variable target -> variable(path.field("symbol"), target.symbol());
      case TypedTarget.Field target -> references.field(path, target);
      case TypedPattern.Binding binding -> variable(path.field("variable"), binding.variable());
      case TypedPattern.Variant variant -> references.variant(path, variant);
      case Type type -> references.type(path, type);
      case TypedTarget.Global target -> global(path.field("symbol"), target.symbol());
      case TypedCondition.Binding binding -> variable(path.field("variable"), binding.variable());
      case TypedBlockFunction block -> {
        variables(path.field("captures"), block.captures());
        variables(path.field("parameters"), block.parameters());
      }
      case Symbol.Function function -> variables(path.field("parameters"), function.parameters());
      case SuspendReason reason -> function(path.field("function"), reason.function());
      case SymbolId id -> findings.checkIndex(path, id.value(), program.symbols().size());
      default -> {
        // Holds no reference of its own.
      }
    }
  }

  private void expression(JsonPath path, TypedExpression expression) {
    switch (expression) {
      case TypedExpression.Variable use -> variable(path.field("symbol"), use.symbol());
      case TypedExpression.Global use -> global(path.field("symbol"), use.symbol());
      case TypedExpression.FunctionReference use ->
          function(path.field("function"), use.function());
      case TypedExpression.Call call -> function(path.field("function"), call.function());
      case TypedExpression.Spawn spawn -> function(path.field("function"), spawn.function());
      case TypedExpression.NewGenerator made -> function(path.field("function"), made.function());
      case TypedExpression.NewStruct made -> references.newStruct(path, made);
      case TypedExpression.Field field -> references.field(path, field);
      case TypedExpression.NewVariant made -> references.newVariant(path, made);
      default -> {
        // Refers to no symbol.
      }
    }
  }

  private void variables(JsonPath path, List<SymbolId> ids) {
    for (int i = 0; i < ids.size(); i++) {
      variable(path.element(i), ids.get(i));
    }
  }

  private void variable(JsonPath path, SymbolId id) {
    if (exists(id) && !(program.symbol(id) instanceof Symbol.Variable)) {
      findings.add(path, new ArtifactProblem.WrongSymbol(path.toString(), id.value(), VARIABLE));
    }
  }

  private void global(JsonPath path, SymbolId id) {
    if (exists(id) && !(program.symbol(id) instanceof Symbol.Global)) {
      findings.add(path, new ArtifactProblem.WrongSymbol(path.toString(), id.value(), GLOBAL));
    }
  }

  private void function(JsonPath path, SymbolId id) {
    if (exists(id) && !(program.symbol(id) instanceof Symbol.Function)) {
      findings.add(path, new ArtifactProblem.WrongSymbol(path.toString(), id.value(), FUNCTION));
    }
  }

  /// Whether there is such a symbol; one that is not there is told where its id itself is seen.
  private boolean exists(SymbolId id) {
    return id.value() < program.symbols().size();
  }
}
