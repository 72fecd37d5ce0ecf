package org.qistage.dist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The icon in the formats of the systems. Both hold pictures in PNG, one a size.
final class IconFile {
  /// The sizes that there are pictures of.
  static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

  private static final int HEADER = 6;
  private static final int ENTRY = 16;
  private static final int LARGEST_ICO = 256;
  private static final int BITS = 32;

  /// The kinds of entries in an icon of a Mac, by size.
  private static final SortedMap<Integer, String> MAC =
      new TreeMap<>(
          Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09"));

  private IconFile() {}

  /// The pictures in a folder, by size: `16.png`, `32.png` and so on.
  static SortedMap<Integer, byte[]> pictures(Path folder) throws IOException {
    SortedMap<Integer, byte[]> pictures = new TreeMap<>();
    for (int size : SIZES) {
      pictures.put(size, Files.readAllBytes(folder.resolve(size + ".png")));
    }
    return pictures;
  }

  /// An icon of Windows.
  static byte[] ico(SortedMap<Integer, byte[]> all) {
    SortedMap<Integer, byte[]> pictures = all.headMap(LARGEST_ICO + 1);
    int place = HEADER + ENTRY * pictures.size();
    int length = place + pictures.values().stream().mapToInt(picture -> picture.length).sum();
    ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
    for (var picture : pictures.entrySet()) {
      // 256 is written as 0.
      byte size = (byte) (int) picture.getKey();
      file.put(size).put(size).put((byte) 0).put((byte) 0);
      file.putShort((short) 1).putShort((short) BITS);
      file.putInt(picture.getValue().length).putInt(place);
      place += picture.getValue().length;
    }
    pictures.values().forEach(file::put);
    return file.array();
  }

  /// An icon of a Mac.
  static byte[] icns(SortedMap<Integer, byte[]> pictures) throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (var kind : MAC.entrySet()) {
      byte[] picture = pictures.get(kind.getKey());
      if (picture != null) {
        entries.write(entry(kind.getValue(), picture));
      }
    }
    return entry("icns", entries.toByteArray());
  }

  /// A name of four letters, the length of it all, and the content.
  private static byte[] entry(String name, byte[] content) {
    int head = Integer.BYTES * 2;
    return ByteBuffer.allocate(head + content.length)
        .put(name.getBytes(US_ASCII))
        .putInt(head + content.length)
        .put(content)
        .array();
  }
}
