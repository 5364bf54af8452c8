package org.plantroom.edge;

import java.util.HashMap;
import java.util.Map;
import org.plantroom.core.Sample;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;

/**
 * Decides which samples are news: the first of a tag, a changed quality, a value that moved by the
 * tag's deadband or more (any change when the deadband is 0). Compared with the last one reported,
 * so that a slow drift is not lost.
 *
 * <p>Guarded by the lock of its {@link DeviceReporter}.
 */
final class ReportByException {
  private final Map<String, Sample> reported = new HashMap<>();

  /** True when the sample is to be reported; it is then remembered as reported. */
  boolean isNews(TagType tag, Sample sample) {
    Sample last = reported.get(tag.name());
    if (last != null && !differs(tag, last, sample)) {
      return false;
    }
    reported.put(tag.name(), sample);
    return true;
  }

  /** Makes the tag's next sample news whatever it is, as after a write. */
  void forget(TagType tag) {
    reported.remove(tag.name());
  }

  private static boolean differs(TagType tag, Sample last, Sample sample) {
    if (last.quality() != sample.quality()) {
      return true;
    }
    Value before = last.value();
    Value after = sample.value();
    if (before == null || after == null) {
      return (before == null) != (after == null);
    }
    if (tag.deadband() == 0 || !isComparable(before) || !isComparable(after)) {
      return !before.equals(after);
    }
    double change = Math.abs(after.asDouble() - before.asDouble());
    return change > 0 && change >= tag.deadband() - rounding(after);
  }

  /** What is no number is never within a deadband of anything. */
  private static boolean isComparable(Value value) {
    return value.type().isNumeric() && value.isFinite();
  }

  /** A change of exactly the deadband counts although singles and doubles round. */
  private static double rounding(Value value) {
    return switch (value.type()) {
      case F32 -> Math.ulp((float) value.asDouble());
      case F64 -> Math.ulp(value.asDouble());
      case BOOL, I16, U16, I32, U32, I64, U64, STRING -> 0;
    };
  }
}
