package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantFileTest {
  private static final String GOOD =
      """
      name: two tanks
      step: 10 s
      components:
        feed: {type: feed, massFlow: 0.5 kg/s, temperature: 60 °C}
        tank: {type: mass, volume: 200 l}
        heater: {type: heater, power: 3 kW, inputs: {load: 50 %}}
        drain: {type: drain}
      connections:
        - feed.outlet -> tank.inlet
        - tank.outlet -> heater.inlet
        - heater.outlet -> drain.inlet
      """;

  private static PlantFile file(String text) throws PlantFileException {
    return PlantFile.of(text, Path.of("plant.yaml"), TinyTypes.CATALOGUE);
  }

  @Test
  void aPlantIsBuiltAndCanBeReadAndSetByPath() throws PlantFileException {
    Plant plant = file(GOOD).build();
    plant.run(60);
    assertThat(plant.name()).isEqualTo("two tanks");
    assertThat(plant.steps()).isEqualTo(6);
    assertThat(plant.quantity("heater.power").get()).isEqualTo(1.5);
    plant.input("heater.load").set(1);
    plant.step();
    assertThat(plant.quantity("heater.power").get()).isEqualTo(3);
    assertThat(plant.quantity("heater.load").unit()).isEqualTo("1");
    assertThat(plant.quantity("tank.temperature").get()).isBetween(20.0, 60.0);
  }

  @Test
  void aScenarioChangesTextsByPath() throws PlantFileException {
    Plant plant =
        file(GOOD)
            .with(Map.of("heater.power", "6 kW", "heater.inputs.load", "1", "step", "30 s"))
            .build();
    plant.step();
    assertThat(plant.seconds()).isEqualTo(30);
    assertThat(plant.quantity("heater.power").get()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          step: 10 s        | step: 10 kg            | :2: step: "10 kg", expected a number with a unit such as s, 1 s to 60 s
          step: 10 s        | step: 10               | :2: step: "10", expected a number with a unit such as s, 1 s to 60 s
          step: 10 s        | steps: 10 s            | :2: steps: unknown key, expected one of name, step
          volume: 200 l     | volume: 200 K          | :5: components.tank.volume: "200 K", expected a number with a unit such as m3
          volume: 200 l     | volume: 0 l            | :5: components.tank.volume: impossible, expected volume must be more than 0.0 [0.0]
          volume: 200 l     | volum: 200 l           | :5: components.tank.volum: unknown key, expected one of type, volume, temperature, conductance, inputs (did you mean volume?)
          type: mass        | type: mas              | :5: components.tank.type: "mas", expected a type of the catalogue (did you mean mass?)
          type: mass,       | colour: red,           | :5: components.tank.type: missing, expected a component type
          load: 50 %        | load: 150 %            | :6: components.heater.inputs.load: "150 %", expected a number, 0 to 1
          load: 50 %        | lode: 50 %             | :6: components.heater.inputs.lode: no input of it, expected one of load
          , inputs: {load: 50 %} | ''                | :6: components.heater: nothing connected to its input load
          massFlow: 0.5 kg/s, | ''                   | :4: components.feed.massFlow: missing
          feed.outlet ->    | fed.outlet ->          | :9: connections[0]: "fed", expected a part of the plant (did you mean feed?)
          feed.outlet ->    | feed.outled ->         | :9: connections[0]: "feed.outled", expected an outlet, heat tap or quantity of feed: outlet (did you mean outlet?)
          tank.inlet        | tank.in                | :9: connections[0]: "tank.in", expected an inlet of tank: inlet
          -> tank.inlet     | - tank.inlet           | :9: connections[0]: "feed.outlet - tank.inlet", expected a connection such as
          - heater.outlet -> drain.inlet | - tank.temperature -> heater.load | :11: connections[2]: tank.temperature in Cel, expected a quantity in 1 for heater.load
          - heater.outlet -> drain.inlet | - tank.outlet -> drain.inlet | :10: connections[1]: a branch of which nobody knows the shares
          - heater.outlet -> drain.inlet | - tank.outlet -> heater.inlet | :11: connections[2]: the same connection again
          - heater.outlet -> drain.inlet | ''        | :7: components.drain: nothing connected to its inlet inlet
          drain: {type: drain} | feed: {type: drain} | :7: components.feed: the same key as in line 4
          """)
  void aMistakeIsToldWithFileLineAndReason(String good, String bad, String told) {
    String text = GOOD.replace(good, bad);
    assertThat(text).isNotEqualTo(GOOD);
    PlantFileException refusal =
        catchThrowableOfType(PlantFileException.class, () -> file(text).build());
    assertThat(refusal).isNotNull();
    assertThat(String.valueOf(refusal.getMessage()).lines())
        .anyMatch(line -> line.startsWith("plant.yaml" + told));
  }

  @Test
  void aFlowThatHasNowhereToGoIsRefusedWhereItComesFrom() {
    String text =
        """
        name: fed circuit
        components:
          feed: {type: feed, massFlow: 0.1 kg/s}
          pump: {type: pump, nominalFlow: 2 m3/h, nominalPressure: 30 kPa}
          valve: {type: valve, kvs: 2.5 m3/h}
        connections:
          - feed.outlet -> valve.inlet
          - pump.outlet -> valve.inlet
          - valve.outlet -> pump.inlet
        """;
    Catalogue catalogue = Catalogue.standard().with(TinyTypes.CATALOGUE.types().values());
    PlantFileException refusal =
        catchThrowableOfType(
            PlantFileException.class,
            () -> PlantFile.of(text, Path.of("plant.yaml"), catalogue).build());
    assertThat(refusal)
        .hasMessageContaining("plant.yaml:3: components.feed: a flow of its own into a closed")
        .hasMessageContaining("a way out of the circuit");
  }

  @Test
  void fluidsThatDifferAreRefused() {
    PlantFileException refusal =
        catchThrowableOfType(
            PlantFileException.class,
            () ->
                file(GOOD.replace(
                        "type: feed, massFlow: 0.5 kg/s, temperature: 60 °C", "type: airFeed"))
                    .build());
    assertThat(refusal).hasMessageContaining("plant.yaml:9: connections[0]: an outlet of AIR");
  }

  @Test
  void severalConnectionsOfOneInletAreJoinedByThemselves() throws PlantFileException {
    Plant plant =
        file("""
                name: mixing
                components:
                  hot: {type: feed, massFlow: 0.1 kg/s, temperature: 60 °C}
                  cold: {type: feed, massFlow: 0.3 kg/s, temperature: 20 °C}
                  drain: {type: drain}
                connections:
                  - hot.outlet -> drain.inlet
                  - cold.outlet -> drain.inlet
                """)
            .build();
    Balance balance = plant.watch();
    plant.run(600);
    assertThat(plant.quantity("drain.temperature").get()).isCloseTo(30, within(1e-9));
    assertThat(balance.worstEnergy()).isLessThan(1e-12);
    assertThat(plant.unsettled()).isZero();
  }

  @Test
  void aGroupIsRepeated() throws PlantFileException {
    Plant plant =
        file("""
                name: line
                components:
                  tank0: {type: feed, massFlow: 0.1 kg/s, temperature: 60 °C}
                  drain: {type: drain}
                groups:
                  - repeat: 1000
                    components:
                      tank${i}: {type: mass, volume: 1 l}
                    connections:
                      - tank${i-1}.outlet -> tank${i}.inlet
                connections:
                  - tank1000.outlet -> drain.inlet
                """)
            .build();
    plant.step();
    assertThat(plant.parts()).hasSize(1002);
    assertThat(plant.sweeps()).isEqualTo(1002);
    assertThat(plant.quantity("tank1.temperature").get())
        .isGreaterThan(plant.quantity("tank2.temperature").get());
  }

  @Test
  void valuesAndGroupsInGroupsMakeAsManyPartsAsAskedFor() throws PlantFileException {
    PlantFile lines =
        file(
            """
            name: ${lines} lines
            values: {lines: 2}
            groups:
              - repeat: ${lines}
                components:
                  tank${i}-0: {type: feed, massFlow: 0.1 kg/s, temperature: 60 °C}
                  drain${i}: {type: drain}
                connections:
                  - tank${i}-3.outlet -> drain${i}.inlet
                groups:
                  - repeat: 3
                    components:
                      tank${i}-${j}: {type: mass, volume: 1 l}
                    connections:
                      - tank${i}-${j-1}.outlet -> tank${i}-${j}.inlet
            """);
    assertThat(lines.build().name()).isEqualTo("2 lines");
    assertThat(lines.build().parts()).hasSize(10).contains("tank2-3");
    assertThat(lines.with(Map.of("values.lines", "4")).build().parts()).hasSize(20);
  }

  @Test
  void groupsAreAtMostTwoDeep() {
    PlantFileException refusal =
        catchThrowableOfType(
            PlantFileException.class,
            () ->
                file("""
                        name: deep
                        groups:
                          - repeat: 1
                            groups:
                              - repeat: 1
                                groups: [{repeat: 1}]
                        """)
                    .build());
    assertThat(refusal).hasMessageContaining("at most two deep");
  }
}
