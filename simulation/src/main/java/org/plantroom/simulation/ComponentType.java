package org.plantroom.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.plantroom.core.Field;
import org.plantroom.core.Format;
import org.plantroom.core.Kinds;
import org.plantroom.core.YamlNode;
import org.plantroom.physics.Component;

/**
 * A kind of component, controller or weather that plant files can name. Immutable.
 *
 * @see Catalogue
 */
public final class ComponentType {
  static final Field<String> TYPE =
      Field.required("type", Kinds.NAME.called("a component type"), "a type of the catalogue");
  static final Field<YamlNode> INPUTS =
      Field.optional(
          "inputs",
          new TreeKind("a map from inputs to numbers", false),
          "what inputs are set to from the start");

  private final String name;
  private final String description;
  private final List<Parameter> parameters;
  private final Function<Values, Component> factory;
  private final Set<String> freePorts;
  private final Set<String> neededInputs;
  private final SequencedMap<String, Field<?>> fields = new LinkedHashMap<>();
  private final Format format;

  /**
   * A type all of whose liquid ports and air inlets must be connected.
   *
   * @param name as files write it, lowerCamelCase, e.g. {@code stratifiedTank}
   * @param description a line
   * @param parameters in the order people like to read them
   * @param factory makes a component out of values; an {@link IllegalArgumentException} of its own
   *     is told with file and line
   */
  public ComponentType(
      String name,
      String description,
      List<Parameter> parameters,
      Function<Values, Component> factory) {
    this(name, description, parameters, factory, Set.of(), Set.of());
  }

  private ComponentType(
      String name,
      String description,
      List<Parameter> parameters,
      Function<Values, Component> factory,
      Set<String> freePorts,
      Set<String> neededInputs) {
    this.name = name;
    this.description = description;
    this.parameters = List.copyOf(parameters);
    this.factory = factory;
    this.freePorts = freePorts;
    this.neededInputs = neededInputs;
    parameters.forEach(parameter -> fields.put(parameter.name(), parameter.field()));
    List<Field<?>> keys = new ArrayList<>(List.of(TYPE));
    keys.addAll(fields.values());
    keys.add(INPUTS);
    format = Format.of("the keys of a " + name, keys.toArray(Field<?>[]::new));
  }

  /** The same; these ports may stay without a connection. */
  public ComponentType free(String... ports) {
    return new ComponentType(name, description, parameters, factory, Set.of(ports), neededInputs);
  }

  /** The same; these inputs must have a signal or be set in the file. */
  public ComponentType needs(String... inputs) {
    return new ComponentType(name, description, parameters, factory, freePorts, Set.of(inputs));
  }

  /** As files write it. */
  public String name() {
    return name;
  }

  /** A line. */
  public String description() {
    return description;
  }

  /** Its parameters. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Makes a component.
   *
   * @throws IllegalArgumentException when the values are impossible together
   */
  public Component create(Values values) {
    return factory.apply(values);
  }

  /** True when a plant may leave a port without a connection. */
  public boolean mayStayFree(String port) {
    return freePorts.contains(port);
  }

  /** Inputs that must have a signal or be set in the file. */
  public Set<String> neededInputs() {
    return neededInputs;
  }

  Map<String, Field<?>> fields() {
    return fields;
  }

  Format format() {
    return format;
  }
}
