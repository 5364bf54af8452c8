package org.plantroom.simulation;

import org.plantroom.physics.Component;

/**
 * A component within a plant.
 *
 * @param name unique in the plant
 * @param component its equations
 * @param ports what it told of itself
 * @param role when in a step its turn comes
 */
record PlantPart(String name, Component component, PortList ports, Role role) {
  /** Parts begin a step in this order, so that a controller sees today's weather. */
  enum Role {
    /** Tells what is outside. */
    WEATHER,
    /** Turns quantities into inputs. */
    CONTROLLER,
    /** Everything with ports. */
    COMPONENT
  }

  /** Describes a component. */
  static PlantPart of(String name, Component component, Role role) {
    PortList ports = new PortList(name);
    component.describe(ports);
    return new PlantPart(name, component, ports, role);
  }
}
