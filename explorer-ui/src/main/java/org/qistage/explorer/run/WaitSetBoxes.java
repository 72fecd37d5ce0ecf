package org.qistage.explorer.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.run.WaitSet.Card;
import org.qistage.explorer.run.WaitSet.Group;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Moment;

/// Draws wait sets. A set is drawn when it is empty, too: that nobody waits is worth knowing.
final class WaitSetBoxes {
  private static final int MOST_GROUPS = 6;
  private static final int MOST_PLACES = 12;

  private final Words words;
  private final CardDeck deck;
  private final RunModel model;
  private final BiConsumer<String, List<Card>> onMore;
  private final Map<WaitSet.Kind, VBox> boxes = new EnumMap<>(WaitSet.Kind.class);
  private final Map<WaitSet.Kind, Label> counts = new EnumMap<>(WaitSet.Kind.class);
  private final Map<WaitSet.Kind, VBox> contents = new EnumMap<>(WaitSet.Kind.class);

  WaitSetBoxes(Words words, CardDeck deck, RunModel model, BiConsumer<String, List<Card>> onMore) {
    this.words = words;
    this.deck = deck;
    this.model = model;
    this.onMore = onMore;
    for (WaitSet.Kind kind : WaitSet.Kind.values()) {
      box(kind);
    }
  }

  private static String key(WaitSet.Kind kind) {
    return "set." + kind.name().toLowerCase(Locale.ROOT);
  }

  private void box(WaitSet.Kind kind) {
    Label title = new Label();
    title.textProperty().bind(words.bind(key(kind)));
    title.getStyleClass().add("set-title");
    Label count = new Label();
    count.getStyleClass().add("quiet");
    HBox head = new HBox(title, count);
    head.getStyleClass().add("set-head");
    VBox content = new VBox();
    content.getStyleClass().add("flow-content");
    VBox box = new VBox(head, content);
    box.setId("set-" + kind.name().toLowerCase(Locale.ROOT));
    box.getStyleClass().add("set");
    boxes.put(kind, box);
    counts.put(kind, count);
    contents.put(kind, content);
  }

  List<Node> nodes(List<WaitSet> sets) {
    List<Node> nodes = new ArrayList<>();
    for (WaitSet set : sets) {
      VBox box = at(boxes, set.kind());
      show(set);
      nodes.add(box);
    }
    return nodes;
  }

  private static <T> T at(Map<WaitSet.Kind, T> map, WaitSet.Kind kind) {
    T found = map.get(kind);
    if (found == null) {
      throw new IllegalStateException("no box of " + kind);
    }
    return found;
  }

  private void show(WaitSet set) {
    List<Node> content = new ArrayList<>();
    for (Group group : set.groups().stream().limit(MOST_GROUPS).toList()) {
      content.add(group(set.kind(), group));
    }
    if (set.groups().size() > MOST_GROUPS) {
      List<Card> all =
          set.groups().stream()
              .flatMap(
                  group ->
                      java.util.stream.Stream.concat(
                          group.waiting().stream(), group.senders().stream()))
              .toList();
      content.add(
          link(
              "more-" + set.kind().name().toLowerCase(Locale.ROOT),
              words.of("moreThings", set.groups().size() - MOST_GROUPS),
              words.of(key(set.kind())),
              all));
    }
    at(counts, set.kind())
        .setText(
            set.groups().isEmpty()
                ? words.of("empty")
                : set.size() == 0 ? words.of("nobody") : words.of("tasks", set.size()));
    at(contents, set.kind()).setManaged(!content.isEmpty());
    FlowColumn.replace(at(contents, set.kind()), content);
  }

  private VBox group(WaitSet.Kind kind, Group group) {
    VBox box = new VBox();
    box.getStyleClass().add("set-group");
    if (kind != WaitSet.Kind.TIMERS && kind != WaitSet.Kind.OUTSIDE) {
      Label title = new Label(title(kind, group));
      title.getStyleClass().add("group-title");
      title.setWrapText(true);
      boolean channel = group.channel().isPresent();
      box.getChildren().add(channel ? withStop(title, group.number()) : title);
    }
    group.channel().ifPresent(channel -> box.getChildren().add(buffer(channel)));
    cards(box, kind, group.waiting(), "receivers", group.number());
    cards(box, kind, group.senders(), "senders", group.number());
    return box;
  }

