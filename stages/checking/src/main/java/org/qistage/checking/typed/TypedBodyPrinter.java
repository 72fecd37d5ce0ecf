package org.qistage.checking.typed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.qistage.foundation.text.Escapes;

/// Prints statements, a line each, and expressions as S-expressions: `(operation:type operands)`.
final class TypedBodyPrinter {
  private final TypedProgram program;
  private final StringBuilder text;

  TypedBodyPrinter(TypedProgram program, StringBuilder text) {
    this.program = program;
    this.text = text;
  }

  void block(TypedStatement.Block block, int depth) {
    for (TypedStatement statement : block.statements()) {
      statement(statement, depth);
    }
  }

  private void statement(TypedStatement statement, int depth) {
    text.append("  ".repeat(depth));
    switch (statement) {
      case TypedStatement.Block block -> body("block", block, depth);
      case TypedStatement.Declare declare -> {
        text.append("declare ").append(declared(declare.variable()));
        declare.initializer().ifPresent(value -> part(" = ", value, depth));
        text.append('\n');
      }
      case TypedStatement.Assign assign -> {
        text.append("assign ");
        target(assign.target(), depth);
        part(" = ", assign.value(), depth);
        text.append('\n');
      }
      case TypedStatement.Update update -> {
        text.append("update ");
        target(update.target(), depth);
        part(" " + update.operator().text() + "= ", update.value(), depth);
        text.append('\n');
      }
      case TypedStatement.Send send -> {
        part("send ", send.channel(), depth);
        part(" <- ", send.value(), depth);
        text.append('\n');
      }
      case TypedStatement.If conditional -> conditional(conditional, depth);
      case TypedStatement.While loop -> {
        condition("while ", loop.condition(), depth);
        block(loop.body(), depth + 1);
      }
      case TypedStatement.For loop -> {
        text.append("for ")
            .append(declared(loop.variable()))
            .append(" in ")
            .append(loop.iteration().name().toLowerCase(Locale.ROOT));
        part(" ", loop.iterable(), depth);
        text.append('\n');
        block(loop.body(), depth + 1);
      }
      case TypedStatement.Loop loop -> body("loop", loop.body(), depth);
      case TypedStatement.Match match -> match(match, depth);
      case TypedStatement.Select select -> select(select, depth);
      case TypedStatement.Try attempt -> {
        body("try", attempt.body(), depth);
        text.append("  ".repeat(depth)).append("catch");
        attempt.variable().ifPresent(variable -> text.append(' ').append(declared(variable)));
        text.append('\n');
        block(attempt.handler(), depth + 1);
      }
      case TypedStatement.Throw thrown -> {
        part("throw ", thrown.value(), depth);
        text.append('\n');
      }
      case TypedStatement.Return returned -> optional("return", returned.value(), depth);
      case TypedStatement.Break _ -> text.append("break\n");
      case TypedStatement.Continue _ -> text.append("continue\n");
      case TypedStatement.YieldProcessor _ -> text.append("yield\n");
      case TypedStatement.YieldValue yielding -> {
        part("yield ", yielding.value(), depth);
        text.append('\n');
      }
      case TypedStatement.Evaluate evaluate -> {
        part("evaluate ", evaluate.expression(), depth);
        text.append('\n');
      }
      case TypedStatement.Malformed _ -> text.append("error\n");
    }
  }

  private void match(TypedStatement.Match match, int depth) {
    part(match.exhaustive() ? "match " : "match partly ", match.subject(), depth);
    text.append('\n');
    for (TypedMatchArm arm : match.arms()) {
      text.append("  ".repeat(depth + 1));
      pattern(arm.pattern(), depth);
      text.append('\n');
      block(arm.body(), depth + 2);
    }
  }

  private void pattern(TypedPattern pattern, int depth) {
    switch (pattern) {
      case TypedPattern.Wildcard _ -> text.append('_');
      case TypedPattern.Binding binding -> text.append(declared(binding.variable()));
      case TypedPattern.Literal literal -> expression(literal.value(), depth);
      case TypedPattern.Variant variant -> {
        text.append('(').append(variant(variant.type(), variant.variant()));
        for (TypedPattern part : variant.payload()) {
          text.append(' ');
          pattern(part, depth);
        }
        text.append(')');
      }
      case TypedPattern.Some some -> {
        text.append("(有 ");
        pattern(some.value(), depth);
        text.append(')');
      }
      case TypedPattern.None _ -> text.append('无');
      case TypedPattern.Malformed _ -> text.append("(error)");
    }
  }

  private String variant(Type.Named type, int variant) {
    return type + "::" + program.enumeration(type).variants().get(variant).name();
  }

  private String field(Type object, int field) {
    return program.structure((Type.Named) object).fields().get(field).name();
  }

