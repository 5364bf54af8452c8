package org.plantroom.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plantroom.physics.Glycol;
import org.plantroom.physics.Liquid;

/** The liquids plant files can name. Properties of brines are taken near a borehole's. */
public final class Liquids {
  private static final double BRINE_TEMPERATURE = 5;

  private static final Map<String, Liquid> ALL = all();

  private Liquids() {}

  private static Map<String, Liquid> all() {
    Map<String, Liquid> all = new LinkedHashMap<>();
    all.put("water", Liquid.WATER);
    all.put("ethyleneGlycol25", Glycol.ETHYLENE.brine(0.25, BRINE_TEMPERATURE));
    all.put("ethyleneGlycol30", Glycol.ETHYLENE.brine(0.30, BRINE_TEMPERATURE));
    all.put("propyleneGlycol25", Glycol.PROPYLENE.brine(0.25, BRINE_TEMPERATURE));
    all.put("propyleneGlycol30", Glycol.PROPYLENE.brine(0.30, BRINE_TEMPERATURE));
    return all;
  }

  /** A parameter for what flows; water unless told otherwise. */
  public static Parameter parameter(String name) {
    return Parameter.choice(name, List.copyOf(ALL.keySet()), "what flows").or("water");
  }

  /**
   * The liquid of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Liquid of(String name) {
    Liquid liquid = ALL.get(name);
    if (liquid == null) {
      throw new IllegalArgumentException("no liquid [name=%s]".formatted(name));
    }
    return liquid;
  }
}
