package org.qistage.runtime.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qistage.runtime.failure.FileFault;
import org.qistage.runtime.failure.QiError;

/// Finds where a name leads, and refuses what leads out of the allowed folders.
///
/// `.` and `..` are taken out of a name before anything is looked at, so that a name that leads out by
/// its spelling is refused without touching the disk. Then one part after another is looked up from
/// the allowed folder on; a link is followed when it ends in an allowed folder.
final class PlaceFinder {
  private final Path start;
  private final List<Root> roots;

  /// @param given as the user named it, made absolute
  /// @param real where that really is
  private record Root(Path given, Path real) {}

  /// @param folders the allowed ones; relative names start at the first
  PlaceFinder(List<Path> folders) throws IOException {
    List<Root> found = new ArrayList<>();
    for (Path folder : folders) {
      Path given = folder.toAbsolutePath().normalize();
      found.add(new Root(given, given.toRealPath()));
    }
    start = found.getFirst().given;
    roots = found;
  }

  /// The place of a name.
  ///
  /// @param followLast whether a link that the name itself is of is followed
  /// @throws QiError when it leads out, or through what is no folder
  Place find(String name, boolean followLast) throws IOException {
    return find(name, followLast, false);
  }

  /// The place of a name; when a folder on the way to it is not there, the place of the first such.
  Place findExisting(String name) throws IOException {
    return find(name, true, true);
  }

  private Place find(String name, boolean followLast, boolean untilMissing) throws IOException {
    Path path;
    try {
      path = start.resolve(name).normalize();
    } catch (InvalidPathException _) {
      throw QiError.of(new FileFault.InvalidName(shown(name)));
    }
    for (Root root : roots) {
      for (Path prefix : List.of(root.given, root.real)) {
        if (path.startsWith(prefix)) {
          return walk(name, root.real, prefix.relativize(path), followLast, untilMissing);
        }
      }
    }
    throw outside(name);
  }

  private Place walk(String name, Path root, Path rest, boolean followLast, boolean untilMissing)
      throws IOException {
    if (rest.toString().isEmpty()) {
      return place(name, root);
    }
    Path folder = root;
    for (int index = 0; index < rest.getNameCount(); index++) {
      Path part = rest.getName(index);
      Path next = folder.resolve(part);
      boolean last = index == rest.getNameCount() - 1;
      if (Files.isSymbolicLink(next) && (!last || followLast)) {
        next = target(name, next);
      }
      if (last) {
        return place(name, next);
      }
      if (!Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
          throw QiError.of(new FileFault.WrongKind(shown(name)));
        }
        if (untilMissing) {
          return place(name, next);
        }
        throw QiError.of(new FileFault.Missing(shown(name)));
      }
      folder = next;
    }
    return place(name, folder);
  }

  /// The place of a path whose folders are real.
  private Place place(String name, Path path) {
    Path root = rootOf(name, path);
    if (path.equals(root)) {
      return new Place(root, root, Path.of(""), true);
    }
    Path folder = path.getParent();
    Path file = path.getFileName();
    if (folder == null || file == null) {
      throw outside(name);
    }
    return new Place(root, folder, file, Files.exists(path, LinkOption.NOFOLLOW_LINKS));
  }

  /// Where a link ends. A link into nothing counts as leading out when its text does, so that it
  /// tells nothing about what is out there.
  private Path target(String name, Path link) throws IOException {
    Path real;
    try {
      real = link.toRealPath();
    } catch (NoSuchFileException _) {
      Path folder = link.getParent();
      Path text = readLink(name, link);
      real = folder == null ? text : folder.resolve(text).normalize();
    }
    Path root = rootOf(name, real);
    return real.startsWith(root) ? real : link;
  }

  private static Path readLink(String name, Path link) throws IOException {
    try {
      return Files.readSymbolicLink(link);
    } catch (NotLinkException | NoSuchFileException _) {
      throw QiError.of(new FileFault.Missing(shown(name)));
    }
  }

  private Path rootOf(String name, Path real) {
    for (Root root : roots) {
      if (real.startsWith(root.real)) {
        return root.real;
      }
    }
    throw outside(name);
  }

  /// Whether a path is one of the allowed folders or holds one.
  boolean holdsRoot(Path real) {
    return roots.stream().anyMatch(root -> root.real.startsWith(real));
  }

  private static QiError outside(String name) {
    return QiError.of(new FileFault.OutsideFolder(shown(name)));
  }

  /// A name as faults show it.
  static String shown(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .limit(200)
        .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return text.toString();
  }
}
