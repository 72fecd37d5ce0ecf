package org.qistage.explorer.lowering;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Lighting;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Language;
import org.qistage.foundation.Span;
import org.qistage.foundation.graph.Graph;
import org.qistage.pipeline.graph.GraphLayout;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.view.CoroutineView;
import org.qistage.pipeline.view.LoweredPasses;
import org.qistage.pipeline.view.LoweredPasses.Function;
import org.qistage.pipeline.view.LoweredRow;

/// One function of the newest program in one of the forms that lowering gave it.
final class LoweringModel {
  private final Workbench workbench;
  private final Background rowsMaker;
  private final Background graphMaker;
  private final ReadOnlyObjectWrapper<List<Function>> functions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> passes = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Function>> function =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty pass = new SimpleIntegerProperty(-1);
  private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.STATES);
  private final ReadOnlyObjectWrapper<List<LoweredRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<PlacedGraph>> graph =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FrameCard>> card =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final BooleanProperty seen = new SimpleBooleanProperty(true);
  private Optional<Focus.Lit> pointed = Optional.empty();
  private long shown = -1;
  private @Nullable LoweredPasses lowered;
  private List<CoroutineView> coroutines = List.of();
  private boolean changing;
  private String shownGraph = "";

  /// What of a function is shown.
  enum Form {
    TEXT,
    BLOCKS,
    STATES
  }

  LoweringModel(Workbench workbench) {
    this.workbench = workbench;
    this.rowsMaker = workbench.background();
    this.graphMaker = workbench.background();
    workbench.program().subscribe(_ -> show());
    function.subscribe(_ -> chosen());
    pass.subscribe(_ -> make());
    form.subscribe(_ -> make());
    workbench.clock().moment().subscribe(_ -> moved());
    following.subscribe(_ -> moved());
    workbench.focus().lit().subscribe(_ -> pointedAt());
    workbench.settings().language().subscribe(_ -> make());
    seen.subscribe(_ -> catchUp());
  }

  // ---- What is shown ----

  ReadOnlyObjectProperty<List<Function>> functions() {
    return functions.getReadOnlyProperty();
  }

  /// The names of the passes, in order.
  ReadOnlyObjectProperty<List<String>> passes() {
    return passes.getReadOnlyProperty();
  }

  /// The function that is shown; empty when there is none.
  ObjectProperty<Optional<Function>> function() {
    return function;
  }

  /// The pass after which it is shown, from 0.
  IntegerProperty pass() {
    return pass;
  }

  /// Whether the function that runs, or ran last, is shown, if it may suspend.
  BooleanProperty following() {
    return following;
  }

  ObjectProperty<Form> form() {
    return form;
  }

  /// Its lines after the pass.
  ReadOnlyObjectProperty<List<LoweredRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /// Its blocks after the pass, or its states; empty for a function that never suspends.
  ReadOnlyObjectProperty<Optional<PlacedGraph>> graph() {
    return graph.getReadOnlyProperty();
  }

  /// Its frame at the present moment; empty for a function that never suspends.
  ReadOnlyObjectProperty<Optional<FrameCard>> card() {
    return card.getReadOnlyProperty();
  }

  // ---- Making it ----

  /// Whether somebody looks; else nothing is made.
  BooleanProperty seen() {
    return seen;
  }

  private void catchUp() {
    show();
    moved();
    pointedAt();
  }

  private void show() {
    Program program = workbench.program().get();
    if (program == null || !seen.get() || program.version() == shown) {
      return;
    }
    shown = program.version();
    LoweredPasses found = LoweredPasses.of(program.compiled());
    String kept = function.get().map(Function::name).orElse("");
    boolean atLast = pass.get() < 0 || pass.get() == passes.get().size() - 1;
    int position = pass.get();
    changing = true;
    lowered = found;
    coroutines = program.derived().coroutines();
    functions.set(found.functions());
    passes.set(found.names());
    int last = found.names().size() - 1;
    pass.set(atLast ? last : Math.min(position, last));
    function.set(
        functions.get().stream()
            .filter(each -> each.name().equals(kept))
            .findFirst()
            .or(() -> functions.get().stream().filter(each -> each.states() > 0).findFirst())
            .or(() -> functions.get().stream().findFirst()));
    changing = false;
    make();
    makeCard();
  }

  private void chosen() {
    make();
    makeCard();
  }

  private void make() {
    LoweredPasses from = lowered;
    if (changing || from == null) {
      return;
    }
    int at = pass.get();
    Optional<String> name = function.get().map(Function::name);
    if (name.isEmpty() || at < 0) {
      rowsMaker.drop();
      graphMaker.drop();
      rows.set(List.of());
      graph.set(Optional.empty());
      return;
    }
    String of = name.get();
    if (form.get() != Form.STATES) {
      rowsMaker.make(() -> from.rows(at, of), rows::set);
    }
    if (form.get() != Form.TEXT) {
      boolean states = form.get() == Form.STATES;
      String key = form.get() + " " + of;
      if (!key.equals(shownGraph)) {
        // Another graph must not be taken for the one that is on its way.
        graph.set(Optional.empty());
        shownGraph = key;
      }
      Language language = workbench.settings().language().get();
      graphMaker.make(
          () -> place(states ? from.states(of, language) : from.controlFlow(at, of, language)),
          graph::set);
    }
  }

  private static Optional<PlacedGraph> place(Optional<Graph> graph) {
    return graph.map(GraphLayout::place);
  }

  /// The clock went on.
  private void moved() {
    if (!seen.get()) {
      return;
    }
    if (following.get()) {
      running().ifPresent(there -> function.set(Optional.of(there)));
    }
    makeCard();
  }

  /// The innermost function that may suspend, of the task that runs or ran last.
  private Optional<Function> running() {
    Optional<TraceNavigator> navigator = workbench.clock().navigator().get();
    Optional<Moment> moment = workbench.clock().moment().get().filter(there -> there.event() >= 0);
    if (navigator.isEmpty() || moment.isEmpty()) {
      return Optional.empty();
    }
    int last = navigator.get().taskOf(moment.get().event());
    int task = moment.get().running() == 0 ? last : moment.get().running();
    return moment.get().stack(task).stream()
        .filter(frame -> frame.file() == 0)
        .flatMap(
            frame ->
                functions.get().stream()
                    .filter(each -> each.states() > 0)
                    .filter(each -> each.display().equals(frame.function())))
        .findFirst();
  }

  private void makeCard() {
    if (changing) {
      return;
    }
    String name = function.get().map(Function::name).orElse("");
    card.set(
        coroutines.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .map(each -> FrameCard.of(each, workbench.clock().moment().get())));
  }

  /// The state that the shown activation is suspended in; 0 for none.
  int state() {
    return card.get().flatMap(FrameCard::holder).map(FrameCard.Holder::state).orElse(0);
  }

  /// The breakpoint at a node of the graph of states; empty for what is no state that can be come back to.
  Optional<Breakpoint> stop(PlacedNode node) {
    String id = node.node().id();
    if (form.get() != Form.STATES || !id.matches("s[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    return function
        .get()
        .map(of -> new Breakpoint.State(of.name(), Integer.parseInt(id.substring(1))));
  }

  // ---- The focus ----

  /// What another view points at is looked for in its own function.
  private void pointedAt() {
    Optional<Focus.Lit> lit = workbench.focus().lit().get();
    if (!seen.get() || lit.equals(pointed)) {
      return;
    }
    pointed = lit;
    lit.filter(found -> !found.from().equals(LoweringView.NAME))
        .flatMap(_ -> workbench.litCode())
        .filter(span -> function.get().filter(shown -> shown.span().contains(span)).isEmpty())
        .flatMap(this::innermost)
        .ifPresent(other -> function.set(Optional.of(other)));
  }

  private Optional<Function> innermost(Span span) {
    return functions.get().stream()
        .filter(each -> each.span().contains(span))
        .min(java.util.Comparator.comparingInt(each -> each.span().length()));
  }

  /// Which rows the focus lights; rows that show no instruction are never lit.
  Predicate<LoweredRow> lit() {
    Optional<Span> span = workbench.litCode();
    Predicate<Span> spans =
        Lighting.of(
            rows.get().stream()
                .filter(row -> row.node().isPresent())
                .flatMap(row -> row.span().stream())
                .toList(),
            span);
    return row -> row.node().isPresent() && row.span().filter(spans).isPresent();
  }

  /// Which nodes of the graph the focus lights: of blocks those with a line that is lit, since a block is made of
  /// many pieces of the text.
  Predicate<PlacedNode> litNodes() {
    if (form.get() == Form.BLOCKS) {
      Set<String> blocks =
          rows.get().stream()
              .filter(lit())
              .filter(row -> row.change() != LoweredRow.Change.REMOVED)
              .map(LoweringModel::block)
              .collect(Collectors.toSet());
      return node -> blocks.contains(node.node().id());
    }
    Predicate<Span> spans =
        Lighting.of(
            graph.get().map(PlacedGraph::nodes).orElse(List.of()).stream()
                .flatMap(node -> node.node().span().stream())
                .toList(),
            workbench.litCode());
    return node -> node.node().span().filter(spans).isPresent();
  }

  private static String block(LoweredRow row) {
    return "b" + row.block();
  }

  /// The user points at a node: a state, or a block, which stands for all that its lines came from.
  void pick(PlacedNode node) {
    Optional<Span> lines =
        rows.get().stream()
            .filter(row -> row.node().isPresent() && block(row).equals(node.node().id()))
            .filter(row -> row.change() != LoweredRow.Change.REMOVED)
            .flatMap(row -> row.span().stream())
            .filter(span -> span.length() > 0)
            .reduce(Span::to);
    (form.get() == Form.BLOCKS ? lines : Optional.<Span>empty())
        .or(() -> node.node().span())
        .ifPresent(this::pick);
  }

  /// The first row that is lit.
  OptionalInt firstLit() {
    Predicate<LoweredRow> lit = lit();
    List<LoweredRow> shown = rows.get();
    return IntStream.range(0, shown.size()).filter(row -> lit.test(shown.get(row))).findFirst();
  }

  void pick(Span span) {
    workbench.focus().light(span, LoweringView.NAME);
  }

  /// The user chooses a function; from then on it stays.
  void choose(Function chosen) {
    following.set(false);
    function.set(Optional.of(chosen));
  }
}
