package org.plantroom.physics;

/** What a pump or fan keeps. */
public enum MachineControl {
  /** Its speed, as asked. */
  SPEED,
  /** The pressure across it, as asked, as far as full speed reaches. */
  PRESSURE,
  /** Its mass flow, as asked, as far as full speed reaches. */
  FLOW
}
