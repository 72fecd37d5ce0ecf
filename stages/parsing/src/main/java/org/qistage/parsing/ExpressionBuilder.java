package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.lexing.Literals;
import org.qistage.parsing.grammar.QiParser;
import org.qistage.parsing.grammar.QiParser.AdditiveContext;
import org.qistage.parsing.grammar.QiParser.ArgumentsContext;
import org.qistage.parsing.grammar.QiParser.ArrayLiteralContext;
import org.qistage.parsing.grammar.QiParser.CallContext;
import org.qistage.parsing.grammar.QiParser.ChannelCreationContext;
import org.qistage.parsing.grammar.QiParser.ClosureContext;
import org.qistage.parsing.grammar.QiParser.CollectionCreationContext;
import org.qistage.parsing.grammar.QiParser.ConjunctionContext;
import org.qistage.parsing.grammar.QiParser.DictionaryContext;
import org.qistage.parsing.grammar.QiParser.DictionaryValueContext;
import org.qistage.parsing.grammar.QiParser.DisjunctionContext;
import org.qistage.parsing.grammar.QiParser.EmptyPrintContext;
import org.qistage.parsing.grammar.QiParser.EntryContext;
import org.qistage.parsing.grammar.QiParser.EqualityContext;
import org.qistage.parsing.grammar.QiParser.ExpressionContext;
import org.qistage.parsing.grammar.QiParser.ExpressionValueContext;
import org.qistage.parsing.grammar.QiParser.FieldValueContext;
import org.qistage.parsing.grammar.QiParser.FieldValuesContext;
import org.qistage.parsing.grammar.QiParser.FuturePathContext;
import org.qistage.parsing.grammar.QiParser.IndexContext;
import org.qistage.parsing.grammar.QiParser.LiteralContext;
import org.qistage.parsing.grammar.QiParser.MemberContext;
import org.qistage.parsing.grammar.QiParser.MultiplicativeContext;
import org.qistage.parsing.grammar.QiParser.NameReferenceContext;
import org.qistage.parsing.grammar.QiParser.NewStructContext;
import org.qistage.parsing.grammar.QiParser.ParenthesisedContext;
import org.qistage.parsing.grammar.QiParser.PathContext;
import org.qistage.parsing.grammar.QiParser.PostfixContext;
import org.qistage.parsing.grammar.QiParser.PostfixExpressionContext;
import org.qistage.parsing.grammar.QiParser.PrefixExpressionContext;
import org.qistage.parsing.grammar.QiParser.PrintContext;
import org.qistage.parsing.grammar.QiParser.RelationalContext;
import org.qistage.parsing.grammar.QiParser.SpawnBlockContext;
import org.qistage.parsing.grammar.QiParser.StructLiteralContext;
import org.qistage.parsing.grammar.QiParser.TypeArgumentsContext;
import org.qistage.parsing.grammar.QiParser.ValueContext;

/// Builds expressions.
final class ExpressionBuilder {
  private final Nodes nodes;
  private final TypeBuilder types;
  private final StatementBuilder statements;

  ExpressionBuilder(Nodes nodes, TypeBuilder types, StatementBuilder statements) {
    this.nodes = nodes;
    this.types = types;
    this.statements = statements;
  }

  /// The value of a part that must have one.
  Expression value(@Nullable ValueContext context, ParserRuleContext owner) {
    return switch (context) {
      case DictionaryValueContext dictionary -> dictionaryValue(dictionary);
      case ExpressionValueContext plain -> expressionValue(plain);
      case null, default -> missing(owner);
    };
  }

  Optional<Expression> optionalValue(@Nullable ValueContext context) {
    return context == null ? Optional.empty() : Optional.of(value(context, context));
  }

  private Expression missing(ParserRuleContext owner) {
    return new Expression.Malformed(nodes.id("expression"), Nodes.after(owner), List.of());
  }

