package org.qistage.runtime.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The words for faults and for the frame of a report in one language. A placeholder without an
/// argument stays as it stands, so that a faulty bundle never hides a failure.
public final class FaultMessages {
  private final ReportLanguage language;

  /// The bundle; read when the first word is wanted, which most runs never do.
  private volatile @Nullable Properties patterns;

  public FaultMessages(ReportLanguage language) {
    this.language = language;
  }

  private @Nullable String pattern(String key) {
    Properties known = patterns;
    if (known == null) {
      known = read();
      patterns = known;
    }
    return known.getProperty(key);
  }

  private Properties read() {
    Properties patterns = new Properties();
    String file = "messages_" + language.tag() + ".properties";
    try (InputStream bytes = FaultMessages.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException("missing " + file);
      }
      patterns.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return patterns;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the fault says in one sentence, for a program as for a reader.
  public String message(Fault fault) {
    return text(fault, "message").orElse(fault.code());
  }

  /// The text of `CODE.key`, if there is one.
  public Optional<String> text(Fault fault, String key) {
    String pattern = pattern(fault.code() + "." + key);
    return Optional.ofNullable(pattern).map(found -> fill(found, fault.arguments()));
  }

  /// The name of a kind of error in this language.
  public String kind(ErrorKind kind) {
    return phrase("kind." + kind.name(), Map.of());
  }

  /// A phrase of the report's own.
  public String phrase(String key, Map<String, String> arguments) {
    String pattern = pattern(key);
    return pattern == null ? key : fill(pattern, arguments);
  }

  private static String fill(String pattern, Map<String, String> arguments) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (true) {
      int open = pattern.indexOf('{', from);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        return text.append(pattern, from, pattern.length()).toString();
      }
      String value = arguments.get(pattern.substring(open + 1, close));
      text.append(pattern, from, open);
      text.append(value == null ? pattern.substring(open, close + 1) : value);
      from = close + 1;
    }
  }
}
