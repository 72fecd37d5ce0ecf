package org.qistage.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.FileFault;
import org.qistage.runtime.failure.QiError;

class FileAccessTest {
  private static final String OUTSIDE = "QI-RUN-0062";
  private static final String INVALID = "QI-RUN-0063";
  private static final String MISSING = "QI-RUN-0064";
  private static final String WRONG_KIND = "QI-RUN-0065";

  @TempDir Path folder;

  private Path own = Path.of("");
  private Path secret = Path.of("");
  private FileAccess files = FileAccess.none();

  @BeforeEach
  void folders() throws IOException {
    own = Files.createDirectories(folder.resolve("程序 文件夹"));
    secret = Files.createDirectories(folder.resolve("外面")).resolve("秘密.txt");
    Files.writeString(secret, "秘密");
    files = FileAccess.below(List.of(own));
  }

  private static String code(Executable action) {
    return assertThrows(QiError.class, action).code();
  }

  private void assertSecretIsUntouched() throws IOException {
    assertEquals("秘密", Files.readString(secret));
    try (var entries = Files.list(folder.resolve("外面"))) {
      assertEquals(List.of(secret), entries.toList());
    }
  }

  /// Every operation on a name that should be refused.
  private List<Executable> operations(String name) {
    return List.of(
        () -> files.read(name),
        () -> files.write(name, "x"),
        () -> files.append(name, "x"),
        () -> files.delete(name),
        () -> files.exists(name),
        () -> files.size(name),
        () -> files.makeFolder(name),
        () -> files.deleteFolder(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../外面/秘密.txt",
        "../外面/没有.txt",
        "甲/../../外面/秘密.txt",
        "./.././外面",
        "/",
        "/etc/passwd",
        "/etc/没有",
        "//etc/passwd"
      })
  void no_spelling_leads_out(String name) throws IOException {
    for (Executable operation : operations(name)) {
      assertEquals(OUTSIDE, code(operation), name);
    }
    assertSecretIsUntouched();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "甲\0乙",
        "甲\n乙",
        "甲\\乙",
        "..\\外面\\秘密.txt",
        "C:\\甲",
        "c:甲.txt",
        "NUL",
        "资料/con.txt",
        "Lpt1",
        "\uD800"
      })
  void names_that_some_system_cannot_have_are_refused_on_all(String name) {
    for (Executable operation : operations(name)) {
      assertEquals(INVALID, code(operation), name);
    }
  }

  @Test
  void a_name_that_is_too_long_for_the_system_is_an_error_of_the_language() {
    assertEquals("QI-RUN-0068", code(() -> files.write("长".repeat(300), "x")));
    assertEquals(INVALID, code(() -> files.write("长/".repeat(3000), "x")));
  }

  @Test
  void links_that_lead_out_are_refused() throws IOException {
    Files.createSymbolicLink(own.resolve("文件"), secret);
    Files.createSymbolicLink(own.resolve("文件夹"), folder.resolve("外面"));
    Files.createSymbolicLink(own.resolve("上面"), Path.of(".."));
    Files.createSymbolicLink(own.resolve("没有"), folder.resolve("外面/没有.txt"));
    Files.createSymbolicLink(own.resolve("链"), own.resolve("文件"));
    for (String name : List.of("文件夹/秘密.txt", "文件夹/新.txt", "文件夹/没有/新", "上面/外面/秘密.txt", "上面/外面")) {
      for (Executable operation : operations(name)) {
        assertEquals(OUTSIDE, code(operation), name);
      }
    }
    for (String name : List.of("文件", "链", "没有", "文件夹", "上面")) {
      assertEquals(OUTSIDE, code(() -> files.read(name)), name);
      assertEquals(OUTSIDE, code(() -> files.write(name, "x")), name);
      assertEquals(OUTSIDE, code(() -> files.exists(name)), name);
      assertEquals(OUTSIDE, code(() -> files.size(name)), name);
      assertEquals(OUTSIDE, code(() -> files.makeFolder(name)), name);
    }
    assertSecretIsUntouched();
  }

