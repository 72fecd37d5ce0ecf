package org.qistage.parsing;

import java.util.ArrayList;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/// A part of the parse tree with room for few children at first: most have one to three, where ANTLR
/// makes room for ten. Public only because the generated parser stands in another package.
public class CompactContext extends ParserRuleContext {
  private static final int ROOM = 3;

  /// A part without a parent.
  public CompactContext() {}

  /// A part that a rule was invoked from.
  public CompactContext(ParserRuleContext parent, int invokingState) {
    super(parent, invokingState);
  }

  @Override
  public <T extends ParseTree> T addAnyChild(T child) {
    if (children == null) {
      children = new ArrayList<>(ROOM);
    }
    children.add(child);
    return child;
  }
}
