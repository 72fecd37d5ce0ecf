package org.qistage.pipeline.view;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Span;
import org.qistage.pipeline.StageArtifacts;
import org.qistage.pipeline.listing.SuspensionChains;

/// Whether a function may suspend, and why.
///
/// @param span where its name is declared
/// @param why the places from the function's own down to the operation; none when it never suspends
public record SuspensionRow(String function, Span span, List<Place> why) {
  public SuspensionRow {
    why = List.copyOf(why);
  }

  /// A place that leads to a suspension.
  ///
  /// @param span empty when it is in another file
  /// @param operation what stands there: an operation, or the name of the function that is called
  /// @param call whether it is a call of a function of the program
  public record Place(String function, Optional<Span> span, String operation, boolean call) {}

  public boolean suspends() {
    return !why.isEmpty();
  }

  /// The functions of the compiled file, in the order of their declarations; none when it was not checked.
  public static List<SuspensionRow> of(StageArtifacts artifacts) {
    return artifacts.typed().map(SuspensionRow::of).orElse(List.of());
  }

  private static List<SuspensionRow> of(TypedProgram program) {
    SuspensionChains chains = new SuspensionChains(program);
    return program.functions().stream()
        .map(function -> program.function(function.symbol()))
        .map(function -> row(program, chains, function))
        .toList();
  }

  private static SuspensionRow row(
      TypedProgram program, SuspensionChains chains, Symbol.Function function) {
    List<Place> places =
        chains.of(function).stream()
            .map(
                link ->
                    new Place(
                        link.function(),
                        link.module().equals(program.module())
                            ? Optional.of(link.span())
                            : Optional.empty(),
                        link.operation(),
                        link.call()))
            .toList();
    return new SuspensionRow(function.name(), function.span(), places);
  }
}
