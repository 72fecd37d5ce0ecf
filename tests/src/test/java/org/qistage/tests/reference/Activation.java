package org.qistage.tests.reference;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;

/// A function at work: its variables, and its statements.
final class Activation {
  /// How control leaves a statement other than by its end.
  enum Leaving {
    BREAK,
    CONTINUE,
    RETURN
  }

  final Interpreter interpreter;
  final Map<SymbolId, Values.Place> variables;
  private final Evaluation expressions;
  private final @Nullable Coroutine coroutine;
  private @Nullable Object returned;

  Activation(
      Interpreter interpreter,
      Map<SymbolId, Values.Place> variables,
      @Nullable Coroutine coroutine) {
    this.interpreter = interpreter;
    this.variables = variables;
    this.coroutine = coroutine;
    expressions = new Evaluation(this);
  }

  /// Runs a body and gives what it returns.
  @Nullable Object result(TypedStatement.Block body) {
    run(body);
    return returned;
  }

  Values.Place place(SymbolId variable) {
    return Optional.ofNullable(variables.get(variable)).orElseThrow();
  }

  private void bind(SymbolId variable, @Nullable Object value) {
    variables.put(variable, new Values.Cell(value));
  }

  @Nullable Leaving run(TypedStatement.Block block) {
    for (TypedStatement statement : block.statements()) {
      Leaving leaving = run(statement);
      if (leaving != null) {
        return leaving;
      }
    }
    return null;
  }

  private @Nullable Leaving run(TypedStatement statement) {
    interpreter.step();
    switch (statement) {
      case TypedStatement.Block block -> {
        return run(block);
      }
      case TypedStatement.Declare declare ->
          bind(
              declare.variable(),
              declare.initializer().map(expressions::boxed).map(Values.Box::value).orElse(null));
      case TypedStatement.Assign assign -> {
        Values.Place place = expressions.place(assign.target());
        place.set(expressions.value(assign.value()));
      }
      case TypedStatement.Update update -> {
        Values.Place place = expressions.place(update.target());
        Object before = place.get();
        place.set(Operations.apply(update.operator(), before, expressions.value(update.value())));
      }
      case TypedStatement.Send send -> {
        ReferenceChannel channel = (ReferenceChannel) expressions.present(send.channel());
        channel.send(expressions.value(send.value()));
      }
      case TypedStatement.If conditional -> {
        return branch(conditional);
      }
      case TypedStatement.While loop -> {
        return loop(() -> holds(loop.condition()), loop.body());
      }
      case TypedStatement.Loop loop -> {
        return loop(() -> true, loop.body());
      }
      case TypedStatement.For loop -> {
        Supplier<Optional<Values.Box>> turns = turns(loop);
        return loop(
            () -> {
              Optional<Values.Box> turn = turns.get();
              turn.ifPresent(value -> bind(loop.variable(), value.value()));
              return turn.isPresent();
            },
            loop.body());
      }
      case TypedStatement.Match match -> {
        return match(match);
      }
      case TypedStatement.Select select -> {
        return select(select);
      }
      case TypedStatement.Try attempt -> {
        return attempt(attempt);
      }
      case TypedStatement.Throw thrown -> {
        Object value = expressions.present(thrown.value());
        throw value instanceof QiFailure failure
            ? failure
            : new QiFailure(QiFailure.THROWN, (String) value);
      }
      case TypedStatement.Return back -> {
        returned = back.value().map(expressions::boxed).map(Values.Box::value).orElse(null);
        return Leaving.RETURN;
      }
      case TypedStatement.Break _ -> {
        return Leaving.BREAK;
      }
      case TypedStatement.Continue _ -> {
        return Leaving.CONTINUE;
      }
      case TypedStatement.YieldProcessor _ -> interpreter.fibers.yieldProcessor();
      case TypedStatement.YieldValue yielding ->
          Optional.ofNullable(coroutine).orElseThrow().hand(expressions.value(yielding.value()));
      case TypedStatement.Evaluate evaluate -> expressions.value(evaluate.expression());
      case TypedStatement.Malformed _ -> throw new IllegalStateException("malformed");
    }
    return null;
  }

  private @Nullable Leaving loop(Supplier<Boolean> goesOn, TypedStatement.Block body) {
    while (goesOn.get()) {
      interpreter.step();
      Leaving leaving = run(body);
      if (leaving == Leaving.BREAK) {
        break;
      }
      if (leaving == Leaving.RETURN) {
        return leaving;
      }
    }
    return null;
  }

  private @Nullable Leaving branch(TypedStatement.If conditional) {
    if (holds(conditional.condition())) {
      return run(conditional.then());
    }
    return conditional.otherwise().isPresent() ? run(conditional.otherwise().get()) : null;
  }

  private boolean holds(TypedCondition condition) {
    return switch (condition) {
      case TypedCondition.Test test -> (Boolean) expressions.present(test.expression());
      case TypedCondition.Binding binding -> {
        Values.Option option = (Values.Option) expressions.present(binding.value());
        if (option.box() != null) {
          bind(binding.variable(), option.box().value());
        }
        yield option.box() != null;
      }
    };
  }

