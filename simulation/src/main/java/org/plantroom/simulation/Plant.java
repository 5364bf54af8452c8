package org.plantroom.simulation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Suggestion;
import org.plantroom.physics.Component;
import org.plantroom.physics.HydraulicNetwork;
import org.plantroom.physics.Unsettled;

/**
 * Components, connected, stepped together.
 *
 * <p>A step samples every input's signal in the order weather, controllers, components, and begins
 * each part right after its own inputs; then the pressures and flows are solved, then the blocks of
 * parts in flow order, each loop until it agrees; then all commit. The step is fixed; nothing is
 * allocated in it. The same file, seed and inputs give the same trajectory.
 *
 * <p>Owner: the thread that steps it.
 */
public final class Plant {
  private final Component[] components;
  private final Input[][] signals;
  private final Block[] blocks;
  private final HydraulicNetwork network;
  private final SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
  private final SequencedMap<String, Input> inputs = new LinkedHashMap<>();
  private final List<PlantPart> parts;
  private final String name;
  private final double seconds;
  private final double start;
  private @Nullable Balance balance;
  private long steps;
  private long unsettled;
  private Optional<UnsettledStep> lastUnsettled = Optional.empty();

  /**
   * A plant ready to step.
   *
   * @param parts in the order they begin a step
   * @param blocks of them in flow order
   * @param network of its circuits
   * @param seconds of a step
   * @param start seconds after the beginning of the year
   */
  Plant(
      String name,
      List<PlantPart> parts,
      List<Block> blocks,
      HydraulicNetwork network,
      double seconds,
      double start) {
    this.name = name;
    this.parts = List.copyOf(parts);
    this.blocks = blocks.toArray(Block[]::new);
    this.network = network;
    this.seconds = seconds;
    this.start = start;
    components = parts.stream().map(PlantPart::component).toArray(Component[]::new);
    signals = parts.stream().map(Plant::driven).toArray(Input[][]::new);
    for (PlantPart part : parts) {
      part.ports().quantities().values().forEach(each -> quantities.put(each.path(), each));
      part.ports().inputs().values().forEach(each -> inputs.put(each.path(), each));
    }
  }

  private static Input[] driven(PlantPart part) {
    return part.ports().inputs().values().stream().filter(Input::isDriven).toArray(Input[]::new);
  }

  /** For people. */
  public String name() {
    return name;
  }

  /** Length of a step, s. */
  public double seconds() {
    return seconds;
  }

  /** Simulated time since the start, s. */
  public double elapsed() {
    return steps * seconds;
  }

  /** Simulated time since the beginning of the year in which the plant started, s. */
  public double time() {
    return start + elapsed();
  }

  /** Lets one step pass. */
  public void step() {
    for (int i = 0; i < components.length; i++) {
      for (Input input : signals[i]) {
        input.sample();
      }
      components[i].begin(seconds);
    }
    note(network.solve());
    for (Block block : blocks) {
      note(block.solve(seconds));
    }
    for (Component component : components) {
      component.commit(seconds);
    }
    steps++;
    if (balance != null) {
      balance.close(seconds);
    }
  }

  private void note(Optional<Unsettled> restless) {
    if (restless.isPresent()) {
      unsettled++;
      lastUnsettled = Optional.of(new UnsettledStep(elapsed(), restless.get()));
    }
  }

  /** Lets as many whole steps pass as fit into a time, s. */
  public void run(double duration) {
    long more = Math.round(Math.floor(duration / seconds + 1e-9));
    for (long i = 0; i < more; i++) {
      step();
    }
  }

  /** Watches the balances from now on, which costs some speed. */
  public Balance watch() {
    Balance watched = new Balance(parts);
    balance = watched;
    return watched;
  }

  /**
   * Ends components that hold something outside Java's memory, such as units of other tools. A
   * plant without such needs no end; one that has ended must not be stepped.
   */
  public void end() {
    for (Component component : components) {
      if (component instanceof AutoCloseable closeable) {
        end(closeable);
      }
    }
  }

  private static void end(AutoCloseable component) {
    try {
      component.close();
    } catch (Exception e) {
      throw new IllegalStateException("a component does not end", e);
    }
  }

  /** Steps taken. */
  public long steps() {
    return steps;
  }

  /** Sweeps over blocks, summed over all steps and blocks. */
  public long sweeps() {
    return Arrays.stream(blocks).mapToLong(Block::sweeps).sum();
  }

  /** How often parts were solved, summed over all steps and parts. */
  public long solves() {
    return Arrays.stream(blocks).mapToLong(Block::solves).sum();
  }

