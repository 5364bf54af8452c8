package org.plantroom.simulation;

import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.plantroom.core.Field;
import org.plantroom.core.Section;
import org.plantroom.physics.Component;
import org.plantroom.physics.Liquid;

/** What a plant file says about one component: the values of its type's parameters. */
public final class Values {
  private final ComponentType type;
  private final Section section;
  private final Surroundings surroundings;
  private final String name;

  /**
   * What all components of a plant share.
   *
   * @param reach which files it may name
   * @param seed of everything random
   * @param start seconds after the beginning of the year, 0 or more
   * @param step length of a step, s
   * @param weather the plant's; empty when it has none or this is the weather
   */
  record Surroundings(
      Reach reach, long seed, double start, double step, Optional<Component> weather) {}

  Values(String name, ComponentType type, Section section, Surroundings surroundings) {
    this.name = name;
    this.type = type;
    this.section = section;
    this.surroundings = surroundings;
  }

  /** The component's name in its plant. */
  public String name() {
    return name;
  }

  /** True when the file has the parameter, or it has a default. */
  public boolean has(String parameter) {
    return section.get(field(parameter)).isPresent();
  }

  /** An amount, in the unit of the parameter. */
  public double amount(String parameter) {
    return value(parameter, Double.class);
  }

  /** A whole number. */
  public int whole(String parameter) {
    return value(parameter, Integer.class);
  }

  /** True or false. */
  public boolean flag(String parameter) {
    return value(parameter, Boolean.class);
  }

  /** A word or text. */
  public String text(String parameter) {
    return value(parameter, String.class);
  }

  /** Rows of amounts, each in the unit of its column. */
  public double[][] table(String parameter) {
    return value(parameter, double[][].class);
  }

  /**
   * A file.
   *
   * @throws IllegalArgumentException when the plant may not name it, or it is no file
   */
  public Path file(String parameter) {
    return surroundings.reach.file(text(parameter));
  }

  /** A liquid by its name in {@link Liquids}. */
  public Liquid liquid(String parameter) {
    return Liquids.of(text(parameter));
  }

  /** A seed of the component's own, out of the plant's and the component's name. */
  public long seed() {
    return 31 * surroundings.seed + name.hashCode();
  }

  /**
   * When the plant starts, seconds after the beginning of the year; the year begins on a Monday.
   */
  public double start() {
    return surroundings.start;
  }

  /** Length of a step, s. */
  public double step() {
    return surroundings.step;
  }

  /**
   * The plant's weather.
   *
   * @param kind it must be of
   * @throws IllegalArgumentException when the plant has none of the kind
   */
  public <T extends Component> T weather(Class<T> kind) {
    return surroundings
        .weather
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(() -> new IllegalArgumentException("the plant needs a weather for this"));
  }

  private <T> T value(String parameter, Class<T> kind) {
    return kind.cast(
        section
            .get(field(parameter))
            .orElseThrow(() -> new NoSuchElementException("no value [key=" + parameter + "]")));
  }

  private Field<?> field(String parameter) {
    Field<?> field = type.fields().get(parameter);
    if (field == null) {
      throw new IllegalStateException(
          "%s has no such parameter [key=%s]".formatted(type.name(), parameter));
    }
    return field;
  }
}
