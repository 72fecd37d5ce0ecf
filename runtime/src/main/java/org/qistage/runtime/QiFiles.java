package org.qistage.runtime;

import org.qistage.runtime.file.FileAccess;

/// The functions of the ABI for files. They run on the worker that calls them; see
/// docs/decisions/0006.
public final class QiFiles {
  private QiFiles() {}

  private static FileAccess files(Context context) {
    OutsideWorld outside = context.scheduler.outside;
    context.scheduler.onUsed(outside);
    return outside.files();
  }

  public static String qi_io_read_file(String name, Context context) {
    return files(context).read(name);
  }

  public static long qi_io_write_file(String name, String text, Context context) {
    return flag(files(context).write(name, text));
  }

  public static long qi_io_append_file(String name, String text, Context context) {
    return flag(files(context).append(name, text));
  }

  public static long qi_io_delete_file(String name, Context context) {
    return flag(files(context).delete(name));
  }

  /// Makes an empty file; one that is there becomes empty.
  public static long qi_io_create_file(String name, Context context) {
    return flag(files(context).write(name, ""));
  }

  public static long qi_io_file_exists(String name, Context context) {
    return flag(files(context).exists(name));
  }

  public static long qi_io_file_size(String name, Context context) {
    return files(context).size(name);
  }

  public static long qi_io_create_dir(String name, Context context) {
    return flag(files(context).makeFolder(name));
  }

  public static long qi_io_delete_dir(String name, Context context) {
    return flag(files(context).deleteFolder(name));
  }

  private static long flag(boolean done) {
    return done ? 1 : 0;
  }
}
