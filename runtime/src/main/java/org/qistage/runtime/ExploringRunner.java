package org.qistage.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.qistage.runtime.explore.ExploredRun;
import org.qistage.runtime.explore.Order;
import org.qistage.runtime.failure.ProgramMap;

/// Runs one program over and over, each time from the beginning and in another order. Its time is
/// virtual. Used from one thread.
///
/// A run may use files, which are not put back as they were; what it reads from its input is the same
/// each time.
public final class ExploringRunner {
  /// When a run is ended because it goes on for too long.
  ///
  /// @param statements so many have begun
  /// @param characters so many have been printed
  public record Limits(long statements, long characters) {}

  private final Class<? extends Task> root;
  private final List<Field> variables;
  private final ProgramMap map;
  private final RunOptions options;
  private final byte[] input;
  private final Limits limits;

  /// @param root of a debug build that tells what it reads
  /// @param classes the names of all classes of the program, whose variables are put back before each run
  /// @param options of the runs, but for the input and the outputs
  /// @param input what each run reads
  public ExploringRunner(
      Class<? extends Task> root,
      List<String> classes,
      ProgramMap map,
      RunOptions options,
      byte[] input,
      Limits limits) {
    this.root = root;
    this.variables = variables(root.getClassLoader(), classes);
    this.map = map;
    this.options = options;
    this.input = input.clone();
    this.limits = limits;
  }

  private static List<Field> variables(ClassLoader loader, List<String> classes) {
    List<Field> fields = new ArrayList<>();
    for (String name : classes) {
      for (Field field : load(loader, name).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /// Runs the program in an order.
  public ExploredRun run(Order order) {
    variables.forEach(ExploringRunner::clear);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    RunOptions own = options.withInput(new ByteArrayInputStream(input));
    OutsideWorld outside = new OutsideWorld(own.outside());
    ExploringScheduler scheduler =
        new ExploringScheduler(
            new Output(printed, false, false),
            outside,
            own.language(),
            new Clock.Virtual(),
            own.seed(),
            order,
            limits);
    RunResult result =
        ProgramRunner.runOn(
            scheduler,
            outside,
            ProgramRunner.maker(root),
            map,
            own.withErr(OutputStream.nullOutputStream()));
    return new ExploredRun(
        printed.toString(StandardCharsets.UTF_8),
        result,
        scheduler.exhausted(),
        scheduler.schedule(),
        scheduler.slices(),
        scheduler.waiting(),
        scheduler.races().races());
  }

  private static void clear(Field field) {
    try {
      switch (field.getType().getName()) {
        case "boolean" -> field.setBoolean(null, false);
        case "int" -> field.setInt(null, 0);
        case "long" -> field.setLong(null, 0);
        case "double" -> field.setDouble(null, 0);
        default -> field.set(null, null);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }
}
