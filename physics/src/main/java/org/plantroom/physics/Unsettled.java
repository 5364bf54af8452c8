package org.plantroom.physics;

/**
 * What still changed when a solver gave up in a step.
 *
 * @param component it belongs to
 * @param quantity of it that changed most, e.g. {@code massFlow}
 * @param change of the last pass, in the unit
 * @param unit as UCUM writes it
 */
public record Unsettled(String component, String quantity, double change, String unit) {}
