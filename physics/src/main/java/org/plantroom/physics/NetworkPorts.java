package org.plantroom.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/** Takes down of components what the hydraulic network needs: paths, junctions, reservoirs. */
final class NetworkPorts implements Ports {
  /** A way through a component. */
  record Path(Inlet from, Outlet to, PressureLoss loss) {}

  /**
   * Ports at one pressure.
   *
   * @param pressure Pa, or NaN where it is unknown
   */
  record Joint(List<Inlet> inlets, List<Outlet> outlets, double pressure) {
    boolean isReservoir() {
      return !Double.isNaN(pressure);
    }
  }

  private final List<Path> paths = new ArrayList<>();
  private final List<Joint> joints = new ArrayList<>();

  /** The network's shape, once all components have described themselves. */
  NetworkShape shape() {
    return new NetworkShaper(paths, joints).shape();
  }

  @Override
  public void path(Inlet from, Outlet to, PressureLoss loss) {
    paths.add(new Path(from, to, loss));
  }

  @Override
  public void junction(List<Inlet> inlets, List<Outlet> outlets) {
    joints.add(new Joint(inlets, outlets, Double.NaN));
  }

  @Override
  public void reservoir(List<Inlet> inlets, List<Outlet> outlets, double pressure) {
    joints.add(new Joint(inlets, outlets, pressure));
  }

  @Override
  public void inlet(String name, Inlet inlet) {}

  @Override
  public void outlet(String name, Outlet outlet) {}

  @Override
  public void takesHeat(String name, HeatPort port) {}

  @Override
  public void givesHeat(String name, HeatTap tap) {}

  @Override
  public void quantity(String name, String unit, DoubleSupplier value) {}

  @Override
  public void input(String name, String unit, InputRange range, DoubleConsumer setter) {}
}
