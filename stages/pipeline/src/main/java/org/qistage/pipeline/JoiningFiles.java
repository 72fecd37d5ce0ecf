package org.qistage.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.ProgramFile.Role;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.Lexer;
import org.qistage.lexing.SourceDecoder;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;
import org.qistage.parsing.Name;

/// Finds the files that join the compiled one: those of its folder with the same 包 line that have
/// neither an entry nor imports. Their tokens tell, so that the many programs of a folder which all call
/// themselves 主程序 need not be parsed.
final class JoiningFiles {
  private final FileSource files;

  /// The texts that were read and do not join, by identity.
  private final Map<String, SourceText> others = new HashMap<>();

  JoiningFiles(FileSource files) {
    this.files = files;
  }

  /// Those files, by name, not parsed yet.
  ///
  /// @param compiled has been parsed
  List<FileCompilation> of(FileCompilation compiled) {
    Optional<String> name =
        compiled.syntax().flatMap(tree -> tree.program().packageName()).map(Name::text);
    if (name.isEmpty() || name.get().isEmpty()) {
      return List.of();
    }
    String folder = PathNames.folder(compiled.source.name());
    List<FileCompilation> joining = new ArrayList<>();
    for (String file : files.names(folder)) {
      String path = PathNames.normal(PathNames.in(folder, file));
      if (file.endsWith(".qi")
          && files.find(path) instanceof FileSource.Entry.File(String identity)
          && !identity.equals(compiled.identity)) {
        Optional<SourceText> text = read(path);
        if (text.isPresent() && joins(text.get(), name.get())) {
          joining.add(
              new FileCompilation(new SourceFile(text.get()), identity, Role.JOINED, false));
        } else {
          text.ifPresent(source -> others.put(identity, source));
        }
      }
    }
    return joining;
  }

  /// The text of a file that was read and does not join.
  Optional<SourceText> other(String identity) {
    return Optional.ofNullable(others.get(identity));
  }

  /// The text of a file; none of one that no program could be.
  private Optional<SourceText> read(String path) {
    try {
      Outcome<SourceText> decoded =
          SourceDecoder.decode(path, files.read(path, SourceDecoder.LIMIT + 1));
      return decoded.hasErrors() ? Optional.empty() : Optional.of(decoded.result());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static boolean joins(SourceText source, String name) {
    if (!source.text().contains("包")) {
      return false;
    }
    TokenStream stream = new Lexer().apply(source).result();
    List<Token> tokens =
        stream.tokens().stream().filter(token -> !token.kind().isTrivia()).toList();
    if (tokens.size() < 2
        || tokens.getFirst().kind() != TokenKind.PACKAGE
        || !text(stream, tokens.get(1)).equals(name)) {
      return false;
    }
    for (int i = 0; i < tokens.size() - 1; i++) {
      TokenKind kind = tokens.get(i).kind();
      String next = text(stream, tokens.get(i + 1));
      if (kind == TokenKind.IMPORT
          || (kind == TokenKind.FUNCTION && (next.equals("入口") || next.equals("主函数")))) {
        return false;
      }
    }
    return true;
  }

  private static String text(TokenStream stream, Token token) {
    return org.qistage.lexing.Literals.name(stream.text(token));
  }
}
