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
import org.qistage.parsing.grammar.QiParser.AssignOperatorContext;
import org.qistage.parsing.grammar.QiParser.BindingConditionContext;
import org.qistage.parsing.grammar.QiParser.BlockContext;
import org.qistage.parsing.grammar.QiParser.BlockStatementContext;
import org.qistage.parsing.grammar.QiParser.BreakStatementContext;
import org.qistage.parsing.grammar.QiParser.CallContext;
import org.qistage.parsing.grammar.QiParser.CatchClauseContext;
import org.qistage.parsing.grammar.QiParser.ConditionContext;
import org.qistage.parsing.grammar.QiParser.ContinueStatementContext;
import org.qistage.parsing.grammar.QiParser.DefaultCaseContext;
import org.qistage.parsing.grammar.QiParser.ElseClauseContext;
import org.qistage.parsing.grammar.QiParser.EmptyStatementContext;
import org.qistage.parsing.grammar.QiParser.EventCaseContext;
import org.qistage.parsing.grammar.QiParser.ExpressionClauseContext;
import org.qistage.parsing.grammar.QiParser.ExpressionContext;
import org.qistage.parsing.grammar.QiParser.ForStatementContext;
import org.qistage.parsing.grammar.QiParser.IfStatementContext;
import org.qistage.parsing.grammar.QiParser.LoopStatementContext;
import org.qistage.parsing.grammar.QiParser.MatchArmContext;
import org.qistage.parsing.grammar.QiParser.MatchStatementContext;
import org.qistage.parsing.grammar.QiParser.NameContext;
import org.qistage.parsing.grammar.QiParser.NameReferenceContext;
import org.qistage.parsing.grammar.QiParser.PlainStatementContext;
import org.qistage.parsing.grammar.QiParser.PostfixExpressionContext;
import org.qistage.parsing.grammar.QiParser.PrefixExpressionContext;
import org.qistage.parsing.grammar.QiParser.PrintContext;
import org.qistage.parsing.grammar.QiParser.ReturnStatementContext;
import org.qistage.parsing.grammar.QiParser.SelectCaseContext;
import org.qistage.parsing.grammar.QiParser.SelectStatementContext;
import org.qistage.parsing.grammar.QiParser.StatementContext;
import org.qistage.parsing.grammar.QiParser.TestConditionContext;
import org.qistage.parsing.grammar.QiParser.ThrowStatementContext;
import org.qistage.parsing.grammar.QiParser.TryStatementContext;
import org.qistage.parsing.grammar.QiParser.ValueContext;
import org.qistage.parsing.grammar.QiParser.VariableContext;
import org.qistage.parsing.grammar.QiParser.VariableStatementContext;
import org.qistage.parsing.grammar.QiParser.WhileStatementContext;
import org.qistage.parsing.grammar.QiParser.YieldStatementContext;

/// Builds statements.
final class StatementBuilder {
  /// The ordinary name that makes a 情况 wait for a time.
  private static final String TIMEOUT = "超时";

  private final Nodes nodes;
  private final TypeBuilder types;
  private final ExpressionBuilder expressions;
  private final PatternBuilder patterns;

  StatementBuilder(Nodes nodes) {
    this.nodes = nodes;
    this.types = new TypeBuilder(nodes);
    this.expressions = new ExpressionBuilder(nodes, types, this);
    this.patterns = new PatternBuilder(nodes, types, expressions);
  }

  TypeBuilder types() {
    return types;
  }

  /// The block of a part that must have one.
  Statement.Block block(@Nullable BlockContext context, ParserRuleContext owner) {
    if (context == null) {
      return new Statement.Block(nodes.id("block"), Nodes.after(owner), List.of());
    }
    List<Statement> statements = statements(context.statement());
    return new Statement.Block(nodes.id("block"), Nodes.span(context), statements);
  }

