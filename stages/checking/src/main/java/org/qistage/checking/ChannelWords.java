package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Expression;

/// Words for what is done with channels in other languages and dialects: `发送(c, 1)`, `c.接收()`. Qi has
/// arrows for them, which look like neither, so a similar name would not help.
final class ChannelWords {
  /// Longer texts of operands are not repeated in a message.
  private static final int LONGEST = 40;

  private ChannelWords() {}

  /// What to say about a call by a name that nothing has.
  static Optional<Diagnostic> function(FunctionChecker checker, Expression.Call call, String name) {
    if (call.arguments().isEmpty() || form(name, "", List.of("")).isEmpty()) {
      return Optional.empty();
    }
    checker.reporter.silence();
    TypedExpression channel = checker.expressions.check(call.arguments().getFirst());
    checker.reporter.speak();
    List<Expression> values = call.arguments().subList(1, call.arguments().size());
    return fault(checker, name, call.callee().span(), channel, values, call.span());
  }

  /// What to say about a method that channels do not have.
  static Optional<Diagnostic> method(
      FunctionChecker checker, Expression use, Expression.Member member, TypedExpression channel) {
    List<Expression> values =
        use instanceof Expression.Call call ? call.arguments() : List.<Expression>of();
    return fault(checker, member.name().text(), member.name().span(), channel, values, use.span());
  }

  private static Optional<Diagnostic> fault(
      FunctionChecker checker,
      String name,
      Span word,
      TypedExpression channel,
      List<Expression> values,
      Span whole) {
    if (!(channel.type() instanceof Type.ChannelOf)) {
      return Optional.empty();
    }
    String text = text(checker, channel.span(), "通道");
    List<String> texts = values.stream().map(value -> text(checker, value.span(), "值")).toList();
    return form(name, text, texts)
        .map(
            form ->
                Diagnostic.of(new TaskProblem.ChannelWord(name, form), word).withEdit(whole, form));
  }

  private static String text(FunctionChecker checker, Span span, String otherwise) {
    String text = checker.program.source.slice(span);
    return text.length() <= LONGEST && text.lines().count() == 1 ? text : otherwise;
  }

  private static Optional<String> form(String name, String channel, List<String> values) {
    return switch (name) {
      case "发送", "写入", "send" ->
          Optional.of(channel + " <- " + (values.isEmpty() ? "值" : values.getFirst()));
      case "接收", "读取", "recv", "receive" -> Optional.of("<-" + channel);
      case "关闭", "关闭通道", "close" -> Optional.of("关闭(" + channel + ")");
      default -> Optional.empty();
    };
  }
}
