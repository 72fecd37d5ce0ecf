package org.qistage.runtime;

import java.io.OutputStream;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.http.HttpBackend;

/// How a program is run.
///
/// @param clock which time it sees
/// @param seed 0 to run ready tasks first in, first out; another number picks among them by that
///     seed's numbers
/// @param out what it prints, in UTF-8; not closed
/// @param err the report of a run that went wrong, in UTF-8; not closed
/// @param interactive whether a person reads `out` as it comes, so that each line is flushed
/// @param http what answers requests; closed at the end of the run
/// @param stackBytes the address space of the worker's stack, of which only what is used takes memory
/// @param language the language of reports
public record RunOptions(
    ClockKind clock,
    long seed,
    OutputStream out,
    OutputStream err,
    boolean interactive,
    HttpBackend http,
    long stackBytes,
    ReportLanguage language) {
  /// Enough for some 800,000 small plain calls that wait for one another. More is no gain: the JVM
  /// unwinds an overflow call by call, which takes 0.4 s and 180 MB here, but 20 s and 6.5 GB for
  /// eight times the stack.
  public static final long DEFAULT_STACK_BYTES = 64L << 20;

  /// The two kinds of time.
  public enum ClockKind {
    REAL,
    VIRTUAL
  }

  /// The defaults: real time, first in first out, the network, reports in Chinese.
  public static RunOptions of(OutputStream out, OutputStream err) {
    return new RunOptions(
        ClockKind.REAL,
        0,
        out,
        err,
        false,
        HttpBackend.network(),
        DEFAULT_STACK_BYTES,
        ReportLanguage.ZH);
  }

  public RunOptions withClock(ClockKind other) {
    return new RunOptions(other, seed, out, err, interactive, http, stackBytes, language);
  }

  public RunOptions withSeed(long other) {
    return new RunOptions(clock, other, out, err, interactive, http, stackBytes, language);
  }

  public RunOptions withInteractive(boolean other) {
    return new RunOptions(clock, seed, out, err, other, http, stackBytes, language);
  }

  public RunOptions withHttp(HttpBackend other) {
    return new RunOptions(clock, seed, out, err, interactive, other, stackBytes, language);
  }

  public RunOptions withStackBytes(long other) {
    return new RunOptions(clock, seed, out, err, interactive, http, other, language);
  }

  public RunOptions withLanguage(ReportLanguage other) {
    return new RunOptions(clock, seed, out, err, interactive, http, stackBytes, other);
  }
}
