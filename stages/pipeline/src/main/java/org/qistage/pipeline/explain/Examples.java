package org.qistage.pipeline.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The example program of each code: the golden case in whose folder's name the code stands, packed
/// beside this class by the build.
final class Examples {
  /// The expectations of the golden engine, which mean nothing to a reader.
  private static final Pattern EXPECTATION = Pattern.compile("[ \t]*//~.*");

  private static final String INDEX = "examples/index.txt";
  private static final String FILES = "examples/files.txt";
  private static final String PROGRAM = "program.qi";

  private Examples() {}

  /// The program of a code.
  static Optional<String> of(String code) {
    return resource(INDEX)
        .flatMap(index -> index.lines().filter(name -> isOf(name, code)).findFirst())
        .flatMap(name -> resource("examples/" + name + "/" + PROGRAM))
        .map(program -> EXPECTATION.matcher(program).replaceAll(""));
  }

  /// The files that the program of a code is made of besides, by path.
  static Map<String, String> filesOf(String code) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String path : resource(FILES).orElse("").lines().toList()) {
      int folder = path.indexOf('/');
      String file = path.substring(folder + 1);
      if (folder > 0 && isOf(path.substring(0, folder), code) && !file.equals(PROGRAM)) {
        resource("examples/" + path)
            .ifPresent(text -> files.put(file, EXPECTATION.matcher(text).replaceAll("")));
      }
    }
    return files;
  }

  private static boolean isOf(String name, String code) {
    return name.equals(code) || name.startsWith(code + "-");
  }

  private static Optional<String> resource(String name) {
    try (InputStream stream = Examples.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
