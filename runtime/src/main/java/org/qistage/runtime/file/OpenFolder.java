package org.qistage.runtime.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A folder held open, in which files are reached by their bare names and links are never followed.
///
/// Checking a path and then using it leaves a gap in which another process can put a link into the
/// path. Where the system can (`openat` and its kin, through {@link SecureDirectoryStream}), every
/// step from the allowed folder down is therefore made from the folder that the step before has
/// opened, so that there is no path to be changed. Elsewhere the folder is a path, and only its last
/// part is safe from links.
interface OpenFolder extends Closeable {
  /// The folder of this name in this one.
  OpenFolder folder(Path name) throws IOException;

  BasicFileAttributes attributes(Path name) throws IOException;

  SeekableByteChannel open(Path name, Set<OpenOption> options) throws IOException;

  void deleteFile(Path name) throws IOException;

  void deleteFolder(Path name) throws IOException;

  /// Makes a folder in this one.
  ///
  /// @param path the path of the allowed folder, which nobody who may use it can change
  /// @param root the same folder, open
  void makeFolder(Path name, Path path, OpenFolder root) throws IOException;

  /// The names of what is in it.
  List<Path> names() throws IOException;

  /// Opens a folder by a real path, below which everything is reached step by step.
  @SuppressWarnings("StreamResourceLeak") // held open on purpose, closed with the folder
  static OpenFolder at(Path real) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(real);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new Secure(secure);
    }
    stream.close();
    return new Plain(real);
  }

  private static List<Path> namesOf(DirectoryStream<Path> stream) {
    List<Path> names = new ArrayList<>();
    stream.forEach(entry -> names.add(entry.getFileName()));
    return names;
  }

  private static Set<OpenOption> withoutLinks(Set<OpenOption> options) {
    Set<OpenOption> all = new HashSet<>(options);
    all.add(LinkOption.NOFOLLOW_LINKS);
    return all;
  }

  /// A folder by its handle.
  record Secure(SecureDirectoryStream<Path> stream) implements OpenFolder {
    @Override
    public OpenFolder folder(Path name) throws IOException {
      return new Secure(stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
      return stream
          .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
    }

    @Override
    public SeekableByteChannel open(Path name, Set<OpenOption> options) throws IOException {
      return stream.newByteChannel(name, withoutLinks(options));
    }

    @Override
    public void deleteFile(Path name) throws IOException {
      stream.deleteFile(name);
    }

    @Override
    public void deleteFolder(Path name) throws IOException {
      stream.deleteDirectory(name);
    }

    /// Making a folder takes a path, which is only safe right in the allowed folder. So it is made
    /// there under another name and then moved, which goes from open folder to open folder.
    @Override
    public void makeFolder(Path name, Path path, OpenFolder root) throws IOException {
      Path made = Files.createTempDirectory(path, ".qi-");
      Path temporary = made.getFileName();
      if (!(root instanceof Secure(SecureDirectoryStream<Path> from)) || temporary == null) {
        throw new IllegalStateException("two kinds of folders");
      }
      try {
        Files.setPosixFilePermissions(made, ordinary(path));
        from.move(temporary, stream, name);
      } catch (IOException e) {
        from.deleteDirectory(temporary);
        throw e;
      }
    }

    /// The permissions that the allowed folder has: a temporary one is for its owner alone.
    private static Set<java.nio.file.attribute.PosixFilePermission> ordinary(Path path)
        throws IOException {
      return Files.getPosixFilePermissions(path);
    }

    @Override
    public List<Path> names() {
      return namesOf(stream);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /// A folder by its path.
  record Plain(Path path) implements OpenFolder {
    @Override
    public OpenFolder folder(Path name) {
      return new Plain(path.resolve(name));
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
      return Files.readAttributes(
          path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public SeekableByteChannel open(Path name, Set<OpenOption> options) throws IOException {
      return Files.newByteChannel(path.resolve(name), withoutLinks(options));
    }

    @Override
    public void deleteFile(Path name) throws IOException {
      Files.delete(path.resolve(name));
    }

    @Override
    public void deleteFolder(Path name) throws IOException {
      Files.delete(path.resolve(name));
    }

    @Override
    public void makeFolder(Path name, Path root, OpenFolder open) throws IOException {
      Files.createDirectory(path.resolve(name));
    }

    @Override
    public List<Path> names() throws IOException {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
        return namesOf(stream);
      }
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
