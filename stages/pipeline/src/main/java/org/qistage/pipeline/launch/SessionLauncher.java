package org.qistage.pipeline.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qistage.codegen.ClassFiles;
import org.qistage.codegen.GeneratedClass;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Span;
import org.qistage.pipeline.PipelineProblem;
import org.qistage.runtime.SessionRunner;
import org.qistage.runtime.Task;

/// Runs the inputs of a session one after another. Their variables, their values and their tasks live on
/// from each to the next.
///
/// Used from one thread, but for {@link #interrupt}.
public final class SessionLauncher implements AutoCloseable {
  /// What the names of the classes that hold variables begin with; no name of a program can.
  static final String HOLDER = "会话$变量$";

  private final SessionRunner runner;

  /// Sees the runtime and what generated code needs of the platform.
  private final ProgramLoader platform;

  private SessionLoader.Types types;

  /// For each variable the class that holds it.
  private Map<String, String> holders = new HashMap<>();

  private int lastHolder;

  public SessionLauncher(RunRequest request) {
    this.runner = new SessionRunner(Launcher.options(request));
    this.platform = ProgramLoader.ofPlatform();
    this.types = new SessionLoader.Types(platform, null);
  }

  /// Whether an input has a type of a name that means another type so far, so that {@link #forgetTypes}
  /// must come first.
  public boolean changesTypes(ClassFiles files) {
    return files.classes().stream()
        .anyMatch(
            made -> {
              byte[] bytes = made.bytes().toByteArray();
              return SessionClasses.isType(bytes)
                  && types.differs(made.name(), SessionClasses.open(bytes));
            });
  }

  /// Forgets the types, and the variables that are no longer to be seen.
  ///
  /// @param remaining the variables that stay; none of them may hold a value of such a type
  public void forgetTypes(Set<String> remaining) {
    types = new SessionLoader.Types(platform, types);
    holders.keySet().retainAll(remaining);
  }

  /// Runs an input to its end; the calling thread waits.
  ///
  /// @param fresh the variables that it declares; when it fails they are as before
  public Launched run(ClassFiles files, Set<String> fresh) {
    Map<String, String> after = new HashMap<>(holders);
    Class<? extends Task> root;
    try {
      root = load(files, fresh, after).asSubclass(Task.class);
    } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
      return new Launched.Refused(
          new LocatedDiagnostic(
              files.source(),
              Diagnostic.of(
                  new PipelineProblem.ClassRefused(String.valueOf(e.getMessage())), Span.at(0))));
    }
    int status = runner.run(root, Launcher.map(List.of(files))).exitStatus();
    if (status == 0) {
      holders = after;
    }
    return new Launched.Ran(status);
  }

  private Class<?> load(ClassFiles files, Set<String> fresh, Map<String, String> after)
      throws ClassNotFoundException {
    GeneratedClass main = files.classes().getFirst();
    SessionClasses.variables(main.bytes().toByteArray())
        .forEach(
            (name, descriptor) -> {
              if (fresh.contains(name) || !after.containsKey(name)) {
                String holder = HOLDER + name + "$" + ++lastHolder;
                types.add(holder, SessionClasses.holder(holder, name, descriptor));
                after.put(name, holder);
              }
            });
    Map<String, byte[]> own = new HashMap<>();
    for (GeneratedClass made : files.classes()) {
      byte[] bytes = made.bytes().toByteArray();
      if (SessionClasses.isType(bytes)) {
        types.add(made.name(), SessionClasses.open(bytes));
      } else {
        own.put(made.name(), SessionClasses.sharing(bytes, main.name(), after));
      }
    }
    return Class.forName(files.rootTask(), false, new SessionLoader(types, own));
  }

  /// Whether the input was to be ended.
  public boolean interrupted() {
    return runner.interrupted();
  }

  /// An input begins, for which what ended the one before does not count.
  public void resume() {
    runner.resume();
  }

  /// Ends the input that runs now, and what is run before {@link #resume}. From any thread.
  public void interrupt() {
    runner.interrupt();
  }

  /// Cancels the tasks that are left.
  @Override
  public void close() {
    runner.close();
  }

  /// The names of the variables that exist.
  public List<String> variables() {
    return holders.keySet().stream().sorted().toList();
  }
}
