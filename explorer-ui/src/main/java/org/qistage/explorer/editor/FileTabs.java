package org.qistage.explorer.editor;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.qistage.explorer.model.ShownFile;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.trace.Breakpoint;

/// The files of a program of several, as tabs above the text: the editor's own, and the others, which are only
/// read. Where the run is in another one, that is shown.
final class FileTabs extends BorderPane {
  private final Workbench workbench;
  private final ShownFile shown;
  private final Node own;
  private final ImportedText imported;
  private final VirtualizedScrollPane<?> others;
  private final FlowPane tabs = new FlowPane();
  private final Words words;
  private final ToggleGroup group = new ToggleGroup();
  private List<FileSnapshot> listed = List.of();

  /// @param own the editor's text
  FileTabs(Workbench workbench, Node own) {
    this.workbench = workbench;
    this.own = own;
    this.words = workbench.words(FileTabs.class);
    this.shown = new ShownFile(workbench);
    this.imported = new ImportedText(workbench, shown);
    this.others = new VirtualizedScrollPane<>(imported);
    tabs.setId("file-tabs");
    tabs.getStyleClass().add("file-tabs");
    setTop(tabs);
    shown.files().subscribe(_ -> list());
    shown.index().subscribe(_ -> show());
    workbench.clock().moment().subscribe(_ -> mark());
    workbench.settings().language().subscribe(_ -> mark());
  }

  /// Shows the editor's own text.
  void showOwn() {
    shown.index().set(0);
  }

  /// The line of the caret in the file that is only read; empty while the editor's own is shown.
  Optional<Breakpoint> breakpoint() {
    return shown
        .other()
        .map(_ -> new Breakpoint.Line(shown.index().get(), imported.getCurrentParagraph() + 1));
  }

  private void list() {
    List<FileSnapshot> files = shown.files().get();
    tabs.setVisible(files.size() > 1);
    tabs.setManaged(files.size() > 1);
    if (!names(files).equals(names(listed)) || tabs.getChildren().size() != files.size()) {
      tabs.getChildren().clear();
      for (int i = 0; i < files.size(); i++) {
        tabs.getChildren().add(tab(i));
      }
    }
    listed = files;
    show();
  }

  private static List<String> names(List<FileSnapshot> files) {
    return files.stream().map(file -> file.source().name()).toList();
  }

  private ToggleButton tab(int index) {
    ToggleButton tab = new ToggleButton();
    tab.setId("file-" + index);
    tab.setToggleGroup(group);
    tab.setMnemonicParsing(false);
    tab.getStyleClass().add("file-tab");
    tab.setOnAction(
        _ -> {
          shown.index().set(index);
          tab.setSelected(true);
        });
    return tab;
  }

  private void show() {
    Optional<FileSnapshot> other = shown.other();
    imported.show();
    setCenter(other.isPresent() ? others : own);
    mark();
  }

  /// Which is shown, which only read, and where the run is.
  private void mark() {
    Optional<Integer> current = shown.current();
    for (int i = 0; i < Math.min(tabs.getChildren().size(), listed.size()); i++) {
      if (tabs.getChildren().get(i) instanceof ToggleButton tab) {
        String name = i == 0 ? workbench.document().name() : listed.get(i).source().name();
        String text = i == 0 ? words.of("file.own", name) : words.of("file.other", name);
        boolean runs = current.isPresent() && current.get() == i;
        tab.setText(runs ? "▶ " + text : text);
        tab.setAccessibleText(runs ? words.of("file.runs", text) : text);
        tab.setSelected(i == shown.index().get());
      }
    }
    imported.mark();
  }
}
