package org.plantroom.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plantroom.physics.HplibModel.Group;
import org.plantroom.physics.HplibModel.Plane;
import org.plantroom.testkit.ValidationCase;

/** Rows of hplib_database 2.0 (2023-04), CC BY 4.0, Tjaden, Hoops, Rösken. */
class HplibModelTest {
  private static final HplibModel F2120 =
      new HplibModel(
          new HplibModel.Settings(
              Group.AIR_INVERTER,
              2218,
              new Plane(
                  -195.86410668598475, -0.0755265858153522, 6.795020062461486, 195.95552284943625),
              new Plane(
                  184.33981789588108,
                  0.0137684677810033,
                  0.0062621241605527,
                  -184.37730094312693)));
  private static final HplibModel VWL105 =
      new HplibModel(
          new HplibModel.Settings(
              Group.AIR_INVERTER,
              3654,
              new Plane(
                  -80.34117067615081, -0.1096757776428202, 8.292519198168858, 80.4926237274369),
              new Plane(
                  154.0713600807593, 0.0151572961016637, -0.140577523512528, -154.1174986972611)));
  private static final HplibModel LWD50A =
      new HplibModel(
          new HplibModel.Settings(
              Group.AIR_ON_OFF,
              1803,
              new Plane(283.8870153255462, -0.0523989446193885, 5.500390286495, -283.7932087696016),
              new Plane(
                  -159.47642763847338,
                  0.0110215836157908,
                  0.4463682570478847,
                  159.48078159975134)));

  @Test
  void equationsGiveWhatTheLibraryGives() {
    ValidationCase d7 =
        ValidationCase.of("D7", "Heat pumps by hplib's equations, W35", "hplib 2.0, simulate()");
    check(d7, "F2120-8", F2120, new double[] {3.5117, 1664.70, 4.3344, 916.46, 4.7915, 500.77});
    check(
        d7, "VWL 105/6 A", VWL105, new double[] {3.3937, 2604.93, 4.7568, 1087.62, 5.514, 651.23});
    check(
        d7, "LWD 50A/RX", LWD50A, new double[] {3.0098, 1445.37, 3.854, 1516.02, 4.3231, 1555.27});
    d7.conclude();
  }

  private static void check(ValidationCase d7, String name, HplibModel model, double[] expected) {
    int[] outdoor = {-7, 2, 7};
    for (int i = 0; i < outdoor.length; i++) {
      double t = outdoor[i];
      String state = ", A%d/W35".formatted(outdoor[i]);
      d7.nearShare(name + " COP" + state, expected[2 * i], model.cop(t, 35, t), 1e-3);
      d7.nearShare(name + " Pel W" + state, expected[2 * i + 1], model.power(t, 35, t), 1e-3);
    }
  }

  @Test
  void inverterTakesAQuarterOfItsColdPowerAtLeast() {
    double cold = VWL105.power(-7, 35, -7);
    assertThat(VWL105.power(15, 35, 15)).isCloseTo(0.25 * cold, within(1e-9));
  }

  @Test
  void mapRunsAnInverterUpToItsColdPower() {
    Duty duty = new Duty();
    VWL105.evaluate(7, 35, 1, duty);
    assertThat(duty.power()).isCloseTo(VWL105.power(-7, 35, -7), within(1e-9));
    assertThat(duty.heating() / duty.power()).isCloseTo(VWL105.cop(7, 35, 7), within(1e-9));
  }

  @Test
  void coolingEquationsGiveWhatTheLibraryGives() {
    HplibCooling i32 =
        new HplibCooling(
            new HplibCooling.Settings(
                1370,
                new Plane(
                    155.41806032568678, 0.236074627986916, 11.038788384027209, -155.7141079896737),
                new Plane(
                    64.01288746670949,
                    -0.0174556576591002,
                    -0.9300565698292482,
                    -63.955574183362025)));
    ValidationCase.of(
            "D7-cooling",
            "Heat pump i-32V5/KA/04 cooling by hplib's equations",
            "hplib 2.0, mode 2")
        .nearShare("EER, A35/W7", 2.3296, i32.eer(35, 7), 1e-3)
        .nearShare("Pel W, A35/W7", 1306.6, i32.power(35, 7), 1e-3)
        .nearShare("EER, A35/W18", 4.9265, i32.eer(35, 18), 1e-3)
        .nearShare("EER, A20/W7", 6.7704, i32.eer(20, 7), 1e-3)
        .nearShare("Pel W, A20/W7: as at 25 °C", 521.4, i32.power(20, 7), 1e-3)
        .conclude();
    Duty duty = new Duty();
    i32.evaluate(7, 30, 0.5, duty);
    assertThat(duty.power()).isCloseTo(0.5 * i32.power(35, 7), within(1e-9));
    assertThat(duty.cooling()).isCloseTo(duty.power() * i32.eer(30, 7), within(1e-9));
  }

  @Test
  void groupsAreNumberedOneToSix() {
    assertThat(Group.of(5)).isEqualTo(Group.BRINE_ON_OFF);
    assertThatIllegalArgumentException().isThrownBy(() -> Group.of(7));
  }
}
