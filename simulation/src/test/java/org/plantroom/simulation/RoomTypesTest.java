package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTypesTest {
  private static final String PLANT =
      """
      name: rooms
      step: 60 s
      start: 20 d
      weather: {type: syntheticClimate, latitude: 55°}
      components:
        room:
          type: twoElementRoom
          floorArea: 20 m2
          walls:
            - [10 m2, 0.3 W/(m2.K), 180°, 90°]
            - [12 m2, 0.3 W/(m2.K), 90°, 90°]
          windows:
            - [3 m2, 1.1 W/(m2.K), 0.5, 180°, 90°]
            - [2 m2, 1.1 W/(m2.K), 0.5, 180°, 90°]
          exteriorResistance: 0.004 K/W
          exteriorCapacity: 3000 kJ/K
          interiorArea: 60 m2
          interiorResistance: 0.0006 K/W
          interiorCapacity: 9000 kJ/K
          heatingPower: 2 kW
      """;

  private static PlantFile file() throws PlantFileException {
    return PlantFile.of(PLANT, Path.of("rooms.yaml"), Catalogue.standard());
  }

  @Test
  void aRoomOfTwoMassesIsHeatedAndBalances() throws PlantFileException {
    Plant plant = file().build();
    Balance balance = plant.watch();
    plant.run(3 * 86_400);
    assertThat(plant.quantity("room.temperature").get()).isBetween(19.9, 25.0);
    assertThat(plant.quantity("room.heatingPower").get()).isBetween(0.0, 1000.0);
    assertThat(balance.worstEnergy()).as(balance.worstPart()).isLessThan(1e-6);
  }

  @Test
  void itHoldsItsHeatByItsCapacities() throws PlantFileException {
    double light = afterANight(Map.of("room.interiorCapacity", "500 kJ/K"));
    assertThat(afterANight(Map.of())).isGreaterThan(light + 1);
  }

  private static double afterANight(Map<String, String> changes) throws PlantFileException {
    Plant plant = file().with(Map.of("room.heatingPower", "0 W")).with(changes).build();
    plant.run(8 * 3600);
    return plant.quantity("room.temperature").get();
  }

  @Test
  void aResistanceThatLeavesNoneToTheWallsIsRefused() throws PlantFileException {
    PlantFile file = file().with(Map.of("room.exteriorResistance", "0.2 K/W"));
    assertThatExceptionOfType(PlantFileException.class)
        .isThrownBy(file::build)
        .withMessageContaining("exteriorResistance must leave some of the walls' resistance");
  }
}
