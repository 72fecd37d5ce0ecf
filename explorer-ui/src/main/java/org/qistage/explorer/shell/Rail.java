package org.qistage.explorer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.files.FileMenu;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.lessons.LessonsModel;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// The stages in a row, each with how it went, what it made and how long that took; then the settings.
final class Rail extends VBox {
  private static final double GAP = 6;

  private final Workbench workbench;
  private final Words words;
  private final RailModel model;
  private final ToggleGroup group = new ToggleGroup();
  private final FileMenu files;
  private final ToggleButton lessons;
  private final List<Region> stages = new ArrayList<>();
  private final HBox settings;
  private final BooleanProperty brief = new SimpleBooleanProperty();
  private boolean arrangedWide;

  Rail(Workbench workbench, ProgramFiles programs, LessonsModel course, WindowActions actions) {
    this.workbench = workbench;
    this.words = workbench.words(Rail.class);
    this.model = new RailModel(workbench);
    getStyleClass().add("rail");
    files = new FileMenu(workbench, programs, actions::settings, actions::keys);
    lessons = lessons(course);
    for (ViewId id : ViewId.values()) {
      stages.add(id == ViewId.TOKENS ? stage(id) : new HBox(arrow(), stage(id)));
    }
    settings =
        new HBox(
            beside(),
            button("language", Feather.GLOBE, workbench.settings()::switchLanguage),
            button("theme", Feather.MOON, workbench.settings()::switchTheme),
            button("smaller", Feather.ZOOM_OUT, () -> workbench.settings().zoom(-1)),
            button("larger", Feather.ZOOM_IN, () -> workbench.settings().zoom(1)));
    settings.getStyleClass().add("rail-row");
    settings.setMinWidth(USE_PREF_SIZE);
    widthProperty().subscribe(_ -> arrange());
    // Another size of text, other words, other numbers.
    stages.forEach(stage -> stage.widthProperty().subscribe(_ -> Platform.runLater(this::arrange)));
    settings.widthProperty().subscribe(_ -> Platform.runLater(this::arrange));
    arrange();
  }

  /// One row where there is room for it, if need be without saying what is counted; else the stages in rows
  /// of their own.
  private void arrange() {
    double others = files.prefWidth(-1) + lessons.prefWidth(-1) + settings.prefWidth(-1) + 8 * GAP;
    double full = widthOfStages(false);
    double few = widthOfStages(true);
    boolean wide = getWidth() >= few + others;
    brief.set(wide ? getWidth() < full + others : getWidth() < full + 4 * GAP);
    if (wide == arrangedWide && !getChildren().isEmpty()) {
      return;
    }
    arrangedWide = wide;
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(files, lessons);
    row.getStyleClass().add("rail-row");
    if (wide) {
      row.getChildren().addAll(stages);
    }
    row.getChildren().addAll(space, settings);
    if (wide) {
      getChildren().setAll(row);
    } else {
      FlowPane rows = new FlowPane();
      rows.getStyleClass().add("rail-rows");
      rows.getChildren().addAll(stages);
      getChildren().setAll(row, rows);
    }
  }

  private double widthOfStages(boolean inBrief) {
    brief.set(inBrief);
    return stages.stream().mapToDouble(each -> each.prefWidth(-1) + GAP).sum();
  }

  private static Label arrow() {
    Label arrow = new Label("→");
    arrow.getStyleClass().add("rail-arrow");
    return arrow;
  }

  private ToggleButton stage(ViewId id) {
    Label name = new Label();
    name.textProperty().bind(words.bind("view." + id.key()));
    name.getStyleClass().add("rail-name");
    Label detail = new Label();
    detail.textProperty().bind(detail(id, brief));
    StringBinding whole = detail(id, new SimpleBooleanProperty());
    detail.getStyleClass().add("rail-detail");
    VBox box = new VBox(name, detail);
    ToggleButton button = new ToggleButton();
    button.setGraphic(box);
    button.setId("view-" + id.key());
    button.setToggleGroup(group);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().addAll("rail-stage", "hue-" + id.key());
    button.accessibleTextProperty().bind(Bindings.concat(name.textProperty(), " ", whole));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(Bindings.concat(words.bind("view." + id.key() + ".tip"), "\n", whole));
    button.setTooltip(tip);
    workbench.view().subscribe(shown -> button.setSelected(shown == id));
    button.setOnAction(
        _ -> {
          workbench.view().set(id);
          button.setSelected(true);
        });
    return button;
  }

  /// How a stage went, what it made and how long that took.
  private StringBinding detail(ViewId id, ObservableBooleanValue inBrief) {
    return Bindings.createStringBinding(
        () -> {
          RailModel.Status status = model.statusOf(id);
          StringBuilder text = new StringBuilder();
          text.append(words.of("status." + status.state().name().toLowerCase(Locale.ROOT)));
          status
              .count()
              .ifPresent(
                  count ->
                      text.append(' ')
                          .append(
                              inBrief.get()
                                  ? Integer.toString(count)
                                  : words.of("count." + id.key(), count)));
          status.nanos().ifPresent(nanos -> text.append(" · ").append(time(nanos, inBrief.get())));
          return text.toString();
        },
        inBrief,
        workbench.program(),
        workbench.settings().language());
  }

  private static String time(long nanos, boolean inBrief) {
    return String.format(Locale.ROOT, inBrief ? "%.0f ms" : "%.1f ms", nanos / 1e6);
  }

  private Button button(String key, Ikon icon, Runnable action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.setId(key);
    button.textProperty().bind(words.bind(key));
    button.accessibleTextProperty().bind(words.bind(key + ".tip"));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind(key + ".tip"));
    button.setTooltip(tip);
    button.getStyleClass().add("rail-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private ToggleButton lessons(LessonsModel course) {
    ToggleButton button = new ToggleButton();
    button.setId("lessons");
    button.setGraphic(new FontIcon(Feather.BOOK_OPEN));
    button.textProperty().bind(words.bind("lessons"));
    button.accessibleTextProperty().bind(words.bind("lessons.tip"));
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(words.bind("lessons.tip"));
    button.setTooltip(tip);
    button.getStyleClass().add("rail-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(course.shown());
    return button;
  }

  /// Chooses what is shown beside the view.
  private MenuButton beside() {
    MenuButton menu = new MenuButton();
    menu.setId("beside");
    menu.textProperty().bind(words.bind("beside"));
    menu.accessibleTextProperty().bind(words.bind("beside.tip"));
    menu.setGraphic(new FontIcon(Feather.COLUMNS));
    menu.setMinWidth(USE_PREF_SIZE);
    menu.getStyleClass().add("rail-button");
    ToggleGroup choice = new ToggleGroup();
    menu.getItems().add(item(choice, "beside.none", Optional.empty()));
    for (ViewId id : ViewId.values()) {
      menu.getItems().add(item(choice, "view." + id.key() + ".title", Optional.of(id)));
    }
    return menu;
  }

  private RadioMenuItem item(ToggleGroup choice, String key, Optional<ViewId> id) {
    RadioMenuItem item = new RadioMenuItem();
    item.textProperty().bind(words.bind(key));
    item.setToggleGroup(choice);
    item.setOnAction(_ -> workbench.beside().set(id));
    workbench.beside().subscribe(shown -> item.setSelected(shown.equals(id)));
    return item;
  }
}
