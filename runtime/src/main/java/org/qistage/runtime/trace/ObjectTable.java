package org.qistage.runtime.trace;

import java.util.ArrayList;
import java.util.List;

/// The objects of a run as they were when they were met first. Numbers count from 1.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
public final class ObjectTable {
  /// What the parts of an object are called.
  ///
  /// @param className the binary name of its class
  /// @param display what it prints as
  public record Layout(String className, String display, List<Part> parts) {
    public Layout {
      parts = List.copyOf(parts);
    }

    /// @param name empty where it has none
    public record Part(String name, ValueKind kind) {}
  }

  /// No layout, no text.
  public static final int NONE = -1;

  private final ByteColumn kinds = new ByteColumn();

  /// How the contents are to be read, where they are all of one kind.
  private final ByteColumn contentKinds = new ByteColumn();

  private final IntColumn layouts = new IntColumn();
  private final IntColumn texts = new IntColumn();
  private final IntColumn starts = new IntColumn();
  private final IntColumn lengths = new IntColumn();
  private final LongColumn pool = new LongColumn();
  private final List<Layout> allLayouts = new ArrayList<>();
  private final List<String> allTexts = new ArrayList<>();

  public ObjectTable() {}

  /// Adds an object whose contents are the last `length` values of the pool.
  ///
  /// @param layout as {@link #addLayout} gave it, or {@link #NONE}
  /// @param text as {@link #addText} gave it, or {@link #NONE}
  /// @return its number
  public int add(ObjectKind kind, ValueKind contents, int layout, int text, int start, int length) {
    kinds.add(kind.ordinal());
    contentKinds.add(contents.ordinal());
    layouts.add(layout);
    texts.add(text);
    starts.add(start);
    lengths.add(length);
    return kinds.size();
  }

  /// Adds a value to the pool.
  public void addValue(long value) {
    pool.add(value);
  }

  public int addLayout(Layout layout) {
    allLayouts.add(layout);
    return allLayouts.size() - 1;
  }

  public int addText(String text) {
    allTexts.add(text);
    return allTexts.size() - 1;
  }

  /// How many objects there are.
  public int size() {
    return kinds.size();
  }

  public ObjectKind kind(int object) {
    return ObjectKind.of(kinds.get(object - 1));
  }

  /// How the contents are to be read where there is no layout.
  public ValueKind contents(int object) {
    return ValueKind.of(contentKinds.get(object - 1));
  }

  public int layout(int object) {
    return layouts.get(object - 1);
  }

  public int text(int object) {
    return texts.get(object - 1);
  }

  public int start(int object) {
    return starts.get(object - 1);
  }

  public int length(int object) {
    return lengths.get(object - 1);
  }

  public long value(int place) {
    return pool.get(place);
  }

  /// How many values the pool holds.
  public int poolSize() {
    return pool.size();
  }

  public List<Layout> layouts() {
    return List.copyOf(allLayouts);
  }

  public int layoutCount() {
    return allLayouts.size();
  }

  public Layout layoutAt(int number) {
    return allLayouts.get(number);
  }

  /// The texts: of strings, of names and of what was printed.
  public List<String> texts() {
    return List.copyOf(allTexts);
  }

  public String textAt(int number) {
    return allTexts.get(number);
  }

  public int textCount() {
    return allTexts.size();
  }
}
