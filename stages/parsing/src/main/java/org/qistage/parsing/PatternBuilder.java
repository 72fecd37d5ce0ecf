package org.qistage.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;
import org.qistage.parsing.grammar.QiParser.LiteralPatternContext;
import org.qistage.parsing.grammar.QiParser.MemberNameContext;
import org.qistage.parsing.grammar.QiParser.NamePatternContext;
import org.qistage.parsing.grammar.QiParser.NumberPatternContext;
import org.qistage.parsing.grammar.QiParser.PatternContext;

/// Builds the patterns of 匹配.
final class PatternBuilder {
  private static final String WILDCARD = "_";

  private final Nodes nodes;
  private final TypeBuilder types;
  private final ExpressionBuilder expressions;

  PatternBuilder(Nodes nodes, TypeBuilder types, ExpressionBuilder expressions) {
    this.nodes = nodes;
    this.types = types;
    this.expressions = expressions;
  }

  /// The pattern of a part that must have one.
  Pattern pattern(@Nullable PatternContext context, ParserRuleContext owner) {
    return switch (context) {
      case NumberPatternContext c -> numberPattern(c);
      case LiteralPatternContext c -> {
        Expression value =
            expressions.literal((TerminalNode) c.getChild(0), "pattern#literalPattern");
        yield new Pattern.Literal(nodes.id("pattern#literalPattern"), Nodes.span(c), value);
      }
      case NamePatternContext c -> namePattern(c);
      case null -> new Pattern.Malformed(nodes.id("pattern"), Nodes.after(owner));
      default -> new Pattern.Malformed(nodes.id("pattern"), Nodes.span(context));
    };
  }

  private Pattern numberPattern(NumberPatternContext context) {
    String rule = "pattern#numberPattern";
    Span span = Nodes.span(context);
    TerminalNode number = (TerminalNode) context.getChild(context.getChildCount() - 1);
    Expression value = expressions.literal(number, rule);
    if (context.getChildCount() > 1) {
      value = new Expression.Unary(nodes.id(rule), span, UnaryOperator.NEGATE, value);
    }
    return new Pattern.Literal(nodes.id(rule), span, value);
  }

  private Pattern namePattern(NamePatternContext context) {
    String rule = "pattern#namePattern";
    Span span = Nodes.span(context);
    List<MemberNameContext> rest = context.memberName();
    boolean bare = rest.isEmpty() && context.patternPayload() == null;
    if (bare && context.getText().equals(WILDCARD)) {
      return new Pattern.Wildcard(nodes.id(rule), span);
    }
    Name first = types.name(context.name(), context);
    if (bare) {
      return new Pattern.Binding(nodes.id(rule), span, first);
    }
    Optional<TypeSyntax> type = Optional.empty();
    Name variant = first;
    if (rest.size() == 1) {
      type = Optional.of(enumeration(Optional.empty(), first));
      variant = types.memberName(rest.getFirst(), context);
    } else if (rest.size() > 1) {
      type = Optional.of(enumeration(Optional.of(first), types.memberName(rest.get(0), context)));
      variant = types.memberName(rest.get(1), context);
    }
    List<Pattern> payload = new ArrayList<>();
    if (context.patternPayload() != null) {
      for (PatternContext part : context.patternPayload().pattern()) {
        payload.add(pattern(part, context));
      }
    }
    return new Pattern.Variant(nodes.id(rule), span, type, variant, payload);
  }

  private TypeSyntax enumeration(Optional<Name> qualifier, Name name) {
    Span span = qualifier.map(Name::span).orElse(name.span()).to(name.span());
    return new TypeSyntax.Named(nodes.id("type#namedType"), span, qualifier, name, List.of());
  }
}
