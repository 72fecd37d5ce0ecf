package org.qistage.parsing;

import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// `导入 a.b 作为 名;` with the path as written, such as `a.b`, `./x` or `../x`.
public record Import(NodeId id, Span span, boolean exported, String path, Optional<Name> alias)
    implements SyntaxNode {
  private static final String KEYWORD = "导入";

  /// Where the path stands in the source; the whole import where recovery made it of something else.
  public Span pathSpan(SourceText source) {
    String text = source.slice(span);
    int keyword = text.indexOf(KEYWORD);
    int start = keyword < 0 ? 0 : keyword + KEYWORD.length();
    int end =
        alias
            .map(name -> text.lastIndexOf("作为", name.span().start() - span.start()))
            .filter(as -> as > 0)
            .orElse(text.length());
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && isAfterPath(text.charAt(end - 1))) {
      end--;
    }
    return start < end ? new Span(span.start() + start, span.start() + end) : span;
  }

  private static boolean isAfterPath(char c) {
    return c == ';' || c == '；' || Character.isWhitespace(c);
  }
}