  /// The body of `函数 平方(数: 整数): 整数 = 数 * 数;`, which is its value.
  Statement.Block onlyValue(ValueContext context, boolean returned) {
    Span span = Nodes.span(context);
    Expression value = expressions.value(context, context);
    Statement statement =
        returned
            ? new Statement.Return(id("returnStatement"), span, Optional.of(value))
            : new Statement.Evaluate(nodes.id("expressionClause"), span, value);
    return new Statement.Block(nodes.id("block"), span, List.of(statement));
  }

  /// The statements of a block or of a 情况.
  private List<Statement> statements(List<StatementContext> contexts) {
    List<Statement> statements = new ArrayList<>(contexts.size());
    for (StatementContext context : contexts) {
      if (context.plainStatement() instanceof EmptyStatementContext empty) {
        extraSemicolon(empty);
      } else {
        statements.add(statement(context));
      }
    }
    return statements;
  }

  static TerminalNode firstToken(ParseTree tree) {
    ParseTree at = tree;
    while (!(at instanceof TerminalNode)) {
      at = at.getChild(0);
    }
    return (TerminalNode) at;
  }

  void extraSemicolon(EmptyStatementContext context) {
    Span span = Nodes.span(context);
    nodes.report(Diagnostic.of(new ParseProblem.ExtraSemicolon(), span).withEdit(span, ""));
  }

  Statement statement(StatementContext context) {
    if (context.plainStatement() != null) {
      return plain(context.plainStatement());
    }
    if (context.expressionClause() != null) {
      ExpressionClauseContext clause = context.expressionClause();
      // An expression after which tokens were skipped is the beginning of something else.
      return Nodes.skipped(context) && isBareExpression(clause)
          ? error(context, List.of(expressions.expression(clause.expression(), clause)))
          : clause(clause, Nodes.span(context));
    }
    if (context.declaration() != null || context.importClause() != null) {
      TerminalNode keyword = firstToken(context);
      nodes.report(
          new ParseProblem.DeclarationInsideFunction(keyword.getText()), Nodes.span(keyword));
    }
    return error(context, List.of());
  }

  private static boolean isBareExpression(ExpressionClauseContext clause) {
    return clause.assignOperator() == null
        && !Nodes.has(clause, QiParser.LEFT_ARROW)
        && !(clause.expression() instanceof PrintContext);
  }

  private Statement error(ParserRuleContext context, List<Expression> parts) {
    return new Statement.Malformed(nodes.id("statement"), Nodes.span(context), parts);
  }

  private Statement plain(PlainStatementContext context) {
    Span span = Nodes.span(context);
    return switch (context) {
      case VariableStatementContext c -> variable(c.variable(), span);
      case IfStatementContext c -> ifStatement(c);
      case WhileStatementContext c -> {
        Condition condition = condition(c.condition(), c);
        Statement.Block body = block(c.block(), c);
        yield new Statement.While(id("whileStatement"), span, condition, body);
      }
      case ForStatementContext c -> {
        Name variable = types.name(c.name(0), c);
        Expression iterable = expressions.expression(c.expression(), c);
        closingWord(c.name(1));
        Statement.Block body = block(c.block(), c);
        yield new Statement.For(id("forStatement"), span, variable, iterable, body);
      }
      case LoopStatementContext c -> {
        Statement.Block body = block(c.block(), c);
        yield new Statement.Loop(id("loopStatement"), span, body);
      }
      case MatchStatementContext c -> matchStatement(c, span);
      case SelectStatementContext c -> {
        List<SelectCase> cases = new ArrayList<>();
        for (SelectCaseContext selectCase : c.selectCase()) {
          cases.add(selectCase(selectCase));
        }
        yield new Statement.Select(id("selectStatement"), span, cases);
      }
      case TryStatementContext c -> tryStatement(c, span);
      case ThrowStatementContext c -> {
        Expression value = expressions.value(c.value(), c);
        yield new Statement.Throw(id("throwStatement"), span, value);
      }
      case ReturnStatementContext c -> {
        Optional<Expression> value = expressions.optionalValue(c.value());
        yield new Statement.Return(id("returnStatement"), span, value);
      }
      case YieldStatementContext c -> {
        Optional<Expression> value = expressions.optionalValue(c.value());
        yield new Statement.Yield(id("yieldStatement"), span, value);
      }
      case BreakStatementContext _ -> new Statement.Break(id("breakStatement"), span);
      case ContinueStatementContext _ -> new Statement.Continue(id("continueStatement"), span);
      case BlockStatementContext c -> block(c.block(), c);
      default -> error(context, List.of());
    };
  }

