package org.plantroom.study;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A number over two others as an SVG of coloured cells, from dark blue for the least to yellow for
 * the greatest, which colour-blind people and grey printers keep apart (as cividis does); each cell
 * has its number in it.
 *
 * <p>Owner: one thread.
 */
final class HeatMap {
  private static final int WIDTH = 720;
  private static final int LEFT = 84;
  private static final int RIGHT = 16;
  private static final int TOP = 32;
  private static final int BOTTOM = 44;
  private static final int CELL = 36;
  private static final double LIGHT = 0.5;
  private static final int[] LEAST = {0, 34, 78};
  private static final int[] GREATEST = {254, 232, 56};

  private final String title;
  private final String across;
  private final String up;
  private final List<Double> xs;
  private final List<Double> ys;
  private final Map<List<Double>, Double> values = new HashMap<>();

  /**
   * An empty map.
   *
   * @param across label of the horizontal axis
   * @param up label of the vertical axis
   * @param xs values of the columns, rising
   * @param ys values of the rows, rising upwards
   */
  HeatMap(String title, String across, String up, List<Double> xs, List<Double> ys) {
    this.title = title;
    this.across = across;
    this.up = up;
    this.xs = List.copyOf(xs);
    this.ys = List.copyOf(ys);
  }

  /** Puts a number into a cell. */
  void put(double x, double y, double value) {
    values.put(List.of(x, y), value);
  }

  /** The map as an SVG element. */
  String svg() {
    int height = TOP + CELL * ys.size() + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 %d %d" role="img" aria-label="%s">
        """
            .formatted(WIDTH, height, Markup.escape(title)));
    svg.append(Plot.STYLE);
    svg.append("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, height));
    text(svg, LEFT, 20, "start", "", title + " over " + up);
    double least = values.values().stream().mapToDouble(v -> v).min().orElse(0);
    double greatest = values.values().stream().mapToDouble(v -> v).max().orElse(0);
    for (int row = 0; row < ys.size(); row++) {
      double middle = TOP + CELL * (ys.size() - row - 0.5);
      text(svg, LEFT - 8, middle + 4, "end", "", Shown.number(ys.get(row)));
      for (int column = 0; column < xs.size(); column++) {
        double value = values.getOrDefault(List.of(xs.get(column), ys.get(row)), Double.NaN);
        double share = greatest > least ? (value - least) / (greatest - least) : LIGHT;
        cell(svg, column, middle, value, share);
      }
    }
    for (int column = 0; column < xs.size(); column++) {
      double x = LEFT + width() * (column + 0.5);
      text(svg, x, height - BOTTOM + 17, "middle", "", Shown.number(xs.get(column)));
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, height - 8, "middle", "", across);
    return svg.append("</svg>\n").toString();
  }

  private double width() {
    return (WIDTH - LEFT - RIGHT) / (double) xs.size();
  }

  private void cell(StringBuilder svg, int column, double middle, double value, double share) {
    if (!Double.isFinite(share)) {
      return;
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
            LEFT + width() * column,
            middle - CELL / 2.0,
            width() - 1,
            CELL - 1,
            colour(share)));
    String ink = " style=\"fill:%s\"".formatted(share > LIGHT ? "#000" : "#fff");
    text(svg, LEFT + width() * (column + 0.5), middle + 4, "middle", ink, Shown.number(value));
  }

  private static String colour(double share) {
    StringBuilder colour = new StringBuilder("#");
    for (int i = 0; i < LEAST.length; i++) {
      long part = Math.round(LEAST[i] + share * (GREATEST[i] - LEAST[i]));
      colour.append(String.format(Locale.ROOT, "%02x", part));
    }
    return colour.toString();
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String attributes, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n",
            x,
            y,
            anchor,
            attributes,
            Markup.escape(words)));
  }
}
