package org.qistage.runtime.explore;

import java.util.List;

/// What was found out about a program.
///
/// @param outcomes the distinct ones, that of first in, first out before all others
/// @param races from all runs, each pair of places once
/// @param runs how many orders were run
/// @param exhaustive whether every order that may lead elsewhere was among them
public record Exploration(List<Outcome> outcomes, List<Race> races, int runs, boolean exhaustive) {
  public Exploration {
    outcomes = List.copyOf(outcomes);
    races = List.copyOf(races);
  }
}
