package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.IterationKind;
import org.qistage.checking.typed.LibraryFunction;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedBlockFunction;
import org.qistage.checking.typed.TypedCondition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedInitializer;
import org.qistage.checking.typed.TypedMatchArm;
import org.qistage.checking.typed.TypedOperator;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Node;
import org.qistage.parsing.FunctionFlavor;

/// Tells whether the types of a typed tree agree, as they must before it is lowered: those that the
/// checker makes of a program without errors do, those that another tool made may not. Every symbol
/// that the tree refers to must exist and be of its sort.
///
/// Nodes of unknown type agree with everything: they stand where a diagnostic does.
public final class TypedVerifier {
  private final TypedProgram program;
  private final List<String> problems = new ArrayList<>();

  /// What a 返回 gives in the function or block around the current place.
  private Type result = Type.Simple.UNKNOWN;

  /// What a 让出 gives; null outside a 协程 函数.
  private @Nullable Type element;

  private TypedVerifier(TypedProgram program) {
    this.program = program;
  }

  /// What is wrong with a function, in words for who made it; empty when nothing is.
  public static List<String> problems(TypedProgram program, TypedFunction function) {
    return DeepStack.get(
        () -> {
          TypedVerifier verifier = new TypedVerifier(program);
          verifier.function(function);
          return List.copyOf(verifier.problems);
        });
  }

  /// What is wrong with the first values of variables outside functions.
  public static List<String> problems(TypedProgram program, TypedInitializer initializer) {
    return DeepStack.get(
        () -> {
          TypedVerifier verifier = new TypedVerifier(program);
          verifier.block(initializer.body());
          return List.copyOf(verifier.problems);
        });
  }

  private void function(TypedFunction function) {
    Symbol.Function symbol = program.function(function.symbol());
    boolean generates = symbol.flavor() == FunctionFlavor.COROUTINE;
    result = generates ? Type.Simple.UNIT : symbol.result();
    element = generates ? symbol.element() : null;
    block(function.body());
  }

  private void require(boolean condition, Node node, String demand) {
    if (!condition) {
      problems.add(node.id() + " (" + node.span() + "): " + demand);
    }
  }

  private void fits(TypedExpression value, Type wanted, String place) {
    require(
        Coercion.matches(value.type(), wanted),
        value,
        place + " is " + value.type() + ", not " + wanted);
  }

  // ---- Statements ----

  private void block(TypedStatement.Block block) {
    block.statements().forEach(this::statement);
  }

  private void statement(TypedStatement statement) {
    switch (statement) {
      case TypedStatement.Block block -> block(block);
      case TypedStatement.Declare(_, _, var variable, var initializer) ->
          initializer.ifPresent(value -> value(value, type(variable), "first value"));
      case TypedStatement.Assign(_, _, var target, var value) -> {
        target(target);
        value(value, target.type(), "assigned value");
      }
      case TypedStatement.Update update -> update(update);
      case TypedStatement.Send(_, _, var channel, var value) ->
          value(value, channelElement(channel), "sent value");
      case TypedStatement.If conditional -> conditional(conditional);
      case TypedStatement.While(_, _, var condition, var body) -> {
        condition(condition);
        block(body);
      }
      case TypedStatement.For loop -> forLoop(loop);
      case TypedStatement.Loop(_, _, var body) -> block(body);
      case TypedStatement.Match match -> match(match);
      case TypedStatement.Select select -> select(select);
      case TypedStatement.Try(_, _, var body, var variable, var handler) -> {
        block(body);
        variable.ifPresent(
            id ->
                require(
                    Coercion.matches(type(id), Type.Simple.ERROR),
                    statement,
                    "caught value is " + type(id)));
        block(handler);
      }
      case TypedStatement.Throw(_, _, var value) -> {
        expression(value);
        require(
            Coercion.matches(value.type(), Type.Simple.STRING)
                || Coercion.matches(value.type(), Type.Simple.ERROR),
            value,
            "thrown value is " + value.type());
      }
      case TypedStatement.Return returned -> returned(returned);
      case TypedStatement.YieldValue(_, _, var value) -> {
        expression(value);
        require(element != null, statement, "value yielded outside a coroutine");
        if (element != null) {
          fits(value, element, "yielded value");
        }
      }
      case TypedStatement.Evaluate(_, _, var expression) -> expression(expression);
      case TypedStatement.Break _,
          TypedStatement.Continue _,
          TypedStatement.YieldProcessor _,
          TypedStatement.Malformed _ -> {}
    }
  }

