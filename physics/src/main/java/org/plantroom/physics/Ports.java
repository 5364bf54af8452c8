package org.plantroom.physics;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/**
 * Takes down what a component has to be connected by. Names are lowerCamelCase and unique within a
 * component.
 */
public interface Ports {
  /** A fluid enters here. */
  void inlet(String name, Inlet inlet);

  /** A fluid leaves here. */
  void outlet(String name, Outlet outlet);

  /**
   * Fluid passes from an inlet to an outlet with a loss of pressure, or a gain. The hydraulic
   * network sets the outlet's flow; without a path the component does so itself.
   */
  void path(Inlet from, Outlet to, PressureLoss loss);

  /**
   * Inlets and outlets at one pressure, without loss between them: a tank, a mixer, a splitter. The
   * hydraulic network sets the outlets' flows so that as much leaves as enters.
   */
  void junction(List<Inlet> inlets, List<Outlet> outlets);

  /**
   * Inlets and outlets at a constant pressure, whatever flows: outdoor air, a well, the mains.
   *
   * @param pressure above the surroundings', Pa
   */
  void reservoir(List<Inlet> inlets, List<Outlet> outlets, double pressure);

  /** Heat is given to this component here; it shows its temperature. */
  void takesHeat(String name, HeatPort port);

  /** This component gives heat to another's thermal mass here. */
  void givesHeat(String name, HeatTap tap);

  /**
   * A quantity others may read: the pages, a register, a controller.
   *
   * @param unit as UCUM writes it, e.g. {@code Cel}, {@code W}, {@code kg/s}; {@code 1} for ratios
   */
  void quantity(String name, String unit, DoubleSupplier value);

  /**
   * Something set from outside: by a controller, a register, a scenario or a fault.
   *
   * @param range what it may be; the default holds until it is set
   */
  void input(String name, String unit, InputRange range, DoubleConsumer setter);
}
