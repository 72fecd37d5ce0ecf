package org.qistage.pipeline.launch;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.qistage.foundation.Language;

/// How to run a program.
///
/// @param virtualClock whether sleeps jump when nothing is ready, instead of taking their time
/// @param seed 0 to run ready tasks first in, first out; another number picks among them by that
///     seed's numbers
/// @param fixtures the folder that answers http requests; empty for the network
/// @param out what the program prints, in UTF-8; not closed
/// @param err the report of a run that went wrong, in UTF-8; not closed
/// @param interactive whether a person reads `out` as it comes
/// @param language the language of reports
public record RunRequest(
    boolean virtualClock,
    long seed,
    Optional<Path> fixtures,
    OutputStream out,
    OutputStream err,
    boolean interactive,
    Language language) {

  /// Real time, first in first out, the network, reports in Chinese.
  public static RunRequest of(OutputStream out, OutputStream err) {
    return new RunRequest(false, 0, Optional.empty(), out, err, false, Language.ZH);
  }

  public RunRequest withVirtualClock(boolean other) {
    return new RunRequest(other, seed, fixtures, out, err, interactive, language);
  }

  public RunRequest withSeed(long other) {
    return new RunRequest(virtualClock, other, fixtures, out, err, interactive, language);
  }

  public RunRequest withFixtures(Path folder) {
    return new RunRequest(virtualClock, seed, Optional.of(folder), out, err, interactive, language);
  }

  public RunRequest withInteractive(boolean other) {
    return new RunRequest(virtualClock, seed, fixtures, out, err, other, language);
  }

  public RunRequest withLanguage(Language other) {
    return new RunRequest(virtualClock, seed, fixtures, out, err, interactive, other);
  }
}
