package org.plantroom.physics;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plantroom.physics.SeasonalPerformance.Point;
import org.plantroom.testkit.SharedData;
import org.plantroom.testkit.ValidationCase;

/**
 * How far a rating table errs on the Keymark's machines, against hplib's linear equations: at the
 * points given, and at each point when it is left out and the others have to tell it.
 */
class KeymarkTableTest {
  private static final double[] OUTDOOR = {-7, 2, 7, 12};
  private static final double[] LOW_WATER = {34, 30, 27, 24};
  private static final double[] MEDIUM_WATER = {52, 42, 36, 30};

  private final Duty duty = new Duty();

  @Test
  void tableErrsLessThanTheLibrarysEquations() throws IOException {
    Optional<Path> file = SharedData.find("heatpump/keymark_en14825_points.csv");
    assumeThat(file).as("the Keymark's part-load points").isPresent();
    double given = 0;
    double leftOut = 0;
    int count = 0;
    for (KeymarkSheet sheet : KeymarkSheet.airMachines(file.orElseThrow())) {
      List<RatingPoint> points = points(sheet);
      if (points.size() < 8) {
        continue;
      }
      RatingTable all = RatingTable.heating(points);
      for (RatingPoint point : points) {
        List<RatingPoint> others = new ArrayList<>(points);
        others.remove(point);
        given += error(all, point);
        leftOut += error(RatingTable.heating(others), point);
        count++;
      }
    }
    ValidationCase.of(
            "D7-table",
            "COP of air/water machines by a rating table, %d points".formatted(count),
            "Keymark EN 14825 points (hplib, Oct 2024)")
        .atMost("mean error of COP at given points, share", 0.001, given / count, "hplib 0.113")
        .atMost(
            "mean error of COP at points left out, share",
            0.098,
            leftOut / count,
            "hplib 0.098 to 0.113, at points it was fitted to")
        .conclude();
  }

  private double error(RatingTable table, RatingPoint point) {
    table.evaluate(point.cold(), point.warm(), 1, duty);
    return Math.abs(duty.heating() / duty.power() / point.cop() - 1);
  }

  private static List<RatingPoint> points(KeymarkSheet sheet) {
    List<RatingPoint> points = new ArrayList<>();
    for (int i = 0; i < OUTDOOR.length; i++) {
      add(points, sheet.low().points(), OUTDOOR[i], LOW_WATER[i]);
      add(points, sheet.medium(), OUTDOOR[i], MEDIUM_WATER[i]);
    }
    return points;
  }

  private static void add(
      List<RatingPoint> points, List<Point> tested, double outdoor, double water) {
    tested.stream()
        .filter(p -> p.outdoor() == outdoor && p.cop() > 1)
        .forEach(p -> points.add(RatingPoint.heating(outdoor, water, p.capacity(), p.cop())));
  }
}
