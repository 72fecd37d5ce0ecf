package org.qistage.checking;

import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedSelectCase;
import org.qistage.checking.typed.TypedStatement;

/// Verifies channels and 选择.
final class ChannelVerifier {
  private final TypedVerifier verifier;

  ChannelVerifier(TypedVerifier verifier) {
    this.verifier = verifier;
  }

  void newChannel(TypedExpression.NewChannel made) {
    verifier.require(made.type() instanceof Type.ChannelOf, made, "channel of type " + made.type());
    verifier.value(made.capacity(), Type.Simple.INTEGER, "capacity");
  }

  Type elementOfChannel(TypedExpression channel) {
    verifier.expression(channel);
    if (channel.type() instanceof Type.ChannelOf(Type of)) {
      return of;
    }
    verifier.require(channel.type() == Type.Simple.UNKNOWN, channel, "no channel");
    return Type.Simple.UNKNOWN;
  }

  void select(TypedStatement.Select select) {
    for (TypedSelectCase choice : select.cases()) {
      switch (choice) {
        case TypedSelectCase.Receive(_, _, var variable, var channel, _) -> {
          Type of = elementOfChannel(channel);
          variable.ifPresent(
              id ->
                  verifier.require(
                      Coercion.matches(of, verifier.type(id)), choice, "received value is " + of));
        }
        case TypedSelectCase.Send(_, _, var channel, var value, _) ->
            verifier.value(value, elementOfChannel(channel), "sent value");
        case TypedSelectCase.Timeout(_, _, var milliseconds, _) ->
            verifier.value(milliseconds, Type.Simple.INTEGER, "timeout");
      }
      verifier.block(choice.body());
    }
    select.otherwise().ifPresent(verifier::block);
  }
}
