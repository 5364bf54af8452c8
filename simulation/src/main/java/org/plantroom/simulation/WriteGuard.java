package org.plantroom.simulation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.core.WriteLimits;
import org.plantroom.modbus.ReadBlock;
import org.plantroom.modbus.RegisterBank;
import org.plantroom.modbus.RegisterCodec;
import org.plantroom.modbus.WriteCheck;

/**
 * Keeps a machine's settings within its limits: refuses a client's write that would leave a setting
 * beyond them or without a value.
 *
 * <p>Runs under the bank's lock, on the server's network thread.
 */
final class WriteGuard implements WriteCheck {
  /** Illegal data value (Modbus Application Protocol V1.1b3, 7). */
  private static final int ILLEGAL_DATA_VALUE = 3;

  private final RegisterBank bank;
  private final RestingTable table;
  private final List<TagType> settings;

  /** Guards those of the tags that may be written and are numbers. */
  WriteGuard(RegisterBank bank, RestingTable table, List<TagType> tags) {
    this.bank = bank;
    this.table = table;
    settings = tags.stream().filter(WriteGuard::isSetting).toList();
  }

  private static boolean isSetting(TagType tag) {
    boolean isWritable = tag.table() == RegisterTable.HOLDING && tag.write() != null;
    return isWritable && tag.type().isNumeric();
  }

  @Override
  public @Nullable Integer refusal(RegisterTable written, int address, byte[] bytes) {
    if (written != RegisterTable.HOLDING) {
      return null;
    }
    int last = address + bytes.length / 2 - 1;
    boolean fits =
        settings.stream()
            .filter(tag -> tag.address() <= last && tag.lastAddress() >= address)
            .allMatch(tag -> isAllowed(tag, after(tag, address, bytes)));
    return fits ? null : Integer.valueOf(ILLEGAL_DATA_VALUE);
  }

  /** The tag's registers as they would be after the write, which may reach only some of them. */
  private byte[] after(TagType tag, int address, byte[] bytes) {
    byte[] registers = bank.getWords(tag.table(), tag.address(), tag.length());
    int shift = 2 * (tag.address() - address);
    for (int i = 0; i < registers.length; i++) {
      if (i + shift >= 0 && i + shift < bytes.length) {
        registers[i] = bytes[i + shift];
      }
    }
    return registers;
  }

  private boolean isAllowed(TagType tag, byte[] registers) {
    Value value =
        RegisterCodec.decode(tag, ReadBlock.of(tag), registers, table.powerOfTen(tag)).value();
    return value != null && limits(tag).allows(value.asDouble());
  }

  /** A limit of 0.7 is a little more than the single 0.7, which must pass all the same. */
  private static WriteLimits limits(TagType tag) {
    WriteLimits limits = Objects.requireNonNull(tag.write()).limits();
    return tag.valueType() == ValueType.F32
        ? new WriteLimits((float) limits.min(), (float) limits.max())
        : limits;
  }
}
