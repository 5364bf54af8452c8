package org.plantroom.core;

import java.util.Optional;

/** A display's file, checked with the types it is for. */
final class DisplayFile {
  private DisplayFile() {}

  /**
   * Checks and builds a display of symbols and pipes.
   *
   * @param id the file's name without ending
   * @param text what the file holds
   * @param where the file; its mistakes go there
   * @return the display; empty when the file has a mistake
   */
  static Optional<Display> yaml(String id, String text, Where where, TypeCatalogue types) {
    Mistakes own = new Mistakes();
    Where top = Where.top(own, where.file());
    Optional<Display> display =
        YamlTree.read(text, top)
            .flatMap(node -> DisplayKeys.FORMAT.read(node, top.at(Place.START)))
            .flatMap(keys -> build(id, keys, types));
    where.mistakes().addAll(own);
    return own.isEmpty() ? display : Optional.empty();
  }

  private static Optional<Display> build(String id, Section keys, TypeCatalogue types) {
    Optional<DisplayTags> tags = DisplayTags.of(keys, types);
    Optional<Cell> size = keys.get(DisplayKeys.GRID);
    if (tags.isEmpty() || size.isEmpty()) {
      return Optional.empty();
    }
    Drawing drawing = new DrawingReader(keys, tags.get(), size.get()).read();
    String name = keys.get(DisplayKeys.NAME).orElse(id);
    return Optional.of(new Display(id, name, tags.get().types(), tags.get().machines(), drawing));
  }

  /**
   * Checks and builds a display from a picture; {@link SvgReader} tells its rules.
   *
   * @param id the file's name without ending
   * @param text what the file holds
   * @param where the file; its mistakes go there
   * @return the display; empty when the file has a mistake
   */
  static Optional<Display> svg(String id, String text, Where where, TypeCatalogue types) {
    Mistakes own = new Mistakes();
    Where top = Where.top(own, where.file());
    Optional<Display> display = new SvgReader(id, top, types).read(text);
    where.mistakes().addAll(own);
    return own.isEmpty() ? display : Optional.empty();
  }
}
