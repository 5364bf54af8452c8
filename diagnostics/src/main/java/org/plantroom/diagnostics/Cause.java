package org.plantroom.diagnostics;

/** Where a fault comes from. */
public enum Cause {
  /** Within the unit: a coil, a valve, a damper, a sensor. */
  UNIT,
  /** Within the unit or outside it, such as too little chilled water or too great a load. */
  UNIT_OR_SUPPLY
}
