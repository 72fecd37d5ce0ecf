package org.qistage.explorer.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.lanes.LanesView;
import org.qistage.explorer.model.Picture;
import org.qistage.explorer.model.Pictures;
import org.qistage.explorer.model.ViewId;
import org.qistage.pipeline.graph.PlacedGraph;
import org.testfx.api.FxRobot;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Every drawing can be written into a file, and has there what it has on the screen.
class PicturesTest extends WindowTest {
  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (Exception e) {
      throw new AssertionError(e.getMessage() + "\n" + svg, e);
    }
  }

  private static <T> T made(Supplier<T> maker) {
    AtomicReference<T> made = new AtomicReference<>();
    onFx(() -> made.set(maker.get()));
    return made.get();
  }

  private static String svg(Pictures.Source source) {
    return made(() -> source.picture().orElseThrow().svg());
  }

  private static List<Element> texts(Document svg) {
    NodeList found = svg.getElementsByTagName("text");
    List<Element> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add((Element) found.item(i));
    }
    return texts;
  }

  /// The picture of a graph has all labels, with fonts named, and nothing of them outside.
  private static void assertWhole(GraphCanvas canvas) {
    PlacedGraph graph = canvas.graph().orElseThrow();
    assertFalse(graph.nodes().isEmpty());
    Document svg = parsed(svg(canvas));
    List<String> written = texts(svg).stream().map(Element::getTextContent).toList();
    graph
        .nodes()
        .forEach(
            node ->
                node.lines()
                    .forEach(line -> assertTrue(line.isEmpty() || written.contains(line), line)));
    graph
        .edges()
        .forEach(
            edge -> edge.label().ifPresent(_ -> assertTrue(written.contains(edge.edge().label()))));
    assertInside(svg);
  }

  private static void assertInside(Document svg) {
    double width = number(svg.getDocumentElement(), "width");
    double height = number(svg.getDocumentElement(), "height");
    for (Element text : texts(svg)) {
      assertTrue(text.getAttribute("font-family").contains("Noto Sans CJK SC"));
      double room = number(text, "textLength");
      double x =
          number(text, "x") - (text.getAttribute("text-anchor").equals("middle") ? room / 2 : 0);
      double y = number(text, "y");
      String told = text.getTextContent() + " at " + x + ", " + y + " of " + width + ", " + height;
      assertTrue(x >= 0 && x + room <= width + 0.5, told);
      assertTrue(y >= number(text, "font-size") * 0.7 && y <= height, told);
    }
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private GraphCanvas graph(ViewId view, String id) throws TimeoutException {
    onFx(() -> workbench().view().set(view));
    GraphCanvas canvas = find(id, GraphCanvas.class);
    await(() -> canvas.graph().filter(graph -> !graph.nodes().isEmpty()).isPresent());
    return canvas;
  }

  @Test
  void trees() throws TimeoutException {
    assertWhole(graph(ViewId.TREE, "#tree-picture"));
    int before = graph(ViewId.TREE, "#tree-picture").graph().orElseThrow().nodes().size();
    new FxRobot().clickOn("#tree-parse");
    GraphCanvas canvas = find("#tree-picture", GraphCanvas.class);
    await(() -> canvas.graph().orElseThrow().nodes().size() != before);
    assertWhole(canvas);
  }

  @Test
  void statesAndBlocks() throws TimeoutException {
    assertWhole(graph(ViewId.LOWERING, "#lowering-graph"));
    GraphCanvas canvas = find("#lowering-graph", GraphCanvas.class);
    PlacedGraph states = canvas.graph().orElseThrow();
    new FxRobot().clickOn("#lowering-blocks");
    await(() -> canvas.graph().filter(graph -> !graph.equals(states)).isPresent());
    assertWhole(canvas);
  }

  @Test
  void whoWaitsForWhom() throws TimeoutException {
    onFx(() -> workbench().clock().goTo(11));
    assertWhole(graph(ViewId.RUN, "#await-graph"));
  }

  @Test
  void lanes() throws TimeoutException {
    LanesView lanes = find("#lanes", LanesView.class);
    await(() -> made(lanes::picture).isPresent());
    Document svg = parsed(svg(lanes));
    List<String> written = texts(svg).stream().map(Element::getTextContent).toList();
    assertTrue(written.containsAll(List.of("1 主函数", "2 获取数据", "3 http.get", "调度器")), "" + written);
    // Solid, hatched and dotted.
    assertTrue(svg.getElementsByTagName("rect").getLength() > 3);
    assertTrue(svg.getElementsByTagName("line").getLength() > 10);
    assertTrue(svg.getElementsByTagName("ellipse").getLength() > 5);
  }

  @Test
  void bothThemesHaveTheirColours() throws TimeoutException {
    GraphCanvas canvas = graph(ViewId.LOWERING, "#lowering-graph");
    String light = svg(canvas);
    onFx(workbench().settings()::switchTheme);
    String dark = svg(canvas);
    assertNotEquals(light, dark);
    assertTrue(light.contains("fill=\"#ffffff\"") && dark.contains("fill=\"#0f141a\""));
  }

  @Test
  void pixelsAreThoseOfTheDrawing() throws TimeoutException, IOException {
    GraphCanvas canvas = graph(ViewId.TREE, "#tree-picture");
    Document svg = parsed(svg(canvas));
    byte[] png = made(() -> canvas.picture().orElseThrow().png()).get();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(
        number(svg.getDocumentElement(), "width") / number(svg.getDocumentElement(), "height"),
        (double) image.getWidth() / image.getHeight(),
        0.01);
    long painted = 0;
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        painted += (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
      }
    }
    assertTrue(painted > 500, "painted: " + painted);
  }

  @Test
  void aKeyWritesTheDrawingThatIsLookedAt() throws TimeoutException, IOException {
    GraphCanvas canvas = graph(ViewId.TREE, "#tree-picture");
    Path file = userFolder().resolve("树.svg");
    dialogs.choose(Optional.of(file));
    onFx(canvas::requestFocus);
    new FxRobot().press(KeyCode.CONTROL).push(KeyCode.G).release(KeyCode.CONTROL);
    await(() -> Files.exists(file));
    parsed(Files.readString(file));
    assertTrue(files().notice().get().contains("树.svg"));
    assertEquals(svg(canvas), Files.readString(file));
  }

  @Test
  void pixelsAreMadeIntoAFileOnAnotherThread() throws TimeoutException {
    AtomicReference<Thread> encoding = new AtomicReference<>();
    Picture picture =
        new Picture() {
          @Override
          public String name() {
            return "one";
          }

          @Override
          public String svg() {
            return "";
          }

          @Override
          public Supplier<byte[]> png() {
            return () -> {
              encoding.set(Thread.currentThread());
              return new byte[] {1};
            };
          }
        };
    dialogs.choose(Optional.of(userFolder().resolve("一.png")));
    AtomicReference<Thread> window = new AtomicReference<>();
    onFx(
        () -> {
          window.set(Thread.currentThread());
          workbench().pictures().write(picture, Picture.Format.PNG);
        });
    await(() -> files().notice().get().contains("一.png"));
    assertNotEquals(window.get(), Objects.requireNonNull(encoding.get()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws TimeoutException {
    GraphCanvas canvas = graph(ViewId.TREE, "#tree-picture");
    dialogs.choose(Optional.of(userFolder().resolve("gone").resolve("树.png")));
    onFx(() -> workbench().pictures().write(canvas.picture().orElseThrow(), Picture.Format.PNG));
    await(() -> files().notice().get().contains("树.png"));
    assertFalse(Files.exists(userFolder().resolve("gone")));
  }
}
