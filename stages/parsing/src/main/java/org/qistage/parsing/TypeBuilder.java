package org.qistage.parsing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;
import org.qistage.lexing.Literals;
import org.qistage.parsing.grammar.QiParser.ArrayTypeContext;
import org.qistage.parsing.grammar.QiParser.FunctionTypeContext;
import org.qistage.parsing.grammar.QiParser.MemberNameContext;
import org.qistage.parsing.grammar.QiParser.NameContext;
import org.qistage.parsing.grammar.QiParser.NamedTypeContext;
import org.qistage.parsing.grammar.QiParser.ParameterContext;
import org.qistage.parsing.grammar.QiParser.ParametersContext;
import org.qistage.parsing.grammar.QiParser.TypeArgumentsContext;
import org.qistage.parsing.grammar.QiParser.TypeContext;
import org.qistage.parsing.grammar.QiParser.TypeNameContext;

/// Builds names, types and parameters.
final class TypeBuilder {
  private final Nodes nodes;

  TypeBuilder(Nodes nodes) {
    this.nodes = nodes;
  }

  Name name(@Nullable NameContext context, ParserRuleContext owner) {
    return context == null ? missingName(owner) : written(context, "name");
  }

  Name memberName(@Nullable MemberNameContext context, ParserRuleContext owner) {
    return context == null ? missingName(owner) : written(context, "memberName");
  }

  Name missingName(ParserRuleContext owner) {
    return new Name(nodes.id("name"), Nodes.after(owner), "");
  }

  /// The name that a part of one token spells; an empty name where recovery made that token up.
  private Name written(ParserRuleContext context, String rule) {
    FedToken token =
        context.getChild(0) instanceof TerminalNode node ? (FedToken) node.getSymbol() : null;
    if (token == null || !token.written()) {
      return new Name(nodes.id(rule), Nodes.after(context), "");
    }
    return new Name(nodes.id(rule), token.span(), Literals.name(token.getText()));
  }

  Optional<TypeSyntax> optionalType(@Nullable TypeContext context) {
    return context == null ? Optional.empty() : Optional.of(type(context));
  }

  /// The type of a part that must have one.
  TypeSyntax type(@Nullable TypeContext context, ParserRuleContext owner) {
    // Where nothing of a type could be read its part stands before the next token, which may be
    // outside of the owner.
    return context == null || context.getChildCount() == 0
        ? missingType(Nodes.after(owner))
        : type(context);
  }

  TypeSyntax missingType(Span span) {
    return new TypeSyntax.Malformed(nodes.id("type"), span);
  }

  private TypeSyntax type(TypeContext context) {
    Span span = Nodes.span(context);
    return switch (context) {
      case NamedTypeContext named -> {
        TypeNameContext head = named.typeName();
        if (head == null) {
          yield missingType(span);
        }
        Name first = head.name() == null ? written(head, "typeName") : name(head.name(), head);
        List<TypeSyntax> arguments = arguments(named.typeArguments());
        if (named.name() == null) {
          yield new TypeSyntax.Named(
              nodes.id("type#namedType"), span, Optional.empty(), first, arguments);
        }
        Name second = name(named.name(), named);
        yield new TypeSyntax.Named(
            nodes.id("type#namedType"), span, Optional.of(first), second, arguments);
      }
      case ArrayTypeContext array -> {
        TypeSyntax element = type(array.type(), array);
        yield new TypeSyntax.Array(
            nodes.id("type#arrayType"), span, element, length(array.INTEGER_LITERAL()));
      }
      case FunctionTypeContext function -> functionType(function, span);
      default -> missingType(span);
    };
  }

  private TypeSyntax functionType(FunctionTypeContext context, Span span) {
    List<TypeSyntax> parameters = new ArrayList<>();
    Optional<TypeSyntax> result = Optional.empty();
    boolean afterColon = false;
    for (var child : context.children) {
      if (child instanceof TerminalNode token) {
        afterColon |= token.getSymbol().getType() == org.qistage.parsing.grammar.QiParser.COLON;
      } else if (child instanceof TypeContext type) {
        if (afterColon) {
          result = Optional.of(type(type));
        } else {
          parameters.add(type(type));
        }
      }
    }
    return new TypeSyntax.Function(nodes.id("type#functionType"), span, parameters, result);
  }

  /// A length that no array can have is kept as the greatest long; the checker refuses it.
  private static OptionalLong length(@Nullable TerminalNode literal) {
    if (literal == null) {
      return OptionalLong.empty();
    }
    BigInteger value = Literals.integerValue(literal.getText());
    return OptionalLong.of(value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE);
  }

  List<TypeSyntax> arguments(@Nullable TypeArgumentsContext context) {
    if (context == null) {
      return List.of();
    }
    List<TypeSyntax> arguments = new ArrayList<>();
    for (TypeContext type : context.type()) {
      arguments.add(type(type));
    }
    return arguments;
  }

  List<Parameter> parameters(@Nullable ParametersContext context) {
    if (context == null) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    for (ParameterContext parameter : context.parameter()) {
      parameters.add(parameter(parameter));
    }
    return parameters;
  }

  private Parameter parameter(ParameterContext context) {
    Name name = name(context.name(), context);
    TypeSyntax type = type(context.type(), context);
    boolean untyped = context.type() == null && context.COLON() == null;
    if (untyped && context.exception == null && !name.text().isEmpty()) {
      nodes.report(new ParseProblem.ParameterWithoutType(name.text()), name.span());
    }
    return new Parameter(nodes.id("parameter"), Nodes.span(context), name, type);
  }
}
