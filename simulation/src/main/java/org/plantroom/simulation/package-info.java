/**
 * Simulated plants and replayed recordings, served over Modbus TCP with the register maps of real
 * machines. Models know neither time nor network: they are stepped, seeded and deterministic.
 */
@NullMarked
package org.plantroom.simulation;

import org.jspecify.annotations.NullMarked;
