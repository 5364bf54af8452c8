package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Placed;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.physics.HeatPort;
import org.plantroom.physics.HeatTap;
import org.plantroom.physics.HydraulicNetwork;
import org.plantroom.physics.ImposedFlowException;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.Liquid;
import org.plantroom.physics.NetworkPlan;
import org.plantroom.physics.Outlet;

/**
 * Connects the parts of a plant as its file says and refuses what does not fit.
 *
 * <p>Not thread-safe; used once.
 */
final class Wiring {
  private static final Pattern CONNECTION =
      Pattern.compile("([\\w-]+)\\.(\\w+) *-> *([\\w-]+)\\.(\\w+)");

  /** What is ready to be a plant. */
  record Wired(List<PlantPart> parts, List<Block> blocks, HydraulicNetwork network) {}

  private final SequencedMap<String, PlantBuilder.PlacedPart> parts;
  private final Set<String> names;
  private final Pipes pipes = new Pipes();
  private final Map<String, List<String>> needers = new HashMap<>();

  /**
   * No connections yet.
   *
   * @param parts that could be built
   * @param names of all in the file, so that a part that failed is not told a second time
   */
  Wiring(SequencedMap<String, PlantBuilder.PlacedPart> parts, Set<String> names) {
    this.parts = parts;
    this.names = names;
  }

  /** Adds a connection such as {@code pump.outlet -> tank.inlet}. */
  void add(Placed<String> connection) {
    Where where = connection.where();
    Matcher ends = CONNECTION.matcher(connection.value());
    if (!ends.matches()) {
      where.report(
          Excerpt.quoted(connection.value()), "a connection such as pump.outlet -> tank.inlet");
      return;
    }
    Optional<PlantPart> from = part(ends.group(1), where);
    Optional<PlantPart> to = part(ends.group(3), where);
    if (from.isPresent() && to.isPresent()) {
      connect(from.get(), ends.group(2), to.get(), ends.group(4), where);
    }
  }

  private Optional<PlantPart> part(String name, Where where) {
    PlantBuilder.PlacedPart placed = parts.get(name);
    if (placed == null && !names.contains(name)) {
      where.report(Excerpt.quoted(name), "a part of the plant" + Suggestion.hint(name, names));
    }
    return Optional.ofNullable(placed).map(PlantBuilder.PlacedPart::part);
  }

  private void connect(PlantPart from, String source, PlantPart to, String target, Where where) {
    Outlet outlet = from.ports().outlets().get(source);
    HeatTap tap = from.ports().heatTaps().get(source);
    if (outlet != null) {
      end(to, target, "inlet", PortList::inlets, where)
          .ifPresent(inlet -> pipes.add(from, outlet, to, inlet, where));
    } else if (tap != null) {
      end(to, target, "heat port", PortList::heatPorts, where)
          .ifPresent(port -> heat(from, tap, to, port, where));
    } else {
      signal(from, source, where)
          .ifPresent(
              quantity ->
                  end(to, target, "input", PortList::inputs, where)
                      .ifPresent(input -> follow(from, quantity, to, input, where)));
    }
  }

  private static <T> Optional<T> end(
      PlantPart to,
      String target,
      String what,
      Function<PortList, SequencedMap<String, T>> ports,
      Where where) {
    SequencedMap<String, T> known = ports.apply(to.ports());
    T found = known.get(target);
    if (found == null) {
      where.report(
          "\"%s.%s\"".formatted(to.name(), target),
          "an %s of %s: %s%s"
              .formatted(what, to.name(), names(known), Suggestion.hint(target, known.keySet()))
              .replace("an heat", "a heat"));
    }
    return Optional.ofNullable(found);
  }

  private static String names(Map<String, ?> ports) {
    return ports.isEmpty() ? "it has none" : String.join(", ", ports.keySet());
  }

  private static Optional<Quantity> signal(PlantPart from, String source, Where where) {
    PortList ports = from.ports();
    Quantity quantity = ports.quantities().get(source);
    if (quantity == null && ports.inputs().containsKey(source)) {
      Input input = ports.inputs().get(source);
      quantity = new Quantity(input.path(), input.unit(), input::get);
    }
    if (quantity == null) {
      List<String> known = new ArrayList<>(ports.outlets().keySet());
      known.addAll(ports.heatTaps().keySet());
      known.addAll(ports.quantities().keySet());
      where.report(
          "\"%s.%s\"".formatted(from.name(), source),
          "an outlet, heat tap or quantity of %s: %s%s"
              .formatted(from.name(), String.join(", ", known), Suggestion.hint(source, known)));
    }
    return Optional.ofNullable(quantity);
  }

