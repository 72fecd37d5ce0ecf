package org.qistage.pipeline.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

final class TreeGraphsTest {
  private static Graph syntax(String text) {
    return TreeGraphs.of(Graphs.parse(new SourceText("例.qi", text)));
  }

  private static Graph typed(String text) {
    return TreeGraphs.of(Graphs.check(new SourceText("例.qi", text)));
  }

  /// The labels from the root down, each node before its children, with a space for each level.
  private static String outline(Graph graph) {
    TreeShape tree = TreeShape.of(graph).orElseThrow();
    StringBuilder text = new StringBuilder();
    outline(graph, tree, tree.root(), 0, text);
    return text.toString();
  }

  private static void outline(
      Graph graph, TreeShape tree, int node, int depth, StringBuilder text) {
    String label = String.join(" ", graph.nodes().get(node).lines());
    text.append(" ".repeat(depth)).append(label).append('\n');
    tree.children().get(node).forEach(child -> outline(graph, tree, child, depth + 1, text));
  }

  @Test
  void aSyntaxTreeHasTheNamesInItsLabels() {
    assertEquals(
        """
        program
         function 异步 取
          parameter 址
           type 字符串
          type 字符串
          block
           variable 答
            unary 等待
             call
              member .get
               name http
              name 址
           return
            binary +
             call
              member .文本
               name 答
             string "\\n\\""
        """,
        outline(
            syntax(
                """
                异步 函数 取(址: 字符串): 字符串 {
                    变量 答 = 等待 http.get(址);
                    返回 答.文本() + "\\n\\"";
                }
                """)));
  }

  @Test
  void aTypedTreeHasSymbolsAndTypes() {
    assertEquals(
        """
        program 入口 主函数
         function 主函数$0() : 空
          block
           for range i$1 : 整数
            library 范围 : 数组<整数>
             integer 0 : 整数
             integer 3 : 整数
             integer 1 : 整数
            block
             evaluate
              print-line : 空
               binary + : 整数
                variable i$1 : 整数
                integer 1 : 整数
        """,
        outline(
            typed(
                """
                函数 主函数() {
                    对于 i 在 范围(0, 3) {
                        打印行(i + 1);
                    }
                }
                """)));
  }

  @Test
  void whatCouldNotBeReadIsMarked() {
    Graph graph = syntax("函数 主函数() { 变量 x = ; }");
    assertTrue(graph.nodes().stream().anyMatch(node -> node.kind() == NodeKind.ERROR));
  }

  @Test
  void idsAreThoseOfTheTree() {
    var tree = Graphs.parse(Graphs.seed());
    Graph graph = TreeGraphs.of(tree);
    GraphNode root = graph.nodes().getFirst();
    assertEquals("n" + tree.program().id().value(), root.id());
    assertEquals(tree.program().span(), root.span().orElseThrow());
  }

  @Test
  void everyNodeButTheRootHasOneParent() {
    for (Graph graph : List.of(syntax(Graphs.LOOPS), typed(Graphs.LOOPS), syntax(""), typed(""))) {
      assertEquals(
          graph.nodes().size() - 1, graph.edges().stream().map(GraphEdge::to).distinct().count());
      assertTrue(TreeShape.of(graph).isPresent());
    }
  }
}
