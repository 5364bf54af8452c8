package org.plantroom.host;

import org.jspecify.annotations.Nullable;
import org.plantroom.core.Value;

/**
 * A live tag as the API shows it.
 *
 * @param path site/edge/device/tag
 * @param type the value's type, e.g. {@code f32}
 * @param unit the unit's symbol; empty for none
 * @param value number, bool, text, or null when there is none
 * @param quality begins with good, uncertain or bad
 * @param sourceTime RFC 3339 UTC
 * @param hostTime RFC 3339 UTC
 */
record TagView(
    String path,
    String type,
    String unit,
    @Nullable Object value,
    String quality,
    String sourceTime,
    String hostTime) {

  static TagView of(LiveTag tag) {
    LiveTag.State state = tag.state();
    return new TagView(
        tag.pathText(),
        state.type().label(),
        state.unit(),
        boxed(state.sample().value()),
        state.quality().label(),
        Json.time(state.sourceTime()),
        Json.time(state.hostTime()));
  }

  /** Value, quality and times as fields of JSON, without the braces around them. */
  static String words(LiveTag.State state) {
    StringBuilder words = new StringBuilder(128);
    words.append("\"value\":").append(value(state));
    words.append(",\"quality\":\"").append(state.quality().label());
    words.append("\",\"sourceTime\":\"").append(Json.time(state.sourceTime()));
    words.append("\",\"hostTime\":\"").append(Json.time(state.hostTime())).append('"');
    return words.toString();
  }

  private static String value(LiveTag.State state) {
    Object boxed = boxed(state.sample().value());
    return boxed == null ? "null" : Json.write(boxed);
  }

  static @Nullable Object boxed(@Nullable Value value) {
    return value == null || !value.isFinite() ? null : value.boxed();
  }
}
