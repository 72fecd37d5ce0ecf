package org.qistage.explorer.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.Theme;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.Language;
import org.qistage.pipeline.trace.Breakpoint;
import org.testfx.api.FxRobot;

/// Everything by keys alone.
class KeyboardTest extends WindowTest {
  private static final List<ViewId> VIEWS = List.of(ViewId.values());
  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6);

  private final FxRobot robot = new FxRobot();

  private void keys(KeyCode... codes) {
    robot.push(codes);
  }

  private int position() {
    return workbench().clock().position().get();
  }

  private CodeArea area() {
    return find("#source", CodeArea.class);
  }

  @Test
  void aFileIsOpenedEditedAndSaved() throws IOException, TimeoutException {
    Path file = Files.writeString(userFolder().resolve("键.qi"), "函数 主函数() { 打印行(1); }\n");
    dialogs.choose(Optional.of(file));
    keys(KeyCode.CONTROL, KeyCode.O);
    awaitRecorded();
    assertEquals("函数 主函数() { 打印行(1); }\n", area().getText());
    keys(KeyCode.CONTROL, KeyCode.E);
    keys(KeyCode.CONTROL, KeyCode.END);
    robot.write("// 1");
    keys(KeyCode.CONTROL, KeyCode.S);
    await(() -> Files.readString(file).endsWith("// 1"));
    awaitRecorded();
  }

  @Test
  void allViewsAndTabsAreShown() {
    for (int i = 0; i < DIGITS.size(); i++) {
      keys(KeyCode.CONTROL, DIGITS.get(i));
      assertEquals(VIEWS.get(i), workbench().view().get());
    }
    TabPane bottom = find("#bottom", TabPane.class);
    onFx(bottom::requestFocus);
    for (int tab = 1; tab < bottom.getTabs().size(); tab++) {
      keys(KeyCode.RIGHT);
      assertEquals(tab, bottom.getSelectionModel().getSelectedIndex());
    }
  }

  @Test
  void timeGoesOnAndBackAtEachLevel() {
    onFx(workbench().clock()::toStart);
    for (KeyCode code : List.of(KeyCode.F6, KeyCode.F7, KeyCode.F8, KeyCode.F10)) {
      onFx(workbench().clock()::toStart);
      List<Integer> there = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        keys(code);
        there.add(position());
      }
      assertTrue(there.get(0) > -1 && there.get(1) > there.get(0), code + " " + there);
      assertTrue(there.get(2) >= there.get(1), code + " " + there);
      keys(KeyCode.SHIFT, code);
      assertTrue(position() < there.get(2), code + " back");
    }
    keys(KeyCode.F12);
    assertEquals(workbench().clock().last().get(), position());
    keys(KeyCode.SHIFT, KeyCode.F12);
    assertEquals(-1, position());
  }

  @Test
  void aBreakpointIsSetAndRunTo() {
    keys(KeyCode.CONTROL, KeyCode.E);
    onFx(() -> area().moveTo(0));
    int line =
        area().getText().substring(0, area().getText().indexOf("打印 数据")).split("\n", -1).length;
    for (int i = 1; i < line; i++) {
      keys(KeyCode.DOWN);
    }
    keys(KeyCode.F9);
    assertTrue(workbench().clock().breakpoints().contains(new Breakpoint.Line(0, line)));
    keys(KeyCode.SHIFT, KeyCode.F12);
    keys(KeyCode.F5);
    assertTrue(position() > 0 && position() < workbench().clock().last().get());
    var frame = workbench().clock().moment().get().orElseThrow().stack(1).getFirst();
    assertEquals(line, frame.line());
  }

  @Test
  void languageThemeAndSizeAreSwitched() {
    keys(KeyCode.CONTROL, KeyCode.L);
    assertEquals(Language.EN, workbench().settings().language().get());
    keys(KeyCode.CONTROL, KeyCode.T);
    assertEquals(Theme.DARK, workbench().settings().theme().get());
    double before = workbench().settings().scale().get();
    keys(KeyCode.CONTROL, KeyCode.EQUALS);
    assertTrue(workbench().settings().scale().get() > before);
    keys(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertEquals(1, workbench().settings().scale().get());
  }

  @Test
  void tabReachesTheWholeWindow() {
    onFx(() -> find("#view-tokens", Node.class).requestFocus());
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      keys(KeyCode.TAB);
      Node owner = window().getScene().getFocusOwner();
      if (owner != null && owner.getId() != null) {
        reached.add(owner.getId());
      }
      if (owner instanceof CodeArea) {
        // In the text the key is a part of writing.
        onFx(() -> find("#tokens", Node.class).requestFocus());
      }
    }
    for (String id : List.of("view-tokens", "source", "time-forward", "bottom")) {
      assertTrue(reached.contains(id), id + " in " + reached);
    }
  }

  private String owner() {
    Node owner = window().getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  @Test
  void regionsAreReachedAndLeftAlsoOutOfTheText() {
    keys(KeyCode.CONTROL, KeyCode.E);
    String text = area().getText();
    assertEquals("source", owner());
    List<String> owners = new ArrayList<>();
    do {
      keys(KeyCode.CONTROL, KeyCode.TAB);
      owners.add(owner());
    } while (!owner().equals("source") && owners.size() < 10);
    assertEquals(5, owners.size(), owners.toString());
    assertEquals(5, Set.copyOf(owners).size(), owners.toString());
    assertEquals("bottom", owners.get(2));
    List<String> back = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
      back.add(owner());
    }
    assertEquals(owners.subList(0, 4).reversed(), back.subList(0, 4));
    assertEquals("source", back.getLast());
    assertEquals(text, area().getText());
    // Back to where the keys were in a region.
    keys(KeyCode.CONTROL, KeyCode.TAB);
    keys(KeyCode.CONTROL, KeyCode.TAB);
    keys(KeyCode.TAB);
    String second = owner();
    assertTrue(!owners.contains(second), second);
    keys(KeyCode.CONTROL, KeyCode.TAB);
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
    assertEquals(second, owner());
    // Only what is shown.
    keys(KeyCode.CONTROL, KeyCode.E);
    keys(KeyCode.CONTROL, KeyCode.M);
    Set<String> few = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      keys(KeyCode.CONTROL, KeyCode.TAB);
      few.add(owner());
    }
    assertEquals(3, few.size(), few.toString());
    assertTrue(few.contains("source") && !few.contains("bottom"), few.toString());
    // A lesson beside is one, too.
    keys(KeyCode.CONTROL, KeyCode.M);
    onFx(find("#lessons", ButtonBase.class)::fire);
    Set<String> more = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      keys(KeyCode.CONTROL, KeyCode.TAB);
      more.add(owner());
    }
    assertEquals(6, more.size(), more.toString());
  }

  @Test
  void wordsAreFoundAndTheTextIsThereAgain() throws TimeoutException {
    keys(KeyCode.CONTROL, KeyCode.E);
    keys(KeyCode.CONTROL, KeyCode.HOME);
    keys(KeyCode.CONTROL, KeyCode.F);
    robot.write("url");
    await(() -> area().getSelectedText().equals("url"));
    int first = area().getSelection().getStart();
    keys(KeyCode.ENTER);
    assertTrue(area().getSelection().getStart() > first);
    keys(KeyCode.SHIFT, KeyCode.ENTER);
    assertEquals(first, area().getSelection().getStart());
    keys(KeyCode.ESCAPE);
    assertEquals("source", owner());
    assertEquals("url", area().getSelectedText());
  }

  private void program(String text) throws TimeoutException {
    onFx(() -> workbench().show(text));
    awaitRecorded();
  }

  @Test
  void aWordIsCompleted() throws TimeoutException {
    program("函数 主函数() {\n}\n");
    keys(KeyCode.CONTROL, KeyCode.E);
    keys(KeyCode.CONTROL, KeyCode.HOME);
    keys(KeyCode.END);
    keys(KeyCode.ENTER);
    keys(KeyCode.CONTROL, KeyCode.SPACE);
    await(() -> robot.lookup("#completion").tryQuery().isPresent());
    keys(KeyCode.ESCAPE);
    await(() -> robot.lookup("#completion").tryQuery().isEmpty());
    robot.write("dyh");
    await(() -> robot.lookup("#completion").tryQuery().isPresent());
    keys(KeyCode.ENTER);
    await(() -> area().getText().equals("函数 主函数() {\n    打印行\n}\n"));
    awaitRecorded();
  }

  /// With the arrows, from wherever the keys are.
  private void toTab(String name) {
    for (int i = 0; i < 10 && !owner().equals("bottom"); i++) {
      keys(KeyCode.CONTROL, KeyCode.TAB);
    }
    TabPane bottom = find("#bottom", TabPane.class);
    for (int i = 0; i < bottom.getTabs().size(); i++) {
      if (!bottom.getSelectionModel().getSelectedItem().getId().equals(name)) {
        keys(KeyCode.RIGHT);
      }
    }
    assertEquals(name, bottom.getSelectionModel().getSelectedItem().getId());
  }

  @Test
  void aFixIsApplied() throws TimeoutException {
    program("函数 主函数() {\n    打印行(1)\n    打印行(2)\n}\n");
    keys(KeyCode.CONTROL, KeyCode.E);
    toTab("problems-tab");
    for (int left = 1; left >= 0; left--) {
      for (int i = 0; i < 5 && !owner().equals("diagnostics"); i++) {
        keys(KeyCode.TAB);
      }
      assertEquals("diagnostics", owner());
      keys(KeyCode.HOME);
      keys(KeyCode.ENTER);
      awaitRecorded();
      int wrong = left;
      await(() -> workbench().program().get().compiled().diagnostics().size() == wrong);
    }
    assertEquals("函数 主函数() {\n    打印行(1);\n    打印行(2);\n}\n", area().getText());
  }

  @Test
  void theScheduleIsForked() throws TimeoutException {
    program(
        """
        异步 函数 说(甲: 整数) { 打印行(甲); }
        异步 函数 主函数() {
            变量 一 = 启动 说(1);
            变量 二 = 启动 说(2);
            等待 一;
            等待 二;
        }
        """);
    assertEquals("1\n2\n", output());
    keys(KeyCode.SHIFT, KeyCode.F12);
    keys(KeyCode.CONTROL, KeyCode.E);
    toTab("orders-tab");
    await(() -> robot.lookup("#orders .button").queryAll().stream().anyMatch(KeyboardTest::takes));
    for (int i = 0; i < 20 && !owner().startsWith("take-"); i++) {
      keys(KeyCode.TAB);
    }
    assertTrue(owner().startsWith("take-"), owner());
    keys(KeyCode.SPACE);
    await(() -> !workbench().request().schedule().isEmpty() && output().equals("2\n1\n"));
  }

  private static boolean takes(Node node) {
    return String.valueOf(node.getId()).startsWith("take-");
  }

  private String output() {
    return workbench()
        .clock()
        .navigator()
        .get()
        .map(found -> found.at(found.size() - 1).output())
        .orElse("");
  }

  @Test
  void allControlsHaveNames() throws TimeoutException {
    List<String> nameless = new ArrayList<>();
    List<String> unreachable = new ArrayList<>();
    TabPane bottom = find("#bottom", TabPane.class);
    int seen = 0;
    for (int i = 0; i < DIGITS.size(); i++) {
      int number = i;
      onFx(
          () -> {
            workbench().view().set(VIEWS.get(number));
            bottom.getSelectionModel().select(number % bottom.getTabs().size());
          });
      await(() -> workbench().areViewsMade());
      List<Node> nodes = new ArrayList<>();
      onFx(() -> collect(window().getScene().getRoot(), nodes));
      seen += nodes.size();
      for (Node node : nodes) {
        String name = VIEWS.get(i).key() + ": " + node.getClass().getSimpleName();
        name += " #" + node.getId() + " " + node.getStyleClass();
        if (name(node).isBlank()) {
          nameless.add(name);
        }
        if (node instanceof Control && !node.isFocusTraversable() && !node.isDisabled()) {
          unreachable.add(name);
        }
      }
    }
    assertTrue(seen > 200, "controls: " + seen);
    assertEquals(List.of(), nameless);
    assertEquals(List.of(), unreachable);
  }

  /// The controls that are shown, without what they are made of.
  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible()) {
      return;
    }
    boolean layout =
        node instanceof Label
            || node instanceof ScrollPane
            || node instanceof SplitPane
            || node instanceof ScrollBar
            || node instanceof Separator
            || node instanceof javafx.scene.control.Cell<?>
            || node.getStyleClass().contains("virtual-flow");
    boolean control = (node instanceof Control && !layout) || node.isFocusTraversable();
    if (control && !layout) {
      into.add(node);
    }
    boolean whole = node instanceof Control && !(node instanceof TabPane) && !layout && control;
    if (!whole && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  private static String name(Node node) {
    String told = node.getAccessibleText();
    if (told != null && !told.isBlank()) {
      return told;
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }
}
