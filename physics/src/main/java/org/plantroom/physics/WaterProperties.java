package org.plantroom.physics;

/**
 * Properties of liquid water in plants: polynomials in temperature, fitted to IAPWS-IF97 at 3 bar.
 *
 * <p>Range: 0 to 105 °C, 1 to 10 bar. Greatest relative errors against IF97 at 3 bar: density
 * 1.5e-5, heat capacity 2.2e-4, viscosity 1.4e-4, conductivity 3.7e-4; pressure between 1 and 10
 * bar adds 3.5e-4 to the density. Source: IAPWS R7-97(2012) with the IAPWS formulations for
 * viscosity (2008) and thermal conductivity (2011).
 */
public final class WaterProperties {
  private static final double[] DENSITY = {
    999.96784, 5.786419, -81.341395, 60.195926, -35.284924, 9.1210999
  };
  private static final double[] HEAT_CAPACITY = {
    4216.9728, -292.43396, 855.28076, -1284.2223, 1048.1474, -327.43501
  };
  private static final double[] LOG_VISCOSITY = {
    -6.3250501, -3.4708669, 3.4696659, -3.8302872, 3.3423482, -1.7687516, 0.40801395
  };
  private static final double[] CONDUCTIVITY = {0.56240652, 0.20709718, -0.11060014, 0.019005133};

  private WaterProperties() {}

  /** Density, kg/m³, at °C. */
  public static double density(double temperature) {
    return Polynomials.value(DENSITY, temperature / 100);
  }

  /** Isobaric heat capacity, J/(kg·K), at °C. */
  public static double heatCapacity(double temperature) {
    return Polynomials.value(HEAT_CAPACITY, temperature / 100);
  }

  /** Enthalpy at 3 bar, J/kg, at °C: the heat capacity's integral and the pressure's share. */
  public static double enthalpy(double temperature) {
    double x = temperature / 100;
    double sum = 0;
    for (int i = HEAT_CAPACITY.length - 1; i >= 0; i--) {
      sum = sum * x + HEAT_CAPACITY[i] / (i + 1);
    }
    return 264 + temperature * sum;
  }

  /** Dynamic viscosity, Pa·s, at °C. */
  public static double viscosity(double temperature) {
    return Math.exp(Polynomials.value(LOG_VISCOSITY, temperature / 100));
  }

  /** Thermal conductivity, W/(m·K), at °C. */
  public static double conductivity(double temperature) {
    return Polynomials.value(CONDUCTIVITY, temperature / 100);
  }
}
