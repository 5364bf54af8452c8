package org.plantroom.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Drawing.Box;
import org.plantroom.core.Drawing.PlacedSymbol;

/**
 * Makes a drawing of the keys of a display, and reports what does not fit: unknown tags, pipes
 * without a connection point, and what lies beyond the grid or over something else.
 *
 * <p>Not thread-safe; used once.
 */
final class DrawingReader {
  private final Section display;
  private final DisplayTags tags;
  private final Cell size;
  private final DrawingRoom room;
  private final Map<String, PlacedSymbol> symbols = new LinkedHashMap<>();

  /**
   * Begins a drawing.
   *
   * @param size of its grid
   */
  DrawingReader(Section display, DisplayTags tags, Cell size) {
    this.display = display;
    this.tags = tags;
    this.size = size;
    this.room = new DrawingRoom(size);
  }

  Drawing read() {
    SequencedMap<String, Placed<Section>> named =
        display.get(DisplayKeys.SYMBOLS).orElse(new LinkedHashMap<>());
    named.forEach(
        (id, placed) -> symbol(id, placed.value()).ifPresent(symbol -> symbols.put(id, symbol)));
    List<Drawing.ValueBox> values = each(DisplayKeys.VALUES, this::value);
    List<Drawing.Bar> bars = each(DisplayKeys.BARS, this::bar);
    List<Drawing.Caption> texts = each(DisplayKeys.TEXTS, this::text);
    List<Drawing.Zone> zones = each(DisplayKeys.ZONES, this::zone);
    room.checkOverlaps();
    PipeReader pipes = new PipeReader(symbols, named.keySet(), room);
    return new Drawing(
        size,
        List.copyOf(symbols.values()),
        each(DisplayKeys.PIPES, pipes::read),
        values,
        bars,
        texts,
        zones);
  }

  private interface ItemReader<T> {
    Optional<T> read(Section section, Where where);
  }

  private <T> List<T> each(Field<List<Placed<Section>>> field, ItemReader<T> reader) {
    List<T> items = new ArrayList<>();
    for (Placed<Section> placed : display.get(field).orElse(List.of())) {
      reader.read(placed.value(), placed.where()).ifPresent(items::add);
    }
    return List.copyOf(items);
  }

  private Optional<PlacedSymbol> symbol(String id, Section symbol) {
    Optional<String> machine = symbol.get(DisplayKeys.MACHINE);
    machine.ifPresent(name -> tags.checkMachine(name, symbol.where(DisplayKeys.MACHINE)));
    SymbolParts parts =
        new SymbolParts(
            machine.orElse(null),
            tag(symbol, DisplayKeys.RUNNING),
            tag(symbol, DisplayKeys.FAULT),
            tag(symbol, DisplayKeys.MODE),
            tag(symbol, DisplayKeys.VALUE),
            tag(symbol, DisplayKeys.LEVEL),
            tagList(symbol, DisplayKeys.LAYERS),
            tagList(symbol, DisplayKeys.TAGS));
    Optional<SymbolKind> kind = kind(symbol);
    Optional<Cell> at = symbol.get(DisplayKeys.AT);
    Optional<Turn> turn = symbol.get(DisplayKeys.TURN);
    Optional<LabelPlace> labelAt = symbol.get(DisplayKeys.LABEL_AT);
    if (kind.isEmpty() || at.isEmpty() || turn.isEmpty() || labelAt.isEmpty()) {
      return Optional.empty();
    }
    Cell area = turn.get().size(area(symbol, kind.get()));
    Box box = new Box(at.get().x(), at.get().y(), area.x(), area.y());
    PlacedSymbol placed =
        parts.placed(
            id,
            symbol.need(DisplayKeys.SYMBOL),
            box,
            turn.get(),
            symbol.get(DisplayKeys.LABEL_TEXT).orElse(""),
            labelAt.get());
    room.addSymbol(placed, kind.get(), symbol.where(DisplayKeys.AT));
    return Optional.of(placed);
  }

  private static Optional<SymbolKind> kind(Section symbol) {
    return symbol
        .get(DisplayKeys.SYMBOL)
        .map(name -> Objects.requireNonNull(SymbolLibrary.all().get(name)));
  }

