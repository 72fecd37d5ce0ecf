package org.qistage.runtime.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A url of http or https, taken apart.
///
/// @param host in lower case, with `_PORT` behind it when a port is given
/// @param segments the decoded parts of the path, none of them empty, `.` or `..`, or with a
///     separator inside
/// @param query without the question mark; empty when there is none
/// @param folder whether the path ends with a slash, or is empty
record RequestUrl(String host, List<String> segments, String query, boolean folder) {
  RequestUrl {
    segments = List.copyOf(segments);
  }

  /// Nothing for what is no such url.
  static Optional<RequestUrl> parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
    String scheme = uri.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      return Optional.empty();
    }
    String authority = uri.getAuthority();
    if (authority == null || authority.contains("@")) {
      return Optional.empty();
    }
    String host = authority.toLowerCase(Locale.ROOT).replace(':', '_');
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (!safe(host) || path.contains("//")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    String rawPath = uri.getRawPath() == null ? "" : uri.getRawPath();
    for (String raw : rawPath.split("/", -1)) {
      if (raw.isEmpty()) {
        continue;
      }
      String segment = URI.create("/" + raw).getPath().substring(1);
      if (!safe(segment)) {
        return Optional.empty();
      }
      segments.add(segment);
    }
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return Optional.of(new RequestUrl(host, segments, query, path.isEmpty() || path.endsWith("/")));
  }

  /// Whether the text may be one name of a file or folder.
  private static boolean safe(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.codePoints()
            .noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ' || c == 127);
  }
}
