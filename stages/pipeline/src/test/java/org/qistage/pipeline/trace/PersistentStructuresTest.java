package org.qistage.pipeline.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qistage.pipeline.trace.PersistentTable.Version;
import org.qistage.runtime.trace.ObjectTable;

/// Lists and maps of which versions are kept, against those of the JDK.
final class PersistentStructuresTest {
  private static final int STEPS = 4000;

  /// A version and what it must hold for ever.
  private record Kept<A, B>(A ours, B theirs) {}

  private static List<Long> values(PersistentLongs list) {
    return IntStream.range(0, list.size()).mapToObj(list::get).toList();
  }

  private static PersistentLongs pooled(int size, List<Long> same) {
    ObjectTable table = new ObjectTable();
    for (long i = 0; i < size + 7L; i++) {
      table.addValue(i * i);
      if (i >= 7) {
        same.add(i * i);
      }
    }
    return new PersistentLongs(table, 7, size);
  }

  @Test
  void lists_are_as_those_of_the_jdk_in_every_version() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<Long> expected = new ArrayList<>();
      PersistentLongs list = pooled(seed % 4 == 0 ? 0 : random.nextInt(20_000), expected);
      List<Kept<PersistentLongs, List<Long>>> versions = new ArrayList<>();
      Version version = new Version();
      int growth = random.nextInt(3);
      for (int step = 0; step < STEPS; step++) {
        int size = expected.size();
        long value = random.nextLong();
        switch (random.nextInt(6 + growth)) {
          case 0, 6 -> {
            list.add(value, version);
            expected.addLast(value);
          }
          case 1, 7 -> {
            int index = random.nextInt(size + 1);
            list.insert(index, value, version);
            expected.add(index, value);
          }
          case 2 -> {
            if (size > 0) {
              int index = random.nextInt(size);
              list.set(index, value, version);
              expected.set(index, value);
            }
          }
          case 3 -> {
            if (size > 0) {
              int index = random.nextBoolean() ? 0 : random.nextInt(size);
              list.remove(index, version);
              expected.remove(index);
            }
          }
          case 4 -> {
            list.removeLast(version);
            if (size > 0) {
              expected.removeLast();
            }
          }
          default -> {
            if (random.nextInt(100) == 0) {
              versions.add(new Kept<>(list.snapshot(), List.copyOf(expected)));
              version = new Version();
            }
          }
        }
      }
      versions.add(new Kept<>(list, expected));
      versions.forEach(kept -> assertEquals(kept.theirs(), values(kept.ours())));
    }
  }

  @Test
  void what_is_not_there_is_not_written() {
    PersistentLongs list = new PersistentLongs();
    Version version = new Version();
    assertEquals(0, list.get(0));
    assertThrows(IndexOutOfBoundsException.class, () -> list.set(0, 1, version));
    assertThrows(IndexOutOfBoundsException.class, () -> list.remove(0, version));
    assertThrows(IndexOutOfBoundsException.class, () -> list.insert(1, 1, version));
  }

  @Test
  void maps_are_as_those_of_the_jdk_in_every_version() {
    Random random = new Random(3);
    PersistentMap map = new PersistentMap();
    Map<Integer, Integer> expected = new HashMap<>();
    List<Kept<PersistentMap, Map<Integer, Integer>>> versions = new ArrayList<>();
    Version version = new Version();
    for (int step = 0; step < STEPS * 10; step++) {
      int key = random.nextInt() >>> random.nextInt(1, Integer.SIZE);
      int value = random.nextInt(PersistentMap.NONE, 100);
      map.put(key, value, version);
      expected.put(key, value);
      if (random.nextInt(1000) == 0) {
        versions.add(new Kept<>(map.snapshot(), Map.copyOf(expected)));
        version = new Version();
      }
    }
    versions.add(new Kept<>(map, expected));
    for (Kept<PersistentMap, Map<Integer, Integer>> kept : versions) {
      kept.theirs().forEach((key, value) -> assertEquals(value, kept.ours().get(key)));
      for (int i = 0; i < 1000; i++) {
        int key = random.nextInt();
        assertEquals(
            kept.theirs().getOrDefault(key, PersistentMap.NONE), kept.ours().get(key), "" + key);
      }
    }
  }

  @Test
  void keys_are_found_where_they_stand_in_every_version() {
    Random random = new Random(5);
    PersistentLongs contents = new PersistentLongs();
    List<Integer> expected = new ArrayList<>();
    Version version = new Version();
    for (int key = 0; key < 100; key++) {
      contents.add(key, version);
      expected.add(key);
    }
    KeyIndex index = KeyIndex.of(contents, 1, version);
    List<Kept<KeyIndex, List<Integer>>> versions = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      int key = random.nextInt(300);
      int position = expected.indexOf(key);
      assertEquals(position, index.find(key));
      if (position < 0) {
        index.added(key, version);
        expected.add(key);
      } else if (random.nextInt(3) > 0) {
        index.removed(key, position, version);
        expected.subList(position, position + 1).clear();
      }
      if (random.nextInt(200) == 0) {
        versions.add(new Kept<>(index.snapshot(), List.copyOf(expected)));
        version = new Version();
      }
    }
    versions.add(new Kept<>(index, expected));
    for (Kept<KeyIndex, List<Integer>> kept : versions) {
      for (int key = 0; key < 300; key++) {
        assertEquals(kept.theirs().indexOf(key), kept.ours().find(key));
      }
    }
  }
}
