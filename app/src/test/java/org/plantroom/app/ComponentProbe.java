package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.plantroom.physics.Component;
import org.plantroom.physics.Fluid;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.InputRange;
import org.plantroom.physics.MoistAir;
import org.plantroom.physics.Outlet;
import org.plantroom.physics.Ports;
import org.plantroom.physics.PressureLoss;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.ComponentType;
import org.plantroom.simulation.PlantFile;
import org.plantroom.simulation.PlantFileException;

/** What components of a type tell of their ports, built out of a plant file's text. */
final class ComponentProbe {
  /**
   * A port.
   *
   * @param kind in words
   */
  record Port(String name, String kind) {}

  /** Something that can be set. */
  record Setting(String name, String unit, InputRange range) {}

  /** Something that can be read. */
  record Reading(String name, String unit) {}

  /** All that one component tells. */
  static final class Told implements Ports {
    private final String className;
    private final List<Port> ports = new ArrayList<>();
    private final List<Setting> inputs = new ArrayList<>();
    private final List<Reading> quantities = new ArrayList<>();

    private Told(Component component) {
      className = component.getClass().getSimpleName();
      component.describe(this);
    }

    String className() {
      return className;
    }

    List<Port> ports() {
      return ports;
    }

    List<Setting> inputs() {
      return inputs;
    }

    List<Reading> quantities() {
      return quantities;
    }

    @Override
    public void inlet(String name, Inlet inlet) {
      ports.add(new Port(name, "inlet, " + word(inlet.fluid())));
    }

    @Override
    public void outlet(String name, Outlet outlet) {
      ports.add(new Port(name, "outlet, " + word(outlet.fluid())));
    }

    private static String word(Fluid fluid) {
      return fluid instanceof MoistAir ? "air" : "liquid";
    }

    @Override
    public void path(Inlet from, Outlet to, PressureLoss loss) {}

    @Override
    public void junction(List<Inlet> inlets, List<Outlet> outlets) {}

    @Override
    public void reservoir(List<Inlet> inlets, List<Outlet> outlets, double pressure) {}

    @Override
    public void takesHeat(String name, HeatPort port) {
      ports.add(new Port(name, "heat port: takes heat"));
    }

    @Override
    public void givesHeat(String name, HeatTap tap) {
      ports.add(new Port(name, "heat tap: gives heat"));
    }

    @Override
    public void quantity(String name, String unit, DoubleSupplier value) {
      quantities.add(new Reading(name, unit));
    }

    @Override
    public void input(String name, String unit, InputRange range, DoubleConsumer setter) {
      inputs.add(new Setting(name, unit, range));
    }
  }

  private static final String WEATHER = "weather: {type: syntheticClimate, latitude: 58°}\n";

  private final Path folder;
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final Catalogue catalogue;

  /**
   * A probe.
   *
   * @param types that may stand in the texts
   * @param folder with the files that they name
   */
  ComponentProbe(Catalogue types, Path folder) {
    this.folder = folder;
    catalogue = Catalogue.of(types.types().values().stream().map(this::listening).toList());
  }

  private ComponentType listening(ComponentType type) {
    return new ComponentType(
        type.name(),
        type.description(),
        type.parameters(),
        values -> {
          Component component = type.create(values);
          told.put(values.name(), new Told(component));
          return component;
        });
  }

  /**
   * Builds a part and listens.
   *
   * @param part as it stands in a plant file, without indentation
   * @throws IOException when the part has mistakes
   */
  Told of(String part) throws IOException {
    told.clear();
    String text =
        part.startsWith("weather:")
            ? "name: probe\n" + part + "\n"
            : "name: probe\n" + WEATHER + "components:\n" + part.indent(2);
    String mistakes = "";
    try {
      PlantFile.of(text, folder.resolve("probe.yaml"), catalogue).build();
    } catch (PlantFileException e) {
      // It has no connections, which is a mistake, but only after it was built.
      mistakes = String.valueOf(e.getMessage());
    }
    Told found = told.get(part.substring(0, part.indexOf(':')));
    if (found == null) {
      throw new IOException("cannot be built: %s%n%s".formatted(mistakes, part));
    }
    return found;
  }
}
