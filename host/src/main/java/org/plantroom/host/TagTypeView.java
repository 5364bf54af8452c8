package org.plantroom.host;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagType;
import org.plantroom.core.WriteLimits;
import org.plantroom.core.WriteRule;

/**
 * What the project says of a device's tag, as the API shows it.
 *
 * @param tag its name
 * @param path site/edge/device/tag
 * @param description for people; may be empty
 * @param group the heading it stands under; may be empty
 * @param overview true when it belongs on the machine's overview
 * @param type the value's type, e.g. {@code f32}
 * @param unit the unit's symbol; empty for none
 * @param states words for values, by the value's digits
 * @param write what may be written; null when it is read only
 * @param counter true when it only ever counts up
 */
record TagTypeView(
    String tag,
    String path,
    String description,
    String group,
    boolean overview,
    String type,
    String unit,
    Map<String, String> states,
    @Nullable LimitsView write,
    boolean counter) {

  /**
   * What a write must keep to.
   *
   * @param min the least, or null for none
   * @param max the most, or null for none
   * @param pulseMillis how long a pulse lasts; null for what is no pulse
   * @param secondPerson whether somebody else must agree
   * @param reasonRequired whether words must say why
   */
  record LimitsView(
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Long pulseMillis,
      boolean secondPerson,
      boolean reasonRequired) {
    static @Nullable LimitsView of(@Nullable WriteRule rule) {
      if (rule == null) {
        return null;
      }
      WriteLimits limits = rule.limits();
      Duration pulse = rule.pulse();
      return new LimitsView(
          finite(limits.min()),
          finite(limits.max()),
          pulse == null ? null : (Long) pulse.toMillis(),
          rule.secondPerson(),
          rule.reasonRequired());
    }

    private static @Nullable Double finite(double limit) {
      return Double.isInfinite(limit) ? null : (Double) limit;
    }
  }

  static TagTypeView of(String devicePath, TagType tag) {
    Map<String, String> states = new LinkedHashMap<>();
    tag.states().forEach((value, word) -> states.put(String.valueOf(value), word));
    return new TagTypeView(
        tag.name(),
        devicePath + "/" + tag.name(),
        tag.description(),
        tag.group(),
        tag.overview(),
        tag.valueType().label(),
        tag.unit(),
        states,
        LimitsView.of(tag.write()),
        tag.history().counter() != null);
  }
}
