package org.plantroom.modbus;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagHistory;
import org.plantroom.core.TagType;

/** Makes tags for tests; each {@code with} gives a changed copy. */
record Tags(
    RegisterTable table,
    int address,
    RegisterType type,
    int bit,
    int length,
    RegisterOrder order,
    double scale,
    double offset,
    List<Number> invalid) {

  static Tags of(RegisterTable table, int address, RegisterType type) {
    return new Tags(table, address, type, 0, type.registers(), RegisterOrder.ABCD, 1, 0, List.of());
  }

  static TagType holding(int address, RegisterType type) {
    return of(RegisterTable.HOLDING, address, type).tag();
  }

  static TagType text(int address, int length, RegisterOrder order) {
    return new Tags(
            RegisterTable.HOLDING, address, RegisterType.STRING, 0, length, order, 1, 0, List.of())
        .tag();
  }

  Tags order(RegisterOrder changed) {
    return new Tags(table, address, type, bit, length, changed, scale, offset, invalid);
  }

  Tags bit(int changed) {
    return new Tags(table, address, type, changed, length, order, scale, offset, invalid);
  }

  Tags scale(double changed, double changedOffset) {
    return new Tags(table, address, type, bit, length, order, changed, changedOffset, invalid);
  }

  Tags invalid(Number... marks) {
    return new Tags(table, address, type, bit, length, order, scale, offset, List.of(marks));
  }

  TagType tag() {
    return new TagType(
        "%s%d".formatted(type.label(), address),
        "",
        "",
        false,
        table,
        address,
        type,
        bit,
        length,
        order,
        scale,
        offset,
        null,
        "",
        invalid,
        0,
        "normal",
        Duration.ofSeconds(1),
        null,
        new TreeMap<>(),
        TagHistory.DEFAULT,
        null);
  }
}
