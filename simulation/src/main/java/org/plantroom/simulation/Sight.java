package org.plantroom.simulation;

import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;

/**
 * What a part saw at one of its ports when it was solved last. Changes are told in kelvin: others
 * count by weights with which they carry about as much energy.
 *
 * <p>Owner: its block.
 */
sealed interface Sight {
  /** The port's name in its part. */
  String port();

  /** Remembers what is seen now. */
  void look();

  /** The greatest change since, K. */
  double change();

  /** Sees what flows in. */
  final class OfInlet implements Sight {
    /** By the heat of evaporation, K a kg/kg. */
    private static final double HUMIDITY_WEIGHT = 2500;

    /** A millionth of the tolerated energy error would be lost in carbon dioxide's rounding. */
    private static final double CO2_WEIGHT = 1e-2;

    /** Mass is kept closer than energy, K·s/kg. */
    private static final double FLOW_WEIGHT = 1e3;

    private final String port;
    private final Inlet inlet;
    private double massFlow;
    private double temperature;
    private double humidity;
    private double co2;

    OfInlet(String port, Inlet inlet) {
      this.port = port;
      this.inlet = inlet;
    }

    @Override
    public String port() {
      return port;
    }

    @Override
    public void look() {
      massFlow = inlet.massFlow();
      temperature = inlet.temperature();
      humidity = inlet.humidity();
      co2 = inlet.co2();
    }

    @Override
    public double change() {
      double heat = Math.abs(inlet.temperature() - temperature);
      double vapour = HUMIDITY_WEIGHT * Math.abs(inlet.humidity() - humidity);
      double gas = CO2_WEIGHT * Math.abs(inlet.co2() - co2);
      double flow = FLOW_WEIGHT * Math.abs(inlet.massFlow() - massFlow);
      return Math.max(Math.max(heat, vapour), Math.max(gas, flow));
    }
  }

  /** Sees the heat that others give. */
  final class OfHeatPort implements Sight {
    /** A tenth of a milliwatt counts as a millionth of a kelvin, K/W. */
    private static final double HEAT_WEIGHT = 1e-2;

    private final String port;
    private final HeatPort mass;
    private double power;

    OfHeatPort(String port, HeatPort mass) {
      this.port = port;
      this.mass = mass;
    }

    @Override
    public String port() {
      return port;
    }

    @Override
    public void look() {
      power = mass.power();
    }

    @Override
    public double change() {
      return HEAT_WEIGHT * Math.abs(mass.power() - power);
    }
  }

  /** Sees the temperature of what it gives heat to. */
  final class OfHeatTap implements Sight {
    private final String port;
    private final HeatTap tap;
    private double temperature;

    OfHeatTap(String port, HeatTap tap) {
      this.port = port;
      this.tap = tap;
    }

    @Override
    public String port() {
      return port;
    }

    @Override
    public void look() {
      temperature = tap.temperature();
    }

    @Override
    public double change() {
      return Math.abs(tap.temperature() - temperature);
    }
  }
}
