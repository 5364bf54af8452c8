package org.plantroom.physics;

/**
 * Brines of water and a glycol: properties by mass share and temperature, by the polynomials of
 * Melinder.
 *
 * <p>Range: shares 0 to 0.6, freezing point to 100 °C (viscosity and conductivity to 40 °C as
 * published, beyond extrapolated). Source: Å. Melinder, Properties of Secondary Working Fluids for
 * Indirect Systems, IIR 2010; coefficients as given in the Modelica Buildings Library 14,
 * Media.Antifreeze.
 */
public final class Glycol {
  /** Water with ethane-1,2-diol (MEG), usual in boreholes. */
  public static final Glycol ETHYLENE =
      new Glycol(
          "ethylene",
          30.8462,
          31.728,
          new double[][] {
            {1.034e3, -4.781e-1, -2.692e-3, 4.725e-6},
            {1.311e0, -6.876e-3, 4.805e-5, 1.690e-8},
            {7.490e-5, 7.855e-5, -3.995e-7, 4.982e-9},
            {-1.062e-4, 1.229e-6, -1.153e-8},
            {-9.623e-7, -7.221e-8},
            {4.891e-8}
          },
          new double[][] {
            {3.737e3, 2.930e0, -4.675e-3, -1.389e-5},
            {-1.799e1, 1.046e-1, -4.147e-4, 1.847e-7},
            {-9.933e-2, 3.516e-4, 5.109e-6, -7.138e-8},
            {2.610e-3, -1.189e-6, -1.643e-7},
            {1.537e-5, -4.272e-7},
            {-1.618e-6}
          },
          new double[][] {
            {4.705e-1, -2.550e-2, 1.782e-4, -7.669e-7},
            {2.471e-2, -1.171e-4, 1.052e-6, -1.634e-8},
            {3.328e-6, -1.086e-6, -1.051e-8, -6.475e-10},
            {1.695e-6, 3.157e-9, 4.063e-10},
            {3.089e-8, 1.831e-10},
            {-1.865e-9}
          },
          new double[][] {
            {4.720e-1, 8.903e-4, -1.058e-6, -2.789e-9},
            {-4.286e-3, -1.473e-5, 1.059e-7, -1.142e-10},
            {1.747e-5, 6.814e-8, -3.612e-9, 2.365e-12},
            {3.017e-8, -2.412e-9, 4.004e-11},
            {-1.322e-9, 2.555e-11},
            {2.678e-11}
          },
          new double[] {-1.525e1, -8.080e-1, -1.334e-2, -7.293e-5, 1.006e-6, 1.140e-9});

  /** Water with propane-1,2-diol (MPG), where drinking water is near. */
  public static final Glycol PROPYLENE =
      new Glycol(
          "propylene",
          30.7031,
          32.7083,
          new double[][] {
            {1.018e3, -5.406e-1, -2.666e-3, 1.347e-5},
            {7.604e-1, -9.450e-3, 5.541e-5, -1.343e-7},
            {-2.498e-3, 2.700e-5, -4.018e-7, 3.376e-9},
            {-1.550e-4, 2.829e-6, -7.175e-9},
            {-1.131e-6, -2.221e-8},
            {2.342e-8}
          },
          new double[][] {
            {3.882e3, 2.699e0, -1.659e-3, -1.032e-5},
            {-1.304e1, 5.070e-2, -4.752e-5, 1.522e-6},
            {-1.598e-1, 9.534e-5, 1.167e-5, -4.870e-8},
            {3.539e-4, 3.102e-5, -2.950e-7},
            {5.000e-5, -7.135e-7},
            {-4.959e-7}
          },
          new double[][] {
            {6.837e-1, -3.045e-2, 2.525e-4, -1.399e-6},
            {3.328e-2, -3.984e-4, 4.332e-6, -1.860e-8},
            {5.453e-5, -8.600e-8, -1.593e-8, -4.465e-11},
            {-3.900e-6, 1.054e-7, -1.589e-9},
            {-1.587e-8, 4.475e-10},
            {3.564e-9}
          },
          new double[][] {
            {4.513e-1, 7.955e-4, 3.482e-8, -5.966e-9},
            {-4.795e-3, -1.678e-5, 8.941e-8, 1.493e-10},
            {2.076e-5, 1.563e-7, -4.615e-9, 9.897e-12},
            {-9.083e-8, -2.518e-9, 6.543e-11},
            {-5.952e-10, -3.605e-11},
            {2.104e-11}
          },
          new double[] {-1.325e1, -6.631e-1, -1.094e-2, -2.283e-4, -3.409e-6, 1.465e-8});

  private final String name;
  private final double middleShare;
  private final double middleTemperature;
  private final double[][] density;
  private final double[][] heatCapacity;
  private final double[][] logViscosity;
  private final double[][] conductivity;
  private final double[] freezing;

  private Glycol(
      String name,
      double middleShare,
      double middleTemperature,
      double[][] density,
      double[][] heatCapacity,
      double[][] logViscosity,
      double[][] conductivity,
      double[] freezing) {
    this.name = name;
    this.middleShare = middleShare;
    this.middleTemperature = middleTemperature;
    this.density = density;
    this.heatCapacity = heatCapacity;
    this.logViscosity = logViscosity;
    this.conductivity = conductivity;
    this.freezing = freezing;
  }

  /**
   * The brine as a liquid of constant properties.
   *
   * @param share mass of glycol a mass of brine, 0 to 0.6
   * @param temperature the properties are taken at, °C, above the freezing point
   */
  public Liquid brine(double share, double temperature) {
    Ranges.within(0, 0.6, "glycol share", share);
    Ranges.within(freezingPoint(share), 100, "brine temperature", temperature);
    String liquid = "%s glycol %d %%".formatted(name, Math.round(share * 100));
    return new Liquid(liquid, density(share, temperature), heatCapacity(share, temperature));
  }

  /** Density, kg/m³. */
  public double density(double share, double temperature) {
    return value(density, share, temperature);
  }

  /** Heat capacity, J/(kg·K). */
  public double heatCapacity(double share, double temperature) {
    return value(heatCapacity, share, temperature);
  }

  /** Dynamic viscosity, Pa·s. */
  public double viscosity(double share, double temperature) {
    return 1e-3 * Math.exp(value(logViscosity, share, temperature));
  }

  /** Thermal conductivity, W/(m·K). */
  public double conductivity(double share, double temperature) {
    return value(conductivity, share, temperature);
  }

  /** Where the first ice forms, °C. */
  public double freezingPoint(double share) {
    return Polynomials.value(freezing, 100 * share - middleShare);
  }

  private double value(double[][] coefficients, double share, double temperature) {
    double dx = 100 * share - middleShare;
    double dy = temperature - middleTemperature;
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * dx + Polynomials.value(coefficients[i], dy);
    }
    return sum;
  }
}