  private List<Expression> values(List<ValueContext> contexts) {
    List<Expression> values = new ArrayList<>(contexts.size());
    for (ValueContext context : contexts) {
      values.add(value(context, context));
    }
    return values;
  }

  private Expression dictionaryValue(DictionaryValueContext context) {
    DictionaryContext literal = context.dictionary();
    List<EntryValue> entries = new ArrayList<>();
    for (EntryContext entry : literal.entry()) {
      Expression key = expression(entry.expression(), entry);
      Expression value = value(entry.value(), entry);
      entries.add(new EntryValue(nodes.id("entry"), Nodes.span(entry), key, value));
    }
    Expression result =
        new Expression.DictionaryLiteral(nodes.id("dictionary"), Nodes.span(literal), entries);
    for (PostfixContext postfix : context.postfix()) {
      result = postfix(result, postfix);
    }
    return result;
  }

  private Expression expressionValue(ExpressionValueContext context) {
    boolean braces = Nodes.has(context, QiParser.LEFT_BRACE);
    if (!braces || !Nodes.has(context, QiParser.RIGHT_BRACE)) {
      return expression(context.expression(), context);
    }
    Span span = Nodes.span(context);
    Optional<TypeSyntax> type = structType(context.expression());
    if (type.isEmpty()) {
      nodes.report(new ParseProblem.StructLiteralWithoutType(), span);
      return new Expression.Malformed(nodes.id("value#expressionValue"), span, List.of());
    }
    if (!(context.getParent() instanceof ParenthesisedContext)) {
      String name = context.expression().getText();
      nodes.report(
          Diagnostic.of(new ParseProblem.BareEmptyStruct(name), span)
              .withEdit(Span.at(span.start()), "(")
              .withEdit(Span.at(span.end()), ")"));
    }
    return new Expression.StructLiteral(
        nodes.id("value#expressionValue"), span, type.get(), List.of());
  }

  /// The expression of a part that must have one.
  Expression expression(@Nullable ExpressionContext context, ParserRuleContext owner) {
    return switch (context) {
      case PostfixExpressionContext c -> postfixExpression(c);
      case NameReferenceContext c -> {
        Name name = types.name(c.name(), c);
        yield new Expression.NameReference(
            nodes.id("expression#nameReference"), Nodes.span(c), name);
      }
      case LiteralContext c -> literal((TerminalNode) c.getChild(0), "expression#literal");
      case MultiplicativeContext c -> binary(c, c.expression(), "expression#multiplicative");
      case AdditiveContext c -> binary(c, c.expression(), "expression#additive");
      case RelationalContext c -> relational(c);
      case EqualityContext c -> binary(c, c.expression(), "expression#equality");
      case ConjunctionContext c -> binary(c, c.expression(), "expression#conjunction");
      case DisjunctionContext c -> binary(c, c.expression(), "expression#disjunction");
      case PrefixExpressionContext c -> {
        Expression operand = expression(c.expression(), c);
        yield new Expression.Unary(
            nodes.id("expression#prefixExpression"), Nodes.span(c), unaryOperator(c), operand);
      }
      case ParenthesisedContext c -> parenthesised(c);
      case ArrayLiteralContext c -> {
        List<Expression> elements = values(c.value());
        yield new Expression.ArrayLiteral(
            nodes.id("expression#arrayLiteral"), Nodes.span(c), elements);
      }
      case PrintContext c -> print(c);
      case EmptyPrintContext c ->
          new Expression.Print(
              nodes.id("expression#emptyPrint"), Nodes.span(c), isPrintLine(c), List.of());
      case ChannelCreationContext c ->
          creation(c, c.typeArguments(), arguments(c.arguments()), "expression#channelCreation");
      case CollectionCreationContext c ->
          creation(c, c.typeArguments(), List.of(), "expression#collectionCreation");
      case FuturePathContext c -> futurePath(c);
      case ClosureContext c -> closure(c);
      case NewStructContext c -> newStruct(c);
      case SpawnBlockContext c -> {
        Statement.Block body = statements.block(c.block(), c);
        yield new Expression.SpawnBlock(nodes.id("expression#spawnBlock"), Nodes.span(c), body);
      }
      case null -> missing(owner);
      default -> new Expression.Malformed(nodes.id("expression"), Nodes.span(context), List.of());
    };
  }

