package org.plantroom.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.plantroom.core.Drawing.PlacedSymbol;

/**
 * Finds the way of pipes from connection point to connection point.
 *
 * @param symbols those without mistakes, by id
 * @param ids all symbols of the file
 * @param room to see what a pipe would cross
 */
record PipeReader(Map<String, PlacedSymbol> symbols, Set<String> ids, DrawingRoom room) {
  /** An end; a pipe leaves a symbol as its connection point looks. */
  private record End(Cell at, Way way) {}

  private enum Way {
    SIDEWAYS,
    UPRIGHT,
    ANY
  }

  Optional<Drawing.Pipe> read(Section pipe, Where where) {
    Optional<End> from = end(pipe, DisplayKeys.FROM);
    Optional<End> to = end(pipe, DisplayKeys.TO);
    Optional<PipeKind> kind = pipe.get(DisplayKeys.KIND);
    if (from.isEmpty() || to.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    List<End> stops = new ArrayList<>();
    stops.add(from.get());
    pipe.get(DisplayKeys.VIA)
        .ifPresent(all -> all.forEach(via -> stops.add(new End(via.value(), Way.ANY))));
    stops.add(to.get());
    List<Cell> points = route(stops);
    points.forEach(point -> room.checkInside(new Drawing.Box(point.x(), point.y(), 0, 0), where));
    if (kind.get() == PipeKind.SUPPLY || kind.get() == PipeKind.RETURN) {
      for (int i = 1; i < points.size(); i++) {
        room.checkPipe(points.get(i - 1), points.get(i), where);
      }
    }
    boolean flow = pipe.get(DisplayKeys.FLOW).orElse(false);
    return Optional.of(new Drawing.Pipe(kind.get(), flow, points));
  }

  private Optional<End> end(Section pipe, Field<PipeEnd> field) {
    Where where = pipe.where(field);
    return pipe.get(field)
        .flatMap(
            end ->
                switch (end) {
                  case PipeEnd.Free(Cell at) -> Optional.of(new End(at, Way.ANY));
                  case PipeEnd.Port(String symbol, String port) -> port(symbol, port, where);
                });
  }

  private Optional<End> port(String id, String name, Where where) {
    PlacedSymbol symbol = symbols.get(id);
    if (symbol == null) {
      if (!ids.contains(id)) {
        where.report(
            Excerpt.quoted(id), "a symbol of this display%s".formatted(Suggestion.hint(id, ids)));
      }
      return Optional.empty();
    }
    SymbolKind kind = Objects.requireNonNull(SymbolLibrary.all().get(symbol.symbol()));
    SymbolKind.Point port = kind.ports().get(name);
    if (port == null) {
      where.report(
          Excerpt.quoted(name),
          "a connection point of symbol %s: %s"
              .formatted(symbol.symbol(), String.join(", ", kind.ports().keySet())));
      return Optional.empty();
    }
    Turn turn = symbol.turn();
    Cell drawn = turn.size(new Cell(symbol.box().width(), symbol.box().height()));
    Cell at = turn.turned(port.in(drawn), drawn);
    boolean isTurned = turn == Turn.DOWN || turn == Turn.UP;
    return Optional.of(
        new End(
            new Cell(symbol.box().x() + at.x(), symbol.box().y() + at.y()),
            port.isSideways() != isTurned ? Way.SIDEWAYS : Way.UPRIGHT));
  }

  private static List<Cell> route(List<End> stops) {
    List<Cell> points = new ArrayList<>();
    points.add(stops.getFirst().at());
    for (int i = 1; i < stops.size(); i++) {
      End from = stops.get(i - 1);
      End to = stops.get(i);
      points.addAll(corners(from, to));
      points.add(to.at());
    }
    return List.copyOf(points);
  }

  private static List<Cell> corners(End from, End to) {
    Cell a = from.at();
    Cell b = to.at();
    if (a.x() == b.x() || a.y() == b.y()) {
      return List.of();
    }
    boolean beginsSideways =
        from.way() == Way.SIDEWAYS || (from.way() == Way.ANY && to.way() != Way.SIDEWAYS);
    boolean endsSideways = to.way() == Way.SIDEWAYS || (to.way() == Way.ANY && !beginsSideways);
    if (beginsSideways && endsSideways) {
      int middle = (a.x() + b.x()) / 2;
      return List.of(new Cell(middle, a.y()), new Cell(middle, b.y()));
    }
    if (!beginsSideways && !endsSideways) {
      int middle = (a.y() + b.y()) / 2;
      return List.of(new Cell(a.x(), middle), new Cell(b.x(), middle));
    }
    return beginsSideways ? List.of(new Cell(b.x(), a.y())) : List.of(new Cell(a.x(), b.y()));
  }
}
