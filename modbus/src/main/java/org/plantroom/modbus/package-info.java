/**
 * Modbus TCP: register codec, read planner, device session, and a server for simulated devices.
 * Knows machine types and registers, and neither MQTT nor HTTP nor the store.
 */
@NullMarked
package org.plantroom.modbus;

import org.jspecify.annotations.NullMarked;