  private void match(TypedStatement.Match match) {
    expression(match.subject());
    for (TypedMatchArm arm : match.arms()) {
      pattern(arm.pattern(), match.subject().type());
      block(arm.body());
    }
    List<TypedPattern> patterns = match.arms().stream().map(TypedMatchArm::pattern).toList();
    require(
        !match.exhaustive()
            || new Exhaustiveness(named -> definition(named).orElse(null))
                .missing(patterns, match.subject().type())
                .isEmpty(),
        match,
        "some value is taken by no arm");
  }

  private void pattern(TypedPattern pattern, Type taken) {
    switch (pattern) {
      case TypedPattern.Binding(_, _, var variable) ->
          require(Coercion.matches(taken, type(variable)), pattern, "bound variable's type");
      case TypedPattern.Literal(_, _, var value) -> {
        value(value, taken, "literal of a pattern");
        require(isLiteral(value), pattern, "no literal");
      }
      case TypedPattern.Some(_, _, var value) -> {
        require(taken instanceof Type.OptionalOf, pattern, "有 of " + taken);
        pattern(value, taken instanceof Type.OptionalOf(Type of) ? of : Type.Simple.UNKNOWN);
      }
      case TypedPattern.None _ ->
          require(taken instanceof Type.OptionalOf, pattern, "无 of " + taken);
      case TypedPattern.Variant variant -> {
        require(Coercion.matches(variant.type(), taken), pattern, "variant of " + taken);
        List<Type> payload = payload(variant, variant.type(), variant.variant());
        require(payload.size() == variant.payload().size(), pattern, "values of the variant");
        for (int i = 0; i < Math.min(payload.size(), variant.payload().size()); i++) {
          pattern(variant.payload().get(i), payload.get(i));
        }
      }
      case TypedPattern.Wildcard _, TypedPattern.Malformed _ -> {}
    }
  }

  private static boolean isLiteral(TypedExpression value) {
    return value instanceof TypedExpression.IntegerLiteral
        || value instanceof TypedExpression.FloatLiteral
        || value instanceof TypedExpression.BooleanLiteral
        || value instanceof TypedExpression.StringLiteral;
  }

  private boolean givesEachField(TypedExpression.NewStruct made) {
    return !(definition(made.type()).orElse(null) instanceof TypeDefinition.Structure structure)
        || (made.fields().size() == structure.fields().size()
            && made.fields().stream().distinct().count() == made.fields().size());
  }

  /// The types of a variant's values; none where there is no such variant.
  private List<Type> payload(Node node, Type.Named type, int variant) {
    if (definition(type).orElse(null) instanceof TypeDefinition.Enumeration enumeration
        && variant >= 0
        && variant < enumeration.variants().size()) {
      return enumeration.variants().get(variant).payload();
    }
    require(false, node, "no variant " + variant + " of " + type);
    return List.of();
  }

  /// The type of a field; unknown where there is no such field.
  private Type field(Node node, Type object, int field) {
    if (object instanceof Type.Named named
        && definition(named).orElse(null) instanceof TypeDefinition.Structure structure
        && field >= 0
        && field < structure.fields().size()) {
      return structure.fields().get(field).type();
    }
    require(object == Type.Simple.UNKNOWN, node, "no field " + field + " of " + object);
    return Type.Simple.UNKNOWN;
  }

  private Optional<TypeDefinition> definition(Type.Named type) {
    return program.types().stream().filter(each -> each.name().equals(type.name())).findFirst();
  }

  private void select(TypedStatement.Select select) {
    for (TypedSelectCase choice : select.cases()) {
      switch (choice) {
        case TypedSelectCase.Receive(_, _, var variable, var channel, _) -> {
          Type of = channelElement(channel);
          variable.ifPresent(
              id -> require(Coercion.matches(of, type(id)), choice, "received value is " + of));
        }
        case TypedSelectCase.Send(_, _, var channel, var value, _) ->
            value(value, channelElement(channel), "sent value");
        case TypedSelectCase.Timeout(_, _, var milliseconds, _) ->
            value(milliseconds, Type.Simple.INTEGER, "timeout");
      }
      block(choice.body());
    }
    select.otherwise().ifPresent(this::block);
  }

