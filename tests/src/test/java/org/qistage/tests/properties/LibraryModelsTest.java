package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.qistage.runtime.QiStrings;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.value.ArrayF64;
import org.qistage.runtime.value.ArrayI64;
import org.qistage.runtime.value.ArrayRef;
import org.qistage.runtime.value.Cursor;
import org.qistage.runtime.value.DictValue;
import org.qistage.runtime.value.QiArrayMethods;
import org.qistage.runtime.value.QiArrays;
import org.qistage.runtime.value.QiDictionaries;
import org.qistage.runtime.value.QiOptional;
import org.qistage.runtime.value.QiSets;
import org.qistage.runtime.value.QiText;
import org.qistage.runtime.value.SetValue;

/// Compares what the library does with strings, arrays, dictionaries and sets with models made of
/// Java's own collections: strings as lists of code points, a walk over a dictionary as a list of
/// what has not been met.
final class LibraryModelsTest {
  /// Few different characters, so that pieces are found; one of them takes two UTF-16 units.
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "好", "𠮷", " ")
        .list()
        .ofMaxSize(8)
        .map(l -> String.join("", l));
  }

  private static List<Integer> points(String text) {
    return text.codePoints().boxed().toList();
  }

  private static String text(List<Integer> points) {
    StringBuilder text = new StringBuilder();
    points.forEach(text::appendCodePoint);
    return text.toString();
  }

  @Property
  void a_position_counts_code_points(@ForAll("texts") String text, @ForAll("texts") String piece) {
    int expected = Collections.indexOfSubList(points(text), points(piece));
    QiOptional found = QiStrings.qi_string_find(text, piece);
    assertEquals(expected < 0 ? QiOptional.none() : QiOptional.some((long) expected), found);
    assertEquals(expected >= 0, QiStrings.qi_string_contains(text, piece));
  }

  @Property
  void a_slice_is_a_sublist_of_code_points(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = -2, max = 10) int from,
      @ForAll @IntRange(min = -2, max = 10) int to) {
    List<Integer> points = points(text);
    if (from < 0 || to > points.size() || from > to) {
      assertThrows(QiError.class, () -> QiStrings.qi_string_slice(text, from, to));
    } else {
      assertEquals(text(points.subList(from, to)), QiStrings.qi_string_slice(text, from, to));
    }
  }

  @Property
  void what_is_split_can_be_joined(
      @ForAll("texts") String text, @ForAll("texts") String separator) {
    ArrayRef parts = QiStrings.qi_string_split(text, separator);
    assertEquals(text, QiArrayMethods.qi_array_join(parts, separator.isEmpty() ? "" : separator));
    for (long i = 0; i < QiArrays.qi_array_length(parts) && !separator.isEmpty(); i++) {
      String part = String.valueOf(QiArrays.qi_array_get_ref(parts, i));
      assertEquals(-1, Collections.indexOfSubList(points(part), points(separator)));
    }
  }

  @Property
  void replacing_is_splitting_and_joining(
      @ForAll("texts") String text, @ForAll("texts") String old, @ForAll("texts") String other) {
    String expected =
        old.isEmpty()
            ? text
            : QiArrayMethods.qi_array_join(QiStrings.qi_string_split(text, old), other);
    assertEquals(expected, QiStrings.qi_string_replace(text, old, other));
  }

  @Property
  void strings_are_ordered_by_code_points(
      @ForAll("texts") String left, @ForAll("texts") String right) {
    List<Integer> a = points(left);
    List<Integer> b = points(right);
    int expected = 0;
    for (int i = 0; expected == 0 && i < Math.min(a.size(), b.size()); i++) {
      expected = Integer.compare(a.get(i), b.get(i));
    }
    expected = expected == 0 ? Integer.compare(a.size(), b.size()) : expected;
    assertEquals(expected, Long.signum(QiStrings.qi_string_compare(left, right)));
  }

  // ---- Arrays ----

  /// One step of a program that works on an array.
  record Step(String method, int position, long value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> methods =
        Arbitraries.of("add", "insert", "remove", "pop", "reverse", "sort", "find", "slice", "set");
    return Combinators.combine(
            methods, Arbitraries.integers().between(-1, 6), Arbitraries.longs().between(0, 4))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  @Property
  void an_array_behaves_as_a_list(@ForAll("steps") List<Step> steps) {
    ArrayI64 array = QiArrays.qi_array_new_i64(0);
    List<Long> model = new ArrayList<>();
    for (Step step : steps) {
      assertEquals(inModel(model, step), inArray(array, step), step.toString());
      assertEquals(model.toString(), QiText.of(array));
    }
  }

  private static String inModel(List<Long> model, Step step) {
    int at = step.position();
    try {
      switch (step.method()) {
        case "add" -> model.add(step.value());
        case "insert" -> model.add(at, step.value());
        case "set" -> model.set(at, step.value());
        case "remove" -> {
          return "" + model.remove(at);
        }
        case "pop" -> {
          return model.isEmpty() ? "error" : "" + model.removeLast();
        }
        case "reverse" -> Collections.reverse(model);
        case "sort" -> Collections.sort(model);
        case "find" -> {
          int index = model.indexOf(step.value());
          return index < 0 ? "无" : "有(" + index + ")";
        }
        default -> {
          return model.subList(Math.min(1, model.size()), at).toString();
        }
      }
      return "";
    } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
      return "error";
    }
  }

  private static String inArray(ArrayI64 array, Step step) {
    int at = step.position();
    try {
      switch (step.method()) {
        case "add" -> QiArrays.qi_array_add_i64(array, step.value());
        case "insert" -> QiArrayMethods.qi_array_insert_i64(array, at, step.value());
        case "set" -> QiArrays.qi_array_set_i64(array, at, step.value());
        case "remove" -> {
          return "" + QiArrayMethods.qi_array_remove_i64(array, at);
        }
        case "pop" -> {
          return "" + QiArrayMethods.qi_array_pop_i64(array);
        }
        case "reverse" -> QiArrayMethods.qi_array_reverse(array);
        case "sort" -> QiArrayMethods.qi_array_sort(array);
        case "find" -> {
          return QiArrayMethods.qi_array_find_i64(array, step.value()).toString();
        }
        default -> {
          long from = Math.min(1, QiArrays.qi_array_length(array));
          return QiText.of(QiArrayMethods.qi_array_slice_i64(array, from, at));
        }
      }
      return "";
    } catch (QiError _) {
      return "error";
    }
  }

  @Property
  void floats_are_sorted_by_less_and_equal_ones_keep_their_order(
      @ForAll @Size(max = 8) List<@IntRange(min = -2, max = 2) Integer> numbers) {
    ArrayF64 array = QiArrays.qi_array_new_f64(0);
    List<Double> model = new ArrayList<>();
    for (int number : numbers) {
      double value = number == 2 ? Double.NaN : number == 1 ? -0.0 : number;
      QiArrays.qi_array_add_f64(array, value);
      model.add(value);
    }
    model.sort((a, b) -> a < b ? -1 : a > b ? 1 : Boolean.compare(a.isNaN(), b.isNaN()));
    QiArrayMethods.qi_array_sort(array);
    assertEquals(
        model.stream().map(QiText::of).collect(Collectors.joining(", ", "[", "]")),
        QiText.of(array));
  }

  // ---- Dictionaries and sets ----

  @Property
  void a_dictionary_behaves_as_a_linked_map(
      @ForAll @Size(max = 30) List<@IntRange(min = -6, max = 6) Integer> changes) {
    DictValue dictionary = QiDictionaries.qi_dict_new();
    Map<Long, Long> model = new LinkedHashMap<>();
    long turn = 0;
    for (int change : changes) {
      Long key = (long) Math.abs(change);
      if (change < 0) {
        Long removed = model.remove(key);
        assertEquals(
            removed == null ? QiOptional.none() : QiOptional.some(removed.longValue()),
            QiDictionaries.qi_dict_remove(dictionary, key));
      } else {
        turn++;
        model.put(key, turn);
        QiDictionaries.qi_dict_set(dictionary, key, turn);
      }
      assertEquals(model.toString().replace("=", ": "), QiText.of(dictionary));
      assertEquals(model.size(), QiDictionaries.qi_keyed_length(dictionary));
    }
  }

  /// Before each turn some keys are put in or taken away; the walk meets exactly the keys that the
  /// list of those not yet met has.
  @Property
  void a_walk_meets_what_is_there_and_has_not_been_met(
      @ForAll @Size(max = 6) List<@IntRange(max = 8) Integer> first,
      @ForAll @Size(max = 40) List<@IntRange(min = -8, max = 8) Integer> changes) {
    SetValue set = QiSets.qi_set_new();
    List<Long> ahead = new ArrayList<>();
    for (int element : first) {
      if (QiSets.qi_set_insert(set, (long) element)) {
        ahead.add((long) element);
      }
    }
    Cursor cursor = QiDictionaries.qi_cursor_new(set);
    for (int i = 0; i <= changes.size(); i++) {
      boolean more = QiDictionaries.qi_cursor_next(cursor);
      assertEquals(!ahead.isEmpty(), more);
      if (!more) {
        return;
      }
      assertEquals(ahead.removeFirst(), QiDictionaries.qi_cursor_key_i64(cursor));
      for (int change : changes.subList(i, Math.min(i + 2, changes.size()))) {
        Long element = (long) Math.abs(change);
        if (change < 0) {
          boolean _ = QiSets.qi_set_remove(set, element);
          ahead.remove(element);
        } else if (QiSets.qi_set_insert(set, element)) {
          ahead.add(element);
        }
      }
    }
  }

  @Property
  void sets_are_joined_met_and_parted_as_javas_are(
      @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> left,
      @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> right) {
    SetValue a = set(left);
    SetValue b = set(right);
    Set<Integer> union = new LinkedHashSet<>(left);
    union.addAll(right);
    Set<Integer> intersection = new LinkedHashSet<>(left);
    intersection.retainAll(right);
    Set<Integer> difference = new LinkedHashSet<>(left);
    right.forEach(difference::remove);
    assertEquals(braced(union), QiText.of(QiSets.qi_set_union(a, b)));
    assertEquals(braced(intersection), QiText.of(QiSets.qi_set_intersection(a, b)));
    assertEquals(braced(difference), QiText.of(QiSets.qi_set_difference(a, b)));
  }

  private static SetValue set(List<Integer> elements) {
    SetValue set = QiSets.qi_set_new();
    elements.forEach(element -> QiSets.qi_set_insert(set, (long) element));
    return set;
  }

  private static String braced(Set<Integer> elements) {
    return elements.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }
}
