package org.plantroom.simulation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The types that plant files can name, by name. Immutable. */
public final class Catalogue {
  private final Map<String, ComponentType> types = new TreeMap<>();

  private Catalogue(Collection<ComponentType> all) {
    all.forEach(this::add);
  }

  /** All types that come with the simulator. */
  public static Catalogue standard() {
    // One family of components a line, each with a class of its own.
    List<List<ComponentType>> families =
        List.of(
            WeatherTypes.all(),
            HydraulicTypes.all(),
            StorageTypes.all(),
            GroundTypes.all(),
            ElectricityTypes.all(),
            ExchangerTypes.all(),
            AirTypes.all(),
            RoomTypes.all(),
            HeatPumpTypes.all(),
            ControllerTypes.all());
    return new Catalogue(families.stream().flatMap(List::stream).toList());
  }

  /**
   * These types and no others.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public static Catalogue of(Collection<ComponentType> types) {
    return new Catalogue(types);
  }

  /** These types and more. */
  public Catalogue with(Collection<ComponentType> more) {
    Catalogue both = new Catalogue(types.values());
    more.forEach(both::add);
    return both;
  }

  private void add(ComponentType type) {
    if (types.putIfAbsent(type.name(), type) != null) {
      throw new IllegalArgumentException("declared twice [type=%s]".formatted(type.name()));
    }
  }

  /** The type of a name. */
  public Optional<ComponentType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Every type by name. */
  public Map<String, ComponentType> types() {
    return Collections.unmodifiableMap(types);
  }
}