  private Type type(SymbolId variable) {
    return program.variable(variable).type();
  }

  private void value(TypedExpression value, Type wanted, String place) {
    expression(value);
    fits(value, wanted, place);
  }

  private void target(TypedTarget target) {
    switch (target) {
      case TypedTarget.Variable variable ->
          require(
              Coercion.matches(type(variable.symbol()), variable.type()),
              target,
              "variable's type differs");
      case TypedTarget.Element element -> element(element, element.array(), element.index());
      case TypedTarget.Global(_, _, var type, var symbol) ->
          require(
              Coercion.matches(program.global(symbol).type(), type),
              target,
              "variable's type differs");
      case TypedTarget.Field(_, _, var type, var object, int field) -> {
        expression(object);
        require(
            Coercion.matches(field(target, object.type(), field), type), target, "field's type");
      }
      case TypedTarget.Entry(_, _, var type, var dictionary, var key) ->
          entry(target, type, dictionary, key);
      case TypedTarget.Dereference(_, _, var type, var pointer) ->
          value(pointer, new Type.PointerTo(type), "pointer");
      case TypedTarget.Malformed _ -> {}
    }
  }

  private void element(Node node, TypedExpression array, TypedExpression index) {
    Type type =
        node instanceof TypedTarget.Element target
            ? target.type()
            : ((TypedExpression) node).type();
    value(array, new Type.ArrayOf(type), "array");
    value(index, Type.Simple.INTEGER, "index");
  }

  private void update(TypedStatement.Update update) {
    target(update.target());
    value(update.value(), update.target().type(), "value");
    operator(update, update.operator(), update.target().type(), update.target().type());
  }

  private void conditional(TypedStatement.If first) {
    TypedStatement.If branch = first;
    while (true) {
      condition(branch.condition());
      block(branch.then());
      if (branch.otherwise().isEmpty()) {
        return;
      }
      if (!(branch.otherwise().get() instanceof TypedStatement.If next)) {
        statement(branch.otherwise().get());
        return;
      }
      branch = next;
    }
  }

  private void condition(TypedCondition condition) {
    switch (condition) {
      case TypedCondition.Test(_, _, var expression) ->
          value(expression, Type.Simple.BOOLEAN, "condition");
      case TypedCondition.Binding(_, _, var variable, var value) ->
          value(value, new Type.OptionalOf(type(variable)), "bound value");
    }
  }

  private void forLoop(TypedStatement.For loop) {
    Type variable = type(loop.variable());
    Type wanted =
        switch (loop.iteration()) {
          case RANGE, ARRAY -> new Type.ArrayOf(variable);
          case STRING -> Type.Simple.STRING;
          case DICTIONARY ->
              loop.iterable().type() instanceof Type.DictionaryOf(_, Type value)
                  ? new Type.DictionaryOf(variable, value)
                  : new Type.DictionaryOf(variable, Type.Simple.UNKNOWN);
          case SET -> new Type.SetOf(variable);
          case GENERATOR -> new Type.GeneratorOf(variable);
          case CHANNEL -> new Type.ChannelOf(variable);
        };
    value(loop.iterable(), wanted, "iterated value");
    boolean range = loop.iteration() == IterationKind.RANGE;
    boolean counted =
        loop.iterable() instanceof TypedExpression.CallLibrary call
            && call.function().equals(LibraryTable.RANGE);
    require(!range || counted, loop, "counted loop without 范围");
    require(
        loop.iteration() != IterationKind.STRING
            || Coercion.matches(variable, Type.Simple.CHARACTER),
        loop,
        "loop over a string binds no character");
    block(loop.body());
  }

  private void returned(TypedStatement.Return returned) {
    if (returned.value().isPresent()) {
      value(returned.value().get(), result, "returned value");
    } else {
      require(Coercion.matches(Type.Simple.UNIT, result), returned, "result missing");
    }
  }

  // ---- Expressions ----

  /// Verifies an expression and what it is made of, chains to the left without recursion.
  private void expression(TypedExpression expression) {
    TypedExpression term = expression;
    while (true) {
      if (term instanceof TypedExpression.Binary binary) {
        binary(binary);
        expression(binary.right());
        term = binary.left();
      } else if (term instanceof TypedExpression.ShortCircuit logic) {
        fits(logic.left(), Type.Simple.BOOLEAN, "operand");
        value(logic.right(), Type.Simple.BOOLEAN, "operand");
        term = logic.left();
      } else {
        term(term);
        return;
      }
    }
  }