  private static Cell area(Section symbol, SymbolKind kind) {
    Optional<Cell> area = symbol.get(DisplayKeys.AREA);
    if (area.isEmpty()) {
      return kind.size();
    }
    Cell least = kind.least();
    Cell asked = area.get();
    String found = "[%d, %d]".formatted(asked.x(), asked.y());
    if (least == null) {
      symbol
          .where(DisplayKeys.AREA)
          .report(
              found,
              "no size, this symbol is always [%d, %d]"
                  .formatted(kind.size().x(), kind.size().y()));
      return kind.size();
    }
    if (asked.x() < least.x() || asked.y() < least.y()) {
      symbol
          .where(DisplayKeys.AREA)
          .report(found, "at least [%d, %d] for this symbol".formatted(least.x(), least.y()));
      return kind.size();
    }
    return asked;
  }

  private Optional<Drawing.ValueBox> value(Section value, Where where) {
    Optional<String> tag = need(value, DisplayKeys.OF_TAG);
    String setPoint = tag(value, DisplayKeys.SET_POINT);
    Optional<Cell> at = value.get(DisplayKeys.AT);
    if (tag.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    String label = value.get(DisplayKeys.LABEL_TEXT).orElse("");
    Box box = DrawingSizes.value(at.get(), label, setPoint != null);
    room.addMark(box, "the value " + Excerpt.plain(tag.get()), where);
    return Optional.of(new Drawing.ValueBox(box, label, tag.get(), setPoint));
  }

  private Optional<Drawing.Bar> bar(Section bar, Where where) {
    Optional<String> tag = need(bar, DisplayKeys.OF_TAG);
    String setPoint = tag(bar, DisplayKeys.SET_POINT);
    Drawing.Span scale = span(bar, DisplayKeys.SCALE);
    Drawing.Span normal = span(bar, DisplayKeys.NORMAL);
    Optional<Cell> at = bar.get(DisplayKeys.AT);
    if (tag.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    String label = bar.get(DisplayKeys.LABEL_TEXT).orElse("");
    Box box = DrawingSizes.bar(at.get(), label);
    room.addMark(box, "the bar of " + Excerpt.plain(tag.get()), where);
    return Optional.of(new Drawing.Bar(box, label, tag.get(), setPoint, scale, normal));
  }

  private static Drawing.@Nullable Span span(Section bar, Field<Section> field) {
    Optional<Section> span = bar.get(field);
    Optional<Double> min = span.flatMap(ends -> ends.get(DisplayKeys.MIN));
    Optional<Double> max = span.flatMap(ends -> ends.get(DisplayKeys.MAX));
    if (min.isEmpty() || max.isEmpty()) {
      return null;
    }
    if (min.get() >= max.get()) {
      bar.where(field)
          .report(
              "min %s and max %s".formatted(Numbers.text(min.get()), Numbers.text(max.get())),
              "a max above the min");
    }
    return new Drawing.Span(min.get(), max.get());
  }

  private Optional<Drawing.Caption> text(Section text, Where where) {
    Optional<Cell> at = text.get(DisplayKeys.AT);
    Optional<String> words = text.get(DisplayKeys.TEXT);
    boolean title = text.get(DisplayKeys.TITLE).orElse(false);
    if (at.isEmpty() || words.isEmpty()) {
      return Optional.empty();
    }
    Box box = DrawingSizes.text(at.get(), words.get(), title);
    room.addMark(box, "the text " + Excerpt.quoted(words.get()), where);
    return Optional.of(new Drawing.Caption(box, words.get(), title));
  }

  private Optional<Drawing.Zone> zone(Section zone, Where where) {
    Optional<Cell> at = zone.get(DisplayKeys.AT);
    Optional<Cell> area = zone.get(DisplayKeys.ZONE_SIZE);
    if (at.isEmpty() || area.isEmpty()) {
      return Optional.empty();
    }
    String label = zone.get(DisplayKeys.LABEL_TEXT).orElse("");
    Box box = new Box(at.get().x(), at.get().y(), area.get().x(), area.get().y());
    room.checkInside(box, where);
    if (!label.isEmpty()) {
      Box title = DrawingSizes.text(new Cell(box.x() + 1, box.y() + 1), label, true);
      room.addMark(title, "the label " + Excerpt.quoted(label), where);
    }
    return Optional.of(new Drawing.Zone(box, label));
  }

  private Optional<String> need(Section section, Field<String> field) {
    return Optional.ofNullable(tag(section, field));
  }

  private @Nullable String tag(Section section, Field<String> field) {
    Optional<String> tag = section.get(field);
    tag.ifPresent(name -> tags.check(name, section.where(field)));
    return tag.orElse(null);
  }

  private List<String> tagList(Section section, Field<List<Placed<String>>> field) {
    List<Placed<String>> all = section.get(field).orElse(List.of());
    all.forEach(tag -> tags.check(tag.value(), tag.where()));
    return all.stream().map(Placed::value).toList();
  }
}
