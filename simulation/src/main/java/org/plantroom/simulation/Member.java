package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.List;
import org.plantroom.physics.Component;
import org.plantroom.physics.Unsettled;

/**
 * A part of a loop, with what it saw of the others when it was solved last. While that holds its
 * outlets would not change either, and it need not be solved again.
 *
 * <p>Owner: its block.
 */
final class Member {
  private final String name;
  private final Component component;
  private final Sight[] sights;

  Member(PlantPart part) {
    name = part.name();
    component = part.component();
    List<Sight> seen = new ArrayList<>();
    PortList ports = part.ports();
    ports.inlets().forEach((port, inlet) -> seen.add(new Sight.OfInlet(port, inlet)));
    ports.heatPorts().forEach((port, mass) -> seen.add(new Sight.OfHeatPort(port, mass)));
    ports.heatTaps().forEach((port, tap) -> seen.add(new Sight.OfHeatTap(port, tap)));
    sights = seen.toArray(Sight[]::new);
  }

  /** Solves it with what it sees now. */
  void solve(double seconds) {
    for (Sight sight : sights) {
      sight.look();
    }
    component.solve(seconds);
  }

  /** The greatest change of what it sees since it was solved, K. */
  double change() {
    double greatest = 0;
    for (Sight sight : sights) {
      greatest = Math.max(greatest, sight.change());
    }
    return greatest;
  }

  /** Where that change is. */
  Unsettled unsettled() {
    Sight worst = sights[0];
    for (Sight sight : sights) {
      worst = sight.change() > worst.change() ? sight : worst;
    }
    return new Unsettled(name, worst.port(), worst.change(), "K");
  }
}
