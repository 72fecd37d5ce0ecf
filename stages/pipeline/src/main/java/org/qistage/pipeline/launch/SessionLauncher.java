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
  private Map<SessionVariable, String> holders = new HashMap<>();

  private int lastHolder;

  public SessionLauncher(RunRequest request) {
    this.runner = new SessionRunner(Launcher.options(request));
    this.platform = ProgramLoader.ofPlatform();
    this.types = new SessionLoader.Types(platform);
  }

  /// Takes the types of an input in place of what their names meant so far.
  ///
  /// @param forgotten the variables that may hold values of such types; they are gone if any changes
  /// @return whether any type is another than before
  public boolean replaceTypes(List<ClassFiles> files, Set<String> forgotten) {
    Map<String, byte[]> all = new HashMap<>();
    for (ClassFiles each : files) {
      for (GeneratedClass made : each.classes()) {
        byte[] bytes = made.bytes().toByteArray();
        if (SessionClasses.isType(bytes)) {
          all.put(made.name(), SessionClasses.open(bytes));
        }
      }
    }
    Set<String> changed = types.differing(all);
    if (changed.isEmpty()) {
      return false;
    }
    types = types.without(changed);
    holders.keySet().removeIf(key -> key.isOwn() && forgotten.contains(key.name()));
    return true;
  }

  /// Runs an input to its end; the calling thread waits.
  ///
  /// @param all its class files, and then those of the files that are imported
  /// @param fresh the variables that it declares; when it fails they are as before
  public Launched run(List<ClassFiles> all, Set<String> fresh) {
    ClassFiles input = all.getFirst();
    Map<SessionVariable, String> after = new HashMap<>(holders);
    Class<? extends Task> root;
    try {
      root = load(all, fresh, after).asSubclass(Task.class);
    } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
      return new Launched.Refused(
          new LocatedDiagnostic(
              input.source(),
              Diagnostic.of(
                  new PipelineProblem.ClassRefused(String.valueOf(e.getMessage())), Span.at(0))));
    }
    int status = runner.run(root, Launcher.map(all)).exitStatus();
    if (status == 0) {
      holders = after;
    }
    return new Launched.Ran(status);
  }

  @SuppressWarnings("ReferenceEquality") // one of the list
  private Class<?> load(List<ClassFiles> all, Set<String> fresh, Map<SessionVariable, String> after)
      throws ClassNotFoundException {
    for (ClassFiles files : all) {
      GeneratedClass main = files.classes().getFirst();
      String module = files == all.getFirst() ? SessionVariable.OWN : main.name();
      SessionClasses.variables(main.bytes().toByteArray())
          .forEach(
              (name, descriptor) -> {
                SessionVariable variable = new SessionVariable(module, name);
                boolean again = variable.isOwn() && fresh.contains(name);
                if (variable.isShared() && (again || !after.containsKey(variable))) {
                  String holder = HOLDER + name + "$" + ++lastHolder;
                  types.add(holder, SessionClasses.holder(holder, name, descriptor));
                  after.put(variable, holder);
                }
              });
    }
    String main = all.getFirst().classes().getFirst().name();
    Map<String, byte[]> own = new HashMap<>();
    for (ClassFiles files : all) {
      for (GeneratedClass made : files.classes()) {
        byte[] bytes = made.bytes().toByteArray();
        if (SessionClasses.isType(bytes)) {
          types.add(made.name(), SessionClasses.open(bytes));
        } else {
          own.put(
              made.name(),
              SessionClasses.sharing(
                  bytes,
                  (owner, field) ->
                      after.get(
                          new SessionVariable(
                              owner.equals(main) ? SessionVariable.OWN : owner, field))));
        }
      }
    }
    return Class.forName(all.getFirst().rootTask(), false, new SessionLoader(types, own));
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

  /// The names of the variables that inputs have declared.
  public List<String> variables() {
    return holders.keySet().stream()
        .filter(SessionVariable::isOwn)
        .map(SessionVariable::name)
        .sorted()
        .toList();
  }
}