  private void select(TypedStatement.Select select, int depth) {
    text.append("select\n");
    for (TypedSelectCase choice : select.cases()) {
      text.append("  ".repeat(depth + 1));
      switch (choice) {
        case TypedSelectCase.Receive receive -> {
          text.append("receive ");
          receive.variable().ifPresent(id -> text.append(declared(id)).append(" = "));
          expression(receive.channel(), depth);
        }
        case TypedSelectCase.Send send -> {
          part("send ", send.channel(), depth);
          part(" <- ", send.value(), depth);
        }
        case TypedSelectCase.Timeout timeout -> part("timeout ", timeout.milliseconds(), depth);
      }
      text.append('\n');
      block(choice.body(), depth + 2);
    }
    if (select.otherwise().isPresent()) {
      text.append("  ".repeat(depth + 1)).append("default\n");
      block(select.otherwise().get(), depth + 2);
    }
  }

  private void body(String word, TypedStatement.Block block, int depth) {
    text.append(word).append('\n');
    block(block, depth + 1);
  }

  private void optional(String word, java.util.Optional<TypedExpression> value, int depth) {
    text.append(word);
    value.ifPresent(present -> part(" ", present, depth));
    text.append('\n');
  }

  private void part(String before, TypedExpression expression, int depth) {
    text.append(before);
    expression(expression, depth);
  }

  private void conditional(TypedStatement.If first, int depth) {
    TypedStatement.If branch = first;
    String word = "if ";
    while (true) {
      condition(word, branch.condition(), depth);
      block(branch.then(), depth + 1);
      if (branch.otherwise().isEmpty()) {
        return;
      }
      text.append("  ".repeat(depth));
      if (branch.otherwise().get() instanceof TypedStatement.If next) {
        branch = next;
        word = "else if ";
      } else {
        text.append("else\n");
        if (branch.otherwise().get() instanceof TypedStatement.Block block) {
          block(block, depth + 1);
        } else {
          statement(branch.otherwise().get(), depth + 1);
        }
        return;
      }
    }
  }

  private void condition(String word, TypedCondition condition, int depth) {
    text.append(word);
    switch (condition) {
      case TypedCondition.Test test -> expression(test.expression(), depth);
      case TypedCondition.Binding binding -> {
        text.append("bind ").append(declared(binding.variable()));
        part(" = ", binding.value(), depth);
      }
    }
    text.append('\n');
  }

  private void target(TypedTarget target, int depth) {
    switch (target) {
      case TypedTarget.Variable variable -> text.append(name(variable.symbol()));
      case TypedTarget.Element element -> {
        text.append("(element:").append(element.type());
        part(" ", element.array(), depth);
        part(" ", element.index(), depth);
        text.append(')');
      }
      case TypedTarget.Global global -> text.append(name(global.symbol()));
      case TypedTarget.Field field -> {
        text.append("(field ").append(field(field.object().type(), field.field()));
        part(":" + field.type() + " ", field.object(), depth);
        text.append(')');
      }
      case TypedTarget.Entry entry -> {
        part("(entry:" + entry.type() + " ", entry.dictionary(), depth);
        part(" ", entry.key(), depth);
        text.append(')');
      }
      case TypedTarget.Dereference dereference -> {
        part("(dereference:" + dereference.type() + " ", dereference.pointer(), depth);
        text.append(')');
      }
      case TypedTarget.Malformed _ -> text.append("(error)");
    }
  }

  private String name(SymbolId id) {
    return program.symbol(id).name() + id;
  }

  private String declared(SymbolId id) {
    return name(id) + ": " + program.variable(id).type();
  }

  // ---- Expressions ----

  /// Prints the left side of a chain without recursion: chains may be thousands of terms long.
  private void expression(TypedExpression expression, int depth) {
    Deque<TypedExpression> outer = new ArrayDeque<>();
    TypedExpression first = expression;
    while (true) {
      if (first instanceof TypedExpression.Binary binary) {
        open(binary.operator().text(), binary);
        outer.push(binary.right());
        first = binary.left();
      } else if (first instanceof TypedExpression.ShortCircuit logic) {
        open(logic.and() ? "and" : "or", logic);
        outer.push(logic.right());
        first = logic.left();
      } else {
        break;
      }
      text.append(' ');
    }
    term(first, depth);
    for (TypedExpression right : outer) {
      part(" ", right, depth);
      text.append(')');
    }
  }

  private void open(String word, TypedExpression expression) {
    text.append('(').append(word).append(':').append(expression.type());
  }