  private List<Expression> arguments(@Nullable ArgumentsContext context) {
    return context == null ? List.of() : values(context.value());
  }

  private Expression postfixExpression(PostfixExpressionContext context) {
    if (context.postfix() instanceof StructLiteralContext literal) {
      Optional<TypeSyntax> type = structType(context.expression());
      if (type.isPresent()) {
        return structLiteral(context, type.get(), literal);
      }
      nodes.report(new ParseProblem.StructLiteralWithoutType(), Nodes.span(context.expression()));
      return new Expression.Malformed(
          nodes.id("postfix#structLiteral"), Nodes.span(context), List.of());
    }
    return postfix(expression(context.expression(), context), context.postfix());
  }

  private Expression postfix(Expression target, @Nullable PostfixContext context) {
    if (context == null) {
      return target;
    }
    Span span = target.span().to(Nodes.span(context));
    return switch (context) {
      case CallContext c -> {
        List<Expression> arguments = arguments(c.arguments());
        yield new Expression.Call(nodes.id("postfix#call"), span, target, arguments);
      }
      case MemberContext c -> {
        Name name = types.memberName(c.memberName(), c);
        yield new Expression.Member(nodes.id("postfix#member"), span, target, name);
      }
      case PathContext c -> {
        Name name = types.memberName(c.memberName(), c);
        yield new Expression.Path(nodes.id("postfix#path"), span, target, name);
      }
      case IndexContext c -> {
        Expression index = value(c.value(), c);
        yield new Expression.Index(nodes.id("postfix#index"), span, target, index);
      }
      case StructLiteralContext _ -> {
        nodes.report(new ParseProblem.StructLiteralWithoutType(), target.span());
        yield new Expression.Malformed(nodes.id("postfix#structLiteral"), span, List.of());
      }
      default -> target;
    };
  }

  private Expression structLiteral(
      PostfixExpressionContext context, TypeSyntax type, StructLiteralContext literal) {
    List<FieldValue> fields = fields(literal.fieldValue());
    return new Expression.StructLiteral(
        nodes.id("postfix#structLiteral"), Nodes.span(context), type, fields);
  }

  private List<FieldValue> fields(List<FieldValueContext> contexts) {
    List<FieldValue> fields = new ArrayList<>();
    for (FieldValueContext field : contexts) {
      Name name = types.name(field.name(), field);
      Expression value = value(field.value(), field);
      fields.add(new FieldValue(nodes.id("fieldValue"), Nodes.span(field), name, value));
    }
    return fields;
  }

  /// `新建 点 { … }`: the same as `点 { … }`.
  private Expression newStruct(NewStructContext context) {
    Name first = types.name(context.name(), context);
    Optional<Name> qualifier = Optional.empty();
    Name name = first;
    Span typeSpan = first.span();
    if (context.memberName() != null) {
      qualifier = Optional.of(first);
      name = types.memberName(context.memberName(), context);
      typeSpan = typeSpan.to(name.span());
    }
    TypeSyntax type =
        new TypeSyntax.Named(nodes.id("type#namedType"), typeSpan, qualifier, name, List.of());
    FieldValuesContext values = context.fieldValues();
    List<FieldValue> fields = values == null ? List.of() : fields(values.fieldValue());
    return new Expression.StructLiteral(
        nodes.id("expression#newStruct"), Nodes.span(context), type, fields);
  }

