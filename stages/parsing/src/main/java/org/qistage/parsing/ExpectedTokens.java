package org.qistage.parsing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// Finds which tokens could have stood where a parse got stuck.
///
/// A decision that looks several tokens ahead fails at a token further on than where the parser
/// stands. What was expected there is found by walking the grammar's automaton over the tokens in
/// between with the whole stack of rule invocations, along all paths at once. Precedence is left out
/// of account, so operators may be found that bind too loosely; messages leave operators out anyway.
final class ExpectedTokens {
  private final ATN atn;
  private final int maxType;

  /// An invocation to return to: the state after it, and what it is itself part of. Compared by
  /// identity, since stacks are deep.
  private static final class Frame {
    private final ATNState follow;
    private final @Nullable Frame below;

    Frame(ATNState follow, @Nullable Frame below) {
      this.follow = follow;
      this.below = below;
    }
  }

  private record Config(ATNState state, @Nullable Frame frame) {}

  private ExpectedTokens(Parser parser) {
    atn = parser.getATN();
    maxType = atn.maxTokenType;
  }

  /// The types expected at token `stuck` by a parser that stands in a state before token `from`.
  static IntervalSet at(Parser parser, int state, TokenFeed feed, int from, int stuck) {
    ExpectedTokens walk = new ExpectedTokens(parser);
    Frame frame = walk.frames(parser.getContext());
    Set<Config> configs = new HashSet<>();
    walk.close(new Config(walk.atn.states.get(state), frame), configs);
    for (int i = from; i < stuck; i++) {
      Set<Config> next = walk.step(configs, feed.get(i).type());
      if (next.isEmpty()) {
        break;
      }
      configs = next;
    }
    return walk.labels(configs);
  }

  private @Nullable Frame frames(RuleContext context) {
    List<ATNState> follows = new ArrayList<>();
    for (RuleContext at = context; at != null && at.invokingState >= 0; at = at.parent) {
      Transition call = atn.states.get(at.invokingState).transition(0);
      follows.add(((RuleTransition) call).followState);
    }
    Frame frame = null;
    for (ATNState follow : follows.reversed()) {
      frame = new Frame(follow, frame);
    }
    return frame;
  }

  private void close(Config start, Set<Config> configs) {
    List<Config> work = new ArrayList<>(List.of(start));
    while (!work.isEmpty()) {
      Config config = work.removeLast();
      if (!configs.add(config)) {
        continue;
      }
      Frame frame = config.frame();
      if (config.state() instanceof RuleStopState) {
        if (frame != null) {
          work.add(new Config(frame.follow, frame.below));
        }
        continue;
      }
      for (Transition transition : config.state().getTransitions()) {
        if (transition instanceof RuleTransition call) {
          work.add(new Config(call.target, new Frame(call.followState, frame)));
        } else if (transition.isEpsilon()) {
          work.add(new Config(transition.target, frame));
        }
      }
    }
  }

  private Set<Config> step(Set<Config> configs, int type) {
    Set<Config> next = new HashSet<>();
    for (Config config : configs) {
      for (Transition transition : config.state().getTransitions()) {
        if (!transition.isEpsilon()
            && transition.matches(type, Token.MIN_USER_TOKEN_TYPE, maxType)) {
          close(new Config(transition.target, config.frame()), next);
        }
      }
    }
    return next;
  }

  private IntervalSet labels(Set<Config> configs) {
    IntervalSet labels = new IntervalSet();
    for (Config config : configs) {
      for (Transition transition : config.state().getTransitions()) {
        if (!transition.isEpsilon()) {
          labels.addAll(transition.label());
        }
      }
    }
    return labels;
  }
}
