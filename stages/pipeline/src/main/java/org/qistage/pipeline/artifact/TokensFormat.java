package org.qistage.pipeline.artifact;

import java.util.List;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

/// `qi-stage/tokens/1`: tokens touch, and an empty `EOF` stands at the end of the source.
final class TokensFormat {
  private static final JsonPath TOKENS = JsonPath.ROOT.field("tokens");

  static final ArtifactFormat<TokenStream> FORMAT =
      new ArtifactFormat<>("tokens", 1, TokenStream.class, new Codecs(), TokensFormat::check);

  private TokensFormat() {}

  private static void check(TokenStream stream, Findings findings) {
    SourceFormat.check(stream.source(), findings);
    List<Token> tokens = stream.tokens();
    int end = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      JsonPath path = TOKENS.element(i);
      if (token.span().start() != end) {
        findings.add(
            path.field("span"),
            new ArtifactProblem.TokensApart(path.toString(), token.span().start(), end));
      }
      end = token.span().end();
      boolean last = i == tokens.size() - 1;
      if (last != (token.kind() == TokenKind.EOF) || (last && token.span().length() > 0)) {
        findings.add(path, new ArtifactProblem.EndMisplaced(path.toString(), TokenKind.EOF));
      }
    }
    if (tokens.isEmpty() || end != stream.source().text().length()) {
      findings.add(TOKENS, new ArtifactProblem.EndMisplaced(TOKENS.toString(), TokenKind.EOF));
    }
  }
}
