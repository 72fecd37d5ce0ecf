package org.qistage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// The ratios as bars on a logarithmic scale, in SVG: a bar that ends left of the line at 1 is faster
/// than the peer, and the mark on it is the ratio that may not be passed.
final class Chart {
  private static final int LEFT = 210;
  private static final int WIDTH = 520;
  private static final int RIGHT = 110;
  private static final int TOP = 44;
  private static final int STEP = 22;
  private static final double LEAST = 0.01;
  private static final double GREATEST = 10;

  private final List<Row> rows;

  Chart(List<Row> rows) {
    this.rows = rows.stream().filter(row -> !row.workload().startsWith("linear")).toList();
  }

  void write(Path file) throws IOException {
    Files.writeString(file, text());
  }

  private String text() {
    int height = TOP + rows.size() * STEP + 30;
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n",
        LEFT + WIDTH + RIGHT, height);
    svg.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n");
    svg.format(
        "<text x=\"%d\" y=\"18\" fill=\"#333333\">time or memory, as a ratio to the peer's (less is"
            + " better; | must)</text>%n",
        LEFT);
    for (double value : new double[] {0.01, 0.1, 1, 10}) {
      svg.format(
          "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
          place(value), TOP - 6, place(value), height - 24, value == 1 ? "#888888" : "#dddddd");
      svg.format(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666666\">%s</text>%n",
          place(value), TOP - 12, value < 1 ? String.valueOf(value) : String.valueOf((int) value));
    }
    for (int i = 0; i < rows.size(); i++) {
      bar(svg, rows.get(i), TOP + i * STEP);
    }
    return svg.format("</svg>%n").toString();
  }

  private static void bar(Formatter svg, Row row, int y) {
    String colour =
        switch (row.verdict()) {
          case GOAL -> "#4c9f70";
          case MUST -> "#7fa7d6";
          case MISSED -> "#d98b6a";
        };
    svg.format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#333333\">%s · %s</text>%n",
        LEFT - 8, y + 13, row.workload(), row.peer());
    svg.format(
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
        LEFT, y + 3, place(row.ratio()) - LEFT, STEP - 8, colour);
    svg.format(
        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222222\""
            + " stroke-width=\"2\"/>%n",
        place(row.must()), y + 1, place(row.must()), y + STEP - 3);
    svg.format(
        "<text x=\"%d\" y=\"%d\" fill=\"#333333\">%.3f</text>%n",
        LEFT + WIDTH + 8, y + 13, row.ratio());
  }

  private static double place(double ratio) {
    double bounded = Math.clamp(ratio, LEAST, GREATEST);
    return LEFT + WIDTH * Math.log(bounded / LEAST) / Math.log(GREATEST / LEAST);
  }
}
