package org.plantroom.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot of lines as SVG: grid, round ticks, legend, colours that colour-blind people tell apart
 * (Okabe and Ito), for light and dark pages. Needs nothing from outside itself.
 *
 * <p>Owner: one thread.
 */
public final class Plot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 40;
  private static final int BOTTOM = 44;

  /** Widths in the legend: of a line's mark with its gaps, and of a letter. */
  private static final int KEY = 34;

  private static final int LETTER = 7;
  private static final String[] COLOURS = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"
  };
  static final String STYLE =
      """
      <style>.plot{font:12px system-ui,sans-serif;--ink:#1b1f24;--pale:#d5d9de;--paper:#fff}\
      @media(prefers-color-scheme:dark){.plot{--ink:#e4e7ea;--pale:#3a4046;--paper:#14171a}}\
      .plot text{fill:var(--ink)}.plot .grid{stroke:var(--pale)}.plot .paper{fill:var(--paper)}\
      .plot polyline{fill:none;stroke-width:1.6;stroke-linejoin:round}\
      .plot .reference{stroke-width:5;stroke-opacity:.4}</style>
      """;

  private final String title;
  private final String xLabel;
  private final double xUnit;
  private final List<PlotLine> lines = new ArrayList<>();

  private Plot(String title, String xLabel, double xUnit) {
    this.title = title;
    this.xLabel = xLabel;
    this.xUnit = xUnit;
  }

  /** An empty plot. */
  public static Plot of(String title, String xLabel) {
    return new Plot(title, xLabel, 1);
  }

  /**
   * An empty plot over time.
   *
   * @param seconds to be shown, which chooses between seconds, minutes, hours and days
   */
  public static Plot overTime(String title, double seconds) {
    TimeUnit unit = TimeUnit.fitting(seconds);
    return new Plot(title, "time, " + unit.symbol(), unit.seconds());
  }

  /** Adds a line. */
  public Plot line(String name, double[] xs, double[] ys) {
    return add(name, PlotLine.Style.LINE, xs, ys);
  }

  /** Adds what the others are compared with, drawn wide and pale. */
  public Plot reference(String name, double[] xs, double[] ys) {
    return add(name, PlotLine.Style.REFERENCE, xs, ys);
  }

  /** Adds a cloud of points. */
  public Plot dots(String name, double[] xs, double[] ys) {
    return add(name, PlotLine.Style.DOTS, xs, ys);
  }

  private Plot add(String name, PlotLine.Style style, double[] xs, double[] ys) {
    double[] scaled = xs.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= xUnit;
    }
    lines.add(new PlotLine(name, style, scaled, ys));
    return this;
  }

  /** The plot as an SVG element. */
  public String svg() {
    PlotSpan span = PlotSpan.of(lines);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 %d %d" role="img" aria-label="%s">
        """
            .formatted(WIDTH, HEIGHT, Markup.escape(title)));
    svg.append(STYLE);
    svg.append("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, HEIGHT));
    text(svg, LEFT, 18, "start", title);
    grid(svg, span);
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), COLOURS[i % COLOURS.length], span);
    }
    legend(svg);
    return svg.append("</svg>\n").toString();
  }

  private void grid(StringBuilder svg, PlotSpan span) {
    Ticks across = Ticks.within(span.left(), span.right(), 8);
    for (int i = 0; i < across.count(); i++) {
      double x = x(across.at(i), span);
      rule(svg, x, TOP, x, HEIGHT - BOTTOM);
      text(svg, x, HEIGHT - BOTTOM + 17, "middle", across.label(i));
    }
    Ticks up = Ticks.within(span.bottom(), span.top(), 6);
    for (int i = 0; i < up.count(); i++) {
      double y = y(up.at(i), span);
      rule(svg, LEFT, y, WIDTH - RIGHT, y);
      text(svg, LEFT - 6, y + 4, "end", up.label(i));
    }
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", xLabel);
  }

  private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT, "<path class=\"grid\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", x1, y1, x2, y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            Markup.escape(words)));
  }

  private static void draw(StringBuilder svg, PlotLine line, String colour, PlotSpan span) {
    switch (line.style()) {
      case LINE -> polyline(svg, line, "", colour, span);
      case REFERENCE -> polyline(svg, line, " class=\"reference\"", colour, span);
      case DOTS -> {
        for (int i = 0; i < line.size(); i++) {
          svg.append(
              String.format(
                  Locale.ROOT,
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>\n",
                  x(line.x(i), span),
                  y(line.y(i), span),
                  colour));
        }
      }
    }
  }

  private static void polyline(
      StringBuilder svg, PlotLine line, String attributes, String colour, PlotSpan span) {
    svg.append("<polyline%s stroke=\"%s\" points=\"".formatted(attributes, colour));
    for (int i = 0; i < line.size(); i++) {
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(line.x(i), span), y(line.y(i), span)));
    }
    svg.append("\"/>\n");
  }

  private void legend(StringBuilder svg) {
    int share = (WIDTH - LEFT - RIGHT) / Math.max(1, lines.size());
    int x = LEFT;
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).name();
      int width = Math.min(share, KEY + LETTER * name.length());
      int letters = (width - KEY) / LETTER;
      svg.append(
          "<rect x=\"%d\" y=\"26\" width=\"14\" height=\"4\" fill=\"%s\"/>\n"
              .formatted(x, COLOURS[i % COLOURS.length]));
      boolean isLong = name.length() > letters;
      text(svg, x + 19, 32, "start", isLong ? "…" + name.substring(name.length() - letters) : name);
      x += width;
    }
  }

  private static double x(double value, PlotSpan span) {
    double share = (value - span.left()) / (span.right() - span.left());
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, PlotSpan span) {
    double share = (value - span.bottom()) / (span.top() - span.bottom());
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }
}
