package org.plantroom.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.WriteLimits;
import org.plantroom.modbus.Decoded;
import org.plantroom.modbus.RegisterBank;
import org.plantroom.modbus.WriteListener;

/**
 * Keeps a machine's settings within its limits: a value outside them is undone before the client
 * has its answer, so that it is never seen in the register.
 *
 * <p>Thread-safe under the bank's lock: the server's network thread tells of writes, the plant's
 * thread of what the machine itself set.
 */
final class WriteGuard implements WriteListener {
  private final int unit;
  private final RegisterBank bank;
  private final SignalTable table;
  private final List<TagType> limited;
  private final Map<TagType, Value> accepted = new HashMap<>();

  /**
   * Guards the tags that have limits.
   *
   * @param unit the bank's unit id
   * @param bank filled with what is accepted at the start
   */
  WriteGuard(int unit, RegisterBank bank, SignalTable table, List<TagType> tags) {
    this.unit = unit;
    this.bank = bank;
    this.table = table;
    limited =
        tags.stream()
            .filter(tag -> tag.table() == RegisterTable.HOLDING && tag.write() != null)
            .toList();
    bank.atomically(() -> limited.forEach(this::accept));
  }

  /** Takes what the register holds as what to go back to. */
  void accept(TagType tag) {
    Value value = read(tag).value();
    if (value != null) {
      accepted.put(tag, value);
    }
  }

  @Override
  public void written(int unit, RegisterTable table, int address, int count) {
    if (unit == this.unit && table == RegisterTable.HOLDING) {
      bank.atomically(() -> check(address, address + count - 1));
    }
  }

  private void check(int from, int to) {
    for (TagType tag : limited) {
      if (tag.address() <= to && tag.lastAddress() >= from) {
        check(tag);
      }
    }
  }

  private void check(TagType tag) {
    WriteLimits limits = Objects.requireNonNull(tag.write());
    Value written = read(tag).value();
    Value before = accepted.get(tag);
    if (written != null && limits.allows(written.asDouble())) {
      accepted.put(tag, written);
    } else if (before != null) {
      bank.set(tag, before, table.powerOfTen(tag));
    } else {
      // It had no value before: the machine does not have the part this would set.
      RawTags.setInvalid(bank, tag);
    }
  }

  private Decoded read(TagType tag) {
    return bank.get(tag, table.powerOfTen(tag));
  }
}
