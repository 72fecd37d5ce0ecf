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

/// Finds the stages that a jar offers.
public final class PlugIns {
  private PlugIns() {}

  /// The providers of a jar in the order of its service file. The jar stays open as long as one of
  /// them is in use. Diagnostics point at the beginning of a text named after the jar.
  public static Outcome<List<StageProvider>> load(Path jar) {
    try (JarFile opened = new JarFile(jar.toFile())) {
      opened.size();
    } catch (IOException e) {
      return failed(new PipelineProblem.JarUnreadable(jar.toString()));
    }
    List<StageProvider> providers = new ArrayList<>();
    try {
      URL[] urls = {jar.toUri().toURL()};
      // Not closed: the stages load further classes while they run.
      @SuppressWarnings("resource")
      URLClassLoader loader =
          new URLClassLoader("plug-in " + jar, urls, PlugIns.class.getClassLoader());
      ServiceLoader.load(StageProvider.class, loader).stream()
          .filter(provider -> loader.equals(provider.type().getClassLoader()))
          .map(ServiceLoader.Provider::get)
          .forEach(providers::add);
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      return failed(new PipelineProblem.JarBroken(jar.toString(), String.valueOf(e)));
    } catch (MalformedURLException e) {
      return failed(new PipelineProblem.JarUnreadable(jar.toString()));
    }
    return providers.isEmpty()
        ? failed(new PipelineProblem.JarWithoutStage(jar.toString(), StageProvider.class.getName()))
        : Outcome.clean(providers);
  }

  private static Outcome<List<StageProvider>> failed(Problem problem) {
    return new Outcome<>(List.of(), List.of(Diagnostic.of(problem, Span.at(0))));
  }
}
