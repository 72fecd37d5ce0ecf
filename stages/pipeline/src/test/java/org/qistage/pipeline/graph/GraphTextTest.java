package org.qistage.pipeline.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.NodeKind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class GraphTextTest {
  @ParameterizedTest
  @EnumSource(GraphFormat.class)
  void theSameGraphGivesTheSameText(GraphFormat format) {
    for (Graph graph : Graphs.samples()) {
      assertEquals(GraphRenderer.render(graph, format), GraphRenderer.render(graph, format));
    }
  }

  // ---- SVG ----

  @Test
  void everyPictureIsWellFormedAndNamesEachNode() throws Exception {
    for (Graph graph : Graphs.samples()) {
      Document picture = parse(GraphRenderer.render(graph, GraphFormat.SVG));
      List<Element> nodes = withClass(picture, "g", "qi-node");
      assertEquals(graph.nodes().size(), nodes.size());
      for (int i = 0; i < nodes.size(); i++) {
        assertEquals(graph.nodes().get(i).id(), nodes.get(i).getAttribute("data-node"));
        Element title = (Element) nodes.get(i).getElementsByTagName("title").item(0);
        assertEquals(LabelText.full(graph.nodes().get(i).lines()), title.getTextContent());
      }
      assertEquals(graph.edges().size(), withClass(picture, "g", "qi-edge").size());
      assertEquals(0, picture.getElementsByTagName("script").getLength());
    }
  }

  @Test
  void labelsOfAPictureShowWhatTheyHold() throws Exception {
    Document picture = parse(GraphRenderer.render(Graphs.hostileBlocks(), GraphFormat.SVG));
    String text = picture.getDocumentElement().getTextContent();
    assertTrue(text.contains("<script>alert(1)</script>"));
    assertTrue(text.contains("&amp; &lt; #quot; #35; \\N \\l \\"));
    assertTrue(text.contains("two\\nlines\\r\\nand\\ttab"));
    assertTrue(text.contains("𠮷野家 \\u{D842} alone \\u{202E} reversed \\0 nothing \\u{FFFF}"));
  }

  @Test
  void aPictureNamesFontsWithHanziAndThePlacesInTheSource() throws Exception {
    Graph graph = new Graph("图", List.of(Graphs.node("a", NodeKind.BLOCK, "一")), List.of());
    String text = GraphRenderer.render(graph, GraphFormat.SVG);
    assertTrue(text.contains("'Noto Sans Mono CJK SC','Noto Sans CJK SC','WenQuanYi Micro Hei'"));
    Element node = withClass(parse(text), "g", "qi-node").getFirst();
    assertEquals("3", node.getAttribute("data-from"));
    assertEquals("7", node.getAttribute("data-to"));
    assertFalse(text.contains("href"), "nothing is loaded from elsewhere");
  }

  @Test
  void theLegendTellsTheKindsThatOccur() {
    Graph graph =
        new Graph(
            "f",
            List.of(Graphs.node("a", NodeKind.ENTRY, "一"), Graphs.node("b", NodeKind.BLOCK, "二")),
            List.of(Graphs.edge("a", "b", "", EdgeKind.READY)));
    String text = GraphRenderer.render(graph, GraphFormat.SVG);
    assertTrue(text.contains(">入口 entry<") && text.contains(">就绪 ready<"));
    assertFalse(text.contains("scheduler"));
  }

  private static Document parse(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static List<Element> withClass(Document picture, String tag, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = picture.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (Arrays.asList(element.getAttribute("class").split(" ")).contains(name)) {
        found.add(element);
      }
    }
    return found;
  }

  // ---- Mermaid ----

  private static final Pattern MERMAID_NODE =
      Pattern.compile("  n_\\w+[(\\[{>/]+\"[^\"`<>\\[\\]{}|\\\\]*\"[)\\]}/]+:::qi[A-Z][a-z]+");
  private static final Pattern MERMAID_EDGE =
      Pattern.compile("  n_\\w+ (-->|-\\.->|-\\.-x|==>)(\\|\"[^\"`<>\\[\\]{}|\\\\]*\"\\|)? n_\\w+");
  private static final Pattern MERMAID_STYLE =
      Pattern.compile("  (classDef|linkStyle) [\\w#:;,. -]+");

  @Test
  void everyLineOfMermaidIsANodeAnEdgeOrAStyle() {
    for (Graph graph : Graphs.samples()) {
      List<String> lines = GraphRenderer.render(graph, GraphFormat.MERMAID).lines().toList();
      assertEquals("---", lines.get(0));
      assertTrue(lines.get(1).startsWith("title: \""));
      assertEquals("---", lines.get(2));
      assertTrue(lines.get(3).startsWith("flowchart "));
      for (String line : lines.subList(4, lines.size())) {
        String plain = line.replace("<br/>", " ");
        boolean known =
            MERMAID_NODE.matcher(plain).matches()
                || MERMAID_EDGE.matcher(plain).matches()
                || MERMAID_STYLE.matcher(plain).matches();
        assertTrue(known, line);
      }
    }
  }

  @Test
  void mermaidGetsPunctuationByNumberAndNoIdThatItReserves() {
    String text = GraphRenderer.render(Graphs.hostileTree(), GraphFormat.MERMAID);
    assertTrue(text.contains("n_end0[/\"kind<br/>#34;quoted#34; and #39;quoted#39;\"/]"));
    assertTrue(text.contains("#60;script#62;alert(1)#60;/script#62;"));
    assertTrue(text.contains("#38;amp#59; #38;lt#59; #35;quot#59;"));
    assertTrue(text.contains("title: \"\\\"<&>\""));
  }

  // ---- DOT ----

  @Test
  void dotGetsQuotedTextWithoutEscapesOfItsOwn() {
    String text = GraphRenderer.render(Graphs.hostileTree(), GraphFormat.DOT);
    assertTrue(text.startsWith("digraph \"\\\"<&amp;>\" {\n"));
    assertTrue(text.contains("label=\"kind\\n\\\"quoted\\\" and 'quoted'\""));
    assertTrue(text.contains("label=\"kind\\n&amp;amp; &amp;lt; #quot; #35; \\\\N \\\\l \\\\\""));
    assertTrue(text.contains("label=\"kind\\ntwo\\\\nlines\\\\r\\\\nand\\\\ttab\""));
  }

  @Test
  void graphvizAcceptsEveryGraph() throws Exception {
    assumeTrue(graphvizIsInstalled(), "Graphviz (dot) is not installed");
    StringBuilder all = new StringBuilder();
    List<Graph> graphs = Graphs.samples();
    graphs.forEach(graph -> all.append(GraphRenderer.render(graph, GraphFormat.DOT)));
    Process dot = new ProcessBuilder("dot", "-Tplain").start();
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var input = dot.getOutputStream()) {
                    input.write(all.toString().getBytes(UTF_8));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    Thread errors = Thread.ofVirtual().start(() -> drain(dot));
    String output = new String(dot.getInputStream().readAllBytes(), UTF_8);
    writer.join();
    errors.join();
    assertEquals(0, dot.waitFor());
    assertEquals(graphs.size(), output.lines().filter(line -> line.equals("stop")).count());
  }

  private static void drain(Process process) {
    try {
      process.getErrorStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean graphvizIsInstalled() throws InterruptedException {
    try {
      Process dot = new ProcessBuilder("dot", "-V").redirectErrorStream(true).start();
      dot.getInputStream().readAllBytes();
      return dot.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  // ---- Loading ----

  @Test
  void elkIsNotNeededForTextTreesAndStates() throws Exception {
    URL[] path =
        Arrays.stream(
                System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
            .filter(entry -> !entry.contains("elk") && !entry.contains("emf"))
            .map(GraphTextTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      assertThrows(
          ClassNotFoundException.class, () -> loader.loadClass("org.eclipse.elk.graph.ElkNode"));
      loader.loadClass(WithoutElk.class.getName()).getDeclaredMethod("draw").invoke(null);
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  /// Runs in a class loader that has no ELK.
  public static final class WithoutElk {
    private WithoutElk() {}

    public static void draw() {
      GraphRenderer.render(Graphs.hostileBlocks(), GraphFormat.DOT);
      GraphRenderer.render(Graphs.hostileBlocks(), GraphFormat.MERMAID);
      GraphRenderer.render(Graphs.hostileTree(), GraphFormat.SVG);
      GraphRenderer.render(Graphs.states(new Random(1), 5), GraphFormat.SVG);
      assertThrows(
          NoClassDefFoundError.class,
          () -> GraphRenderer.render(Graphs.hostileBlocks(), GraphFormat.SVG));
    }
  }
}
