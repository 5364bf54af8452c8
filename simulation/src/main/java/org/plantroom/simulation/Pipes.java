package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plantroom.core.Where;
import org.plantroom.physics.Inlet;
import org.plantroom.physics.Junction;
import org.plantroom.physics.Outlet;

/**
 * The fluid connections of a plant. A port may have several; then everything that meets there is
 * joined by a {@link Junction}.
 *
 * <p>Not thread-safe; used once.
 */
final class Pipes {
  private record Pipe(PlantPart from, Outlet outlet, PlantPart to, Inlet inlet, Where where) {}

  private final List<Pipe> pipes = new ArrayList<>();
  private final IdentityHashMap<Object, List<Pipe>> ofPort = new IdentityHashMap<>();
  private final Map<String, List<String>> needers = new HashMap<>();

  /** Adds a connection. */
  void add(PlantPart from, Outlet outlet, PlantPart to, Inlet inlet, Where where) {
    if (!outlet.fluid().equals(inlet.fluid())) {
      where.report("an outlet of %s".formatted(outlet.fluid()), "of " + inlet.fluid());
      return;
    }
    Pipe pipe = new Pipe(from, outlet, to, inlet, where);
    boolean again =
        ofPort.getOrDefault(outlet, List.of()).stream().anyMatch(each -> each.inlet == inlet);
    if (again) {
      where.report("the same connection again", "every connection only once");
      return;
    }
    pipes.add(pipe);
    ofPort.computeIfAbsent(outlet, key -> new ArrayList<>()).add(pipe);
    ofPort.computeIfAbsent(inlet, key -> new ArrayList<>()).add(pipe);
  }

  /** True when a port has a connection. */
  boolean has(Object port) {
    return ofPort.containsKey(port);
  }

  /**
   * Connects everything.
   *
   * @return the junctions where several connections meet
   */
  List<PlantPart> join(List<PlantPart> parts) {
    Set<Object> inCircuits = Collections.newSetFromMap(new IdentityHashMap<>());
    parts.forEach(part -> inCircuits.addAll(part.ports().solved()));
    List<PlantPart> junctions = new ArrayList<>();
    Set<Pipe> seen = new LinkedHashSet<>();
    for (Pipe pipe : pipes) {
      Set<Pipe> meeting = new LinkedHashSet<>();
      gather(pipe, meeting, seen);
      if (meeting.size() == 1) {
        pipe.inlet.connect(pipe.outlet);
        need(pipe.from, pipe.to);
      } else if (!meeting.isEmpty()) {
        junctions.add(junction("junction " + (junctions.size() + 1), meeting, inCircuits));
      }
    }
    return junctions;
  }

  private void gather(Pipe first, Set<Pipe> meeting, Set<Pipe> seen) {
    List<Pipe> open = new ArrayList<>(List.of(first));
    while (!open.isEmpty()) {
      Pipe pipe = open.removeLast();
      if (seen.add(pipe)) {
        meeting.add(pipe);
        open.addAll(ofPort.get(pipe.outlet));
        open.addAll(ofPort.get(pipe.inlet));
      }
    }
  }

  private PlantPart junction(String name, Set<Pipe> meeting, Set<Object> inCircuits) {
    List<Outlet> from = meeting.stream().map(Pipe::outlet).distinct().toList();
    List<Inlet> to = meeting.stream().map(Pipe::inlet).distinct().toList();
    boolean solved =
        from.stream().anyMatch(inCircuits::contains) || to.stream().anyMatch(inCircuits::contains);
    if (to.size() > 1 && !solved) {
      meeting
          .iterator()
          .next()
          .where
          .report(
              "a branch of which nobody knows the shares",
              "parts with a pressure loss, or a splitter");
    }
    Outlet first = from.getFirst();
    Junction junction =
        new Junction(first.fluid(), from.size(), to.size(), first.temperature(), !solved);
    for (int i = 0; i < from.size(); i++) {
      junction.inlet(i).connect(from.get(i));
    }
    for (int i = 0; i < to.size(); i++) {
      to.get(i).connect(junction.outlet(i));
    }
    PlantPart part = PlantPart.of(name, junction, PlantPart.Role.COMPONENT);
    for (Pipe pipe : meeting) {
      need(pipe.from, part);
      need(part, pipe.to);
    }
    return part;
  }

  private void need(PlantPart giver, PlantPart needer) {
    needers.computeIfAbsent(giver.name(), key -> new ArrayList<>()).add(needer.name());
  }

  /** Of each part, those that what it gives flows to; once joined. */
  Map<String, List<String>> needs() {
    return needers;
  }
}
