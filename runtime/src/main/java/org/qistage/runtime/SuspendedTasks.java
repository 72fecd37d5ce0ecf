package org.qistage.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every task that has been suspended and has not ended. A task that waits where nobody can reach it
/// any more is in no queue; this is how the report of a deadlock and of the run's end find it. A task
/// that never suspends costs nothing here.
///
/// A table by the tasks' numbers, in two levels of which a part is there as long as a task is in it: so
/// a task needs no field for its place, and a run that goes on for ever needs no more than its tasks.
final class SuspendedTasks {
  private static final int PAGE_BITS = 6;
  private static final int CHAPTER_BITS = 16;

  private @Nullable Chapter[] chapters = new @Nullable Chapter[1];

  /// The tasks of 64 numbers.
  private static final class Page {
    private final @Nullable Task[] tasks = new @Nullable Task[1 << PAGE_BITS];
    private int count;
  }

  /// The pages of 65,536 numbers.
  private static final class Chapter {
    private final @Nullable Page[] pages = new @Nullable Page[1 << (CHAPTER_BITS - PAGE_BITS)];
    private int count;

    private static int index(Task task) {
      return (task.number & (1 << CHAPTER_BITS) - 1) >>> PAGE_BITS;
    }
  }

  void add(Task task) {
    task.setListed();
    int index = task.number >>> CHAPTER_BITS;
    if (index >= chapters.length) {
      chapters = Arrays.copyOf(chapters, Math.max(index + 1, chapters.length * 2));
    }
    Chapter chapter = chapters[index];
    if (chapter == null) {
      chapter = new Chapter();
      chapters[index] = chapter;
    }
    Page page = chapter.pages[Chapter.index(task)];
    if (page == null) {
      page = new Page();
      chapter.pages[Chapter.index(task)] = page;
      chapter.count++;
    }
    page.tasks[task.number & (1 << PAGE_BITS) - 1] = task;
    page.count++;
  }

  /// Takes out one that is in it, for ever.
  void remove(Task task) {
    int index = task.number >>> CHAPTER_BITS;
    Chapter chapter = chapters[index];
    Page page = chapter == null ? null : chapter.pages[Chapter.index(task)];
    if (chapter == null || page == null) {
      throw new IllegalStateException("not suspended: " + task);
    }
    page.tasks[task.number & (1 << PAGE_BITS) - 1] = null;
    page.count--;
    if (page.count == 0) {
      chapter.pages[Chapter.index(task)] = null;
      chapter.count--;
      if (chapter.count == 0) {
        chapters[index] = null;
      }
    }
  }

  /// In the order of their numbers.
  List<Task> all() {
    List<Task> all = new ArrayList<>();
    for (Chapter chapter : chapters) {
      if (chapter != null) {
        for (Page page : chapter.pages) {
          if (page != null) {
            addTo(all, page);
          }
        }
      }
    }
    return all;
  }

  private static void addTo(List<Task> all, Page page) {
    for (Task task : page.tasks) {
      if (task != null) {
        all.add(task);
      }
    }
  }
}