  private void binary(TypedExpression.Binary binary) {
    Type operands = binary.left().type();
    fits(binary.right(), operands, "right operand");
    operator(binary, binary.operator(), operands, binary.type());
  }

  private void operator(Node node, TypedOperator operator, Type operands, Type type) {
    boolean comparison =
        switch (operator) {
          case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, CONCATENATE -> false;
        };
    require(
        Coercion.matches(type, comparison ? Type.Simple.BOOLEAN : operands),
        node,
        "result of " + operator.text() + " is " + type);
    boolean takes =
        switch (operator) {
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
              Coercion.isNumber(operands) && operands != Type.Simple.BYTE;
          case CONCATENATE -> operands == Type.Simple.STRING;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
              OperatorChecker.isOrdered(operands);
          case EQUAL, NOT_EQUAL -> OperatorChecker.hasEquality(operands);
        };
    require(
        takes || operands == Type.Simple.UNKNOWN,
        node,
        "operator " + operator.text() + " on " + operands);
  }

  private void term(TypedExpression expression) {
    switch (expression) {
      case TypedExpression.IntegerLiteral(_, _, var type, var value) ->
          require(
              type == Type.Simple.UNKNOWN || Coercion.holds(type, value),
              expression,
              value + " is no " + type);
      case TypedExpression.EmptyLiteral(_, _, var type) ->
          require(
              type == Type.Simple.UNIT
                  || type instanceof Type.OptionalOf
                  || type instanceof Type.PointerTo,
              expression,
              "empty " + type);
      case TypedExpression.Variable(_, _, var type, var symbol) ->
          require(Coercion.matches(type(symbol), type), expression, "variable's type differs");
      case TypedExpression.Global(_, _, var type, var symbol) ->
          require(
              Coercion.matches(program.global(symbol).type(), type),
              expression,
              "variable's type differs");
      case TypedExpression.FunctionReference(_, _, var type, var function) ->
          require(
              Coercion.matches(functionType(program.function(function)), type),
              expression,
              "type is " + type);
      case TypedExpression.Closure(_, _, var type, var function) -> {
        body(function);
        List<Type> parameters = function.parameters().stream().map(this::type).toList();
        require(
            Coercion.matches(new Type.FunctionOf(parameters, function.result()), type),
            expression,
            "type is " + type);
      }
      case TypedExpression.CallValue call ->
          callValue(call, call.function(), call.arguments(), call.type());
      case TypedExpression.SpawnValue spawn -> {
        require(spawn.type() instanceof Type.FutureOf, spawn, "type is " + spawn.type());
        Type given = spawn.type() instanceof Type.FutureOf(Type of) ? of : Type.Simple.UNKNOWN;
        callValue(spawn, spawn.function(), spawn.arguments(), given);
      }
      case TypedExpression.CallCollection call -> {
        expression(call.receiver());
        call.arguments().forEach(this::expression);
        require(
            call.receiver().type() instanceof Type.ArrayOf
                || call.receiver().type() == Type.Simple.UNKNOWN,
            call,
            call.operation() + " of " + call.receiver().type());
      }
      case TypedExpression.NewStruct made -> {
        require(made.fields().size() == made.values().size(), made, "number of fields");
        require(givesEachField(made), made, "fields of " + made.type());
        for (int i = 0; i < Math.min(made.fields().size(), made.values().size()); i++) {
          value(made.values().get(i), field(made, made.type(), made.fields().get(i)), "field");
        }
      }
      case TypedExpression.Field(_, _, var type, var object, int field) -> {
        expression(object);
        require(
            Coercion.matches(field(expression, object.type(), field), type),
            expression,
            "field's type");
      }
      case TypedExpression.NewVariant made -> {
        List<Type> payload = payload(made, made.type(), made.variant());
        require(payload.size() == made.payload().size(), made, "values of the variant");
        for (int i = 0; i < Math.min(payload.size(), made.payload().size()); i++) {
          value(made.payload().get(i), payload.get(i), "value of the variant");
        }
      }
      case TypedExpression.DictionaryLiteral literal -> {
        require(literal.keys().size() == literal.values().size(), literal, "number of values");
        if (literal.type() instanceof Type.DictionaryOf(Type key, Type value)) {
          literal.keys().forEach(each -> value(each, key, "key"));
          literal.values().forEach(each -> value(each, value, "value"));
        } else {
          require(literal.type() == Type.Simple.UNKNOWN, literal, "type is " + literal.type());
        }
      }
      case TypedExpression.NewCollection made ->
          require(
              made.type() instanceof Type.SetOf
                  || made.type() instanceof Type.DictionaryOf
                  || made.type() == Type.Simple.UNKNOWN,
              made,
              "new " + made.type());
      case TypedExpression.Entry(_, _, var type, var dictionary, var key) ->
          entry(expression, type, dictionary, key);
      case TypedExpression.AddressOf(_, _, var type, var target) -> {
        target(target);
        require(
            Coercion.matches(type, new Type.PointerTo(target.type())),
            expression,
            "type is " + type);
      }
      case TypedExpression.Dereference(_, _, var type, var pointer) ->
          value(pointer, new Type.PointerTo(type), "pointer");
      case TypedExpression.Negate(_, _, var type, var operand) -> {
        value(operand, type, "operand");
        require(
            type == Type.Simple.UNKNOWN || (Coercion.isNumber(type) && type != Type.Simple.BYTE),
            expression,
            "minus on " + type);
      }
      case TypedExpression.Not(_, _, var operand) -> value(operand, Type.Simple.BOOLEAN, "operand");
      case TypedExpression.Convert convert -> convert(convert);
      case TypedExpression.Call call -> call(call, call.function(), call.arguments());
      case TypedExpression.CallLibrary call -> library(call);
      case TypedExpression.Spawn spawn -> call(spawn, spawn.function(), spawn.arguments());
      case TypedExpression.SpawnBlock spawn -> spawnBlock(spawn);
      case TypedExpression.Await(_, _, var type, var future) ->
          value(future, new Type.FutureOf(type), "awaited value");
      case TypedExpression.NewGenerator made -> call(made, made.function(), made.arguments());
      case TypedExpression.Resume resume -> resume(resume);
      case TypedExpression.NewChannel(_, _, var type, var capacity) -> {
        require(type instanceof Type.ChannelOf, expression, "channel of type " + type);
        value(capacity, Type.Simple.INTEGER, "capacity");
      }
      case TypedExpression.Receive(_, _, var type, var channel) ->
          value(channel, new Type.ChannelOf(type), "channel");
      case TypedExpression.ArrayLiteral array -> array(array);
      case TypedExpression.Element element -> element(element, element.array(), element.index());
      case TypedExpression.Print(_, _, _, var operands) -> {
        for (TypedExpression operand : operands) {
          expression(operand);
          require(Coercion.isPrintable(operand.type()), operand, "printed " + operand.type());
        }
      }
      case TypedExpression.Binary _, TypedExpression.ShortCircuit _ -> expression(expression);
      case TypedExpression.FloatLiteral _,
          TypedExpression.BooleanLiteral _,
          TypedExpression.StringLiteral _,
          TypedExpression.Malformed _ -> {}
    }
  }