  @Test
  void links_that_stay_inside_are_followed() throws IOException {
    files.makeFolder("资料");
    files.write("资料/甲.txt", "甲");
    Files.createSymbolicLink(own.resolve("近路"), Path.of("资料"));
    Files.createSymbolicLink(own.resolve("乙.txt"), Path.of("近路/甲.txt"));
    assertEquals("甲", files.read("近路/甲.txt"));
    assertEquals("甲", files.read("乙.txt"));
    files.write("乙.txt", "乙");
    assertEquals("乙", files.read("资料/甲.txt"));
    Files.createSymbolicLink(own.resolve("空"), Path.of("资料/没有.txt"));
    assertFalse(files.exists("空"));
    assertEquals(MISSING, code(() -> files.read("空")));
    Files.createSymbolicLink(own.resolve("圈"), Path.of("圈"));
    assertThrows(QiError.class, () -> files.read("圈"));
  }

  @Test
  void deleting_a_link_leaves_alone_what_it_leads_to() throws IOException {
    Files.createSymbolicLink(own.resolve("文件"), secret);
    assertTrue(files.delete("文件"));
    files.makeFolder("资料/里面");
    files.write("资料/里面/甲.txt", "甲");
    Files.createSymbolicLink(own.resolve("资料/里面/外"), folder.resolve("外面"));
    Files.createSymbolicLink(own.resolve("资料/文件"), secret);
    assertTrue(files.deleteFolder("资料"));
    assertFalse(files.exists("资料"));
    Files.createSymbolicLink(own.resolve("外"), folder.resolve("外面"));
    assertEquals(WRONG_KIND, code(() -> files.deleteFolder("外")));
    assertSecretIsUntouched();
  }

  /// What another process does again and again while the program works.
  @FunctionalInterface
  private interface Swap {
    void once() throws IOException;
  }

  @Test
  void swapping_a_folder_for_a_link_meanwhile_leads_nowhere() throws Exception {
    Path place = own.resolve("资料");
    Path real = own.resolve("真的");
    Path link = Files.createSymbolicLink(own.resolve("假的"), folder.resolve("外面"));
    Files.createDirectory(place);
    Files.writeString(place.resolve("秘密.txt"), "公开");
    Swap swap =
        () -> {
          Files.move(place, real);
          Files.move(link, place);
          Files.move(place, link);
          Files.move(real, place);
        };
    assertEquals("公开", files.read("资料/秘密.txt"));
    whileAnotherProcess(swap, 800, 4);
    assertSecretIsUntouched();
  }

  @Test
  void swapping_a_link_meanwhile_leads_nowhere() throws Exception {
    Path place = own.resolve("资料");
    Path next = own.resolve("下一个");
    Files.createDirectory(own.resolve("真的"));
    Files.writeString(own.resolve("真的/秘密.txt"), "公开");
    Swap swap =
        () -> {
          for (Path target : List.of(Path.of("../外面"), Path.of("真的"))) {
            Files.createSymbolicLink(next, target);
            Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
          }
        };
    swap.once();
    assertEquals("公开", files.read("资料/秘密.txt"));
    whileAnotherProcess(swap, 800, 5);
    assertSecretIsUntouched();
  }

