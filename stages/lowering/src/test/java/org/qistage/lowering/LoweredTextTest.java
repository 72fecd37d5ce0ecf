package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

final class LoweredTextTest {
  private static final String SOURCE =
      """
      异步 函数 取(n: 整数): 整数 {
          睡眠(n);
          返回 n + 1;
      }
      协程 函数 数(n: 整数) {
          对于 i 在 范围(0, n) {
              如果 i % 2 == 0 { 让出 i; }
          }
      }
      函数 主函数() {
          打印 "和\\n" + 等待 取(3);
      }
      """;

  @Test
  void aProgramIsPrintedFunctionByFunctionWithFrameStatesAndBlocks() {
    assertEquals(
        """
        入口 主函数

        函数 取(%n.0: i64) → i64  suspendable  ; 第 1–4 行
          寄存器
            %n.0: i64  整数
            %2: i64  整数
          帧
            slot 0: i64  %n.0  存活于 S1
          状态
            S0: 开始 → b0
            S1: qi_sleep → b1  存活 slot 0  ; 第 2 行
          b0 entry:
            suspend S1: qi_sleep(%n.0) save [slot 0 ← %n.0] ready b2, resume b1  ; 第 2 行
          b1 resume.S1:
            %n.0 = restore slot 0  ; 第 2 行
            resumed  ; 第 2 行
            jump b2  ; 第 2 行
          b2 after.S1:
            %2 = add.i64 %n.0, 1  ; 第 3 行
            return %2  ; 第 3 行

        函数 数(%n.0: i64) → i64  generator  ; 第 5–9 行
          寄存器
            %n.0: i64  整数
            %i.1: i64  整数
            %2: bool  布尔
            %3: i64  整数
            %4: bool  布尔
          帧
            slot 0: i64  %n.0  存活于 S0 S1
            slot 1: i64  %i.1  存活于 S1
          状态
            S0: 开始 → b0
            S1: 让出 → b4  存活 slot 0 1  ; 第 7 行
          b0 entry:
            %i.1 = copy 0  ; 第 6 行
            jump b1  ; 第 6 行
          b1 对于.head:
            %2 = lt.i64 %i.1, %n.0  ; 第 6 行
            branch %2 ? b2 : b6  ; 第 6 行
          b2 对于.body:
            %3 = rem.i64 %i.1, 2  ; 第 7 行
            %4 = eq.i64 %3, 0  ; 第 7 行
            branch %4 ? b3 : b5  ; 第 7 行
          b3 如果.then:
            yield S1: %i.1 save [slot 0 ← %n.0, slot 1 ← %i.1] resume b4  ; 第 7 行
          b4 resume.S1:
            %n.0 = restore slot 0  ; 第 7 行
            %i.1 = restore slot 1  ; 第 7 行
            jump b7  ; 第 7 行
          b5 对于.step:
            %i.1 = add.i64_proven %i.1, 1  ; 第 6 行
            jump b1  ; 第 6 行
          b6 对于.exit:
            return  ; 第 9 行
          b7 copy.对于.step:
            %i.1 = add.i64_proven %i.1, 1  ; 第 6 行
            jump b1  ; 第 6 行

        函数 主函数() → unit  suspendable  ; 第 10–12 行
          寄存器
            %0: i64  整数
            %1: string  字符串
            %2: string  字符串
          状态
            S0: 开始 → b0
            S1: 取 → b1  ; 第 11 行
          b0 entry:
            suspend S1: %0 = 取(3) ready b2, resume b1  ; 第 11 行
          b1 resume.S1:
            %0 = resumed  ; 第 11 行
            jump b2  ; 第 11 行
          b2 after.S1:
            %1 = call qi_string_from_i64(%0)  ; 第 11 行
            %2 = call qi_string_concat("和\\n", %1)  ; 第 11 行
            call qi_print_string(%2, 真)  ; 第 11 行
            return  ; 第 12 行
        """,
        LoweredPrinter.print(Programs.lower(SOURCE).program()));
  }

  @Test
  void theGraphOfAFunctionHasItsBlocksAndTheWaysBetweenThem() {
    LoweredProgram program = Programs.lower(SOURCE).program();
    Graph graph = LoweredGraphs.controlFlow(program.functions().get(1), program.source());
    assertEquals(
        List.of(
            NodeKind.ENTRY,
            NodeKind.BLOCK,
            NodeKind.BLOCK,
            NodeKind.SUSPENSION,
            NodeKind.RESUME,
            NodeKind.BLOCK,
            NodeKind.EXIT,
            NodeKind.COPY),
        graph.nodes().stream().map(GraphNode::kind).toList());
    assertEquals(
        List.of(
            new GraphEdge("b0", "b1", "", EdgeKind.PLAIN),
            new GraphEdge("b1", "b2", "真", EdgeKind.TRUE),
            new GraphEdge("b1", "b6", "假", EdgeKind.FALSE),
            new GraphEdge("b2", "b3", "真", EdgeKind.TRUE),
            new GraphEdge("b2", "b5", "假", EdgeKind.FALSE),
            new GraphEdge("b3", "b4", "让出，S1 恢复", EdgeKind.RESUMED),
            new GraphEdge("b4", "b7", "", EdgeKind.PLAIN),
            new GraphEdge("b5", "b1", "", EdgeKind.BACK),
            new GraphEdge("b7", "b1", "", EdgeKind.BACK)),
        graph.edges());
  }

  @Test
  void theGraphOfStatesHasTwoExitsFromEachAwaitAndItsWayBackIn() {
    LoweredProgram program = Programs.lower(SOURCE).program();
    Graph graph = LoweredGraphs.states(program.functions().get(0), program.source());
    assertEquals(
        List.of(
            List.of("S0", "开始"),
            List.of("S1 第 2 行", "睡眠(n)", "qi_sleep", "slot 0 %n.0"),
            List.of("完成"),
            List.of("分派", "按帧里的状态号"),
            List.of("调度器")),
        graph.nodes().stream().map(GraphNode::lines).toList());
    assertEquals(
        List.of(
            new GraphEdge("s0", "s1", "", EdgeKind.PLAIN),
            new GraphEdge("s1", "end", "就绪", EdgeKind.READY),
            new GraphEdge("s1", "scheduler", "挂起", EdgeKind.SUSPENDED),
            new GraphEdge("scheduler", "dispatch", "恢复", EdgeKind.RESUMED),
            new GraphEdge("dispatch", "s1", "S1", EdgeKind.RESUMED)),
        graph.edges());
    assertEquals(6, LoweredGraphs.of(program).size());
  }
}
