package org.plantroom.core;

import java.util.Locale;

/** The kinds of machines; pages choose symbols by it. */
public enum MachineClass {
  /** Moves heat to where it is wanted. */
  HEAT_PUMP,
  /** Moves heat away. */
  CHILLER,
  /** Stores heat or cold. */
  TANK,
  /** Conditions the air of a building. */
  AIR_HANDLING_UNIT,
  /** Counts energy, water or another flow. */
  METER,
  /** Turns sun or wind into electricity, or feeds a battery. */
  INVERTER,
  /** Moves a liquid. */
  PUMP,
  /** A station of a pipeline. */
  PIPELINE,
  /** A whole plant behind one address. */
  PLANT,
  /** Anything else. */
  OTHER;

  /** The word in project files and JSON, e.g. {@code heat-pump}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
