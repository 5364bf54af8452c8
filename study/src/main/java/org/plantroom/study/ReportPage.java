package org.plantroom.study;

import java.util.List;

/** An HTML page that needs nothing from outside, written from top to bottom. */
final class ReportPage {
  private static final String STYLE =
      """
      <style>
      :root{color-scheme:light dark;--pale:#d5d9de}
      @media(prefers-color-scheme:dark){:root{--pale:#3a4046}}
      body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse;display:block;overflow-x:auto}
      th,td{padding:.3rem .8rem;border-bottom:1px solid var(--pale);text-align:right;white-space:nowrap}
      th:first-child,td:first-child{text-align:left}
      small{opacity:.75;display:block}
      svg{max-width:48rem;width:100%;display:block;margin:1rem 0}
      </style>
      """;

  private final StringBuilder html = new StringBuilder();

  /** A page with its title as heading. */
  ReportPage(String title) {
    String escaped = Markup.escape(title);
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">");
    html.append("<title>%s</title>\n".formatted(escaped)).append(STYLE);
    html.append("</head><body>\n<h1>%s</h1>\n".formatted(escaped));
  }

  /** Begins a part. */
  void heading(String words) {
    html.append("<h2>").append(Markup.escape(words)).append("</h2>\n");
  }

  /** Begins a part of a part. */
  void subheading(String words) {
    html.append("<h3>").append(Markup.escape(words)).append("</h3>\n");
  }

  /** Adds a paragraph of plain words. */
  void paragraph(String words) {
    html.append("<p>").append(Markup.escape(words)).append("</p>\n");
  }

  /**
   * Adds a table of plain cells.
   *
   * @param head of the columns
   */
  void table(List<String> head, List<List<String>> rows) {
    markedUpTable(
        head, rows.stream().map(row -> row.stream().map(Markup::escape).toList()).toList());
  }

  /**
   * Adds a table whose cells are HTML.
   *
   * @param head of the columns, plain
   */
  void markedUpTable(List<String> head, List<List<String>> rows) {
    html.append("<table>\n");
    row("th", head.stream().map(Markup::escape).toList());
    rows.forEach(cells -> row("td", cells));
    html.append("</table>\n");
  }

  private void row(String cell, List<String> cells) {
    html.append("<tr>");
    cells.forEach(text -> html.append("<%s>%s</%s>".formatted(cell, text, cell)));
    html.append("</tr>\n");
  }

  /** Adds a drawing. */
  void svg(String svg) {
    html.append(svg);
  }

  /** The whole page. */
  String end() {
    return html.append("</body></html>\n").toString();
  }
}
