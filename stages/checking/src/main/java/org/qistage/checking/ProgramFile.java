package org.qistage.checking;

import java.util.List;
import org.qistage.parsing.Import;
import org.qistage.parsing.SyntaxTree;

/// A file of a program that is checked together with the others.
///
/// @param module what the other files know it by, unique among them; empty for the file that is
///     compiled
/// @param name the name of its package: that of its 包 line, or else of the file
/// @param imports for each of its imports what it leads to, in source order
public record ProgramFile(
    SyntaxTree tree, String module, String name, Role role, List<ImportTarget> imports) {
  public ProgramFile {
    imports = List.copyOf(imports);
    if (imports.size() != tree.program().imports().size()) {
      throw new IllegalArgumentException(imports.size() + " targets of imports");
    }
  }

  /// How a file comes to be a part of the program.
  public enum Role {
    /// The file that is compiled.
    COMPILED,
    /// A file of the same package in the same folder: the two share one scope.
    JOINED,
    /// A file that another one imports.
    IMPORTED
  }

  /// A file that is checked alone; where its imports lead is not known.
  static ProgramFile alone(SyntaxTree tree) {
    List<ImportTarget> targets =
        tree.program().imports().stream()
            .<ImportTarget>map(
                imported ->
                    isLibrary(imported) ? new ImportTarget.Library() : new ImportTarget.Missing())
            .toList();
    return new ProgramFile(tree, "", "", Role.COMPILED, targets);
  }

  /// Whether an import is of a module of the library, which no file can replace.
  public static boolean isLibrary(Import imported) {
    return imported.path().equals("标准库") || imported.path().startsWith("标准库.");
  }
}