  /// The type that the expression before `{` names: `点` or `包.点`.
  private Optional<TypeSyntax> structType(@Nullable ExpressionContext context) {
    if (context instanceof NameReferenceContext reference) {
      Name name = types.name(reference.name(), reference);
      return Optional.of(named(Optional.empty(), name, context));
    }
    if (context instanceof PostfixExpressionContext postfix
        && postfix.expression() instanceof NameReferenceContext qualifier
        && postfix.postfix() instanceof MemberContext member) {
      Name first = types.name(qualifier.name(), qualifier);
      Name second = types.memberName(member.memberName(), member);
      return Optional.of(named(Optional.of(first), second, context));
    }
    return Optional.empty();
  }

  private TypeSyntax named(Optional<Name> qualifier, Name name, ExpressionContext context) {
    return new TypeSyntax.Named(
        nodes.id("type#namedType"), Nodes.span(context), qualifier, name, List.of());
  }

  Expression literal(TerminalNode token, String rule) {
    Span span = Nodes.span(token);
    String text = token.getText();
    return switch (token.getSymbol().getType()) {
      case QiParser.INTEGER_LITERAL ->
          new Expression.IntegerLiteral(nodes.id(rule), span, Literals.integerValue(text));
      case QiParser.FLOAT_LITERAL ->
          new Expression.FloatLiteral(nodes.id(rule), span, Literals.floatValue(text));
      case QiParser.STRING_LITERAL ->
          new Expression.StringLiteral(nodes.id(rule), span, Literals.stringValue(text));
      case QiParser.CHARACTER_LITERAL ->
          new Expression.CharacterLiteral(nodes.id(rule), span, Literals.characterValue(text));
      case QiParser.TRUE -> new Expression.BooleanLiteral(nodes.id(rule), span, true);
      case QiParser.FALSE -> new Expression.BooleanLiteral(nodes.id(rule), span, false);
      case QiParser.UNIT -> new Expression.UnitLiteral(nodes.id(rule), span);
      default -> new Expression.Malformed(nodes.id(rule), span, List.of());
    };
  }

  private Expression binary(
      ExpressionContext context, List<ExpressionContext> operands, String rule) {
    Expression left = expression(operands.get(0), context);
    Expression right = expression(operands.size() > 1 ? operands.get(1) : null, context);
    BinaryOperator operator = binaryOperator(Nodes.tokenType(context, 1));
    return new Expression.Binary(nodes.id(rule), Nodes.span(context), left, operator, right);
  }

  private Expression relational(RelationalContext context) {
    if (context.expression(0) instanceof RelationalContext inner) {
      TerminalNode first = (TerminalNode) inner.getChild(1);
      TerminalNode second = (TerminalNode) context.getChild(1);
      var problem = new ParseProblem.ChainedComparison(first.getText(), second.getText());
      nodes.report(
          Diagnostic.of(problem, Nodes.span(second)).withLabel(Nodes.span(first), "first"));
      Expression chain = binary(context, context.expression(), "expression#relational");
      return new Expression.Malformed(
          nodes.id("expression#relational"), chain.span(), List.of(chain));
    }
    return binary(context, context.expression(), "expression#relational");
  }

  private static BinaryOperator binaryOperator(int type) {
    return switch (type) {
      case QiParser.OR, QiParser.DOUBLE_PIPE -> BinaryOperator.OR;
      case QiParser.AND, QiParser.DOUBLE_AMPERSAND -> BinaryOperator.AND;
      case QiParser.EQUAL -> BinaryOperator.EQUAL;
      case QiParser.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case QiParser.LESS -> BinaryOperator.LESS;
      case QiParser.LESS_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case QiParser.GREATER -> BinaryOperator.GREATER;
      case QiParser.GREATER_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case QiParser.PLUS -> BinaryOperator.ADD;
      case QiParser.MINUS -> BinaryOperator.SUBTRACT;
      case QiParser.STAR -> BinaryOperator.MULTIPLY;
      case QiParser.SLASH -> BinaryOperator.DIVIDE;
      case QiParser.PERCENT -> BinaryOperator.REMAINDER;
      default -> throw new IllegalStateException("no infix operator: token type " + type);
    };
  }

