package org.plantroom.core;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The keys of {@code displays/ID.yaml}. */
final class DisplayKeys {
  static final int MOST_CELLS = 480;
  private static final CellKind PLACE =
      new CellKind("a place on the grid as [x, y], 0 to %d".formatted(MOST_CELLS), 0, MOST_CELLS);
  private static final CellKind SIZE =
      new CellKind("a size in cells as [width, height], 1 to " + MOST_CELLS, 1, MOST_CELLS);

  /** A tag's name, or the machine's name on the display, a slash and the tag's. */
  private static final ScalarKind<String> TAG = Kinds.TEXT.called("a tag as Tag or machine/Tag");

  private static final ScalarKind<String> LABEL =
      new ScalarKind<>(
          "a text of 1 to 60 characters",
          text -> Kinds.TEXT.parser().apply(text).filter(t -> t.length() <= 60),
          Shapes.text().put("minLength", 1).put("maxLength", 60));

  static final Field<String> NAME =
      Field.optional("name", LABEL, "name for people; default: the id");
  static final Field<List<Placed<String>>> TYPE =
      Field.optional(
          "type",
          new ListKind<>(Kinds.NAME, true),
          "the machine type whose machines it shows, or several");
  static final Field<SequencedMap<String, Placed<String>>> MACHINES =
      Field.optional(
          "machines",
          new MapKind<>("a map of machines to their types, at least one", Kinds.NAME, Kinds.NAME),
          "for a whole plant: its machines by the ids they have at the site, each with its type");
  static final Field<Cell> GRID =
      Field.required("size", SIZE, "size of the display in cells of 8 units");

  static final Field<Cell> AT = Field.required("at", PLACE, "its upper left corner, [x, y]");
  static final Field<Cell> AREA =
      Field.optional("size", SIZE, "size in cells, for symbols that can be drawn larger");
  static final Field<Cell> ZONE_SIZE = Field.required("size", SIZE, "size in cells");
  static final Field<String> LABEL_TEXT = Field.optional("label", LABEL, "for people");
  static final Field<String> SET_POINT = Field.optional("setPoint", TAG, "tag of its set point");
  static final Field<String> OF_TAG = Field.required("tag", TAG, "tag whose value is shown");

  static final Field<String> SYMBOL =
      Field.required("symbol", symbols(), "its name in the library");
  static final Field<Turn> TURN =
      Field.withDefault("turn", Kinds.choice(Turn.class, Turn::label), "right", "where it looks");
  static final Field<LabelPlace> LABEL_AT =
      Field.withDefault(
          "labelAt",
          Kinds.choice(LabelPlace.class, LabelPlace::label),
          "above",
          "where label and value stand");
  static final Field<String> MACHINE =
      Field.optional("machine", Kinds.NAME, "the machine it stands for, on a plant's display");
  static final Field<String> RUNNING =
      Field.optional("running", TAG, "tag that is 0 or off while it stands still");
  static final Field<String> FAULT =
      Field.optional("fault", TAG, "tag that is other than 0 or off at a fault");
  static final Field<String> MODE =
      Field.optional("mode", TAG, "tag whose word gives the letter of its mode");
  static final Field<String> VALUE =
      Field.optional("value", TAG, "tag shown under its label, such as a speed or position");
  static final Field<String> LEVEL = Field.optional("level", TAG, "tag that tells how full, %");
  static final Field<List<Placed<String>>> LAYERS =
      Field.optional(
          "layers", new ListKind<>(TAG, true), "temperatures of a tank, from top to bottom");
  static final Field<List<Placed<String>>> TAGS =
      Field.optional("tags", new ListKind<>(TAG, true), "more tags of its faceplate");
  static final Format SYMBOL_FORMAT =
      Format.of(
          "the keys of a symbol",
          SYMBOL,
          AT,
          AREA,
          TURN,
          LABEL_TEXT,
          LABEL_AT,
          MACHINE,
          RUNNING,
          FAULT,
          MODE,
          VALUE,
          LEVEL,
          LAYERS,
          TAGS);

  static final Field<PipeEnd> FROM =
      Field.required("from", new PipeEndKind(PLACE), "where it begins");
  static final Field<PipeEnd> TO = Field.required("to", new PipeEndKind(PLACE), "where it ends");
  static final Field<List<Placed<Cell>>> VIA =
      Field.optional("via", new ListKind<>(PLACE, false), "places it goes through");
  static final Field<PipeKind> KIND =
      Field.withDefault(
          "kind", Kinds.choice(PipeKind.class, PipeKind::label), "supply", "what flows in it");
  static final Field<Boolean> FLOW =
      Field.withDefault("flow", Kinds.FLAG, "false", "true draws an arrow");
  static final Format PIPE_FORMAT = Format.of("the keys of a pipe", FROM, TO, VIA, KIND, FLOW);

  static final Format VALUE_FORMAT =
      Format.of("the keys of a value", OF_TAG, AT, LABEL_TEXT, SET_POINT);

  static final Field<Double> MIN = Field.required("min", Kinds.NUMBER, "the lower end");
  static final Field<Double> MAX = Field.required("max", Kinds.NUMBER, "the upper end");
  static final Format SPAN = Format.of("a map with the keys min and max", MIN, MAX);
  static final Field<Section> SCALE = Field.optional("scale", SPAN, "its ends");
  static final Field<Section> NORMAL = Field.optional("normal", SPAN, "the normal range");
  static final Format BAR_FORMAT =
      Format.of("the keys of a bar", OF_TAG, AT, LABEL_TEXT, SET_POINT, SCALE, NORMAL);

  static final Field<String> TEXT = Field.required("text", LABEL, "the words");
  static final Field<Boolean> TITLE =
      Field.withDefault("title", Kinds.FLAG, "false", "true for larger words");
  static final Format TEXT_FORMAT = Format.of("the keys of a text", TEXT, AT, TITLE);
  static final Format ZONE_FORMAT = Format.of("the keys of a zone", AT, ZONE_SIZE, LABEL_TEXT);

  static final Field<SequencedMap<String, Placed<Section>>> SYMBOLS =
      Field.optional(
          "symbols",
          new MapKind<>("a map of symbols, at least one", Kinds.NAME, SYMBOL_FORMAT),
          "the symbols by a name of your own");
  static final Field<List<Placed<Section>>> PIPES =
      Field.optional("pipes", new ListKind<>(PIPE_FORMAT, false), "pipes, ducts and signals");
  static final Field<List<Placed<Section>>> VALUES =
      Field.optional("values", new ListKind<>(VALUE_FORMAT, false), "boxes with values");
  static final Field<List<Placed<Section>>> BARS =
      Field.optional("bars", new ListKind<>(BAR_FORMAT, false), "analogue bars");
  static final Field<List<Placed<Section>>> TEXTS =
      Field.optional("texts", new ListKind<>(TEXT_FORMAT, false), "captions");
  static final Field<List<Placed<Section>>> ZONES =
      Field.optional("zones", new ListKind<>(ZONE_FORMAT, false), "areas behind all else");

  static final Format FORMAT =
      Format.of(
          "the keys of a display",
          NAME,
          TYPE,
          MACHINES,
          GRID,
          ZONES,
          PIPES,
          SYMBOLS,
          VALUES,
          BARS,
          TEXTS);

  private DisplayKeys() {}

  private static ScalarKind<String> symbols() {
    Set<String> names = SymbolLibrary.all().keySet();
    return new ScalarKind<>(
        "a symbol of the library",
        text -> Optional.of(text).filter(names::contains),
        text -> Suggestion.hint(text, names),
        Shapes.choice(names));
  }
}
