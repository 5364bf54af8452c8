package org.plantroom.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a tag may be written.
 *
 * @param limits what values
 * @param pulse how long a true lasts before the edge writes false again; null for a plain write
 * @param secondPerson true when somebody else than who asked must approve
 * @param reasonRequired true when whoever asks must say why
 */
public record WriteRule(
    WriteLimits limits, @Nullable Duration pulse, boolean secondPerson, boolean reasonRequired) {

  /** Any value of the type, by anybody with the right. */
  public static final WriteRule ANY = of(WriteLimits.NONE);

  /** A plain write within limits, by anybody with the right. */
  public static WriteRule of(WriteLimits limits) {
    return new WriteRule(limits, null, false, false);
  }

  /** A plain write within limits, by anybody with the right. */
  public static WriteRule within(double min, double max) {
    return of(new WriteLimits(min, max));
  }

  /** True when the value may be written: a number within the limits, of a pulse only true. */
  public boolean allows(Value value) {
    return pulse == null
        ? !value.type().isNumeric() || limits.allows(value.asDouble())
        : value.asBoolean();
  }
}
