package org.plantroom.simulation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;
import org.plantroom.modbus.RegisterBank;

/**
 * The registers between a machine's tags. Real machines answer for whole areas of their map, also
 * for registers nobody documents, so a reader may bridge small gaps; only what lies before an area,
 * behind it or in a wide gap does not exist.
 */
final class RegisterGaps {
  /** The widest gap inside one area, in registers. */
  static final int WIDEST = 120;

  private static final int BITS_A_REGISTER = 16;

  private RegisterGaps() {}

  /** Makes the gaps between tags exist, with the value 0; the tags' own registers must do. */
  static void declare(RegisterBank bank, Collection<TagType> tags) {
    for (RegisterTable table : RegisterTable.values()) {
      declare(
          bank,
          tags.stream()
              .filter(tag -> tag.table() == table)
              .sorted(Comparator.comparingInt(TagType::address))
              .toList());
    }
  }

  private static void declare(RegisterBank bank, List<TagType> ofOneTable) {
    int next = ofOneTable.isEmpty() ? 0 : ofOneTable.getFirst().address();
    for (TagType tag : ofOneTable) {
      int gap = tag.address() - next;
      if (gap > 0 && gap <= widest(tag.table())) {
        bank.declare(tag.table(), next, gap);
      }
      next = Math.max(next, tag.lastAddress() + 1);
    }
  }

  private static int widest(RegisterTable table) {
    return table.isBits() ? WIDEST * BITS_A_REGISTER : WIDEST;
  }
}
