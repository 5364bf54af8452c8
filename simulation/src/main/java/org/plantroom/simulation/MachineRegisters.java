package org.plantroom.simulation;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.MachineType;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.modbus.RegisterBank;

/**
 * A machine type's register map, bound to a plant: all its registers exist and the gaps between
 * them, some show quantities, some take set points, the others rest at plausible constants.
 *
 * <p>Owner: the thread that steps the plant; clients see only whole steps.
 */
final class MachineRegisters {
  /** A tag that clients write; remembers what it showed, so that a write can be told. */
  private static final class Followed {
    private final WrittenTag bound;
    private @Nullable Value shown;

    Followed(WrittenTag bound) {
      this.bound = bound;
    }
  }

  private final RestingTable resting;
  private final RegisterBank bank;
  private final List<ShownTag> shown;
  private final List<Followed> followed;

  /**
   * Fills the bank of a unit.
   *
   * @param tags how the type's tags are bound to the plant
   */
  MachineRegisters(MachineType type, DeviceTags tags, RegisterBank bank) {
    this.bank = bank;
    resting = tags.resting();
    shown = tags.shown();
    followed = tags.written().stream().map(Followed::new).toList();
    bank.atomically(() -> fill(type));
    bank.guard(new WriteGuard(bank, resting, List.copyOf(type.tags().values())));
  }

  private void fill(MachineType type) {
    type.tags().values().forEach(bank::declare);
    RegisterGaps.declare(bank, type.tags().values());
    // Whole words first: a bit is part of a word that is often a tag of its own.
    type.tags().values().stream().filter(tag -> tag.type() != RegisterType.BIT).forEach(this::rest);
    type.tags().values().stream().filter(tag -> tag.type() == RegisterType.BIT).forEach(this::rest);
    resting.words().forEach(this::words);
    followed.forEach(this::showSetPoint);
    show();
  }

  private void rest(TagType tag) {
    Object constant = resting.constants().get(tag.name());
    if (constant != null) {
      bank.set(tag, constant(tag, constant), resting.powerOfTen(tag));
    } else if (!resting.isAbsent(tag) || !RawTags.setInvalid(bank, tag)) {
      bank.set(tag, RestingValues.of(tag), resting.powerOfTen(tag));
    }
  }

  private static Value constant(TagType tag, Object constant) {
    return constant instanceof Number number && tag.type() != RegisterType.STRING
        ? Value.ofDouble(tag.valueType(), number.doubleValue())
        : Value.of(constant.toString());
  }

  private void words(int address, List<Integer> words) {
    byte[] bytes = new byte[2 * words.size()];
    for (int i = 0; i < words.size(); i++) {
      bytes[2 * i] = (byte) (words.get(i) >> 8);
      bytes[2 * i + 1] = words.get(i).byteValue();
    }
    bank.declare(RegisterTable.HOLDING, address, words.size());
    bank.setWords(RegisterTable.HOLDING, address, bytes);
  }

  /** Takes over what clients wrote since the last step; the register then shows what was taken. */
  void follow() {
    bank.atomically(() -> followed.forEach(this::follow));
  }

  private void follow(Followed each) {
    Value value = stands(each.bound.tag());
    if (value != null && !value.equals(each.shown)) {
      each.bound.taker().accept(value.asDouble());
      showSetPoint(each);
    }
  }

  private void showSetPoint(Followed each) {
    show(each.bound.tag(), each.bound.value());
    each.shown = stands(each.bound.tag());
  }

  /** Shows the quantities as they are now, and set points that others than clients changed. */
  void show() {
    bank.atomically(
        () -> {
          shown.forEach(each -> show(each.tag(), each.value()));
          followed.forEach(this::refresh);
        });
  }

  /** A client's write that the model has not seen yet stays. */
  private void refresh(Followed each) {
    if (Objects.equals(stands(each.bound.tag()), each.shown)) {
      showSetPoint(each);
    }
  }

  private @Nullable Value stands(TagType tag) {
    return bank.get(tag, resting.powerOfTen(tag)).value();
  }

  private void show(TagType tag, DoubleSupplier value) {
    bank.set(tag, Value.ofDouble(tag.valueType(), value.getAsDouble()), resting.powerOfTen(tag));
  }
}
