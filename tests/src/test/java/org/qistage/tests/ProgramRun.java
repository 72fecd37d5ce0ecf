package org.qistage.tests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.codegen.MethodMap;
import org.qistage.runtime.ProgramRunner;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.RunOptions.ClockKind;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.http.HttpBackend;

/// One deterministic run of a program in virtual time, without the network.
public record ProgramRun(String output, String errors, int status) {
  private static final String FIXTURES = "--http-fixtures=";

  /// @param options as in `run.options`
  public static ProgramRun of(Compilation compilation, List<String> options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunOptions run =
        RunOptions.of(out, err).withClock(ClockKind.VIRTUAL).withHttp(HttpBackend.refused());
    for (String option : options) {
      if (!option.startsWith(FIXTURES)) {
        throw new AssertionError("unknown option " + option);
      }
      run = run.withHttp(HttpBackend.fixtures(Path.of(option.substring(FIXTURES.length()))));
    }
    ClassFiles files = compilation.classes().orElseThrow();
    Class<? extends Task> root;
    try {
      root = new GeneratedClasses(files).loadClass(files.rootTask()).asSubclass(Task.class);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no entry", e);
    }
    RunResult result = ProgramRunner.run(root, map(files), run);
    return new ProgramRun(
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        result.exitStatus());
  }

  private static ProgramMap map(ClassFiles files) {
    ProgramMap.Builder map = ProgramMap.builder();
    for (GeneratedClass generated : files.classes()) {
      Map<String, String> methods = new HashMap<>();
      for (MethodMap method : generated.methods()) {
        methods.put(method.name(), method.display());
      }
      map.add(
          generated.name(),
          new ProgramMap.ClassEntry(
              Compilation.FILE, generated.display(), generated.stateLines(), methods));
    }
    return map.build();
  }
}