  /// A channel's title with a switch that lets the run stop at it.
  private HBox withStop(Label title, int channel) {
    Breakpoint there = new Breakpoint.Channel(channel);
    ToggleButton stop = new ToggleButton(words.of("stop.at"));
    stop.setId("stop-channel-" + channel);
    stop.getStyleClass().add("stop-switch");
    stop.setSelected(model.stopsAt(there));
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setAccessibleText(words.of("stop.channel", channel));
    stop.setOnAction(_ -> model.toggle(there));
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox head = new HBox(title, stop);
    head.getStyleClass().add("set-head");
    return head;
  }

  private String title(WaitSet.Kind kind, Group group) {
    return switch (kind) {
      case TIMERS, OUTSIDE -> "";
      case AWAITS -> words.of("group.await", group.number());
      case LOCKS ->
          group.value() == 0
              ? words.of("group.lock.free", group.number())
              : words.of("group.lock", group.number(), group.value());
      case GROUPS -> words.of("group.group", group.number(), group.value());
      case CHANNELS -> channel(group);
    };
  }

  private String channel(Group group) {
    Moment.Channel channel = group.channel().orElseThrow();
    String text =
        channel.capacity() == 0
            ? words.of("group.rendezvous", group.number(), channel.type())
            : words.of(
                "group.channel",
                group.number(),
                channel.type(),
                channel.buffer().size(),
                channel.capacity());
    return channel.closed() ? text + words.of("closed") : text;
  }

  /// The places of a channel's buffer, the next value on the left.
  private FlowPane buffer(Moment.Channel channel) {
    FlowPane places = new FlowPane();
    places.getStyleClass().add("buffer");
    long count = Math.max(channel.buffer().size(), channel.capacity());
    for (int i = 0; i < Math.min(count, MOST_PLACES); i++) {
      boolean full = i < channel.buffer().size();
      Label place = new Label(full ? channel.buffer().get(i).text() : "");
      place.getStyleClass().addAll("code", "place", full ? "place-full" : "place-empty");
      place.setAccessibleText(full ? place.getText() : words.of("emptyPlace"));
      places.getChildren().add(place);
    }
    if (count > MOST_PLACES) {
      Label rest = new Label("+" + (count - MOST_PLACES));
      rest.getStyleClass().add("quiet");
      places.getChildren().add(rest);
    }
    return places;
  }

  private void cards(VBox into, WaitSet.Kind kind, List<Card> cards, String role, int number) {
    if (cards.isEmpty()) {
      return;
    }
    if (kind == WaitSet.Kind.CHANNELS) {
      Label label = new Label(words.of(role));
      label.getStyleClass().add("quiet");
      into.getChildren().add(label);
    }
    for (Card card : cards.stream().limit(Board.MOST_CARDS).toList()) {
      into.getChildren().add(deck.card(card, note(kind, card)));
    }
    String id = "more-" + kind.name().toLowerCase(Locale.ROOT) + "-" + role + "-" + number;
    more(words.of(key(kind)), id, cards).ifPresent(into.getChildren()::add);
  }

  private String note(WaitSet.Kind kind, Card card) {
    return kind == WaitSet.Kind.AWAITS && card.task().waits().size() == 1
        ? ""
        : deck.waitNote(card);
  }

  /// The way to the cards that are not drawn.
  Optional<Node> more(String title, String id, List<Card> cards) {
    return cards.size() <= Board.MOST_CARDS
        ? Optional.empty()
        : Optional.of(
            link(id, words.of("more", grouped(cards.size() - Board.MOST_CARDS)), title, cards));
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private Hyperlink link(String id, String text, String title, List<Card> cards) {
    Hyperlink link = new Hyperlink(text);
    link.setId(id);
    link.setOnAction(_ -> onMore.accept(title, cards));
    return link;
  }
}