  private org.qistage.foundation.NodeId id(String label) {
    return nodes.id("plainStatement#" + label);
  }

  Statement.Variable variable(@Nullable VariableContext context, Span span) {
    if (context == null) {
      Name none = new Name(nodes.id("name"), Span.at(span.end()), "");
      return new Statement.Variable(
          nodes.id("variable"),
          span,
          VariableKeyword.VARIABLE,
          none,
          Optional.empty(),
          Optional.empty());
    }
    VariableKeyword keyword =
        switch (Nodes.tokenType(context, 0)) {
          case QiParser.MUTABLE -> VariableKeyword.MUTABLE;
          case QiParser.CONSTANT -> VariableKeyword.CONSTANT;
          default -> VariableKeyword.VARIABLE;
        };
    Name name = types.name(context.name(), context);
    Optional<TypeSyntax> type = types.optionalType(context.type());
    Optional<Expression> initializer =
        Nodes.has(context, QiParser.ASSIGN)
            ? Optional.of(expressions.value(context.value(), context))
            : Optional.empty();
    return new Statement.Variable(nodes.id("variable"), span, keyword, name, type, initializer);
  }

  private Condition condition(@Nullable ConditionContext context, ParserRuleContext owner) {
    return switch (context) {
      case BindingConditionContext c -> {
        Name name = types.name(c.name(), c);
        Expression value = expressions.expression(c.expression(), c);
        yield new Condition.Binding(
            nodes.id("condition#bindingCondition"), Nodes.span(c), name, value);
      }
      case TestConditionContext c -> {
        Expression test = expressions.expression(c.expression(), c);
        if (Nodes.headIsIncomplete(owner)) {
          // What was skipped belonged to the condition, so this is not all of it.
          test = new Expression.Malformed(nodes.id("expression"), test.span(), List.of(test));
        }
        yield new Condition.Test(nodes.id("condition#testCondition"), Nodes.span(c), test);
      }
      case null, default -> {
        ParserRuleContext place = context == null ? owner : context;
        Span span = Nodes.after(place);
        Expression test = new Expression.Malformed(nodes.id("expression"), span, List.of());
        yield new Condition.Test(nodes.id("condition"), span, test);
      }
    };
  }

  /// Nests each `否则` in the `otherwise` of the condition before it, from the last to the first.
  private Statement ifStatement(IfStatementContext context) {
    Condition condition = condition(context.condition(), context);
    Statement.Block then = block(context.block(), context);
    List<ElseClauseContext> clauses = context.elseClause();
    List<Optional<Condition>> conditions = new ArrayList<>(clauses.size());
    List<Statement.Block> bodies = new ArrayList<>(clauses.size());
    boolean ended = false;
    for (ElseClauseContext clause : clauses) {
      if (ended) {
        TerminalNode word = firstToken(clause);
        nodes.report(new ParseProblem.ElseWithoutIf(word.getText()), Nodes.span(word));
      }
      boolean last = clause.condition() == null;
      conditions.add(last ? Optional.empty() : Optional.of(condition(clause.condition(), clause)));
      bodies.add(block(clause.block(), clause));
      ended |= last;
    }
    int end = Nodes.span(context).end();
    Optional<Statement> otherwise = Optional.empty();
    for (int i = clauses.size() - 1; i >= 0; i--) {
      if (conditions.get(i).isEmpty()) {
        otherwise = Optional.of(bodies.get(i));
      } else {
        int start = elseIfStart(clauses.get(i));
        Span span = new Span(start, Math.max(start, end));
        otherwise =
            Optional.of(
                new Statement.If(
                    nodes.id("elseClause"),
                    span,
                    conditions.get(i).get(),
                    bodies.get(i),
                    otherwise));
      }
    }
    return new Statement.If(id("ifStatement"), Nodes.span(context), condition, then, otherwise);
  }

