package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.DeclarationContext;
import org.qistage.parsing.grammar.QiParser.EmptyStatementContext;
import org.qistage.parsing.grammar.QiParser.EnumerationContext;
import org.qistage.parsing.grammar.QiParser.ExportedVariableContext;
import org.qistage.parsing.grammar.QiParser.FieldContext;
import org.qistage.parsing.grammar.QiParser.FunctionContext;
import org.qistage.parsing.grammar.QiParser.ImportClauseContext;
import org.qistage.parsing.grammar.QiParser.MethodsContext;
import org.qistage.parsing.grammar.QiParser.ModulePathContext;
import org.qistage.parsing.grammar.QiParser.PackageClauseContext;
import org.qistage.parsing.grammar.QiParser.ReceiverContext;
import org.qistage.parsing.grammar.QiParser.StatementContext;
import org.qistage.parsing.grammar.QiParser.StructContext;
import org.qistage.parsing.grammar.QiParser.TypeContext;
import org.qistage.parsing.grammar.QiParser.VariableStatementContext;
import org.qistage.parsing.grammar.QiParser.VariantContext;
import org.qistage.parsing.grammar.QiParser.VisibilityContext;

/// Builds a whole file and its declarations, part by part as the parser finishes them.
final class DeclarationBuilder {
  private final Nodes nodes;
  private final StatementBuilder statements;
  private final TypeBuilder types;
  private final List<Import> imports = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private Optional<Name> packageName = Optional.empty();
  private boolean statementReported;

  DeclarationBuilder(Nodes nodes) {
    this.nodes = nodes;
    this.statements = new StatementBuilder(nodes);
    this.types = statements.types();
  }

  /// Adds one part of a file: its 包 line or a statement at its top. Parts come in source order.
  void add(ParserRuleContext part) {
    if (part instanceof PackageClauseContext clause) {
      packageName = Optional.of(types.name(clause.name(), clause));
    } else if (part instanceof StatementContext statement) {
      add(statement);
    }
  }

  private void add(StatementContext context) {
    Span span = Nodes.span(context);
    if (context.importClause() != null) {
      if (declarations.stream().anyMatch(before -> !isMalformed(before))) {
        Span keyword = Nodes.span(StatementBuilder.firstToken(context));
        nodes.report(new ParseProblem.MisplacedImport(), keyword);
      }
      imports.add(importClause(context.importClause()));
    } else if (context.declaration() != null) {
      declarations.add(declaration(context.declaration()));
    } else if (context.plainStatement() instanceof VariableStatementContext variable) {
      Statement.Variable built = statements.variable(variable.variable(), span);
      declarations.add(
          new Declaration.ModuleVariable(
              nodes.id("plainStatement#variableStatement"), span, false, built));
    } else if (context.plainStatement() instanceof EmptyStatementContext empty) {
      statements.extraSemicolon(empty);
    } else {
      // One report for a whole program that was written without a function.
      if (!statementReported && context.exception == null) {
        statementReported = true;
        nodes.report(new ParseProblem.StatementOutsideFunction(), span);
      }
      declarations.add(new Declaration.Malformed(nodes.id("statement"), span));
    }
  }

  private static boolean isMalformed(Declaration declaration) {
    return declaration instanceof Declaration.Malformed;
  }

  /// The whole file, of a length in UTF-16 units.
  Program program(int length) {
    return new Program(
        nodes.id("program"), new Span(0, length), packageName, imports, declarations);
  }

  private Import importClause(ImportClauseContext context) {
    Optional<Name> alias =
        Nodes.has(context, QiParser.AS)
            ? Optional.of(types.name(context.name(), context))
            : Optional.empty();
    return new Import(
        nodes.id("importClause"),
        Nodes.span(context),
        Nodes.has(context, QiParser.PUBLIC),
        path(context.modulePath()),
        alias);
  }

  /// The path without white space and in ASCII punctuation.
  private static String path(@Nullable ModulePathContext context) {
    StringBuilder path = new StringBuilder();
    if (context != null) {
      for (ParseTree child : context.children == null ? List.<ParseTree>of() : context.children) {
        if (child instanceof TerminalNode token) {
          path.append(TokenFeed.kind(token.getSymbol().getType()).spelling());
        } else {
          path.append(org.qistage.lexing.Literals.name(child.getText()));
        }
      }
    }
    return path.toString();
  }

  private static boolean exported(@Nullable VisibilityContext visibility) {
    return visibility != null && Nodes.has(visibility, QiParser.PUBLIC);
  }

