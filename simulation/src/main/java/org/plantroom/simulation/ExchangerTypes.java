package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.plantroom.physics.AirCoil;
import org.plantroom.physics.FlowArrangement;
import org.plantroom.physics.HeatExchanger;
import org.plantroom.physics.MoistAir;

/** Entries of the catalogue: what moves heat from one stream to another. */
final class ExchangerTypes {
  private ExchangerTypes() {}

  static List<ComponentType> all() {
    return List.of(
        exchanger("heatExchanger", "two liquids with a wall between them", true),
        exchanger("airHeater", "a liquid (first) and air (second), always dry", false),
        airCoil());
  }

  private static ComponentType exchanger(String name, String description, boolean liquids) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Liquids.parameter("firstLiquid"));
    if (liquids) {
      parameters.add(Liquids.parameter("secondLiquid"));
    }
    parameters.addAll(
        List.of(
            Parameter.choice("arrangement", arrangements(), "of the streams").or("counter"),
            Parameter.amount("conductance", "W/K", "UA at the nominal flows"),
            Parameter.amount("firstFlow", "kg/s", "nominal"),
            Parameter.amount("secondFlow", "kg/s", "nominal"),
            Parameter.amount("firstLoss", "Pa", "at the nominal flow").or("20 kPa"),
            Parameter.amount("secondLoss", "Pa", "at the nominal flow")
                .or(liquids ? "20 kPa" : "100 Pa")));
    return new ComponentType(
        name, description, parameters, values -> new HeatExchanger(settings(values, liquids)));
  }

  private static HeatExchanger.Settings settings(Values values, boolean liquids) {
    return new HeatExchanger.Settings(
        values.liquid("firstLiquid"),
        liquids ? values.liquid("secondLiquid") : MoistAir.AIR,
        arrangement(values.text("arrangement")),
        values.amount("conductance"),
        values.amount("firstFlow"),
        values.amount("secondFlow"),
        values.amount("firstLoss"),
        values.amount("secondLoss"));
  }

  private static List<String> arrangements() {
    return Arrays.stream(FlowArrangement.values()).map(ExchangerTypes::word).toList();
  }

  private static FlowArrangement arrangement(String word) {
    return Arrays.stream(FlowArrangement.values())
        .filter(arrangement -> word(arrangement).equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** CROSS_FIRST_MIXED as files write it: crossFirstMixed. */
  private static String word(FlowArrangement arrangement) {
    StringBuilder word = new StringBuilder();
    boolean upper = false;
    for (char letter : arrangement.name().toCharArray()) {
      String text = String.valueOf(letter);
      if (letter != '_') {
        word.append(upper ? text : text.toLowerCase(Locale.ROOT));
      }
      upper = letter == '_';
    }
    return word.toString();
  }

  private static ComponentType airCoil() {
    return new ComponentType(
        "airCoil",
        "a finned coil: heats air, or cools and dries it",
        List.of(
            Liquids.parameter("liquid"),
            Parameter.amount("conductance", "W/K", "UA at the nominal flows, dry"),
            Parameter.amount("waterFlow", "kg/s", "nominal"),
            Parameter.amount("airFlow", "kg/s", "nominal, of dry air"),
            Parameter.amount("waterLoss", "Pa", "at the nominal flow").or("15 kPa"),
            Parameter.amount("airLoss", "Pa", "at the nominal flow").or("80 Pa")),
        values ->
            new AirCoil(
                new AirCoil.Settings(
                    values.liquid("liquid"),
                    values.amount("conductance"),
                    values.amount("waterFlow"),
                    values.amount("airFlow"),
                    values.amount("waterLoss"),
                    values.amount("airLoss"))));
  }
}
