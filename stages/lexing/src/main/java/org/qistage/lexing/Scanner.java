package org.qistage.lexing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.dfa.DFAState;
import org.jspecify.annotations.Nullable;
import org.qistage.lexing.grammar.QiLexer;

/// Runs the automaton of `QiLexer.g4` over UTF-16 text.
///
/// ANTLR's own lexer keeps automaton edges only for ASCII and computes every step over a Hanzi
/// afresh, and it counts code points. This one indexes edges by {@link CharacterClasses}, so that
/// every step is a table look-up once it has been taken, and its positions are UTF-16 offsets from
/// the start: no conversion is left to get wrong. The grammar has no predicates and no code, so the
/// input is not needed to compute a missing edge.
///
/// The automaton is shared by all scanners and grows as inputs need it; what it contains never
/// depends on the order in which that happens. Edges are published with release and read with
/// acquire, since the states they lead to are ordinary objects. A scanner itself belongs to one
/// thread.
final class Scanner extends LexerATNSimulator {
  private static final CharacterClasses CLASSES = new CharacterClasses(QiLexer._ATN);
  private static final DFA[] AUTOMATON = {new DFA(QiLexer._ATN.getDecisionState(0), 0)};
  private static final PredictionContextCache CONTEXTS = new PredictionContextCache();
  private static final VarHandle EDGE = MethodHandles.arrayElementVarHandle(DFAState[].class);

  private final char[] text;
  private final DFAState start;
  private int end;

  Scanner(String text) {
    super(null, QiLexer._ATN, AUTOMATON, CONTEXTS);
    this.text = text.toCharArray();
    this.start = startState();
  }

  private DFAState startState() {
    DFA automaton = AUTOMATON[0];
    synchronized (automaton) {
      if (automaton.s0 == null) {
        ATNState mode = atn.modeToStartState.get(0);
        automaton.s0 = addDFAState(computeStartState(null, mode));
      }
      return automaton.s0;
    }
  }

  /// Finds the longest token that starts at an offset below the text's length.
  ///
  /// @return the token's type in `QiLexer`; {@link #end} is then where it ends
  @SuppressWarnings(
      "ReferenceEquality") // ANTLR's ERROR is one object, compared by identity there too
  int scan(int from) {
    DFAState state = start;
    int type = 0;
    int at = from;
    while (at < text.length) {
      char unit = text[at];
      int codePoint = unit;
      int next = at + 1;
      if (Character.isHighSurrogate(unit)
          && next < text.length
          && Character.isLowSurrogate(text[next])) {
        codePoint = Character.toCodePoint(unit, text[next++]);
      }
      DFAState target = edge(state, CLASSES.of(codePoint));
      if (target == null) {
        target = computeTargetState(null, state, codePoint);
      }
      if (target == ERROR) {
        break;
      }
      state = target;
      at = next;
      if (state.isAcceptState) {
        type = state.prediction;
        end = at;
      }
    }
    if (type == 0) {
      throw new IllegalStateException("the grammar has no rule for every character");
    }
    return type;
  }

  /// Where the token that was last scanned ends.
  int end() {
    return end;
  }

  private static @Nullable DFAState edge(DFAState from, int characterClass) {
    DFAState[] edges = from.edges;
    return edges == null ? null : (DFAState) EDGE.getAcquire(edges, characterClass);
  }

  @Override
  protected @Nullable DFAState getExistingTargetState(DFAState from, int codePoint) {
    return edge(from, CLASSES.of(codePoint));
  }

  /// Called by ANTLR with the target of a step that was just computed.
  @Override
  protected void addDFAEdge(DFAState from, int codePoint, DFAState to) {
    synchronized (from) {
      if (from.edges == null) {
        from.edges = new DFAState[CLASSES.count()];
      }
      EDGE.setRelease(from.edges, CLASSES.of(codePoint), to);
    }
  }

  @Override
  protected DFAState addDFAEdge(DFAState from, int codePoint, ATNConfigSet reached) {
    DFAState to = addDFAState(reached);
    addDFAEdge(from, codePoint, to);
    return to;
  }
}
