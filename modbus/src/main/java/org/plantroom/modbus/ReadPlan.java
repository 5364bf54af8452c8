package org.plantroom.modbus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plantroom.core.TagType;

/**
 * The reads of one device, learning which registers cannot be read together. A device refuses a
 * whole block when one register of it does not exist; splitting the refused block again and again
 * leaves the bad registers alone and keeps the rest flowing.
 *
 * <p>Not thread-safe; the device's poll loop owns it.
 */
public final class ReadPlan {
  private final List<ReadBlock> blocks;

  /** Plans as {@link ReadPlanner#plan}. */
  public ReadPlan(Collection<TagType> tags, int maxRegisters) {
    blocks = new ArrayList<>(ReadPlanner.plan(tags, maxRegisters));
  }

  /** What to read now, in order of table and address; a copy. */
  public List<ReadBlock> blocks() {
    return List.copyOf(blocks);
  }

  /**
   * Replaces a block that was refused with exception 02 or 03 by two parts, cut at its widest gap,
   * or in the middle when it has none.
   *
   * @return false when nothing changed, because the block has one tag's addresses only or is not in
   *     the plan (any more)
   */
  public boolean split(ReadBlock refused) {
    int at = blocks.indexOf(refused);
    Optional<Integer> cut = cut(refused.tags());
    if (at < 0 || cut.isEmpty()) {
      return false;
    }
    List<TagType> tags = refused.tags();
    blocks.set(at, ReadPlanner.block(tags.subList(0, cut.get())));
    blocks.add(at + 1, ReadPlanner.block(tags.subList(cut.get(), tags.size())));
    return true;
  }

  /** How many tags the left part keeps; empty when all tags lie on the same addresses. */
  private static Optional<Integer> cut(List<TagType> tags) {
    int middle = tags.size() / 2;
    return IntStream.range(1, tags.size())
        .filter(i -> !isSamePlace(tags.get(i - 1), tags.get(i)))
        .boxed()
        .reduce(
            (best, i) -> {
              int wider = Integer.compare(gap(tags, i), gap(tags, best));
              boolean isNearer = Math.abs(i - middle) < Math.abs(best - middle);
              return wider > 0 || (wider == 0 && isNearer) ? i : best;
            });
  }

  private static boolean isSamePlace(TagType left, TagType right) {
    return left.address() == right.address() && left.length() == right.length();
  }

  /** Addresses no tag needs before this one; 0 where tags touch or overlap. */
  private static int gap(List<TagType> tags, int i) {
    return Math.max(0, tags.get(i).address() - tags.get(i - 1).lastAddress() - 1);
  }
}
