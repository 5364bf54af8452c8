package org.plantroom.core;

import static org.plantroom.core.Dimension.*;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unit catalogue as a table. UCUM 2.1, case-sensitive codes. */
final class Units {
  static final List<Unit> ALL =
      List.of(
          unit("°C", "Cel", TEMPERATURE, "degree Celsius", "degC"),
          unit("°F", "[degF]", TEMPERATURE, "degree Fahrenheit", "degF"),
          unit("K", "K", TEMPERATURE_DIFFERENCE, "kelvin"),
          unit("K/min", "K/min", TEMPERATURE_RATE, "kelvin a minute"),
          unit("K/h", "K/h", TEMPERATURE_RATE, "kelvin an hour"),
          unit("mW", "mW", POWER, "milliwatt"),
          unit("W", "W", POWER, "watt"),
          unit("kW", "kW", POWER, "kilowatt"),
          unit("MW", "MW", POWER, "megawatt"),
          unit("GW", "GW", POWER, "gigawatt"),
          unit("Btu/h", "[Btu_IT]/h", POWER, "British thermal unit an hour"),
          unit("TR", "12000.[Btu_IT]/h", POWER, "ton of refrigeration"),
          unit("hp", "[HP]", POWER, "horsepower"),
          unit("var", "V.A{reactive}", REACTIVE_POWER, "var"),
          unit("kvar", "kV.A{reactive}", REACTIVE_POWER, "kilovar"),
          unit("Mvar", "MV.A{reactive}", REACTIVE_POWER, "megavar"),
          unit("VA", "V.A", APPARENT_POWER, "volt-ampere"),
          unit("kVA", "kV.A", APPARENT_POWER, "kilovolt-ampere"),
          unit("MVA", "MV.A", APPARENT_POWER, "megavolt-ampere"),
          unit("J", "J", ENERGY, "joule"),
          unit("kJ", "kJ", ENERGY, "kilojoule"),
          unit("MJ", "MJ", ENERGY, "megajoule"),
          unit("GJ", "GJ", ENERGY, "gigajoule"),
          unit("Wh", "W.h", ENERGY, "watt-hour"),
          unit("kWh", "kW.h", ENERGY, "kilowatt-hour"),
          unit("MWh", "MW.h", ENERGY, "megawatt-hour"),
          unit("GWh", "GW.h", ENERGY, "gigawatt-hour"),
          unit("Btu", "[Btu_IT]", ENERGY, "British thermal unit"),
          unit("therm", "100000.[Btu_IT]", ENERGY, "therm"),
          unit("varh", "V.A.h{reactive}", REACTIVE_ENERGY, "var-hour"),
          unit("kvarh", "kV.A.h{reactive}", REACTIVE_ENERGY, "kilovar-hour"),
          unit("Mvarh", "MV.A.h{reactive}", REACTIVE_ENERGY, "megavar-hour"),
          unit("VAh", "V.A.h", APPARENT_ENERGY, "volt-ampere-hour"),
          unit("kVAh", "kV.A.h", APPARENT_ENERGY, "kilovolt-ampere-hour"),
          unit("MVAh", "MV.A.h", APPARENT_ENERGY, "megavolt-ampere-hour"),
          unit("mV", "mV", VOLTAGE, "millivolt"),
          unit("V", "V", VOLTAGE, "volt"),
          unit("kV", "kV", VOLTAGE, "kilovolt"),
          unit("mA", "mA", CURRENT, "milliampere"),
          unit("A", "A", CURRENT, "ampere"),
          unit("kA", "kA", CURRENT, "kiloampere"),
          unit("A·h", "A.h", CHARGE, "ampere-hour", "Ah"),
          unit("Ω", "Ohm", RESISTANCE, "ohm", "Ω", "Ohm", "ohm"),
          unit("kΩ", "kOhm", RESISTANCE, "kiloohm", "kΩ", "kOhm"),
          unit("MΩ", "MOhm", RESISTANCE, "megaohm", "MΩ", "MOhm"),
          unit("Hz", "Hz", FREQUENCY, "hertz"),
          unit("kHz", "kHz", FREQUENCY, "kilohertz"),
          unit("1/h", "/h", FREQUENCY, "times an hour"),
          unit("Pa", "Pa", PRESSURE, "pascal"),
          unit("hPa", "hPa", PRESSURE, "hectopascal"),
          unit("kPa", "kPa", PRESSURE, "kilopascal"),
          unit("MPa", "MPa", PRESSURE, "megapascal"),
          unit("mbar", "mbar", PRESSURE, "millibar"),
          unit("bar", "bar", PRESSURE, "bar"),
          unit("psi", "[psi]", PRESSURE, "pound a square inch"),
          unit("inH2O", "[in_i'H2O]", PRESSURE, "inch of water", "inH₂O"),
          unit("mH2O", "m[H2O]", PRESSURE, "metre of water", "mH₂O"),
          unit("l/s", "L/s", VOLUME_FLOW, "litre a second", "L/s"),
          unit("l/min", "L/min", VOLUME_FLOW, "litre a minute", "L/min"),
          unit("l/h", "L/h", VOLUME_FLOW, "litre an hour", "L/h"),
          unit("m³/s", "m3/s", VOLUME_FLOW, "cubic metre a second", "m3/s"),
          unit("m³/h", "m3/h", VOLUME_FLOW, "cubic metre an hour", "m3/h"),
          unit("gal/min", "[gal_us]/min", VOLUME_FLOW, "US gallon a minute", "gpm"),
          unit("cfm", "[cft_i]/min", VOLUME_FLOW, "cubic foot a minute", "ft³/min", "ft3/min"),
          unit("bbl/d", "[bbl_us]/d", VOLUME_FLOW, "barrel a day"),
          unit("g/s", "g/s", MASS_FLOW, "gram a second"),
          unit("kg/s", "kg/s", MASS_FLOW, "kilogram a second"),
          unit("kg/h", "kg/h", MASS_FLOW, "kilogram an hour"),
          unit("t/h", "t/h", MASS_FLOW, "tonne an hour"),
          unit("lb/h", "[lb_av]/h", MASS_FLOW, "pound an hour"),
          unit("mm/s", "mm/s", SPEED, "millimetre a second"),
          unit("m/s", "m/s", SPEED, "metre a second"),
          unit("km/h", "km/h", SPEED, "kilometre an hour"),
          unit("mph", "[mi_i]/h", SPEED, "mile an hour"),
          unit("rpm", "{rev}/min", ROTATION, "turn a minute", "1/min"),
          unit("mm", "mm", LENGTH, "millimetre"),
          unit("cm", "cm", LENGTH, "centimetre"),
          unit("m", "m", LENGTH, "metre"),
          unit("km", "km", LENGTH, "kilometre"),
          unit("in", "[in_i]", LENGTH, "inch"),
          unit("ft", "[ft_i]", LENGTH, "foot"),
          unit("m²", "m2", AREA, "square metre", "m2"),
          unit("ft²", "[sft_i]", AREA, "square foot", "ft2"),
          unit("l", "L", VOLUME, "litre", "L"),
          unit("m³", "m3", VOLUME, "cubic metre", "m3"),
          unit("gal", "[gal_us]", VOLUME, "US gallon"),
          unit("ft³", "[cft_i]", VOLUME, "cubic foot", "ft3"),
          unit("g", "g", MASS, "gram"),
          unit("kg", "kg", MASS, "kilogram"),
          unit("t", "t", MASS, "tonne"),
          unit("lb", "[lb_av]", MASS, "pound"),
          unit("kg/m³", "kg/m3", DENSITY, "kilogram a cubic metre", "kg/m3"),
          unit("ms", "ms", TIME, "millisecond"),
          unit("s", "s", TIME, "second"),
          unit("min", "min", TIME, "minute"),
          unit("h", "h", TIME, "hour"),
          unit("d", "d", TIME, "day"),
          unit("months", "mo", TIME, "month"),
          unit("years", "a", TIME, "year"),
          unit("°", "deg", ANGLE, "degree", "deg"),
          unit("%", "%", RATIO, "per cent"),
          unit("‰", "[ppth]", RATIO, "per mille"),
          unit("ppm", "[ppm]", RATIO, "part a million"),
          unit("ppb", "[ppb]", RATIO, "part a billion"),
          unit("%RH", "%{RH}", RELATIVE_HUMIDITY, "per cent relative humidity", "%rH"),
          unit("g/kg", "g/kg", HUMIDITY_RATIO, "gram a kilogram"),
          unit("kg/kg", "kg/kg", HUMIDITY_RATIO, "kilogram a kilogram"),
          unit("lb/lb", "[lb_av]/[lb_av]", HUMIDITY_RATIO, "pound a pound"),
          unit("kJ/kg", "kJ/kg", SPECIFIC_ENTHALPY, "kilojoule a kilogram"),
          unit("Btu/lb", "[Btu_IT]/[lb_av]", SPECIFIC_ENTHALPY, "British thermal unit a pound"),
          unit("kJ/K", "kJ/K", HEAT_CAPACITY, "kilojoule a kelvin"),
          unit("kWh/K", "kW.h/K", HEAT_CAPACITY, "kilowatt-hour a kelvin"),
          unit("lx", "lx", ILLUMINANCE, "lux"),
          unit("klx", "klx", ILLUMINANCE, "kilolux"),
          unit("W/m²", "W/m2", IRRADIANCE, "watt a square metre", "W/m2"),
          unit("dB", "dB", LEVEL, "decibel"),
          unit("dBm", "dB[mW]", LEVEL, "decibel over a milliwatt"),
          unit("pH", "[pH]", ACIDITY, "pH"),
          unit("µS/cm", "uS/cm", CONDUCTIVITY, "microsiemens a centimetre", "μS/cm", "uS/cm"),
          unit("clo", "{clo}", CLOTHING, "clo"),
          unit("mg/m³", "mg/m3", CONCENTRATION, "milligram a cubic metre", "mg/m3"),
          unit("µg/m³", "ug/m3", CONCENTRATION, "microgram a cubic metre", "μg/m³", "ug/m3"),
          unit("g/kWh", "g/kW.h", CONCENTRATION, "gram a kilowatt-hour"),
          unit("EUR", "{EUR}", MONEY, "euro", "€"),
          unit("SEK", "{SEK}", MONEY, "Swedish krona"),
          unit("USD", "{USD}", MONEY, "US dollar"),
          unit("EUR/kWh", "{EUR}/kW.h", ENERGY_PRICE, "euro a kilowatt-hour", "€/kWh"),
          unit("EUR/MWh", "{EUR}/MW.h", ENERGY_PRICE, "euro a megawatt-hour", "€/MWh"),
          unit("SEK/kWh", "{SEK}/kW.h", ENERGY_PRICE, "Swedish krona a kilowatt-hour"),
          unit("USD/kWh", "{USD}/kW.h", ENERGY_PRICE, "US dollar a kilowatt-hour"));

  static final Map<String, Unit> BY_SPELLING = bySpelling();

  private Units() {}

  private static Unit unit(
      String symbol, String ucum, Dimension dimension, String name, String... otherSpellings) {
    return new Unit(symbol, ucum, dimension, name, List.of(otherSpellings));
  }

  private static Map<String, Unit> bySpelling() {
    Map<String, Unit> bySpelling = new LinkedHashMap<>();
    for (Unit unit : ALL) {
      claim(bySpelling, unit.symbol(), unit);
      unit.otherSpellings().forEach(spelling -> claim(bySpelling, spelling, unit));
    }
    return Collections.unmodifiableMap(bySpelling);
  }

  private static void claim(Map<String, Unit> bySpelling, String spelling, Unit unit) {
    if (bySpelling.putIfAbsent(spelling, unit) != null) {
      throw new IllegalStateException(
          "one spelling for two units [spelling=%s]".formatted(spelling));
    }
  }
}