  /// Where the 如果 of `否则 如果` stands; `否则如果` in one word starts with its 否则.
  private static int elseIfStart(ElseClauseContext context) {
    TerminalNode word = Nodes.find(context, QiParser.IF);
    return word == null ? Nodes.span(context).start() : Nodes.span(word).start();
  }

  private Statement matchStatement(MatchStatementContext context, Span span) {
    Expression subject = expressions.expression(context.expression(), context);
    List<MatchArm> arms = new ArrayList<>();
    for (MatchArmContext arm : context.matchArm()) {
      Pattern pattern = patterns.pattern(arm.pattern(), arm);
      Statement body;
      if (arm.plainStatement() != null) {
        body = plain(arm.plainStatement());
      } else if (arm.expressionClause() != null) {
        body = clause(arm.expressionClause(), Nodes.span(arm.expressionClause()));
      } else {
        body = new Statement.Malformed(nodes.id("statement"), Nodes.after(arm), List.of());
      }
      arms.add(new MatchArm(nodes.id("matchArm"), Nodes.span(arm), pattern, body));
    }
    return new Statement.Match(id("matchStatement"), span, subject, arms);
  }

  /// `对于 项 在 列表 中 { … }`: the word may stand there, no other.
  private void closingWord(@Nullable NameContext word) {
    if (word != null && !word.getText().equals("中")) {
      Phrase found = new Phrase.Text(word.getText());
      nodes.report(new ParseProblem.MissingBlock(found), Nodes.span(word));
    }
  }

  private Statement tryStatement(TryStatementContext context, Span span) {
    Statement.Block body = block(context.block(), context);
    CatchClauseContext caught = context.catchClause();
    if (caught == null) {
      nodes.report(
          new ParseProblem.TryWithoutCatch(), Nodes.span((TerminalNode) context.getChild(0)));
      Statement.Block handler = block(null, context);
      return new Statement.Try(id("tryStatement"), span, body, Optional.empty(), handler);
    }
    Optional<Name> variable =
        caught.name() == null ? Optional.empty() : Optional.of(types.name(caught.name(), caught));
    Statement.Block handler = block(caught.block(), caught);
    return new Statement.Try(id("tryStatement"), span, body, variable, handler);
  }

  private SelectCase selectCase(SelectCaseContext context) {
    Span span = Nodes.span(context);
    return switch (context) {
      case EventCaseContext event -> eventCase(event, span);
      case DefaultCaseContext fallback ->
          new SelectCase.Default(
              nodes.id("selectCase#defaultCase"), span, statements(fallback.statement()));
      default -> new SelectCase.Default(nodes.id("selectCase"), span, List.of());
    };
  }

