package org.qistage.checking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedChildren;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;

/// Definite assignment: finds reads of variables that were declared without a value and may still
/// have none.
///
/// It walks a body in the order of control and keeps the set of variables that may be without a
/// value. Where branches meet, the sets are united; after 返回, 跳出 and 继续 the set is empty, since
/// nothing is read there. A loop needs one walk: going round only ever removes variables from the set,
/// so the set at its head is the one before it. The block of a `启动 { … }` starts with what is known
/// where it is started and tells the code after it nothing, since nobody knows when it runs; so does
/// a closure.
final class AssignmentChecker {
  private final ProgramContext program;

  /// The declared variables without a value: their number in the sets, by symbol.
  private final Map<SymbolId, Integer> numbers = new HashMap<>();

  private final Map<SymbolId, Span> declared = new HashMap<>();
  private BitSet without = new BitSet();

  /// What may be without a value after the innermost loop by way of a 跳出.
  private BitSet afterBreak = new BitSet();

  AssignmentChecker(ProgramContext program) {
    this.program = program;
  }

  void check(TypedFunction function) {
    walk(function.body());
  }

  /// Checks the first values of variables outside functions.
  void check(TypedStatement.Block initializer) {
    walk(initializer);
  }

  private void walk(TypedStatement statement) {
    switch (statement) {
      case TypedStatement.Block block -> block.statements().forEach(this::walk);
      case TypedStatement.Declare declare -> declare(declare);
      case TypedStatement.Assign assign -> {
        readTarget(assign.target());
        if (assign.value() instanceof TypedExpression.Closure
            && assign.target() instanceof TypedTarget.Variable variable) {
          assign(variable.symbol()); // a closure that calls itself cannot do so before it is there
        }
        read(assign.value());
        if (assign.target() instanceof TypedTarget.Variable variable) {
          assign(variable.symbol());
        }
      }
      case TypedStatement.Update update -> {
        readTarget(update.target());
        if (update.target() instanceof TypedTarget.Variable variable) {
          readVariable(variable.symbol(), variable.span());
        }
        read(update.value());
      }
      case TypedStatement.Send send -> {
        read(send.channel());
        read(send.value());
      }
      case TypedStatement.If conditional -> walk(conditional);
      case TypedStatement.While loop -> {
        readCondition(loop.condition());
        BitSet left = copy(without);
        if (FlowChecker.isTrue(loop.condition())) {
          left.clear();
        }
        loop(loop.body(), left);
      }
      case TypedStatement.For loop -> {
        read(loop.iterable());
        loop(loop.body(), copy(without));
      }
      case TypedStatement.Loop loop -> loop(loop.body(), new BitSet());
      case TypedStatement.Match match -> walk(match);
      case TypedStatement.Select select -> walk(select);
      case TypedStatement.Try attempt -> walk(attempt);
      case TypedStatement.Throw thrown -> {
        read(thrown.value());
        without = new BitSet();
      }
      case TypedStatement.Return returned -> {
        returned.value().ifPresent(this::read);
        without = new BitSet();
      }
      case TypedStatement.Break _ -> {
        afterBreak.or(without);
        without = new BitSet();
      }
      case TypedStatement.Continue _ -> without = new BitSet();
      case TypedStatement.YieldValue yielding -> read(yielding.value());
      case TypedStatement.Evaluate evaluate -> read(evaluate.expression());
      // What could not be read may well have assigned everything.
      case TypedStatement.Malformed _ -> without = new BitSet();
      case TypedStatement.YieldProcessor _ -> {}
    }
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  private void declare(TypedStatement.Declare declare) {
    if (declare.initializer().isPresent()) {
      read(declare.initializer().get());
      return;
    }
    declared.put(declare.variable(), declare.span());
    without.set(numbers.computeIfAbsent(declare.variable(), _ -> numbers.size()));
  }

  private void assign(SymbolId variable) {
    Integer number = numbers.get(variable);
    if (number != null) {
      without.clear(number);
    }
  }

  /// Walks a loop's body.
  ///
  /// @param left what may be without a value where the loop's condition ends it
  private void loop(TypedStatement.Block body, BitSet left) {
    BitSet outer = afterBreak;
    afterBreak = left;
    walk(body);
    without = afterBreak;
    afterBreak = outer;
  }

  private void walk(TypedStatement.If first) {
    BitSet after = new BitSet();
    Optional<TypedStatement> rest = Optional.of(first);
    while (rest.isPresent() && rest.get() instanceof TypedStatement.If branch) {
      readCondition(branch.condition());
      BitSet before = copy(without);
      walk(branch.then());
      after.or(without);
      without = before;
      rest = branch.otherwise();
    }
    rest.ifPresent(this::walk);
    after.or(without);
    without = after;
  }

  private void walk(TypedStatement.Match match) {
    read(match.subject());
    List<TypedStatement.Block> bodies = new ArrayList<>();
    match.arms().forEach(arm -> bodies.add(arm.body()));
    walkOneOf(bodies, match.exhaustive());
  }

  private void walk(TypedStatement.Select select) {
    for (TypedSelectCase choice : select.cases()) {
      switch (choice) {
        case TypedSelectCase.Receive receive -> read(receive.channel());
        case TypedSelectCase.Send send -> {
          read(send.channel());
          read(send.value());
        }
        case TypedSelectCase.Timeout timeout -> read(timeout.milliseconds());
      }
    }
    List<TypedStatement.Block> bodies = new ArrayList<>();
    select.cases().forEach(choice -> bodies.add(choice.body()));
    select.otherwise().ifPresent(bodies::add);
    walkOneOf(bodies, !bodies.isEmpty());
  }

  /// Walks blocks of which one runs.
  ///
  /// @param always whether one of them runs in any case
  private void walkOneOf(List<TypedStatement.Block> blocks, boolean always) {
    BitSet before = copy(without);
    BitSet after = always ? new BitSet() : copy(without);
    for (TypedStatement.Block block : blocks) {
      without = copy(before);
      walk(block);
      after.or(without);
    }
    without = after;
  }

  /// A failure may come before anything in the body is assigned.
  private void walk(TypedStatement.Try attempt) {
    BitSet before = copy(without);
    walk(attempt.body());
    BitSet after = without;
    without = before;
    walk(attempt.handler());
    without.or(after);
  }

  private void readCondition(TypedCondition condition) {
    switch (condition) {
      case TypedCondition.Test test -> read(test.expression());
      case TypedCondition.Binding binding -> read(binding.value());
    }
  }

  private void readTarget(TypedTarget target) {
    switch (target) {
      case TypedTarget.Element element -> {
        read(element.array());
        read(element.index());
      }
      case TypedTarget.Field field -> read(field.object());
      case TypedTarget.Entry entry -> {
        read(entry.dictionary());
        read(entry.key());
      }
      case TypedTarget.Dereference dereference -> read(dereference.pointer());
      case TypedTarget.Variable _, TypedTarget.Global _, TypedTarget.Malformed _ -> {}
    }
  }

  private void read(TypedExpression expression) {

    Deque<TypedExpression> work = new ArrayDeque<>();
    work.push(expression);
    while (!work.isEmpty()) {
      TypedExpression next = work.pop();
      if (next instanceof TypedExpression.Variable variable) {
        readVariable(variable.symbol(), variable.span());
      } else if (next instanceof TypedExpression.SpawnBlock block) {
        readBlock(block.block().body());
      } else if (next instanceof TypedExpression.Closure closure) {
        readBlock(closure.function().body());
      } else if (next instanceof TypedExpression.AddressOf address) {
        readTarget(address.target());
        if (address.target() instanceof TypedTarget.Variable variable) {
          readVariable(variable.symbol(), variable.span());
        }
      }
      List<TypedExpression> children = TypedChildren.operands(next);
      for (int i = children.size() - 1; i >= 0; i--) {
        work.push(children.get(i));
      }
    }
  }

  private void readBlock(TypedStatement.Block body) {
    BitSet before = copy(without);
    BitSet outer = afterBreak;
    afterBreak = new BitSet();
    walk(body);
    afterBreak = outer;
    without = before;
  }

  private void readVariable(SymbolId symbol, Span span) {
    Integer number = numbers.get(symbol);
    if (number == null || !without.get(number)) {
      return;
    }
    without.clear(number);
    String name = program.source.slice(span);
    program.reporter.report(
        Diagnostic.of(new FlowProblem.NotAssigned(name), span)
            .withLabel(declared.getOrDefault(symbol, span), "declared"));
  }
}
