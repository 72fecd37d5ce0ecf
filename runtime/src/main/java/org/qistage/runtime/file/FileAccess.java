package org.qistage.runtime.file;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.FileFault;
import org.qistage.runtime.failure.QiError;

/// The files of the folders that a program may use. Costs nothing before the first use.
///
/// Every method may be called on any thread. Names are as the program wrote them; a failure is a
/// {@link QiError} with a {@link FileFault}.
public final class FileAccess {
  /// The longest text that is read or written at once, in bytes.
  public static final long LIMIT = 64L << 20;

  private static final int STEP = 1 << 16;

  private final List<Path> folders;
  private @Nullable PlaceFinder finder;

  private FileAccess(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /// No files at all.
  public static FileAccess none() {
    return new FileAccess(List.of());
  }

  /// The files below these folders.
  ///
  /// @param folders relative names start at the first
  public static FileAccess below(List<Path> folders) {
    return new FileAccess(folders);
  }

  /// What an operation does in the folder that the file is in.
  @FunctionalInterface
  private interface Operation<T> {
    T in(OpenFolder folder, Path file) throws IOException;
  }

  /// The text of a file.
  public String read(String name) {
    return in(
        name,
        place(name, true),
        (folder, file) -> {
          BasicFileAttributes attributes = folder.attributes(file);
          requireRegular(name, attributes);
          requireSize(name, attributes.size());
          try (SeekableByteChannel channel = folder.open(file, Set.of(READ))) {
            return decode(name, readAll(name, channel, attributes.size()));
          }
        });
  }

  /// Makes the file hold this text and nothing else.
  ///
  /// @return false when the folder that it should be in is not there
  public boolean write(String name, String text) {
    return write(name, text, Set.of(WRITE, CREATE, TRUNCATE_EXISTING));
  }

  /// Adds the text to the end of the file, which is made when it is not there.
  ///
  /// @return false when the folder that it should be in is not there
  public boolean append(String name, String text) {
    return write(name, text, Set.of(WRITE, CREATE, APPEND));
  }

  private boolean write(String name, String text, Set<OpenOption> options) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    requireSize(name, bytes.length);
    return unlessMissing(
        () ->
            in(
                name,
                place(name, true),
                (folder, file) -> {
                  requireRegularOrNothing(name, folder, file);
                  try (SeekableByteChannel channel = folder.open(file, options)) {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                      channel.write(buffer);
                    }
                  }
                  return true;
                }),
        false);
  }

  /// Deletes a file; of a link, the link itself.
  ///
  /// @return false when it is not there
  public boolean delete(String name) {
    return unlessMissing(
        () ->
            in(
                name,
                place(name, false),
                (folder, file) -> {
                  if (folder.attributes(file).isDirectory()) {
                    throw wrongKind(name);
                  }
                  folder.deleteFile(file);
                  return true;
                }),
        false);
  }

  /// Whether a file or a folder of this name is there.
  public boolean exists(String name) {
    return unlessMissing(() -> place(name, true).exists(), false);
  }

  /// The size of a file in bytes; −1 when it is not there.
  public long size(String name) {
    return unlessMissing(
        () ->
            in(
                name,
                place(name, true),
                (folder, file) -> {
                  BasicFileAttributes attributes = folder.attributes(file);
                  requireRegular(name, attributes);
                  return attributes.size();
                }),
        -1L);
  }

  /// Makes a folder and those on the way to it; fine when it is there.
  public boolean makeFolder(String name) {
    requireAllowed(name);
    try {
      Place place = finder().findExisting(name);
      while (!place.exists()) {
        makeOneFolder(place);
        Place next = finder().findExisting(name);
        if (next.equals(place)) {
          throw wrongKind(name);
        }
        place = next;
      }
      return place.isRoot() || in(name, place, (folder, file) -> requireFolder(name, folder, file));
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private static void makeOneFolder(Place place) throws IOException {
    try (OpenFolder root = OpenFolder.at(place.root())) {
      descend(
          OpenFolder.at(place.root()),
          place,
          (folder, file) -> {
            folder.makeFolder(file, place.root(), root);
            return true;
          });
    } catch (FileAlreadyExistsException _) {
      // Another process was faster; what it made is looked at next.
    }
  }

  private static boolean requireFolder(String name, OpenFolder folder, Path file)
      throws IOException {
    if (!folder.attributes(file).isDirectory()) {
      throw wrongKind(name);
    }
    return true;
  }

  /// Deletes a folder with all that is in it; links in it, not what they lead to.
  ///
  /// @return false when it is not there
  public boolean deleteFolder(String name) {
    return unlessMissing(
        () -> {
          Place place = place(name, false);
          if (place.isRoot() || finder().holdsRoot(place.folder().resolve(place.file()))) {
            throw QiError.of(new FileFault.FolderInUse(PlaceFinder.shown(name)));
          }
          return in(
              name,
              place,
              (folder, file) -> {
                boolean isFolder = requireFolder(name, folder, file);
                deleteAll(folder, file);
                return isFolder;
              });
        },
        false);
  }

  private static void deleteAll(OpenFolder outer, Path name) throws IOException {
    try (OpenFolder folder = outer.folder(name)) {
      for (Path entry : folder.names()) {
        if (folder.attributes(entry).isDirectory()) {
          deleteAll(folder, entry);
        } else {
          folder.deleteFile(entry);
        }
      }
    }
    outer.deleteFolder(name);
  }

  // ---- Places ----

  private synchronized PlaceFinder finder() throws IOException {
    PlaceFinder known = finder;
    if (known == null) {
      known = new PlaceFinder(folders);
      finder = known;
    }
    return known;
  }

  private void requireAllowed(String name) {
    if (!FileNames.valid(name)) {
      throw QiError.of(new FileFault.InvalidName(PlaceFinder.shown(name)));
    }
    if (folders.isEmpty()) {
      throw QiError.of(new FileFault.OutsideFolder(PlaceFinder.shown(name)));
    }
  }

  private Place place(String name, boolean followLast) {
    requireAllowed(name);
    try {
      return finder().find(name, followLast);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  /// Goes down from the allowed folder to the place's folder, then does the operation there.
  private static <T> T in(String name, Place place, Operation<T> operation) {
    if (place.isRoot()) {
      throw wrongKind(name);
    }
    try {
      return descend(OpenFolder.at(place.root()), place, operation);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private static <T> T descend(OpenFolder root, Place place, Operation<T> operation)
      throws IOException {
    OpenFolder folder = root;
    try {
      Path steps = place.root().relativize(place.folder());
      if (!steps.toString().isEmpty()) {
        for (Path step : steps) {
          OpenFolder next = folder.folder(step);
          folder.close();
          folder = next;
        }
      }
      return operation.in(folder, place.file());
    } finally {
      folder.close();
    }
  }

  // ---- Faults ----

  /// What may find that the file is not there.
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  private static <T> T unlessMissing(Question<T> question, T missing) {
    try {
      return question.ask();
    } catch (QiError error) {
      if (error.fault() instanceof FileFault.Missing) {
        return missing;
      }
      throw error;
    } catch (IOException e) {
      throw failed(".", e);
    }
  }

  private static void requireRegular(String name, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile()) {
      throw wrongKind(name);
    }
  }

  private static void requireRegularOrNothing(String name, OpenFolder folder, Path file)
      throws IOException {
    try {
      requireRegular(name, folder.attributes(file));
    } catch (NoSuchFileException _) {
      // It is going to be made.
    }
  }

  private static void requireSize(String name, long size) {
    if (size > LIMIT) {
      throw QiError.of(new FileFault.TooLarge(PlaceFinder.shown(name), size, LIMIT));
    }
  }

  private static QiError wrongKind(String name) {
    return QiError.of(new FileFault.WrongKind(PlaceFinder.shown(name)));
  }

  private static QiError failed(String name, IOException e) {
    String shown = PlaceFinder.shown(name);
    if (e instanceof NoSuchFileException) {
      return QiError.of(new FileFault.Missing(shown));
    }
    if (e instanceof AccessDeniedException) {
      return QiError.of(new FileFault.Forbidden(shown));
    }
    if (e instanceof DirectoryNotEmptyException) {
      return QiError.of(new FileFault.Failed(shown, "not empty"));
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return QiError.of(
        new FileFault.Failed(shown, reason == null ? e.getClass().getSimpleName() : reason));
  }

  // ---- Texts ----

  /// Reads to the end, which may be further away than the size said.
  private static ByteBuffer readAll(String name, SeekableByteChannel channel, long size)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LIMIT) + 1);
    while (channel.read(bytes) >= 0) {
      requireSize(name, bytes.position());
      if (!bytes.hasRemaining()) {
        ByteBuffer more = ByteBuffer.allocate(bytes.capacity() * 2 + STEP);
        bytes = more.put(bytes.flip());
      }
    }
    return bytes.flip();
  }

  private static String decode(String name, ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    if (decoder.decode(bytes, text, true).isError()) {
      throw QiError.of(new FileFault.NotUtf8(PlaceFinder.shown(name), bytes.position()));
    }
    return text.flip().toString();
  }
}
