package org.qistage.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

/// The graphs of lowered functions: the blocks of each, and the states of those that may suspend.
public final class LoweredGraphs {
  private static final String SCHEDULER = "scheduler";
  private static final String DISPATCH = "dispatch";
  private static final String END = "end";

  private final LoweredFunction function;
  private final SourceText source;
  private final Language language;
  private final List<GraphNode> nodes = new ArrayList<>();
  private final List<GraphEdge> edges = new ArrayList<>();

  /// The blocks that control enters when it is resumed.
  private final BitSet resumes = new BitSet();

  /// For each state where control goes on when its operation was ready; for a yield, its resume block.
  private final int[] continuations;

  private LoweredGraphs(LoweredFunction function, SourceText source, Language language) {
    this.function = function;
    this.source = source;
    this.language = language;
    continuations = new int[function.states().size() + 1];
    for (SuspensionState state : function.states()) {
      resumes.set(state.resume());
      continuations[state.number()] = state.resume();
    }
    // Copies go on as the original does, which stands before them.
    for (Block block : function.blocks().reversed()) {
      if (block.terminator() instanceof Terminator.Suspend suspend) {
        continuations[suspend.state()] = suspend.ready();
      }
    }
  }

  /// Every graph of a program: the blocks of each function, followed by its states if it has any.
  public static List<Graph> of(LoweredProgram program) {
    List<Graph> graphs = new ArrayList<>();
    for (LoweredFunction function : program.functions()) {
      graphs.add(controlFlow(function, program.source()));
      if (!function.states().isEmpty()) {
        graphs.add(states(function, program.source()));
      }
    }
    return graphs;
  }

  /// The blocks of a function and the ways between them, in Chinese.
  public static Graph controlFlow(LoweredFunction function, SourceText source) {
    return controlFlow(function, source, Language.ZH);
  }

  /// The blocks of a function and the ways between them.
  public static Graph controlFlow(LoweredFunction function, SourceText source, Language language) {
    var graph = new LoweredGraphs(function, source, language);
    var words = new InstructionText(function);
    for (Block block : function.blocks()) {
      graph.nodes.add(graph.node(block, words));
      graph.leave(block);
    }
    return new Graph(function.name(), graph.nodes, graph.edges);
  }

  private String say(GraphWord word) {
    return word.in(language);
  }

  private String resumed(GraphWord left, int state) {
    return language == Language.ZH
        ? say(left) + "，S" + state + " 恢复"
        : say(left) + ", resumed as S" + state;
  }

  private GraphNode node(Block block, InstructionText words) {
    List<String> lines = new ArrayList<>();
    lines.add("b" + block.number() + " " + block.label());
    for (Instruction instruction : block.instructions()) {
      lines.add(words.of(instruction));
    }
    lines.add(words.of(block.terminator()));
    return new GraphNode("b" + block.number(), lines, kind(block), Optional.of(block.span()));
  }

  private NodeKind kind(Block block) {
    if (resumes.get(block.number())) {
      return NodeKind.RESUME;
    }
    boolean suspends =
        block.terminator() instanceof Terminator.Suspend
            || block.terminator() instanceof Terminator.Yield;
    if (suspends) {
      return NodeKind.SUSPENSION;
    }
    if (block.number() == 0) {
      return NodeKind.ENTRY;
    }
    if (block.label().startsWith("copy.")) {
      return NodeKind.COPY;
    }
    return block.terminator() instanceof Terminator.Return ? NodeKind.EXIT : NodeKind.BLOCK;
  }

  private void leave(Block block) {
    switch (block.terminator()) {
      case Terminator.Jump(_, _, int target) -> {
        boolean back = target <= block.number();
        edge(block, target, "", back ? EdgeKind.BACK : EdgeKind.PLAIN);
      }
      case Terminator.Branch(_, _, _, int whenTrue, int whenFalse) -> {
        edge(block, whenTrue, say(GraphWord.TRUE), EdgeKind.TRUE);
        edge(block, whenFalse, say(GraphWord.FALSE), EdgeKind.FALSE);
      }
      case Terminator.Suspend suspend -> {
        edge(block, suspend.ready(), say(GraphWord.READY), EdgeKind.READY);
        edge(
            block,
            suspend.resume(),
            resumed(GraphWord.SUSPENDED, suspend.state()),
            EdgeKind.RESUMED);
      }
      case Terminator.Yield yield ->
          edge(block, yield.resume(), resumed(GraphWord.YIELDED, yield.state()), EdgeKind.RESUMED);
      case Terminator.Return _, Terminator.Rethrow _, Terminator.Unreachable _ -> {}
    }
    if (block.isProtected()) {
      edge(block, block.handler(), say(GraphWord.FAILED), EdgeKind.RAISED);
    }
  }

  private void edge(Block from, int to, String label, EdgeKind kind) {
    edges.add(new GraphEdge("b" + from.number(), "b" + to, label, kind));
  }

  /// The states of a function that may suspend, in Chinese.
  public static Graph states(LoweredFunction function, SourceText source) {
    return states(function, source, Language.ZH);
  }