  private void term(TypedExpression expression, int depth) {
    switch (expression) {
      case TypedExpression.IntegerLiteral literal -> integer(literal);
      case TypedExpression.FloatLiteral literal -> text.append(literal.value());
      case TypedExpression.BooleanLiteral literal -> text.append(literal.value() ? "真" : "假");
      case TypedExpression.StringLiteral literal -> text.append(Escapes.quote(literal.value()));
      case TypedExpression.EmptyLiteral literal -> open("empty", literal, List.of(), depth);
      case TypedExpression.Variable variable -> text.append(name(variable.symbol()));
      case TypedExpression.Global global -> text.append(name(global.symbol()));
      case TypedExpression.FunctionReference reference ->
          open("function " + name(reference.function()), reference, depth);
      case TypedExpression.Closure closure ->
          blockFunction("closure", closure, closure.function(), depth);
      case TypedExpression.CallValue call ->
          open(call.suspends() ? "call-value suspends" : "call-value", call, depth);
      case TypedExpression.SpawnValue spawn ->
          open(spawn.suspends() ? "spawn-value suspends" : "spawn-value", spawn, depth);
      case TypedExpression.CallCollection call ->
          open(
              call.operation().name().toLowerCase(Locale.ROOT)
                  + (call.suspends() ? " suspends" : ""),
              call,
              depth);
      case TypedExpression.NewStruct made -> newStruct(made, depth);
      case TypedExpression.Field field ->
          open("field " + field(field.object().type(), field.field()), field, depth);
      case TypedExpression.NewVariant made ->
          open(variant(made.type(), made.variant()), made, depth);
      case TypedExpression.DictionaryLiteral literal -> open("dictionary", literal, depth);
      case TypedExpression.NewCollection made -> open("new", made, depth);
      case TypedExpression.Entry entry -> open("entry", entry, depth);
      case TypedExpression.AddressOf address -> {
        open("address", address);
        text.append(' ');
        target(address.target(), depth);
        text.append(')');
      }
      case TypedExpression.Dereference dereference -> open("dereference", dereference, depth);
      case TypedExpression.Negate negate -> open("-", negate, depth);
      case TypedExpression.Not not -> open("not", not, depth);
      case TypedExpression.Binary binary -> open(binary.operator().text(), binary, depth);
      case TypedExpression.ShortCircuit logic -> open(logic.and() ? "and" : "or", logic, depth);
      case TypedExpression.Convert convert ->
          open(
              convert.conversion().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              convert,
              depth);
      case TypedExpression.Call call -> open("call " + name(call.function()), call, depth);
      case TypedExpression.CallLibrary call ->
          open("library " + call.function().name(), call, depth);
      case TypedExpression.Spawn spawn -> open("spawn " + name(spawn.function()), spawn, depth);
      case TypedExpression.SpawnBlock spawn ->
          blockFunction("spawn-block", spawn, spawn.block(), depth);
      case TypedExpression.Await await -> open("await", await, depth);
      case TypedExpression.NewGenerator generator ->
          open("coroutine " + name(generator.function()), generator, depth);
      case TypedExpression.Resume resume ->
          open(resume.suspends() ? "resume suspends" : "resume", resume, depth);
      case TypedExpression.NewChannel channel -> open("channel", channel, depth);
      case TypedExpression.Receive receive -> open("receive", receive, depth);
      case TypedExpression.ArrayLiteral array -> open("array", array, depth);
      case TypedExpression.Element element -> open("element", element, depth);
      case TypedExpression.Print print -> open(print.line() ? "print-line" : "print", print, depth);
      case TypedExpression.Malformed _ -> text.append("(error)");
    }
  }

  private void integer(TypedExpression.IntegerLiteral literal) {
    if (literal.type() == Type.Simple.CHARACTER) {
      text.append('\'')
          .append(Escapes.escape(Character.toString((int) literal.value())))
          .append('\'');
      return;
    }
    text.append(literal.value());
    if (literal.type() != Type.Simple.INTEGER) {
      text.append(':').append(literal.type());
    }
  }

  private void open(String word, TypedExpression expression, int depth) {
    open(word, expression, TypedChildren.operands(expression), depth);
  }

  private void open(
      String word, TypedExpression expression, List<TypedExpression> operands, int depth) {
    open(word, expression);
    for (TypedExpression operand : operands) {
      part(" ", operand, depth);
    }
    text.append(')');
  }

  private void newStruct(TypedExpression.NewStruct made, int depth) {
    open("struct", made);
    for (int i = 0; i < made.values().size(); i++) {
      part(" " + field(made.type(), made.fields().get(i)) + "=", made.values().get(i), depth);
    }
    text.append(')');
  }

  private void blockFunction(
      String word, TypedExpression expression, TypedBlockFunction block, int depth) {
    open(word, expression);
    if (!block.parameters().isEmpty()) {
      text.append(
          block.parameters().stream()
              .map(this::declared)
              .collect(Collectors.joining(", ", " parameters ", "")));
    }
    if (!block.captures().isEmpty()) {
      text.append(
          block.captures().stream()
              .map(this::name)
              .collect(Collectors.joining(" ", " captures ", "")));
    }
    text.append(block.suspends() ? " suspends\n" : "\n");
    block(block.body(), depth + 2);
    text.append("  ".repeat(depth + 1)).append(')');
  }
}
