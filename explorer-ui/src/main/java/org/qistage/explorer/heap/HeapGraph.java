package org.qistage.explorer.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.explorer.model.Words;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.HeapView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.ObjectView;
import org.qistage.pipeline.trace.TaskView;

/// The heap of a moment as a graph: the variables of frames, the blocks, and the references between them. Blocks
/// that hold each other have a word and a kind of node of their own, and so have the references among them.
final class HeapGraph {
  /// So many blocks are drawn; of larger heaps those in cycles first, then the oldest.
  static final int MOST_BLOCKS = 120;

  private static final int MOST_PARTS = 6;
  private static final int MOST_TASKS = 60;
  private static final int MOST_FRAMES = 30;
  private static final int LONGEST = 28;

  private final Moment moment;
  private final HeapModel.Heap heap;
  private final Words words;
  private final Map<Integer, HeapView.Block> blocks = new LinkedHashMap<>();
  private final Map<Integer, Integer> cycleOf = new HashMap<>();
  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<GraphEdge> edges = new ArrayList<>();

  private HeapGraph(HeapModel.Heap heap, Words words) {
    this.moment = heap.moment();
    this.heap = heap;
    this.words = words;
  }

  /// @param leftOut so many blocks are not in it
  record Made(Graph graph, int leftOut) {}

  /// A moment belongs to the window's thread, and so does this; how much it looks at is limited.
  static Made of(HeapModel.Heap heap, Words words) {
    return new HeapGraph(heap, words).make();
  }

  /// The id of a block's node.
  static String id(HeapView.Block block) {
    return "o" + block.number();
  }

  private Made make() {
    for (int i = 0; i < heap.cycles().size(); i++) {
      for (int member : heap.cycles().get(i).members()) {
        cycleOf.put(member, i);
      }
    }
    choose();
    roots();
    blocks.values().forEach(this::block);
    int leftOut = heap.view().blocks().size() - blocks.size();
    return new Made(new Graph(words.of("picture.title"), nodes, edges), leftOut);
  }

  private void choose() {
    List<HeapView.Block> all = heap.view().blocks();
    Set<Integer> wanted = new HashSet<>();
    cycleOf.keySet().stream().sorted().limit(MOST_BLOCKS).forEach(wanted::add);
    for (int i = 0; i < all.size() && wanted.size() < MOST_BLOCKS; i++) {
      wanted.add(all.get(i).number());
    }
    for (HeapView.Block block : all) {
      if (wanted.contains(block.number())) {
        blocks.put(block.number(), block);
        if (blocks.size() == wanted.size()) {
          break;
        }
      }
    }
  }

  // ---- Where references begin ----

  private void roots() {
    root("globals", words.of("picture.globals"), moment.globals());
    for (TaskView task : moment.tasks().stream().limit(MOST_TASKS).toList()) {
      moment.stack(task.number()).stream()
          .limit(MOST_FRAMES)
          .forEach(frame -> frame(frame, words.of("picture.task", task.number())));
    }
    moment.generators().stream()
        .limit(MOST_FRAMES)
        .forEach(frame -> frame(frame, words.of("picture.generator")));
  }

  private void frame(FrameView frame, String owner) {
    List<FrameView.Variable> held = new ArrayList<>(frame.locals());
    Set<String> named = held.stream().map(FrameView.Variable::name).collect(Collectors.toSet());
    for (FrameView.Slot slot : frame.slots()) {
      if (!named.contains(slot.name())) {
        held.add(new FrameView.Variable(slot.name(), slot.type(), slot.value(), 0));
      }
    }
    root("f" + frame.activation(), frame.function() + " · " + owner, held);
  }

  private void root(String id, String name, List<FrameView.Variable> variables) {
    Map<String, GraphEdge> held = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (FrameView.Variable variable : variables) {
      drawn(variable.value().object())
          .ifPresent(
              block -> {
                names.add(variable.name());
                held.put(
                    variable.name() + " " + id(block),
                    new GraphEdge(id, id(block), variable.name(), EdgeKind.PLAIN));
              });
    }
    if (!held.isEmpty()) {
      List<String> lines = List.of(name, shortened(String.join("  ", names)));
      nodes.add(new GraphNode(id, lines, NodeKind.ENTRY, Optional.empty()));
      edges.addAll(held.values());
    }
  }

  // ---- Blocks ----

  private Optional<HeapView.Block> drawn(int object) {
    return object == 0
        ? Optional.empty()
        : moment.block(object).filter(block -> blocks.containsKey(block.number()));
  }

  private void block(HeapView.Block block) {
    List<String> lines = new ArrayList<>();
    lines.add(block.type() + " " + block.number());
    boolean lost = heap.lost().contains(block.number());
    if (cycleOf.containsKey(block.number())) {
      lines.add(words.of(lost ? "picture.lost" : "picture.cycle"));
    }
    lines.add(words.of("picture.count", block.count()));
    lines.add("0x" + Long.toHexString(block.address()));
    List<ObjectView.Part> parts =
        moment.object(block.object()).map(ObjectView::parts).orElse(List.of());
    if (parts.isEmpty()) {
      moment
          .object(block.object())
          .map(ObjectView::text)
          .filter(text -> !text.isBlank())
          .ifPresent(text -> lines.add(shortened(text)));
    }
    parts.stream()
        .limit(MOST_PARTS)
        .forEach(part -> lines.add(shortened(part.name() + " = " + part.value().text())));
    if (parts.size() > MOST_PARTS) {
      lines.add(words.of("picture.parts", parts.size() - MOST_PARTS));
    }
    NodeKind kind =
        lost
            ? NodeKind.ERROR
            : cycleOf.containsKey(block.number()) ? NodeKind.SUSPENSION : NodeKind.BLOCK;
    nodes.add(new GraphNode(id(block), lines, kind, Optional.empty()));
    for (ObjectView.Part part : parts) {
      drawn(part.value().object()).ifPresent(to -> edges.add(reference(block, part.name(), to)));
    }
  }

  private GraphEdge reference(HeapView.Block from, String name, HeapView.Block to) {
    Integer cycle = cycleOf.get(from.number());
    boolean round = cycle != null && cycle.equals(cycleOf.get(to.number()));
    return new GraphEdge(
        id(from), id(to), (round ? "⟳ " : "") + name, round ? EdgeKind.BACK : EdgeKind.PLAIN);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    int count = line.codePointCount(0, line.length());
    return count <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
