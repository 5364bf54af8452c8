package org.plantroom.fmi;

import java.util.List;
import java.util.Optional;

/**
 * What a unit tells of itself in {@code modelDescription.xml} (FMI 2.0.4, 2.2).
 *
 * @param modelName for people
 * @param identifier names its library's file
 * @param guid ties the library to the description
 * @param variables its numbers; texts are left out
 */
public record ModelDescription(
    String modelName, String identifier, String guid, List<ScalarVariable> variables) {
  /** A description. */
  public ModelDescription {
    variables = List.copyOf(variables);
  }

  /** The variable of this name. */
  public Optional<ScalarVariable> variable(String name) {
    return variables.stream().filter(variable -> variable.name().equals(name)).findFirst();
  }

  /** All variables of a causality, in the unit's order. */
  public List<ScalarVariable> all(Causality causality) {
    return variables.stream().filter(variable -> variable.causality() == causality).toList();
  }
}
