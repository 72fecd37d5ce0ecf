package org.qistage.runtime.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.runtime.failure.Fault;

/// Answers from files, with status 200 and the file's text as UTF-8. The url
/// `https://HOST/a/b?x=1` is answered by the first of these files that exists:
///
/// - `HOST/a/b@x=1.txt`: the path with its query, whose characters other than letters, digits and
///   `=&.-_` are written as `_`
/// - `HOST/a/b.txt`
/// - `HOST/a/b`
/// - `HOST/a/b/index.txt`
///
/// A path that is empty or ends with a slash is answered by `index@x=1.txt` or `index.txt` in that
/// folder. Another method than GET has its name before the ending: `HOST/a/b.POST.txt`; what the
/// request carries is not looked at. A port stands behind the host as `HOST_8080`. Segments are decoded; a url whose path holds
/// `..` is not valid, and a link that leads out of the folder does not count as there.
final class HttpFixtures implements HttpBackend {
  private final Path folder;

  HttpFixtures(Path folder) {
    this.folder = folder;
  }

  @Override
  public void send(HttpCall call, HttpReply reply) {
    String url = call.url();
    Optional<RequestUrl> parsed = RequestUrl.parse(url);
    if (parsed.isEmpty()) {
      reply.failed(new Fault.InvalidUrl(url));
      return;
    }
    List<Path> candidates;
    try {
      candidates = candidates(parsed.get(), kind(call));
    } catch (InvalidPathException _) {
      reply.failed(new Fault.InvalidUrl(url));
      return;
    }
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate) && inside(candidate)) {
        answer(call, candidate, reply);
        return;
      }
    }
    reply.failed(new Fault.MissingFixture(url, shown(expected(parsed.get(), candidates))));
  }

  /// What stands before `.txt` in the names of the files that answer this method. HEAD asks for what
  /// GET would give, without its body.
  private static String kind(HttpCall call) {
    return switch (call.method()) {
      case "GET", "HEAD" -> "";
      default -> "." + call.method();
    };
  }

  private static void answer(HttpCall call, Path file, HttpReply reply) {
    String url = call.url();
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      String reason = e instanceof java.nio.charset.CharacterCodingException ? "UTF-8" : reason(e);
      reply.failed(new Fault.UnreadableFixture(url, shown(file), reason));
      return;
    }
    reply.answered(new HttpResponse(200, call.method().equals("HEAD") ? "" : text));
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }

  /// With slashes on every system, so that the same run says the same.
  private static String shown(Path file) {
    return file.toString().replace('\\', '/');
  }

  private List<Path> candidates(RequestUrl url, String kind) {
    Path path = folder.resolve(url.host());
    for (String segment : url.segments()) {
      path = path.resolve(segment);
    }
    List<Path> files = new ArrayList<>();
    Path stem = url.folder() ? path.resolve("index") : path;
    if (!url.query().isEmpty()) {
      files.add(withSuffix(stem, "@" + fileName(url.query()) + kind + ".txt"));
    }
    files.add(withSuffix(stem, kind + ".txt"));
    if (!url.folder()) {
      if (kind.isEmpty()) {
        files.add(path);
      }
      files.add(path.resolve("index" + kind + ".txt"));
    }
    return files;
  }

  /// The file that the user should make: the one without the query.
  private static Path expected(RequestUrl url, List<Path> candidates) {
    return candidates.get(url.query().isEmpty() ? 0 : 1);
  }

  private static Path withSuffix(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  private static String fileName(String query) {
    StringBuilder name = new StringBuilder();
    query
        .codePoints()
        .forEach(
            c ->
                name.appendCodePoint(
                    Character.isLetterOrDigit(c) || "=&.-_".indexOf(c) >= 0 ? c : '_'));
    return name.toString();
  }

  private boolean inside(Path file) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException _) {
      return false;
    }
  }
}
