package org.plantroom.simulation;

import java.util.List;
import org.plantroom.physics.HydraulicNetwork;

/** Solves the pressures and mass flows of a plant's circuits, once a step. */
@FunctionalInterface
interface Flows {
  /** No circuits: every component sets its own flows. */
  Flows NONE = () -> {};

  /** Sets the flows of all outlets of the circuits. */
  void solve();

  /** The circuits that the parts' paths make up. */
  static Flows of(List<PlantPart> parts) {
    boolean none = parts.stream().allMatch(part -> part.ports().paths().isEmpty());
    // Those without pressures are not asked a second time what they are connected by.
    return none
        ? NONE
        : HydraulicNetwork.of(
                parts.stream().filter(Flows::hasPressure).map(PlantPart::component).toList())
            ::solve;
  }

  private static boolean hasPressure(PlantPart part) {
    return !part.ports().paths().isEmpty() || !part.ports().joints().isEmpty();
  }
}