  private void heat(PlantPart from, HeatTap tap, PlantPart to, HeatPort port, Where where) {
    if (tap.isConnected()) {
      where.report("a second connection of this heat tap", "one");
      return;
    }
    tap.connect(port);
    // What gives heat sees the temperature it gives to: they depend on each other.
    need(from.name(), to.name());
    need(to.name(), from.name());
  }

  private void follow(PlantPart from, Quantity quantity, PlantPart to, Input input, Where where) {
    if (input.isDriven()) {
      where.report("a second signal for this input", "one");
      return;
    }
    Optional<UnitScale> given = UnitScale.of(quantity.unit());
    Optional<UnitScale> wanted = UnitScale.of(input.unit());
    if (quantity.unit().equals(input.unit())) {
      input.follow(new Sensor(quantity), 1, 0);
    } else if (given.isPresent() && wanted.isPresent() && given.get().fits(wanted.get())) {
      double plus = given.get().convert(0, wanted.get());
      input.follow(new Sensor(quantity), given.get().convert(1, wanted.get()) - plus, plus);
    } else {
      where.report(
          "%s in %s".formatted(quantity.path(), quantity.unit()),
          "a quantity in %s for %s".formatted(input.unit(), input.path()));
    }
    if (from.role() == PlantPart.Role.CONTROLLER && to.role() == PlantPart.Role.CONTROLLER) {
      need(from.name(), to.name());
    }
  }

  private void need(String giver, String needer) {
    needers.computeIfAbsent(giver, key -> new ArrayList<>()).add(needer);
  }

  /** Joins what was added; empty when something was wrong, which is then reported. */
  Optional<Wired> finish(Mistakes mistakes) {
    if (mistakes.isEmpty()) {
      // A mistyped connection would be told twice otherwise.
      parts.values().forEach(this::checkPorts);
    }
    List<PlantPart> all = new ArrayList<>();
    parts.values().forEach(placed -> all.add(placed.part()));
    all.addAll(pipes.join(all));
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    pipes.needs().forEach((giver, list) -> list.forEach(needer -> need(giver, needer)));
    PlantOrder order = new PlantOrder(all, needers);
    return network(all).map(network -> new Wired(order.parts(), order.blocks(), network));
  }

  private Optional<HydraulicNetwork> network(List<PlantPart> all) {
    NetworkPlan plan = new NetworkPlan();
    all.forEach(part -> part.ports().plan(plan));
    try {
      return Optional.of(plan.network());
    } catch (ImposedFlowException e) {
      imposing(e.source())
          .where()
          .report(
              "a flow of its own into a closed circuit, where it has nowhere to go",
              "a way out of the circuit, such as a drain, or a pump that drives the flow");
      return Optional.empty();
    }
  }

  private PlantBuilder.PlacedPart imposing(Outlet source) {
    return parts.values().stream()
        .filter(placed -> placed.part().ports().outlets().containsValue(source))
        .findFirst()
        .orElseThrow();
  }

  private void checkPorts(PlantBuilder.PlacedPart placed) {
    PortList ports = placed.part().ports();
    ComponentType type = placed.type();
    Where where = placed.where();
    for (Map.Entry<String, Inlet> inlet : ports.inlets().entrySet()) {
      if (!pipes.has(inlet.getValue()) && !type.mayStayFree(inlet.getKey())) {
        where.report("nothing connected to its inlet " + inlet.getKey(), "a connection");
      }
    }
    for (Map.Entry<String, Outlet> outlet : ports.outlets().entrySet()) {
      // Air may blow out of the plant.
      if (outlet.getValue().fluid() instanceof Liquid
          && !pipes.has(outlet.getValue())
          && !type.mayStayFree(outlet.getKey())) {
        where.report("nothing connected to its outlet " + outlet.getKey(), "a connection");
      }
    }
    for (String name : type.neededInputs()) {
      Input input = ports.inputs().get(name);
      if (input != null && !input.isDriven() && !input.isHeld()) {
        where.report("nothing connected to its input " + name, "a signal, or a number in inputs");
      }
    }
  }
}
