package org.plantroom.core;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One tag of a machine type: where it lies in the device, what it means, how often to read it. The
 * project reader has checked every rule named here.
 *
 * @param name the tag's name, unique within its type
 * @param description what it is, for people; may be empty
 * @param group the heading it stands under on the machine's page; may be empty
 * @param overview true when it belongs on the machine's overview
 * @param table which of the device's tables
 * @param address zero-based protocol address, 0 to 65535
 * @param type how the raw value lies there
 * @param bit which bit of the word, 0 (least) to 15; only for {@link RegisterType#BIT}
 * @param length registers taken, 1 to 125
 * @param order byte and word order
 * @param scale value = raw × scale × 10^scaleFrom + offset; never 0
 * @param offset added after scaling, in the tag's unit
 * @param scaleFrom name of the tag of this type whose value is the power of ten (SunSpec's sunssf),
 *     or null
 * @param unit the usual symbol of the field (°C, kW, l/s); empty for none
 * @param invalid raw values that mean "no value"; integers as they stand in the register read with
 *     the tag's type; for a bit and for BCD the words as they stand, unsigned
 * @param deadband a change of less than this, in the tag's unit, is not reported; 0 reports every
 *     change
 * @param scanClass the name of its scan class
 * @param interval how often to read it
 * @param write how it may be written, or null when read only
 * @param states words for values, e.g. 0 → off; empty for none
 * @param history what history should know of it
 * @param role what it stands for in the key figures of its site; null for nothing
 */
public record TagType(
    String name,
    String description,
    String group,
    boolean overview,
    RegisterTable table,
    int address,
    RegisterType type,
    int bit,
    int length,
    RegisterOrder order,
    double scale,
    double offset,
    @Nullable String scaleFrom,
    String unit,
    List<Number> invalid,
    double deadband,
    String scanClass,
    Duration interval,
    @Nullable WriteRule write,
    SortedMap<Long, String> states,
    TagHistory history,
    @Nullable TagRole role) {
  /** The last address this tag takes, inclusive. */
  public int lastAddress() {
    return address + length - 1;
  }

  /** True when a scale or offset changes the raw number. */
  public boolean isScaled() {
    return scale != 1 || offset != 0 || scaleFrom != null;
  }

  /**
   * The type of the value after scaling. A scaled word fits a single exactly enough (16 of 24
   * bits), a scaled wider integer needs a double.
   */
  public ValueType valueType() {
    return switch (type) {
      case BOOL, BIT -> ValueType.BOOL;
      case I16 -> isScaled() ? ValueType.F32 : ValueType.I16;
      case U16 -> isScaled() ? ValueType.F32 : ValueType.U16;
      case BCD16 -> isScaled() ? ValueType.F32 : ValueType.U16;
      case BCD32 -> isScaled() ? ValueType.F64 : ValueType.U32;
      case I32 -> isScaled() ? ValueType.F64 : ValueType.I32;
      case U32 -> isScaled() ? ValueType.F64 : ValueType.U32;
      case I64 -> isScaled() ? ValueType.F64 : ValueType.I64;
      case U64 -> isScaled() ? ValueType.F64 : ValueType.U64;
      case F32 -> ValueType.F32;
      case F64 -> ValueType.F64;
      case STRING -> ValueType.STRING;
    };
  }
}