  private void whileAnotherProcess(Swap swap, int rounds, int kinds) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<IOException> trouble = new AtomicReference<>();
    Thread swapper =
        new Thread(
            () -> {
              try {
                while (!done.get()) {
                  swap.once();
                }
              } catch (IOException e) {
                trouble.set(e);
              }
            });
    swapper.start();
    try {
      for (int round = 0; round < rounds; round++) {
        attempt(round, round % kinds);
      }
    } finally {
      done.set(true);
      swapper.join();
    }
    assertNull(trouble.get());
  }

  private void attempt(int round, int kind) {
    try {
      switch (kind) {
        case 0 -> assertEquals("公开", files.read("资料/秘密.txt"));
        case 1 -> files.write("资料/秘密.txt", "公开");
        case 2 -> files.append("资料/别的.txt", "x");
        case 3 -> files.deleteFolder("资料/新" + (round - 4));
        default -> files.makeFolder("资料/新" + round);
      }
    } catch (QiError error) {
      assertTrue(error.fault() instanceof FileFault, error.code());
    }
  }

  @Test
  void folders_and_devices_are_no_files() throws IOException {
    files.makeFolder("资料");
    assertEquals(WRONG_KIND, code(() -> files.read("资料")));
    assertEquals(WRONG_KIND, code(() -> files.write("资料", "x")));
    assertEquals(WRONG_KIND, code(() -> files.append("资料", "x")));
    assertEquals(WRONG_KIND, code(() -> files.delete("资料")));
    assertEquals(WRONG_KIND, code(() -> files.size("资料")));
    assertEquals(WRONG_KIND, code(() -> files.read(".")));
    files.write("甲.txt", "甲");
    assertEquals(WRONG_KIND, code(() -> files.deleteFolder("甲.txt")));
    assertEquals(WRONG_KIND, code(() -> files.makeFolder("甲.txt")));
    assertEquals(WRONG_KIND, code(() -> files.makeFolder("甲.txt/里面")));
    assertEquals(WRONG_KIND, code(() -> files.read("甲.txt/里面")));
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero));
    FileAccess devices = FileAccess.below(List.of(zero.getParent()));
    assertEquals(WRONG_KIND, code(() -> devices.read("zero")));
    assertEquals(WRONG_KIND, code(() -> devices.write("zero", "x")));
  }

  @Test
  void a_file_over_the_limit_is_refused_before_it_is_read() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(own.resolve("大.txt").toFile(), "rw")) {
      large.setLength(FileAccess.LIMIT + 1);
    }
    assertEquals("QI-RUN-0066", code(() -> files.read("大.txt")));
    assertEquals(FileAccess.LIMIT + 1, files.size("大.txt"));
  }

  @Test
  void a_file_that_may_not_be_read_is_an_error_of_the_language() throws IOException {
    Path shut = Files.writeString(own.resolve("锁.txt"), "x");
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(shut), "the tests run as one who may read everything");
    assertEquals("QI-RUN-0083", code(() -> files.read("锁.txt")));
  }

  @Test
  void the_allowed_folders_cannot_be_deleted() {
    files.makeFolder("甲/乙");
    FileAccess inner = FileAccess.below(List.of(own.resolve("甲/乙"), own));
    for (String name : List.of(".", "..", "../../甲", own.toString())) {
      assertEquals("QI-RUN-0069", code(() -> inner.deleteFolder(name)), name);
    }
    assertTrue(files.exists("甲/乙"));
  }

  @Test
  void further_folders_are_reached_by_absolute_and_relative_names() throws IOException {
    FileAccess both = FileAccess.below(List.of(own, folder.resolve("外面")));
    assertEquals("秘密", both.read(secret.toString()));
    assertEquals("秘密", both.read("../外面/秘密.txt"));
    assertTrue(both.makeFolder("../外面/新/更新"));
    assertTrue(both.write(folder.resolve("外面/新/更新/甲.txt").toString(), "甲"));
    assertEquals("甲", Files.readString(folder.resolve("外面/新/更新/甲.txt")));
    assertEquals(OUTSIDE, code(() -> both.read("../第三/甲.txt")));
    assertEquals(OUTSIDE, code(() -> FileAccess.none().exists("甲.txt")));
  }

  @Test
  void a_new_folder_has_the_permissions_of_an_ordinary_one() throws IOException {
    assertTrue(files.makeFolder("甲/乙/丙"));
    assertEquals(
        Files.getPosixFilePermissions(own), Files.getPosixFilePermissions(own.resolve("甲/乙/丙")));
    try (var entries = Files.list(own)) {
      assertEquals(1, entries.count(), "nothing temporary is left");
    }
  }

  @Test
  void a_text_comes_back_as_it_was_written() {
    String text = "\uFEFF一\r\n二\n\0\uD842\uDFB7" + "长".repeat(100_000);
    assertTrue(files.write("甲.txt", text));
    assertEquals(text, files.read("甲.txt"));
    assertTrue(files.append("甲.txt", "尾"));
    assertEquals(text + "尾", files.read("甲.txt"));
  }
}
