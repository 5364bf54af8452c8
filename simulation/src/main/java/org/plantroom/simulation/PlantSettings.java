package org.plantroom.simulation;

/**
 * The sizes of a simulated plant's parts: what {@code plants/*.yaml} holds.
 *
 * @param climate outside
 * @param rooms the building
 * @param circuit its radiators
 * @param tank the buffer
 * @param heatPump the heat source
 * @param ahu the ventilation
 */
record PlantSettings(
    Climate.Settings climate,
    Rooms.Settings rooms,
    HeatingCircuit.Settings circuit,
    BufferTank.Settings tank,
    HeatPump.Settings heatPump,
    AirHandlingUnit.Settings ahu) {}
