package org.qistage.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The whole pipeline from text to class files against javac on the same program in Java, both in
/// process and in memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CompileBenchmark {
  @Param("50000")
  public int lines;

  private GeneratedProgram program = GeneratedProgram.ofAbout(15);
  private final InMemoryJavac javac = new InMemoryJavac();

  @Setup
  public void generate() {
    program = GeneratedProgram.ofAbout(lines);
  }

  @Benchmark
  public Object ours() {
    return QiPrograms.compile("生成.qi", program.qi());
  }

  @Benchmark
  public Object theirs() {
    return javac.compile("Generated", program.java());
  }
}