  private SelectCase eventCase(EventCaseContext context, Span span) {
    String rule = "selectCase#eventCase";
    Optional<Name> name =
        context.name() == null
            ? Optional.empty()
            : Optional.of(types.name(context.name(), context));
    List<ExpressionContext> parts = context.expression();
    ExpressionContext head = parts.isEmpty() ? null : parts.getFirst();
    if (name.isEmpty() && Nodes.has(context, QiParser.LEFT_ARROW)) {
      Expression channel = expressions.expression(head, context);
      Expression value = expressions.expression(parts.size() > 1 ? parts.get(1) : null, context);
      List<Statement> body = statements(context.statement());
      return new SelectCase.Send(nodes.id(rule), span, channel, value, body);
    }
    CallContext call = timeout(head);
    if (name.isEmpty() && call != null) {
      Expression milliseconds = expressions.value(call.arguments().value(0), call);
      List<Statement> body = statements(context.statement());
      return new SelectCase.Timeout(nodes.id(rule), span, milliseconds, body);
    }
    Expression channel;
    if (head instanceof PrefixExpressionContext prefix
        && Nodes.tokenType(prefix, 0) == QiParser.LEFT_ARROW) {
      channel = expressions.expression(prefix.expression(), prefix);
    } else {
      channel = expressions.expression(head, context);
      if (head != null && context.exception == null) {
        nodes.report(new ParseProblem.InvalidSelectCase(), Nodes.span(head));
        channel =
            new Expression.Malformed(nodes.id("expression"), channel.span(), List.of(channel));
      }
    }
    List<Statement> body = statements(context.statement());
    return new SelectCase.Receive(nodes.id(rule), span, name, channel, body);
  }

  /// The call in `超时(…)` with one argument.
  private static @Nullable CallContext timeout(@Nullable ExpressionContext context) {
    return context instanceof PostfixExpressionContext postfix
            && postfix.expression() instanceof NameReferenceContext name
            && name.getText().equals(TIMEOUT)
            && postfix.postfix() instanceof CallContext call
            && call.arguments().value().size() == 1
        ? call
        : null;
  }

  /// A statement that begins with an expression.
  private Statement clause(ExpressionClauseContext context, Span span) {
    ExpressionContext head = context.expression();
    AssignOperatorContext assign = context.assignOperator();
    if (assign != null) {
      Expression target = expressions.expression(head, context);
      Expression value = expressions.value(context.value(), context);
      if (head != null && head.exception == null && !isTarget(target)) {
        nodes.report(new ParseProblem.InvalidTarget(), target.span());
        target =
            new Expression.Malformed(nodes.id("expressionClause"), target.span(), List.of(target));
      }
      return new Statement.Assign(
          nodes.id("expressionClause"), span, target, assignOperator(assign), value);
    }
    if (Nodes.has(context, QiParser.LEFT_ARROW)) {
      Expression channel = expressions.expression(head, context);
      Expression value = expressions.value(context.value(), context);
      return new Statement.Send(nodes.id("expressionClause"), span, channel, value);
    }
    if (head instanceof PrintContext print && !ExpressionBuilder.isCallForm(print)) {
      Expression value = expressions.expression(print.expression(), print);
      return new Statement.Print(
          nodes.id("expression#print"), span, ExpressionBuilder.isPrintLine(print), value);
    }
    Expression expression = expressions.expression(head, context);
    return new Statement.Evaluate(nodes.id("expressionClause"), span, expression);
  }

  private static boolean isTarget(Expression expression) {
    return switch (expression) {
      case Expression.NameReference _,
          Expression.Member _,
          Expression.Index _,
          Expression.Malformed _ ->
          true;
      case Expression.Unary unary -> unary.operator() == UnaryOperator.DEREFERENCE;
      case Expression.Parenthesised inner -> isTarget(inner.inner());
      default -> false;
    };
  }

  private static AssignOperator assignOperator(AssignOperatorContext context) {
    return switch (Nodes.tokenType(context, 0)) {
      case QiParser.PLUS_ASSIGN -> AssignOperator.ADD;
      case QiParser.MINUS_ASSIGN -> AssignOperator.SUBTRACT;
      case QiParser.STAR_ASSIGN -> AssignOperator.MULTIPLY;
      case QiParser.SLASH_ASSIGN -> AssignOperator.DIVIDE;
      case QiParser.PERCENT_ASSIGN -> AssignOperator.REMAINDER;
      default -> AssignOperator.SET;
    };
  }
}
