package org.qistage.tests.architecture.guilty;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// One nested class for each thing that a stage must not do.
@SuppressWarnings({"NonFinalStaticField", "MutableGuiceModule", "unused"})
public final class Guilty {
  private Guilty() {}

  static final class ReadsAFile {
    String read() throws IOException {
      return Files.readString(Path.of("x"));
    }
  }

  static final class OpensAStream {
    int read() throws IOException {
      try (FileInputStream in = new FileInputStream("x")) {
        return in.read();
      }
    }
  }

  static final class AsksAFile {
    boolean exists(String name) {
      return new File(name).exists();
    }
  }

  static final class ReachesTheNetwork {
    URI address() {
      return URI.create("http://localhost");
    }
  }

  static final class StartsAProcess {
    Process start() throws IOException {
      return new ProcessBuilder("true").start();
    }
  }

  static final class Prints {
    void print() {
      System.out.println("x");
    }
  }

  static final class PrintsAnError {
    void print() {
      System.err.println("x");
    }
  }

  static final class ReadsStandardInput {
    int read() throws IOException {
      return System.in.read();
    }
  }

  static final class ReadsTheClock {
    long time() {
      return System.currentTimeMillis();
    }
  }

  static final class MeasuresTime {
    long time() {
      return System.nanoTime();
    }
  }

  static final class ReadsTheDate {
    Instant time() {
      return Instant.now();
    }
  }

  static final class ReadsTheEnvironment {
    Map<String, String> variables() {
      return System.getenv();
    }
  }

  static final class AsksForTheLocale {
    Locale locale() {
      return Locale.getDefault();
    }
  }

  static final class DrawsANumber {
    int draw(Random random) {
      return random.nextInt();
    }
  }

  static final class DrawsAFraction {
    double draw() {
      return Math.random();
    }
  }

  static final class CountsInAStaticField {
    static int count;
  }

  static final class CountsInAConstant {
    static final AtomicInteger COUNT = new AtomicInteger();
  }

  static final class RemembersInAMap {
    static final HashMap<String, String> SEEN = new HashMap<>();
  }

  static final class RemembersInAList {
    static final ArrayList<String> SEEN = new ArrayList<>();
  }

  /// Breaks no rule: the rules must not fail on it.
  public static final class Innocent {
    static final List<String> NAMES = List.of("甲", "乙");
    static final Map<String, Integer> NUMBERS = Map.of("甲", 1);

    /// Greatest of two numbers.
    public int greatest(int a, int b) {
      return Math.max(a, b) + NAMES.size() + NUMBERS.size();
    }
  }
}