  private void convert(TypedExpression.Convert convert) {
    expression(convert.operand());
    Type from = convert.operand().type();
    Type to = convert.type();
    boolean sound =
        from == Type.Simple.UNKNOWN
            || switch (convert.conversion()) {
              case TO_FLOAT -> to == Type.Simple.FLOAT && Coercion.isNumber(from);
              case TO_INTEGER ->
                  to == Type.Simple.INTEGER
                      && (from == Type.Simple.SHORT
                          || from == Type.Simple.BYTE
                          || from == Type.Simple.CHARACTER);
              case TO_STRING -> to == Type.Simple.STRING && Coercion.isPrintable(from);
              case TO_OPTIONAL -> Coercion.matches(new Type.OptionalOf(from), to);
            };
    require(sound, convert, convert.conversion() + " from " + from + " to " + to);
  }

  /// A call, a 启动 or a 启动协程 of a function of the program.
  private void call(TypedExpression call, SymbolId id, List<TypedExpression> arguments) {
    Symbol.Function function = program.function(id);
    List<SymbolId> parameters = function.parameters();
    require(parameters.size() == arguments.size(), call, "number of arguments");
    for (int i = 0; i < arguments.size(); i++) {
      value(
          arguments.get(i),
          i < parameters.size() ? type(parameters.get(i)) : Type.Simple.UNKNOWN,
          "argument");
    }
    boolean generates = function.flavor() == FunctionFlavor.COROUTINE;
    boolean makes = call instanceof TypedExpression.NewGenerator;
    require(generates == makes, call, "flavor of " + function.name());
    Type given =
        makes
            ? new Type.GeneratorOf(function.element())
            : call instanceof TypedExpression.Call || function.deliversFuture()
                ? function.result()
                : new Type.FutureOf(function.result());
    require(Coercion.matches(call.type(), given), call, "type is " + call.type());
  }