  /** How often a circuit or a block did not settle within a step; it went on with what it had. */
  public long unsettled() {
    return unsettled;
  }

  /** The last time that happened. */
  public Optional<UnsettledStep> lastUnsettled() {
    return lastUnsettled;
  }

  /** Names of all parts, in the order they begin a step. */
  public List<String> parts() {
    return parts.stream().map(PlantPart::name).toList();
  }

  /** Everything that can be read, by path. */
  public SequencedMap<String, Quantity> quantities() {
    return Collections.unmodifiableSequencedMap(quantities);
  }

  /** Everything that can be set, by path. */
  public SequencedMap<String, Input> inputs() {
    return Collections.unmodifiableSequencedMap(inputs);
  }

  /**
   * A quantity; an input can be read like one.
   *
   * @param path component and quantity, e.g. {@code buffer.topTemperature}
   * @throws IllegalArgumentException when there is none, with the nearest name
   */
  public Quantity quantity(String path) {
    Input input = inputs.get(path);
    return input != null && !quantities.containsKey(path)
        ? new Quantity(path, input.unit(), input::get)
        : known("quantity", path, quantities);
  }

  /**
   * An input.
   *
   * @param path component and input, e.g. {@code pump.speed}
   * @throws IllegalArgumentException when there is none, with the nearest name
   */
  public Input input(String path) {
    return known("input", path, inputs);
  }

  /**
   * A control loop.
   *
   * @param controller name of a PID controller
   * @throws IllegalArgumentException when the plant has none of this name, with those it has
   */
  public ControlLoop loop(String controller) {
    List<String> known = loops();
    return parts.stream()
        .filter(part -> part.name().equals(controller))
        .filter(part -> PidLaw.of(part.component()).isPresent())
        .findFirst()
        .map(part -> new ControlLoop(this, part))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    known.isEmpty()
                        ? "the plant has no PID controller"
                        : "the plant has no PID controller \"%s\"%s; it has %s"
                            .formatted(
                                controller,
                                Suggestion.hint(controller, known),
                                Excerpt.plain(String.join(", ", known), 400))));
  }

  /** Names of the PID controllers, in the order they begin a step. */
  public List<String> loops() {
    return parts.stream()
        .filter(part -> PidLaw.of(part.component()).isPresent())
        .map(PlantPart::name)
        .toList();
  }

  /** What brings a quantity to inputs, of controllers and others. */
  List<Sensor> followers(String path) {
    return signals()
        .map(Signal::sensor)
        .filter(sensor -> sensor.quantity().path().equals(path))
        .toList();
  }

  /**
   * What tells the plant's own controllers of a quantity; none when no controller looks at it.
   *
   * @param path of the quantity, or of one controller's input that follows a quantity
   */
  List<Sensor> sensors(String path) {
    return signals()
        .filter(signal -> signal.to().role() == PlantPart.Role.CONTROLLER)
        .filter(signal -> signal.passes(path))
        .map(Signal::sensor)
        .toList();
  }

  /** What passes between a part and the controllers, in both directions. */
  List<Sensor> lines(String part) {
    return signals()
        .filter(signal -> signal.from().equals(part) || signal.to().name().equals(part))
        .filter(
            signal ->
                signal.to().role() == PlantPart.Role.CONTROLLER || isController(signal.from()))
        .map(Signal::sensor)
        .toList();
  }

  private boolean isController(String name) {
    return parts.stream()
        .anyMatch(part -> part.name().equals(name) && part.role() == PlantPart.Role.CONTROLLER);
  }

  private Stream<Signal> signals() {
    return parts.stream()
        .flatMap(
            part ->
                part.ports().inputs().values().stream()
                    .flatMap(
                        input ->
                            input.signal().stream()
                                .map(sensor -> new Signal(sensor, part, input))));
  }

  /** A quantity's way to an input. */
  private record Signal(Sensor sensor, PlantPart to, Input input) {
    /** The part whose quantity it is. */
    String from() {
      String path = sensor.quantity().path();
      return path.substring(0, path.indexOf('.'));
    }

    boolean passes(String path) {
      return sensor.quantity().path().equals(path) || input.path().equals(path);
    }
  }

  private static <T> T known(String what, String path, Map<String, T> all) {
    T found = all.get(path);
    if (found == null) {
      throw new IllegalArgumentException(
          "the plant has no such %s%s [path=%s]"
              .formatted(what, Suggestion.hint(path, all.keySet()), path));
    }
    return found;
  }
}
