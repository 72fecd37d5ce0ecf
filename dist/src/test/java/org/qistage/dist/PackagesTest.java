package org.qistage.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PackagesTest {
  private static final Path ROOT = Path.of(System.getProperty("qi.root"));

  private static SortedMap<Integer, byte[]> pictures() throws IOException {
    return IconFile.pictures(
        ROOT.resolve("explorer-ui/src/main/resources/org/qistage/explorer/shell/icons"));
  }

  @Test
  void everyPictureHasTheSizeOfItsName() throws IOException {
    for (var picture : pictures().entrySet()) {
      assertEquals(
          picture.getKey(), ImageIO.read(new ByteArrayInputStream(picture.getValue())).getWidth());
    }
  }

  @Test
  void anIconOfWindowsLeadsToItsPictures() throws IOException {
    SortedMap<Integer, byte[]> pictures = pictures();
    byte[] icon = IconFile.ico(pictures);
    ByteBuffer file = ByteBuffer.wrap(icon).order(ByteOrder.LITTLE_ENDIAN);
    int count = file.getShort(4);
    assertEquals(7, count);
    int entry = 6;
    for (var picture : pictures.headMap(257).entrySet()) {
      assertEquals((byte) (int) picture.getKey(), file.get(entry));
      int length = file.getInt(entry + 8);
      int place = file.getInt(entry + 12);
      assertEquals(
          ByteBuffer.wrap(picture.getValue()),
          ByteBuffer.wrap(Arrays.copyOfRange(icon, place, place + length)));
      entry += 16;
    }
  }

  @Test
  void anIconOfAMacIsARowOfEntriesThatFillIt() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(IconFile.icns(pictures()));
    assertEquals("icns", name(file));
    assertEquals(file.capacity(), file.getInt());
    int entries = 0;
    while (file.hasRemaining()) {
      assertTrue(name(file).startsWith("ic"));
      int length = file.getInt();
      file.position(file.position() + length - 8);
      entries++;
    }
    assertEquals(6, entries);
  }

  private static String name(ByteBuffer file) {
    byte[] name = new byte[4];
    file.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  @Test
  void theKindsOfFilesAreXmlAndNamedInTheDesktopEntry() throws Exception {
    var nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(DebianPackage.kinds().getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("mime-type");
    assertEquals(FileKind.values().length, nodes.getLength());
    String entry = Files.readString(ROOT.resolve("dist/src/linux/qi-explorer.desktop"));
    for (FileKind kind : FileKind.values()) {
      assertTrue(entry.contains(kind.mimeType() + ";"), kind.mimeType());
    }
  }

  @Test
  void versionsAreAsEachSystemWantsThem() {
    assertEquals("0.1.0", AppImage.number("0.1.0-SNAPSHOT", false));
    assertEquals("1.1.0", AppImage.number("0.1.0-SNAPSHOT", true));
    assertEquals("2.3", AppImage.number("2.3", true));
    DebianPackage deb = new DebianPackage(ROOT, ROOT, "0.1.0-SNAPSHOT");
    assertEquals("0.1.0~snapshot", deb.debianVersion());
    assertTrue(deb.control(7).contains("Installed-Size: 7\n"));
  }

  @Test
  void licencesAreToldFromOtherEntries() {
    assertTrue(Licences.isLicence("META-INF/LICENSE"));
    assertTrue(Licences.isLicence("META-INF/NOTICE.txt"));
    assertTrue(Licences.isLicence("about.html"));
    assertFalse(Licences.isLicence("org/example/License.class"));
    assertFalse(Licences.isLicence("org/example/about.html"));
  }
}
