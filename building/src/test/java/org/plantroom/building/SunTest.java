package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.e175.klaus.solarpositioning.SPA;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {
  @ParameterizedTest
  @CsvSource({"52.4, 13.1, 1", "39.83, -104.65, -7", "0, 0, 0", "65, 25, 2", "-35, 149, 10"})
  void standsWhereTheSolarPositionAlgorithmPutsIt(double latitude, double longitude, int zone) {
    Sun sun = new Sun(new Site("here", latitude, longitude, zone, 0));
    ZonedDateTime start = ZonedDateTime.of(2001, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(zone));
    double worst = 0;
    for (int hour = 0; hour < 8760; hour += 7) {
      sun.moveTo(3600.0 * hour + 1234);
      var spa =
          SPA.calculateSolarPosition(
              start.plusSeconds(3600L * hour + 1234), latitude, longitude, 0, 66);
      worst = Math.max(worst, angle(sun, spa.azimuth(), spa.zenithAngle()));
    }
    assertThat(worst).as("greatest angle between both, °").isCloseTo(0, within(0.03));
  }

  private static double angle(Sun sun, double azimuth, double zenith) {
    double a = Math.toRadians(azimuth);
    double z = Math.toRadians(zenith);
    double cosine =
        sun.east() * Math.sin(z) * Math.sin(a)
            + sun.north() * Math.sin(z) * Math.cos(a)
            + sun.up() * Math.cos(z);
    return Math.toDegrees(Math.acos(Math.min(1, cosine)));
  }
}
