package org.plantroom.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of one part of a file: values that fit their kind, by field. A value that did not
 * fit is absent here, so that later checks look only at what makes sense.
 *
 * <p>Not thread-safe; filled by {@link Format} and then only read.
 */
public final class Section {
  private record Written(Optional<?> value, Where where) {}

  private final Where top;
  private final Map<Field<?>, Written> fields = new HashMap<>();

  Section(Where top) {
    this.top = top;
  }

  <T> void put(Field<T> field, YamlNode node, Where where) {
    fields.put(field, new Written(field.kind().read(node, where), where));
  }

  /** True when the key is written, whatever stands there. */
  public boolean has(Field<?> field) {
    return fields.containsKey(field);
  }

  /** The value written, else the field's default; empty when there is none or it does not fit. */
  @SuppressWarnings("unchecked") // put is the only writer and keeps the field's own type
  public <T> Optional<T> get(Field<T> field) {
    Written written = fields.get(field);
    return written == null ? field.absent() : (Optional<T>) written.value();
  }

  /**
   * The value of a field that is required or has a default.
   *
   * @throws java.util.NoSuchElementException when the file has a mistake there
   */
  public <T> T need(Field<T> field) {
    return get(field).orElseThrow();
  }

  /** The place of the key; when it is not written, of the part it belongs into. */
  public Where where(Field<?> field) {
    Written written = fields.get(field);
    return written != null ? written.where() : top.child(field.key(), top.place());
  }
}
