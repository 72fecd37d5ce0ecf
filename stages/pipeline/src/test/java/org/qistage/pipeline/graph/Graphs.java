package org.qistage.pipeline.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.qistage.checking.Checker;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.lexing.Lexer;
import org.qistage.lowering.LoweredGraphs;
import org.qistage.lowering.Lowering;
import org.qistage.parsing.Parser;
import org.qistage.parsing.SyntaxTree;

/// Graphs to draw.
final class Graphs {
  /// What labels may hold at the worst: it ends strings, starts markup, and breaks lines.
  static final List<String> HOSTILE =
      List.of(
          "\"quoted\" and 'quoted'",
          "]]> ) } | --> x[\"y\"]",
          "<script>alert(1)</script>",
          "&amp; &lt; #quot; #35; \\N \\l \\",
          "two\nlines\r\nand\ttab",
          "𠮷野家 \uD842 alone \u202E reversed \u0000 nothing \uFFFF",
          "```markdown``` **bold** `code` - list 1. list",
          "",
          "长".repeat(5_000));

  private static final List<NodeKind> NODE_KINDS = List.of(NodeKind.values());
  private static final List<EdgeKind> EDGE_KINDS = List.of(EdgeKind.values());

  static final String LOOPS =
      """
      异步 函数 取(n: 整数): 整数 {
          睡眠(n);
          返回 n * 2;
      }

      异步 函数 复杂(次数: 整数, 通: 通道<整数>): 整数 {
          变量 和 = 等待 取(1);
          对于 i 在 范围(0, 次数) {
              如果 i % 2 == 0 {
                  和 = 和 + 等待 取(i) * <-通;
              } 否则 {
                  让出;
              }
              当 和 > 100 && (等待 取(和)) > 3 {
                  和 = 和 - 等待 取(5);
                  如果 和 == 50 {
                      跳出;
                  }
              }
          }
          通 <- 和;
          返回 和 + 等待 取(9);
      }

      函数 主函数() {
          打印 等待 复杂(4, 通道<整数>(3));
      }
      """;

  private Graphs() {}

  static SourceText seed() {
    Path file = Path.of(System.getProperty("qi.root"), "lessons", "programs", "seed.qi");
    try {
      return new SourceText("seed.qi", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SyntaxTree parse(SourceText source) {
    return new Parser().apply(new Lexer().apply(source).result()).result();
  }

  static TypedProgram check(SourceText source) {
    return new Checker().apply(parse(source)).result();
  }

  static List<Graph> lower(SourceText source) {
    return LoweredGraphs.of(new Lowering().apply(check(source)).result());
  }

  /// Every graph of a program.
  static List<Graph> all(SourceText source) {
    List<Graph> graphs = new ArrayList<>();
    graphs.add(TreeGraphs.of(parse(source)));
    graphs.add(TreeGraphs.of(check(source)));
    graphs.addAll(lower(source));
    return graphs;
  }

  static Graph named(String title, List<Graph> graphs) {
    return graphs.stream().filter(graph -> graph.title().equals(title)).findFirst().orElseThrow();
  }

  /// Every program of the tests: real ones, hostile labels, and graphs of every shape by chance.
  static List<Graph> samples() {
    List<Graph> graphs = new ArrayList<>(all(seed()));
    graphs.addAll(all(new SourceText("loops.qi", LOOPS)));
    graphs.addAll(all(new SourceText("empty.qi", "")));
    graphs.add(hostileBlocks());
    graphs.add(hostileTree());
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      graphs.add(blocks(random, 1 + random.nextInt(30)));
      graphs.add(tree(random, 1 + random.nextInt(80)));
      graphs.add(states(random, random.nextInt(12)));
    }
    return graphs;
  }

  static GraphNode node(String id, NodeKind kind, String... lines) {
    return new GraphNode(id, List.of(lines), kind, Optional.of(new Span(3, 7)));
  }

  static GraphEdge edge(String from, String to, String label, EdgeKind kind) {
    return new GraphEdge(from, to, label, kind);
  }

  static Graph hostileBlocks() {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      NodeKind kind = NODE_KINDS.get(1 + i);
      nodes.add(new GraphNode("end" + i, List.of("head", HOSTILE.get(i)), kind, Optional.empty()));
      String label = HOSTILE.get(i);
      edges.add(edge("end" + i, "end" + (i + 1) % HOSTILE.size(), label, EdgeKind.TRUE));
      edges.add(edge("end" + i, "end" + i, label, EdgeKind.BACK));
    }
    nodes.add(new GraphNode("nothing", List.of(), NodeKind.BLOCK, Optional.empty()));
    return new Graph(String.join(" ", HOSTILE), nodes, edges);
  }

  static Graph hostileTree() {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    nodes.add(node("root", NodeKind.PLAIN, HOSTILE.toArray(String[]::new)));
    for (int i = 0; i < HOSTILE.size(); i++) {
      nodes.add(node("end" + i, NodeKind.ERROR, "kind", HOSTILE.get(i)));
      edges.add(edge("root", "end" + i, "", EdgeKind.PLAIN));
    }
    return new Graph("\"<&>", nodes, edges);
  }

  static Graph blocks(Random random, int count) {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      NodeKind kind = NODE_KINDS.get(random.nextInt(NODE_KINDS.size()));
      nodes.add(node("b" + i, kind, text(random).split(" ")));
      for (int j = random.nextInt(4); j > 0; j--) {
        EdgeKind edge = EDGE_KINDS.get(random.nextInt(EDGE_KINDS.size()));
        String label = random.nextInt(3) == 0 ? "" : text(random);
        edges.add(edge("b" + i, "b" + random.nextInt(count), label, edge));
      }
    }
    return new Graph("blocks", nodes, edges);
  }

  static Graph tree(Random random, int count) {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(node("n" + i, NodeKind.PLAIN, "kind", text(random)));
      if (i > 0) {
        int parent = random.nextBoolean() ? i - 1 : random.nextInt(i);
        edges.add(edge("n" + parent, "n" + i, "", EdgeKind.PLAIN));
      }
    }
    return new Graph("tree", nodes, edges);
  }

  static Graph states(Random random, int count) {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    nodes.add(node("s0", NodeKind.ENTRY, "S0"));
    for (int i = 1; i <= count; i++) {
      nodes.add(node("s" + i, NodeKind.STATE, "S" + i, text(random)));
    }
    nodes.add(node("end", NodeKind.EXIT, "完成"));
    nodes.add(node("dispatch", NodeKind.DISPATCH, "分派"));
    nodes.add(node("scheduler", NodeKind.SCHEDULER, "调度器"));
    edges.add(edge("scheduler", "dispatch", "恢复", EdgeKind.RESUMED));
    for (int i = 0; i <= count; i++) {
      for (int j = random.nextInt(5); j > 0; j--) {
        int to = random.nextInt(count + 1);
        edges.add(edge("s" + i, to == 0 ? "end" : "s" + to, "就绪", EdgeKind.READY));
      }
      if (i > 0 || random.nextBoolean()) {
        edges.add(edge("dispatch", "s" + i, "S" + i, EdgeKind.RESUMED));
      }
      if (i > 0) {
        edges.add(edge("s" + i, "scheduler", "挂起", EdgeKind.SUSPENDED));
      }
    }
    return new Graph("states", nodes, edges);
  }

  private static String text(Random random) {
    String words = "结果 = call qi_打印(%i.3) 真 ";
    return words.repeat(1 + random.nextInt(3)).substring(random.nextInt(words.length()));
  }
}
