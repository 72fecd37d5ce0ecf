package org.qistage.explorer.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.qistage.foundation.text.DisplayWidth;

/// CommonMark, with tables, as nodes of a window. HTML in it is shown as it is written, and no picture is fetched.
final class MarkdownNodes {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static final int NARROWEST = 4;
  private static final int WIDEST = 40;

  private final Consumer<String> follow;

  /// @param follow is called with the target of a link that is clicked
  MarkdownNodes(Consumer<String> follow) {
    this.follow = follow;
  }

  /// The blocks of a text, one below the other.
  List<Node> of(String markdown) {
    return blocks(PARSER.parse(markdown));
  }

  private List<Node> blocks(org.commonmark.node.Node parent) {
    Blocks blocks = new Blocks();
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(blocks);
    }
    return blocks.made;
  }

  private VBox box(org.commonmark.node.Node parent, String style) {
    VBox box = new VBox(blocks(parent).toArray(Node[]::new));
    box.getStyleClass().addAll("lesson-blocks", style);
    return box;
  }

  private TextFlow flow(org.commonmark.node.Node parent, String... styles) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass().addAll(styles);
    Inlines inlines = new Inlines(flow);
    for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(inlines);
    }
    return flow;
  }

  /// A piece of code in its own lines.
  static Label code(String text) {
    Label code = new Label(text.stripTrailing());
    code.getStyleClass().addAll("code", "lesson-code");
    code.setWrapText(true);
    code.setMaxWidth(Double.MAX_VALUE);
    return code;
  }

  /// Paragraphs, lists and the like.
  private final class Blocks extends AbstractVisitor {
    final List<Node> made = new ArrayList<>();

    @Override
    public void visit(Paragraph paragraph) {
      made.add(flow(paragraph, "lesson-text"));
    }

    @Override
    public void visit(Heading heading) {
      made.add(flow(heading, "lesson-text", "lesson-heading-" + heading.getLevel()));
    }

    @Override
    public void visit(BulletList list) {
      for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
        made.add(item("•", item));
      }
    }

    @Override
    public void visit(OrderedList list) {
      Integer first = list.getMarkerStartNumber();
      int number = first == null ? 1 : first;
      for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
        made.add(item(number++ + ".", item));
      }
    }

    private HBox item(String mark, org.commonmark.node.Node item) {
      Label bullet = new Label(mark);
      bullet.setMinWidth(Label.USE_PREF_SIZE);
      VBox content = box(item, "lesson-item");
      HBox.setHgrow(content, Priority.ALWAYS);
      HBox row = new HBox(bullet, content);
      row.getStyleClass().add("lesson-item-row");
      return row;
    }

    @Override
    public void visit(ListItem item) {
      made.add(item("•", item));
    }

    @Override
    public void visit(BlockQuote quote) {
      made.add(box(quote, "lesson-quote"));
    }

    @Override
    public void visit(FencedCodeBlock block) {
      made.add(code(block.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      made.add(code(block.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock block) {
      made.add(code(block.getLiteral()));
    }

    @Override
    public void visit(ThematicBreak rule) {
      made.add(new javafx.scene.control.Separator());
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock table) {
        made.add(table(table));
      }
    }

    private GridPane table(TableBlock table) {
      GridPane grid = new GridPane();
      grid.getStyleClass().add("lesson-table");
      int row = 0;
      for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
        if (part instanceof TableHead || part instanceof TableBody) {
          for (var line = part.getFirstChild(); line != null; line = line.getNext()) {
            if (line instanceof TableRow cells) {
              row(grid, row++, cells, part instanceof TableHead);
            }
          }
        }
      }
      divide(grid);
      return grid;
    }

    /// Each column is as wide as its longest text wants, in relation to the others.
    private void divide(GridPane grid) {
      List<Integer> widths = new ArrayList<>();
      for (Node cell : grid.getChildren()) {
        int column = GridPane.getColumnIndex(cell);
        while (widths.size() <= column) {
          widths.add(NARROWEST);
        }
        int wanted = cell instanceof TextFlow flow ? columns(flow) : NARROWEST;
        widths.set(column, Math.clamp(wanted, widths.get(column), WIDEST));
      }
      double all = widths.stream().mapToInt(Integer::intValue).sum();
      for (int width : widths) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(100 * width / all);
        grid.getColumnConstraints().add(column);
      }
    }

    /// How many columns of a terminal the words of a cell take: two for a Hanzi.
    private static int columns(TextFlow flow) {
      return flow.getChildren().stream()
          .filter(Text.class::isInstance)
          .mapToInt(piece -> DisplayWidth.of(((Text) piece).getText()))
          .sum();
    }

    private void row(GridPane grid, int row, TableRow cells, boolean head) {
      int column = 0;
      for (var cell = cells.getFirstChild(); cell != null; cell = cell.getNext()) {
        if (cell instanceof TableCell) {
          TextFlow flow = flow(cell, "lesson-text", head ? "lesson-head-cell" : "lesson-cell");
          grid.add(flow, column++, row);
        }
      }
    }
  }

  /// Words, and what stands among them.
  private final class Inlines extends AbstractVisitor {
    private final TextFlow flow;
    private final List<String> styles = new ArrayList<>();

    Inlines(TextFlow flow) {
      this.flow = flow;
    }

    private void add(String words, String... more) {
      Text text = new Text(words);
      text.getStyleClass().addAll(styles);
      text.getStyleClass().addAll(more);
      flow.getChildren().add(text);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
      add(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      add(code.getLiteral(), "lesson-inline-code");
    }

    @Override
    public void visit(HtmlInline html) {
      add(html.getLiteral(), "lesson-inline-code");
    }

    @Override
    public void visit(SoftLineBreak line) {
      // Between Hanzi a line break is nothing; the lessons break lines only there or at blanks.
      add(isBetweenHanzi(line) ? "" : " ");
    }

    @Override
    public void visit(HardLineBreak line) {
      add("\n");
    }

    @Override
    public void visit(Emphasis emphasis) {
      styled("lesson-emphasis", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      styled("lesson-strong", strong);
    }

    private void styled(String style, org.commonmark.node.Node parent) {
      styles.add(style);
      visitChildren(parent);
      styles.removeLast();
    }

    @Override
    public void visit(Link link) {
      StringBuilder words = new StringBuilder();
      link.accept(
          new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text text) {
              words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
              words.append(code.getLiteral());
            }
          });
      Hyperlink hyperlink = new Hyperlink(words.toString());
      hyperlink.getStyleClass().add("lesson-link");
      hyperlink.setOnAction(_ -> follow.accept(link.getDestination()));
      flow.getChildren().add(hyperlink);
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
    }

    private static boolean isBetweenHanzi(SoftLineBreak line) {
      return line.getPrevious() instanceof org.commonmark.node.Text before
          && line.getNext() instanceof org.commonmark.node.Text after
          && !before.getLiteral().isEmpty()
          && !after.getLiteral().isEmpty()
          && isWide(before.getLiteral().codePointBefore(before.getLiteral().length()))
          && isWide(after.getLiteral().codePointAt(0));
    }

    private static boolean isWide(int character) {
      return Character.isIdeographic(character) || (character >= 0x3000 && character < 0xFFEF);
    }
  }
}
