package org.plantroom.fmi;

/**
 * A variable of a unit.
 *
 * @param name as the unit calls it, unique in it
 * @param reference by which the unit's functions know it, an unsigned 32 bit number
 * @param type of its values
 * @param causality what it is to the outside
 * @param unit UCUM where the translation is known, else as the unit writes it; {@code 1} without
 * @param min lowest value, may be −∞
 * @param max greatest value, may be ∞
 * @param start value before anything is set; NaN when the unit tells none
 */
public record ScalarVariable(
    String name,
    int reference,
    BaseType type,
    Causality causality,
    String unit,
    double min,
    double max,
    double start) {}