  /// The states of a function that may suspend, in the order of the source. Each suspension point has
  /// two exits: its operation was ready and control goes on to the next points, or it leaves for the
  /// scheduler (for a yield, which has this exit only: for whoever resumes the generator). From there it
  /// comes back into its state through the dispatch at the function's beginning, and goes on as when
  /// it was ready. A generator is started through the dispatch as well.
  public static Graph states(LoweredFunction function, SourceText source, Language language) {
    var graph = new LoweredGraphs(function, source, language);
    graph.nodes.add(
        new GraphNode(
            "s0",
            List.of("S0", graph.say(GraphWord.START)),
            NodeKind.ENTRY,
            Optional.of(function.span())));
    for (SuspensionState state : function.states()) {
      graph.nodes.add(graph.node(state));
    }
    graph.nodes.add(
        new GraphNode(
            END, List.of(graph.say(GraphWord.END)), NodeKind.EXIT, Optional.of(function.span())));
    graph.nodes.add(
        new GraphNode(
            DISPATCH,
            List.of(graph.say(GraphWord.DISPATCH), graph.say(GraphWord.BY_STATE)),
            NodeKind.DISPATCH,
            Optional.empty()));
    graph.nodes.add(
        new GraphNode(SCHEDULER, List.of(graph.resumer()), NodeKind.SCHEDULER, Optional.empty()));
    graph.goOn("s0", 0, "", EdgeKind.PLAIN);
    for (SuspensionState state : function.states()) {
      graph.leave(state);
    }
    graph.edges.add(
        new GraphEdge(SCHEDULER, DISPATCH, graph.say(GraphWord.RESUMED), EdgeKind.RESUMED));
    if (function.shape() == FunctionShape.GENERATOR) {
      graph.edges.add(new GraphEdge(DISPATCH, "s0", "S0", EdgeKind.RESUMED));
    }
    for (SuspensionState state : function.states()) {
      String name = "s" + state.number();
      graph.edges.add(new GraphEdge(DISPATCH, name, "S" + state.number(), EdgeKind.RESUMED));
    }
    return new Graph(function.name() + " 状态", graph.nodes, graph.edges);
  }

  /// Who resumes the function: the scheduler what awaits, a program what yields.
  private String resumer() {
    boolean yields = false;
    boolean awaits = false;
    for (Block block : function.blocks()) {
      yields |= block.terminator() instanceof Terminator.Yield;
      awaits |= block.terminator() instanceof Terminator.Suspend;
    }
    if (!yields) {
      return say(GraphWord.SCHEDULER);
    }
    return say(awaits ? GraphWord.RESUMER_AND_SCHEDULER : GraphWord.RESUMER);
  }

  private GraphNode node(SuspensionState state) {
    List<String> lines = new ArrayList<>();
    int line = source.line(state.span().start());
    String place = language == Language.ZH ? "第 " + line + " 行" : "line " + line;
    lines.add("S" + state.number() + " " + place);
    String code = source.slice(state.span()).lines().findFirst().orElse("").strip();
    if (!code.isEmpty()) {
      lines.add(code);
    }
    if (!code.contains(state.operation())) {
      lines.add(state.operation());
    }
    for (int slot : state.live()) {
      lines.add("slot " + slot + " " + names(state, slot));
    }
    return new GraphNode("s" + state.number(), lines, NodeKind.STATE, Optional.of(state.span()));
  }

  /// The register that a slot holds in a state: the one that the resume block restores from it.
  private String names(SuspensionState state, int slot) {
    return function.blocks().get(state.resume()).instructions().stream()
        .filter(
            instruction ->
                instruction instanceof Instruction.Restore restore && restore.slot() == slot)
        .map(instruction -> function.register(instruction.result()).toString())
        .collect(Collectors.joining(" "));
  }

  private void leave(SuspensionState state) {
    String id = "s" + state.number();
    int next = continuations[state.number()];
    boolean yields = resumes.get(next);
    goOn(id, next, yields ? "" : say(GraphWord.READY), yields ? EdgeKind.PLAIN : EdgeKind.READY);
    edges.add(
        new GraphEdge(
            id,
            SCHEDULER,
            say(yields ? GraphWord.YIELDED : GraphWord.SUSPENDED),
            EdgeKind.SUSPENDED));
  }

  /// Adds an edge to each suspension point, and to the end, that is reached from a block next.
  private void goOn(String from, int start, String label, EdgeKind kind) {
    BitSet seen = new BitSet();
    BitSet reached = new BitSet();
    boolean ends = false;
    Deque<Integer> work = new ArrayDeque<>();
    work.push(start);
    while (!work.isEmpty()) {
      int number = work.pop();
      if (seen.get(number)) {
        continue;
      }
      seen.set(number);
      Block block = function.blocks().get(number);
      if (block.isProtected()) {
        work.push(block.handler());
      }
      switch (block.terminator()) {
        case Terminator.Suspend suspend -> reached.set(suspend.state());
        case Terminator.Yield yield -> reached.set(yield.state());
        case Terminator.Return _ -> ends = true;
        case Terminator.Rethrow _, Terminator.Unreachable _ -> {}
        case Terminator.Jump(_, _, int target) -> work.push(target);
        case Terminator.Branch(_, _, _, int whenTrue, int whenFalse) -> {
          work.push(whenTrue);
          work.push(whenFalse);
        }
      }
    }
    reached.stream().forEach(state -> edges.add(new GraphEdge(from, "s" + state, label, kind)));
    if (ends) {
      edges.add(new GraphEdge(from, END, label, kind));
    }
  }
}
