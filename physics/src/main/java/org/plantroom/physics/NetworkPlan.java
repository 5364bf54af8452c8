package org.plantroom.physics;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes down, component by component, what makes up a hydraulic network: paths, junctions,
 * reservoirs. Inlets and outlets are to be connected before the network is asked for.
 *
 * <p>Not thread-safe; used once.
 */
public final class NetworkPlan {
  /** A way through a component. */
  record Path(String component, Inlet from, Outlet to, PressureLoss loss) {}

  /**
   * Ports of a component at one pressure.
   *
   * @param pressure Pa, or NaN where it is unknown
   */
  record Joint(String component, List<Inlet> inlets, List<Outlet> outlets, double pressure) {
    boolean isReservoir() {
      return !Double.isNaN(pressure);
    }
  }

  private final List<Path> paths = new ArrayList<>();
  private final List<Joint> joints = new ArrayList<>();

  /** Adds a path of a component; see {@link Ports#path}. */
  public void path(String component, Inlet from, Outlet to, PressureLoss loss) {
    paths.add(new Path(component, from, to, loss));
  }

  /** Adds a junction of a component; see {@link Ports#junction}. */
  public void junction(String component, List<Inlet> inlets, List<Outlet> outlets) {
    joints.add(new Joint(component, inlets, outlets, Double.NaN));
  }

  /** Adds a reservoir of a component; see {@link Ports#reservoir}. */
  public void reservoir(
      String component, List<Inlet> inlets, List<Outlet> outlets, double pressure) {
    joints.add(new Joint(component, inlets, outlets, pressure));
  }

  /**
   * The network of all that was added.
   *
   * @throws ImposedFlowException when an imposed flow has nowhere to go
   */
  public HydraulicNetwork network() {
    return new HydraulicNetwork(new NetworkShaper(paths, joints).shape());
  }
}
