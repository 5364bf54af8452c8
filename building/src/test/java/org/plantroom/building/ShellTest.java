package org.plantroom.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What sun and sky do to a shell's outside depends on its films. */
class ShellTest {
  private static final long SEED = 4;
  private static final double STEP = 900;
  private static final OutsideFilms HALVES = new OutsideFilms(12.5, 5, 10);

  private static Shell shell(Weather weather, Facing facing, OutsideFilms films) {
    List<Opaque> walls = List.of(new Opaque(10, 0.5, facing, 0.6));
    List<Window> windows = List.of(new Window(2, 1.3, 0.5, facing));
    return new Shell(weather, walls, windows, 0, films);
  }

  private static void compare(Facing facing, double wallFactor) {
    Weather weather = new Weather(SyntheticClimate.of(50, SEED), 150 * 86_400.0);
    Shell usual = shell(weather, facing, OutsideFilms.STANDARD);
    Shell sheltered = shell(weather, facing, HALVES);
    for (int step = 0; step < 96; step++) {
      weather.begin(STEP);
      usual.update();
      sheltered.update();
      double air = weather.temperature();
      assertThat(sheltered.wallTemperature() - air)
          .isCloseTo(wallFactor * (usual.wallTemperature() - air), within(1e-9));
      assertThat(sheltered.windowTemperature() - air)
          .isCloseTo(2.5 * (usual.windowTemperature() - air), within(1e-9));
      weather.commit(STEP);
    }
    assertThat(usual.windowTemperature()).isLessThan(weather.temperature());
  }

  @Test
  void sunAndSkyMoveTheOutsideByTheirFluxOverItsFilm() {
    System.out.println("seed " + SEED);
    compare(Facing.SOUTH, 2);
    compare(Facing.UP, 5);
  }

  @Test
  void impossibleFilmsAreRefused() {
    assertThatThrownBy(() -> new OutsideFilms(25, 0, 25)).hasMessageContaining("roofs");
  }
}
