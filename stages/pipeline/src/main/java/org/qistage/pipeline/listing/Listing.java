package org.qistage.pipeline.listing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.json.RecordFormat;

/// What a file declares.
///
/// @param file its name as the user wrote it
/// @param packageName the name after 包
/// @param comment the comment at the head of the file
public record Listing(
    String file, Optional<String> packageName, String comment, List<Declared> declarations) {
  /// Its form as JSON.
  public static final RecordFormat<Listing> FORMAT =
      new RecordFormat<>("listing", 1, Listing.class);

  public Listing {
    declarations = List.copyOf(declarations);
  }

  /// What a declaration is.
  public enum Kind {
    FUNCTION,
    METHOD,
    STRUCT,
    ENUMERATION,
    VARIABLE,
    CONSTANT,
    FIELD,
    VARIANT
  }

  /// A declaration.
  ///
  /// @param signature all but its body, as written, with spaces put right
  /// @param inferred a type that is not written: of a variable, or of what a coroutine yields
  /// @param comment the comment right above it, or after a field or variant on its line, without its
  ///     marks; empty when there is none
  /// @param line from 1
  /// @param exported whether it is 公开
  /// @param suspension the places that lead to a suspension, from the function's own down to the
  ///     operation; empty when it never suspends
  /// @param members fields, variants and methods
  public record Declared(
      Kind kind,
      String name,
      String signature,
      Optional<String> inferred,
      String comment,
      int line,
      boolean exported,
      List<Place> suspension,
      List<Declared> members) {
    public Declared {
      suspension = List.copyOf(suspension);
      members = List.copyOf(members);
    }
  }

  /// A place in a function that may suspend.
  ///
  /// @param function whose line it is
  /// @param operation what stands there: an operation, or the name of the function that is called
  /// @param call whether it is a call of a function of the program
  public record Place(String function, int line, String operation, boolean call) {}
}
