package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.MachineType;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.modbus.ModbusServer;
import org.plantroom.modbus.RegisterBank;

/**
 * A machine type's register map, bound to a plant: all its registers exist and the gaps between
 * them, some show quantities, some take set points, the others rest at plausible constants.
 *
 * <p>Owner: the thread that steps the plant; clients see only whole steps.
 */
final class MachineRegisters {
  private record Driven(TagType tag, int powerOfTen, DoubleSupplier quantity) {}

  /** A tag that clients write; remembers what it showed, so that a write can be told. */
  private static final class Followed {
    private final TagType tag;
    private final int powerOfTen;
    private final Signals.SetPoint setPoint;
    private @Nullable Value shown;

    Followed(TagType tag, int powerOfTen, Signals.SetPoint setPoint) {
      this.tag = tag;
      this.powerOfTen = powerOfTen;
      this.setPoint = setPoint;
    }
  }

  private final SignalTable table;
  private final RegisterBank bank;
  private final List<Driven> driven = new ArrayList<>();
  private final List<Followed> followed = new ArrayList<>();

  /**
   * Fills the bank of a unit.
   *
   * @throws IllegalArgumentException when the type's signal table names a tag or signal that is not
   */
  MachineRegisters(MachineType type, Signals signals, ModbusServer server, int unit) {
    this(type, SignalTable.of(type), signals, server, unit);
  }

  /**
   * Fills the bank of a unit.
   *
   * @param table how the type's tags are bound to the signals
   */
  MachineRegisters(
      MachineType type, SignalTable table, Signals signals, ModbusServer server, int unit) {
    bank = server.bank(unit);
    this.table = table;
    table.drives().forEach((tag, signal) -> drive(type, tag, signals.quantity(signal)));
    table.follows().forEach((tag, signal) -> follow(type, tag, signals.setPoint(signal)));
    bank.atomically(() -> fill(type));
    bank.guard(new WriteGuard(bank, table, List.copyOf(type.tags().values())));
  }

  private void drive(MachineType type, String name, DoubleSupplier quantity) {
    TagType tag = Objects.requireNonNull(type.tags().get(name));
    driven.add(new Driven(tag, table.powerOfTen(tag), quantity));
  }

  private void follow(MachineType type, String name, Signals.SetPoint setPoint) {
    TagType tag = Objects.requireNonNull(type.tags().get(name));
    followed.add(new Followed(tag, table.powerOfTen(tag), setPoint));
  }

  private void fill(MachineType type) {
    type.tags().values().forEach(bank::declare);
    RegisterGaps.declare(bank, type.tags().values());
    // Whole words first: a bit is part of a word that is often a tag of its own.
    type.tags().values().stream().filter(tag -> tag.type() != RegisterType.BIT).forEach(this::rest);
    type.tags().values().stream().filter(tag -> tag.type() == RegisterType.BIT).forEach(this::rest);
    table.words().forEach(this::words);
    followed.forEach(this::showSetPoint);
    show();
  }

  private void rest(TagType tag) {
    Object constant = table.constants().get(tag.name());
    if (constant != null) {
      bank.set(tag, constant(tag, constant), table.powerOfTen(tag));
    } else if (!table.isAbsent(tag) || !RawTags.setInvalid(bank, tag)) {
      bank.set(tag, RestingValues.of(tag), table.powerOfTen(tag));
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
    Value value = bank.get(each.tag, each.powerOfTen).value();
    if (value != null && !value.equals(each.shown)) {
      each.setPoint.set().accept(value.asDouble());
      showSetPoint(each);
    }
  }

  private void showSetPoint(Followed each) {
    show(each.tag, each.powerOfTen, each.setPoint.get());
    each.shown = bank.get(each.tag, each.powerOfTen).value();
  }

  /** Shows the quantities as they are now, and set points that others than clients changed. */
  void show() {
    bank.atomically(
        () -> {
          driven.forEach(each -> show(each.tag, each.powerOfTen, each.quantity));
          followed.forEach(this::refresh);
        });
  }

  /** A client's write that the model has not seen yet stays. */
  private void refresh(Followed each) {
    if (Objects.equals(bank.get(each.tag, each.powerOfTen).value(), each.shown)) {
      showSetPoint(each);
    }
  }

  private void show(TagType tag, int powerOfTen, DoubleSupplier quantity) {
    bank.set(tag, value(tag, quantity.getAsDouble()), powerOfTen);
  }

  private static Value value(TagType tag, double number) {
    return Value.ofDouble(tag.valueType(), number);
  }
}
