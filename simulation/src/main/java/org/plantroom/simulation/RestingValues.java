package org.plantroom.simulation;

import java.util.Map;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.core.WriteRule;

/** What a register of a healthy machine shows when nothing drives it. */
final class RestingValues {
  /** Numbers a technician would not wonder at, by unit; any other unit rests at 0. */
  private static final Map<String, Double> BY_UNIT =
      Map.of("°C", 20.0, "bar", 1.6, "ppm", 620.0, "%RH", 38.0, "V", 230.0, "Hz", 50.0);

  private RestingValues() {}

  /** A plausible value, within the limits of writing where there are some. */
  static Value of(TagType tag) {
    return switch (tag.type()) {
      case STRING -> Value.of("");
      case BOOL, BIT -> Value.of(false);
      case I16, U16, I32, U32, I64, U64, F32, F64, BCD16, BCD32 ->
          Value.ofDouble(tag.valueType(), number(tag));
    };
  }

  private static double number(TagType tag) {
    double usual =
        tag.states().isEmpty()
            ? BY_UNIT.getOrDefault(tag.unit(), 0.0)
            : Math.max(0, tag.states().firstKey());
    WriteRule write = tag.write();
    return write == null ? usual : Math.clamp(usual, write.limits().min(), write.limits().max());
  }
}