  private Supplier<Optional<Values.Box>> turns(TypedStatement.For loop) {
    Object walked = expressions.present(loop.iterable());
    return switch (loop.iteration()) {
      case RANGE, ARRAY -> {
        List<@Nullable Object> elements = ((Values.Sequence) walked).elements;
        int[] at = {0};
        yield () ->
            at[0] < elements.size()
                ? Optional.of(new Values.Box(elements.get(at[0]++)))
                : Optional.empty();
      }
      case STRING ->
          each(((String) walked).codePoints().<Object>mapToObj(Values.Glyph::new).toList());
      case DICTIONARY -> each(new ArrayList<>(((Values.Dictionary) walked).entries.keySet()));
      case SET -> each(new ArrayList<>(((Values.Unique) walked).elements));
      case GENERATOR -> ((Coroutine) walked)::next;
      case CHANNEL -> ((ReferenceChannel) walked)::next;
    };
  }

  private static Supplier<Optional<Values.Box>> each(List<? extends @Nullable Object> elements) {
    Iterator<? extends @Nullable Object> iterator = elements.iterator();
    return () ->
        iterator.hasNext() ? Optional.of(new Values.Box(iterator.next())) : Optional.empty();
  }

  private @Nullable Leaving match(TypedStatement.Match match) {
    Object subject = expressions.value(match.subject());
    for (TypedMatchArm arm : match.arms()) {
      if (takes(arm.pattern(), subject)) {
        return run(arm.body());
      }
    }
    return null;
  }

  private boolean takes(TypedPattern pattern, @Nullable Object value) {
    return switch (pattern) {
      case TypedPattern.Wildcard _ -> true;
      case TypedPattern.Binding binding -> {
        bind(binding.variable(), value);
        yield true;
      }
      case TypedPattern.Literal literal -> Values.equal(expressions.value(literal.value()), value);
      case TypedPattern.Variant variant -> {
        Values.Variant object = (Values.Variant) Optional.ofNullable(value).orElseThrow();
        boolean takes = object.tag() == variant.variant();
        for (int i = 0; takes && i < variant.payload().size(); i++) {
          takes = takes(variant.payload().get(i), object.payload().get(i));
        }
        yield takes;
      }
      case TypedPattern.Some some -> {
        Values.Box box = ((Values.Option) Optional.ofNullable(value).orElseThrow()).box();
        yield box != null && takes(some.value(), box.value());
      }
      case TypedPattern.None _ ->
          ((Values.Option) Optional.ofNullable(value).orElseThrow()).box() == null;
      case TypedPattern.Malformed _ -> throw new IllegalStateException("malformed");
    };
  }

  private @Nullable Leaving attempt(TypedStatement.Try attempt) {
    try {
      return run(attempt.body());
    } catch (QiFailure failure) {
      attempt.variable().ifPresent(variable -> bind(variable, failure));
    }
    return run(attempt.handler());
  }

  private record Operands(
      @Nullable ReferenceChannel channel, @Nullable Object value, long milliseconds) {}

  private @Nullable Leaving select(TypedStatement.Select select) {
    List<Operands> operands = new ArrayList<>();
    for (TypedSelectCase choice : select.cases()) {
      operands.add(
          switch (choice) {
            case TypedSelectCase.Receive receive ->
                new Operands((ReferenceChannel) expressions.present(receive.channel()), null, 0);
            case TypedSelectCase.Send send ->
                new Operands(
                    (ReferenceChannel) expressions.present(send.channel()),
                    expressions.value(send.value()),
                    0);
            case TypedSelectCase.Timeout timeout ->
                new Operands(null, null, (Long) expressions.present(timeout.milliseconds()));
          });
    }
    for (int i = 0; i < operands.size(); i++) {
      ReferenceChannel channel = operands.get(i).channel;
      if (select.cases().get(i) instanceof TypedSelectCase.Send && channel != null) {
        if (channel.offer(operands.get(i).value)) {
          return run(select.cases().get(i).body());
        }
      } else if (channel != null) {
        Optional<Values.Box> value = channel.poll();
        if (value.isPresent() || channel.isClosed()) {
          return chosen(select.cases().get(i), value);
        }
      }
    }
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i).channel == null && operands.get(i).milliseconds <= 0) {
        return run(select.cases().get(i).body());
      }
    }
    return select.otherwise().isPresent() ? run(select.otherwise().get()) : wait(select, operands);
  }

  private @Nullable Leaving chosen(TypedSelectCase choice, Optional<Values.Box> value) {
    if (choice instanceof TypedSelectCase.Receive receive) {
      Values.Box received =
          value.orElseThrow(() -> new QiFailure(ReferenceChannel.RECEIVE_CLOSED, ""));
      receive.variable().ifPresent(variable -> bind(variable, received.value()));
    }
    return run(choice.body());
  }

  private @Nullable Leaving wait(TypedStatement.Select select, List<Operands> operands) {
    Fibers fibers = interpreter.fibers;
    ReferenceChannel.Turn turn = new ReferenceChannel.Turn(fibers.current());
    for (int i = 0; i < operands.size(); i++) {
      int index = i;
      ReferenceChannel channel = operands.get(i).channel;
      if (channel == null) {
        fibers.after(
            operands.get(i).milliseconds,
            () -> {
              if (!turn.over) {
                turn.over = true;
                turn.chosen = index;
                fibers.wake(turn.fiber);
              }
            });
      } else if (select.cases().get(i) instanceof TypedSelectCase.Send) {
        channel.waitToSend(turn, i, operands.get(i).value);
      } else {
        channel.waitToReceive(turn, i);
      }
    }
    fibers.suspend();
    return chosen(select.cases().get(turn.chosen), ReferenceChannel.delivered(turn.fiber));
  }
}
