package org.qistage.pipeline;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.Problem;
import org.qistage.foundation.Span;
import org.qistage.pipeline.explore.SchedulingPolicy;

/// Finds the stages and the scheduling policies that a jar offers.
public final class PlugIns {
  private PlugIns() {}

  /// The providers of a jar in the order of its service file. The jar stays open as long as one of
  /// them is in use. Diagnostics point at the beginning of a text named after the jar.
  public static Outcome<List<StageProvider>> load(Path jar) {
    Outcome<List<ServiceLoader.Provider<StageProvider>>> found = find(jar, StageProvider.class);
    try {
      List<StageProvider> stages =
          found.result().stream().map(ServiceLoader.Provider::get).toList();
      // Whatever a stage does when it is asked what it is shows here.
      stages.forEach(StageProvider::stage);
      return new Outcome<>(stages, found.diagnostics());
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      return failed(new PipelineProblem.JarBroken(jar.toString(), String.valueOf(e)));
    }
  }

  /// What makes each scheduling policy of a jar anew, in the order of its service file.
  public static Outcome<List<ServiceLoader.Provider<SchedulingPolicy>>> loadPolicies(Path jar) {
    return find(jar, SchedulingPolicy.class);
  }

  private static <T> Outcome<List<ServiceLoader.Provider<T>>> find(Path jar, Class<T> service) {
    try (JarFile opened = new JarFile(jar.toFile())) {
      opened.size();
    } catch (IOException e) {
      return failed(new PipelineProblem.JarUnreadable(jar.toString()));
    }
    List<ServiceLoader.Provider<T>> providers = new ArrayList<>();
    try {
      URL[] urls = {jar.toUri().toURL()};
      // Not closed: the stages load further classes while they run.
      @SuppressWarnings("resource")
      URLClassLoader loader =
          new URLClassLoader("plug-in " + jar, urls, PlugIns.class.getClassLoader());
      ServiceLoader.load(service, loader).stream()
          .filter(provider -> loader.equals(provider.type().getClassLoader()))
          .forEach(providers::add);
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      return failed(new PipelineProblem.JarBroken(jar.toString(), String.valueOf(e)));
    } catch (MalformedURLException e) {
      return failed(new PipelineProblem.JarUnreadable(jar.toString()));
    }
    return providers.isEmpty()
        ? failed(new PipelineProblem.JarWithoutStage(jar.toString(), service.getName()))
        : Outcome.clean(providers);
  }

  private static <T> Outcome<List<T>> failed(Problem problem) {
    return new Outcome<>(List.of(), List.of(Diagnostic.of(problem, Span.at(0))));
  }
}
