package org.plantroom.physics;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.plantroom.testkit.ValidationCase;

/**
 * The g-function of small fields against point sources summed along the boreholes, and the
 * aggregated history of a load against the sum over all its hours.
 */
class GroundResponseTest {
  private static final Ground GROUND = new Ground(2.0, 2.4e6, 10);
  private static final double LENGTH = 120;
  private static final double RADIUS = 0.07;
  private static final double DEPTH = 2;
  private static final double SPACING = 6;
  private static final double HOUR = 3600;
  private static final double YEAR = 8760 * HOUR;

  private static GroundResponse field(int across, int along) {
    return new GroundResponse(GROUND, LENGTH, RADIUS, DEPTH, across, along, SPACING);
  }

  /**
   * Mean over all boreholes of what all of them give: {@code g = 1/(2nH) Σ Σ ∫ ∫ f(r) − f(r₊) dz
   * dz'} with the point source {@code f(r) = erfc(r/√(4at))/r} and its mirror image r₊ above the
   * surface. Of two lines only the difference of heights, or their sum, counts.
   */
  private static double summed(int across, int along, double time) {
    double reach = Math.sqrt(4 * GROUND.diffusivity() * time);
    double sum = 0;
    for (int i = 0; i < across * along; i++) {
      for (int j = 0; j < across * along; j++) {
        double dx = SPACING * (i % across - j % across);
        double dy = SPACING * (Math.floorDiv(i, across) - Math.floorDiv(j, across));
        double apart = Math.max(RADIUS, Math.hypot(dx, dy));
        DoubleUnaryOperator source =
            height -> {
              double r = Math.hypot(apart, height);
              return Erf.erfc(r / reach) / r;
            };
        sum += 2 * integral(apart, 0, LENGTH, u -> (LENGTH - u) * source.applyAsDouble(u));
        sum -=
            integral(
                apart,
                0,
                2 * LENGTH,
                w -> Math.min(w, 2 * LENGTH - w) * source.applyAsDouble(2 * DEPTH + w));
      }
    }
    return sum / (2 * LENGTH * across * along);
  }

  /** By the midpoint rule over x = a·sinh y, which is fine where heights are small. */
  private static double integral(double a, double from, double to, DoubleUnaryOperator f) {
    int parts = 4000;
    double low = Math.log(from / a + Math.hypot(from / a, 1));
    double high = Math.log(to / a + Math.hypot(to / a, 1));
    double width = (high - low) / parts;
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      double y = low + (i + 0.5) * width;
      sum += f.applyAsDouble(a * Math.sinh(y)) * a * Math.cosh(y) * width;
    }
    return sum;
  }

  /** W/m of an hour: heat is taken in winter, more by day, and given in summer. */
  private static double load(int hour) {
    double season = Math.cos(2 * Math.PI * hour / 8760);
    double day = 1 + 0.5 * Math.cos(2 * Math.PI * (hour % 24 - 14) / 24);
    return season > 0 ? -30 * season * day : -12 * season * day;
  }

  /** The greatest error of the wall's temperature over the third year, K. */
  private static double aggregationError(GroundResponse response, double[] greatest) {
    LoadHistory history = new LoadHistory(response);
    int hours = 3 * 8760;
    double[] response1h = new double[hours + 1];
    for (int i = 0; i <= hours; i++) {
      response1h[i] = response.at(i * HOUR);
    }
    double error = 0;
    double perResponse = 1 / (2 * Math.PI * GROUND.conductivity());
    for (int hour = 0; hour < hours; hour++) {
      history.begin(HOUR);
      double aggregated = history.before() + history.weight() * load(hour);
      history.commit(load(hour));
      if (hour >= 2 * 8760 && hour % 37 == 0) {
        double exact = 0;
        for (int i = 0; i <= hour; i++) {
          exact += load(i) * (response1h[hour - i + 1] - response1h[hour - i]);
        }
        error = Math.max(error, perResponse * Math.abs(aggregated - exact));
        greatest[0] = Math.max(greatest[0], perResponse * Math.abs(exact));
      }
    }
    return error;
  }

  @Test
  void smallFieldsAreThatOfPointSourcesAndAggregationCostsLittle() {
    ValidationCase page =
        ValidationCase.of(
            "C4-boreholes",
            "Small fields of boreholes of 120 m, 6 m apart: g-function, and a load of three years"
                + " by the hour",
            "point sources summed along the lines by quadrature; the load's sum without cells");
    for (int side : new int[] {1, 2, 3}) {
      for (int years : new int[] {1, 10, 50}) {
        page.nearShare(
            String.format(Locale.ROOT, "g of %d x %d boreholes, %d a", side, side, years),
            summed(side, side, years * YEAR),
            field(side, side).at(years * YEAR),
            0.003);
      }
    }
    double[] greatest = {0};
    double error = aggregationError(field(2, 2), greatest);
    page.row("2 x 2, greatest change of the wall in the third year, K", "", greatest[0], "", true);
    page.atMost("2 x 2, greatest error of it by aggregation, K", 0.05, error, "");
    page.conclude();
  }
}