  private void library(TypedExpression.CallLibrary call) {
    LibraryFunction function = call.function();
    require(
        LibraryTable.standard().offers(function), call, "no library function " + function.name());
    List<Type> parameters = function.parameters();
    require(parameters.size() == call.arguments().size(), call, "number of arguments");
    for (int i = 0; i < call.arguments().size(); i++) {
      value(
          call.arguments().get(i),
          i < parameters.size() ? parameters.get(i) : Type.Simple.UNKNOWN,
          "argument");
    }
    require(Coercion.matches(call.type(), function.result()), call, "type is " + call.type());
  }

  private void resume(TypedExpression.Resume resume) {
    expression(resume.generator());
    require(
        resume.generator().type() instanceof Type.GeneratorOf(Type of)
            && Coercion.matches(resume.type(), new Type.OptionalOf(of)),
        resume,
        "resumed " + resume.generator().type());
  }

  private Type channelElement(TypedExpression channel) {
    expression(channel);
    if (channel.type() instanceof Type.ChannelOf(Type of)) {
      return of;
    }
    require(channel.type() == Type.Simple.UNKNOWN, channel, "no channel");
    return Type.Simple.UNKNOWN;
  }

  private void array(TypedExpression.ArrayLiteral array) {
    Type of = array.type() instanceof Type.ArrayOf(Type type) ? type : Type.Simple.UNKNOWN;
    require(array.type() instanceof Type.ArrayOf, array, "array of type " + array.type());
    for (TypedExpression value : array.elements()) {
      value(value, of, "element");
    }
  }

  private void entry(Node node, Type type, TypedExpression dictionary, TypedExpression key) {
    expression(dictionary);
    if (dictionary.type() instanceof Type.DictionaryOf(Type of, Type value)) {
      value(key, of, "key");
      require(Coercion.matches(value, type), node, "type is " + type);
    } else {
      expression(key);
      require(dictionary.type() == Type.Simple.UNKNOWN, node, "entry of " + dictionary.type());
    }
  }

  private Type functionType(Symbol.Function function) {
    List<Type> parameters = function.parameters().stream().map(this::type).toList();
    Type result =
        switch (function.flavor()) {
          case PLAIN -> function.result();
          case ASYNC -> new Type.FutureOf(function.result());
          case COROUTINE -> new Type.GeneratorOf(function.element());
        };
    return new Type.FunctionOf(parameters, result);
  }

  private void callValue(
      TypedExpression call,
      TypedExpression function,
      List<TypedExpression> arguments,
      Type wanted) {
    expression(function);
    if (!(function.type() instanceof Type.FunctionOf(var parameters, var given))) {
      require(function.type() == Type.Simple.UNKNOWN, call, "call of no function");
      arguments.forEach(this::expression);
      return;
    }
    require(parameters.size() == arguments.size(), call, "number of arguments");
    for (int i = 0; i < arguments.size(); i++) {
      value(
          arguments.get(i),
          i < parameters.size() ? parameters.get(i) : Type.Simple.UNKNOWN,
          "argument");
    }
    require(Coercion.matches(given, wanted), call, "type is " + wanted);
  }

  private void spawnBlock(TypedExpression.SpawnBlock spawn) {
    body(spawn.block());
    require(
        Coercion.matches(spawn.type(), new Type.FutureOf(spawn.block().result())),
        spawn,
        "type is " + spawn.type());
  }

  private void body(TypedBlockFunction function) {
    Type outerResult = result;
    Type outerElement = element;
    result = function.result();
    element = null;
    block(function.body());
    result = outerResult;
    element = outerElement;
  }
}
