package org.plantroom.modbus;

import java.util.List;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;

/**
 * One read request and the tags its answer serves.
 *
 * @param table which table it reads
 * @param address the first address, 0 to 65535
 * @param count registers, 1 to 125, or bits, 1 to 2000 (Modbus Application Protocol V1.1b3, 6.1 to
 *     6.4)
 * @param tags the tags that lie wholly inside, in order of address
 */
public record ReadBlock(RegisterTable table, int address, int count, List<TagType> tags) {
  /** Most registers one request can read. */
  public static final int MAX_REGISTERS = 125;

  /** Most bits one request can read. */
  public static final int MAX_BITS = 2000;

  /** Checks that a request for this block can exist. */
  public ReadBlock {
    int most = table.isBits() ? MAX_BITS : MAX_REGISTERS;
    if (count < 1 || count > most || address < 0 || address + count > 65536) {
      throw new IllegalArgumentException(
          "no block of registers [table=%s, address=%d, count=%d]"
              .formatted(table.label(), address, count));
    }
    tags = List.copyOf(tags);
  }

  /** A block for one tag alone. */
  public static ReadBlock of(TagType tag) {
    return new ReadBlock(tag.table(), tag.address(), tag.length(), List.of(tag));
  }

  /** The last address read, inclusive. */
  public int lastAddress() {
    return address + count - 1;
  }

  /** How many bytes of registers or packed bits a whole answer carries. */
  public int dataLength() {
    return table.isBits() ? (count + 7) / 8 : 2 * count;
  }
}