  Declaration declaration(DeclarationContext context) {
    Span span = Nodes.span(context);
    return switch (context) {
      case FunctionContext c -> function(c);
      case StructContext c -> struct(c);
      case EnumerationContext c -> enumeration(c);
      case MethodsContext c -> methods(c);
      case ExportedVariableContext c -> {
        Statement.Variable variable = statements.variable(c.variable(), span);
        yield new Declaration.ModuleVariable(
            nodes.id("declaration#exportedVariable"), span, exported(c.visibility()), variable);
      }
      default -> new Declaration.Malformed(nodes.id("declaration"), span);
    };
  }

  private Declaration.Function function(FunctionContext context) {
    FunctionFlavor flavor = FunctionFlavor.PLAIN;
    if (Nodes.has(context, QiParser.ASYNC)) {
      flavor = FunctionFlavor.ASYNC;
    } else if (Nodes.has(context, QiParser.COROUTINE)) {
      flavor = FunctionFlavor.COROUTINE;
    }
    Optional<Receiver> receiver = Optional.ofNullable(context.receiver()).map(this::receiver);
    Name name = types.name(context.name(), context);
    List<Parameter> parameters = types.parameters(context.parameters());
    Optional<TypeSyntax> result = types.optionalType(context.type());
    Statement.Block body =
        context.value() == null
            ? statements.block(context.block(), context)
            : statements.onlyValue(context.value(), result.isPresent());
    return new Declaration.Function(
        nodes.id("declaration#function"),
        Nodes.span(context),
        exported(context.visibility()),
        flavor,
        receiver,
        name,
        parameters,
        result,
        body);
  }

  private Receiver receiver(ReceiverContext context) {
    Name name = types.name(context.name(), context);
    TypeSyntax type = types.type(context.type(), context);
    boolean mutable = Nodes.has(context, QiParser.VARIABLE);
    return new Receiver(nodes.id("receiver"), Nodes.span(context), mutable, name, type);
  }

  private Declaration.Struct struct(StructContext context) {
    Name name = types.name(context.name(), context);
    List<FieldSyntax> fields = new ArrayList<>();
    List<FieldContext> written = context.field();
    for (int i = 0; i < written.size(); i++) {
      FieldContext field = written.get(i);
      boolean separated = Nodes.has(field, QiParser.COMMA) || Nodes.has(field, QiParser.SEMICOLON);
      if (i < written.size() - 1 && !separated) {
        missingComma(field);
      }
      Name fieldName = types.name(field.name(), field);
      TypeSyntax type = types.type(field.type(), field);
      fields.add(new FieldSyntax(nodes.id("field"), Nodes.span(field), fieldName, type));
    }
    return new Declaration.Struct(
        nodes.id("declaration#struct"),
        Nodes.span(context),
        exported(context.visibility()),
        name,
        fields);
  }

  private Declaration.Enumeration enumeration(EnumerationContext context) {
    Name name = types.name(context.name(), context);
    List<VariantSyntax> variants = new ArrayList<>();
    List<VariantContext> written = context.variant();
    for (int i = 0; i < written.size(); i++) {
      VariantContext variant = written.get(i);
      if (i < written.size() - 1 && !endsInComma(variant)) {
        missingComma(variant);
      }
      Name variantName = types.name(variant.name(), variant);
      List<TypeSyntax> payload = new ArrayList<>();
      for (TypeContext type : variant.type()) {
        payload.add(types.type(type, variant));
      }
      variants.add(
          new VariantSyntax(nodes.id("variant"), Nodes.span(variant), variantName, payload));
    }
    return new Declaration.Enumeration(
        nodes.id("declaration#enumeration"),
        Nodes.span(context),
        exported(context.visibility()),
        name,
        variants);
  }

  private static boolean endsInComma(VariantContext context) {
    return Nodes.tokenType(context, context.getChildCount() - 1) == QiParser.COMMA;
  }

  private void missingComma(ParserRuleContext before) {
    if (before.exception == null) {
      Span place = Nodes.after(before);
      nodes.report(Diagnostic.of(new ParseProblem.MissingComma(), place).withEdit(place, ","));
    }
  }

  private Declaration.Methods methods(MethodsContext context) {
    Name type = types.name(context.name(), context);
    List<Declaration.Function> functions = new ArrayList<>();
    for (DeclarationContext member : context.declaration()) {
      if (member instanceof FunctionContext function) {
        functions.add(function(function));
      } else if (member.exception == null) {
        Span keyword = Nodes.span(StatementBuilder.firstToken(member));
        nodes.report(new ParseProblem.NotAMethod(), keyword);
      }
    }
    return new Declaration.Methods(
        nodes.id("declaration#methods"), Nodes.span(context), type, functions);
  }
}
