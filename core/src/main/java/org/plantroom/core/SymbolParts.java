package org.plantroom.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Drawing.Box;
import org.plantroom.core.Drawing.PlacedSymbol;

/** What a symbol of a drawing is bound to, see {@link PlacedSymbol}. */
record SymbolParts(
    @Nullable String machine,
    @Nullable String running,
    @Nullable String fault,
    @Nullable String mode,
    @Nullable String value,
    @Nullable String level,
    List<String> layers,
    List<String> tags) {

  PlacedSymbol placed(
      String id, String symbol, Box box, Turn turn, String label, LabelPlace labelAt) {
    return new PlacedSymbol(
        id, symbol, box, turn, label, labelAt, machine, running, fault, mode, value, level, layers,
        tags);
  }
}
