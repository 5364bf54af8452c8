package org.plantroom.modbus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;

/**
 * Turns tags into few large reads. Neighbours share a request, and a gap is read along when that
 * costs less than another request.
 */
public final class ReadPlanner {
  /**
   * A request costs as much as reading this many registers more. Behind a gateway at 9600 baud a
   * register takes 2 ms, a request 20 bytes of frames and 7 characters of silence, so about 28 ms;
   * at 19200 baud and on plain TCP the device's turnaround of 10 to 50 ms outweighs it still more.
   */
  public static final int REQUEST_COST = 30;

  private static final int BITS_A_REGISTER = 16;

  private static final Comparator<TagType> BY_PLACE =
      Comparator.comparing(TagType::table)
          .thenComparingInt(TagType::address)
          .thenComparingInt(TagType::length)
          .thenComparingInt(TagType::bit);

  private ReadPlanner() {}

  /**
   * Plans the reads of one device.
   *
   * @param tags what to read; each ends up in exactly one block, whole
   * @param maxRegisters most registers a block may have, 1 to 125; sixteen times as many bits. A
   *     single tag longer than that gets a block of its own length
   * @return the blocks in order of table and address
   */
  public static List<ReadBlock> plan(Collection<TagType> tags, int maxRegisters) {
    if (maxRegisters < 1 || maxRegisters > ReadBlock.MAX_REGISTERS) {
      throw new IllegalArgumentException(
          "registers in a read range from 1 to 125 [maxRegisters=%d]".formatted(maxRegisters));
    }
    List<ReadBlock> blocks = new ArrayList<>();
    List<TagType> run = new ArrayList<>();
    int last = -1;
    for (TagType tag : tags.stream().sorted(BY_PLACE).toList()) {
      if (!run.isEmpty() && !joins(tag, run.getFirst(), last, maxRegisters)) {
        blocks.add(block(run));
        run.clear();
      }
      last = run.isEmpty() ? tag.lastAddress() : Math.max(last, tag.lastAddress());
      run.add(tag);
    }
    if (!run.isEmpty()) {
      blocks.add(block(run));
    }
    return blocks;
  }

  /** The smallest block around tags of one table; the list is copied. */
  static ReadBlock block(List<TagType> tags) {
    int first = tags.getFirst().address();
    int last = tags.stream().mapToInt(TagType::lastAddress).max().orElseThrow();
    return new ReadBlock(tags.getFirst().table(), first, last - first + 1, tags);
  }

  private static boolean joins(TagType tag, TagType first, int last, int maxRegisters) {
    RegisterTable table = first.table();
    int unit = table.isBits() ? BITS_A_REGISTER : 1;
    int gap = tag.address() - last - 1;
    int count = Math.max(last, tag.lastAddress()) - first.address() + 1;
    return tag.table() == table && gap <= unit * REQUEST_COST && count <= unit * maxRegisters;
  }
}