  private static UnaryOperator unaryOperator(PrefixExpressionContext context) {
    int type = Nodes.tokenType(context, 0);
    return switch (type) {
      case QiParser.NOT, QiParser.BANG -> UnaryOperator.NOT;
      case QiParser.MINUS -> UnaryOperator.NEGATE;
      case QiParser.AWAIT -> UnaryOperator.AWAIT;
      case QiParser.SPAWN -> UnaryOperator.SPAWN;
      case QiParser.SPAWN_COROUTINE -> UnaryOperator.SPAWN_COROUTINE;
      case QiParser.LEFT_ARROW -> UnaryOperator.RECEIVE;
      case QiParser.ADDRESS_OF, QiParser.AMPERSAND -> UnaryOperator.ADDRESS_OF;
      case QiParser.DEREFERENCE, QiParser.STAR -> UnaryOperator.DEREFERENCE;
      default -> throw new IllegalStateException("no prefix operator: token type " + type);
    };
  }

  private Expression parenthesised(ParenthesisedContext context) {
    Span span = Nodes.span(context);
    List<Expression> values = values(context.value());
    if (values.size() == 1) {
      return new Expression.Parenthesised(
          nodes.id("expression#parenthesised"), span, values.getFirst());
    }
    if (values.size() > 1) {
      nodes.report(new ParseProblem.Tuple(values.size()), span);
    }
    return new Expression.Malformed(nodes.id("expression#parenthesised"), span, values);
  }

  /// Whether `打印 …` is a call: its operand is nothing but a parenthesised argument list.
  static boolean isCallForm(PrintContext context) {
    return context.expression() instanceof ParenthesisedContext;
  }

  static boolean isPrintLine(ExpressionContext context) {
    return Nodes.tokenType(context, 0) == QiParser.PRINT_LINE;
  }

  private Expression print(PrintContext context) {
    List<Expression> arguments;
    if (context.expression() instanceof ParenthesisedContext list) {
      arguments = values(list.value());
    } else {
      if (context.expression() != null) {
        Span keyword = Nodes.span((TerminalNode) context.getChild(0));
        String text = context.getChild(0).getText();
        nodes.report(new ParseProblem.PrintInsideExpression(text), keyword);
      }
      arguments = List.of(expression(context.expression(), context));
      return new Expression.Malformed(nodes.id("expression#print"), Nodes.span(context), arguments);
    }
    return new Expression.Print(
        nodes.id("expression#print"), Nodes.span(context), isPrintLine(context), arguments);
  }

  private Expression creation(
      ExpressionContext context,
      @Nullable TypeArgumentsContext typeArguments,
      List<Expression> arguments,
      String rule) {
    TerminalNode head = (TerminalNode) context.getChild(0);
    Name name = new Name(nodes.id("typeName"), Nodes.span(head), head.getText());
    List<TypeSyntax> elements = types.arguments(typeArguments);
    Span typeSpan = typeArguments == null ? name.span() : name.span().to(Nodes.span(typeArguments));
    TypeSyntax type =
        new TypeSyntax.Named(
            nodes.id("type#namedType"), typeSpan, Optional.empty(), name, elements);
    return new Expression.NewGeneric(nodes.id(rule), Nodes.span(context), type, arguments);
  }

  private Expression futurePath(FuturePathContext context) {
    TerminalNode head = (TerminalNode) context.getChild(0);
    Name name = new Name(nodes.id("name"), Nodes.span(head), head.getText());
    Expression target =
        new Expression.NameReference(nodes.id("expression#nameReference"), name.span(), name);
    Name member = types.memberName(context.memberName(), context);
    return new Expression.Path(
        nodes.id("expression#futurePath"), Nodes.span(context), target, member);
  }

  private Expression closure(ClosureContext context) {
    List<Parameter> parameters = types.parameters(context.parameters());
    Optional<TypeSyntax> result = types.optionalType(context.type());
    Statement.Block body = statements.block(context.block(), context);
    return new Expression.Closure(
        nodes.id("expression#closure"), Nodes.span(context), parameters, result, body);
  }
}
