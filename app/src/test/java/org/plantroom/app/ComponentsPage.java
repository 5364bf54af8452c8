package org.plantroom.app;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plantroom.core.Numbers;
import org.plantroom.physics.InputRange;
import org.plantroom.simulation.AmountKind;
import org.plantroom.simulation.Catalogue;
import org.plantroom.simulation.ComponentType;
import org.plantroom.simulation.Parameter;

/**
 * The reference of all that plant files can name, out of the catalogue and the sources' Javadoc.
 */
final class ComponentsPage {
  /** Inputs that let a component fail. */
  static final Set<String> FAULTS =
      Set.of(
          "stuck",
          "leaking",
          "clogging",
          "fouling",
          "loadFouling",
          "sourceFouling",
          "chargeLoss",
          "trip",
          "soiling",
          "outage");

  /** Inputs and quantities of this type are those of the file it names. */
  private static final String OTHERS = "fmu";

  private static final String HEAD =
      """
      # Components of plants

      Every type that a plant file can name: what it computes and where that holds, its parameters, what can be connected to it, what can be read of it and
      how it can fail. How a plant file is written as a whole: [Simulate a plant](../how-to/simulate.md); what changes in a study:
      [Ask what if](../how-to/what-if.md). This page is written by `ComponentsPageTest` from the program's catalogue and the classes' Javadoc: do not edit it,
      run `mvn -pl app -am test -Dtest=ComponentsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dplantroom.regenerate=true`.

      A part is `name: {type: TYPE, parameter: value, …, inputs: {input: value}}` under `components:` or `controllers:`. A parameter without a default must be
      there, unless it says *optional*. Amounts are written with a unit, `2 m3`, `40 mm`, `20 °C`, which is converted; ratios may be written `0.3` or `30 %`.
      Connections go from an outlet to an inlet, from a heat tap to a heat port, and from a quantity to an input: `- pump.outlet -> valve.inlet`.
      Several may meet at a port; there they mix. Ports of liquids and inlets of air must be connected unless they say *may stay free*; other ports need not. An
      input without a connection stays at its first value, or at what `inputs:` says.

      Faults, as [Let something fail](../how-to/simulate.md#let-something-fail) writes them: every input can be `stuck`, every quantity that is measured can have
      `bias`, `drift`, `noise` or `freeze`, every part can fall into `silence`. Faults of a type's own stand with it.

      """;

  private final Catalogue catalogue;
  private final ComponentProbe probe;
  private final ClassDocs docs;
  private final Map<String, List<String>> examples;
  private final Map<String, List<String>> more;
  private final Map<String, List<ComponentProbe.Told>> told = new LinkedHashMap<>();
  private final Map<String, String> typeOfClass = new HashMap<>();

  /**
   * A page.
   *
   * @param examples parts of the plants that come with the program, by type
   * @param more parts that show what those have not
   */
  ComponentsPage(
      Catalogue catalogue,
      ComponentProbe probe,
      ClassDocs docs,
      Map<String, List<String>> examples,
      Map<String, List<String>> more) {
    this.catalogue = catalogue;
    this.probe = probe;
    this.docs = docs;
    this.examples = examples;
    this.more = more;
  }

  /** The page's text. */
  String text() throws IOException {
    for (ComponentFamilies.Family family : ComponentFamilies.ALL) {
      for (String type : family.types()) {
        listen(type);
      }
    }
    StringBuilder page = new StringBuilder(HEAD);
    ComponentFamilies.ALL.forEach(family -> page.append(contents(family)));
    page.append("- [What several share](#what-several-share)\n");
    for (ComponentFamilies.Family family : ComponentFamilies.ALL) {
      page.append("\n## ").append(family.title()).append("\n");
      page.append(family.intro().isEmpty() ? "" : "\n" + family.intro());
      family.types().forEach(type -> page.append(section(type)));
    }
    return page.append(shared()).toString();
  }

  private static String contents(ComponentFamilies.Family family) {
    return "- [%s](#%s): %s%n"
        .formatted(
            family.title(),
            family.title().toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-'),
            family.types().stream().map(ComponentsPage::link).collect(Collectors.joining(", ")));
  }

  private static String link(String type) {
    return "[`%s`](#%s)".formatted(type, type.toLowerCase(Locale.ROOT));
  }

  /** The parts that show a type: the first of the examples, and those made for this page. */
  private List<String> parts(String type) {
    List<String> parts = new ArrayList<>(examples.getOrDefault(type, List.of()));
    parts.subList(Math.min(1, parts.size()), parts.size()).clear();
    parts.addAll(more.getOrDefault(type, List.of()));
    return parts;
  }

  private void listen(String type) throws IOException {
    List<ComponentProbe.Told> all = new ArrayList<>();
    if (!type.equals(OTHERS)) {
      for (String part : parts(type)) {
        all.add(probe.of(part));
      }
    }
    told.put(type, all);
    String main = classes(type).isEmpty() ? "" : classes(type).getFirst();
    typeOfClass.putIfAbsent(main, type);
  }

  /** The classes whose Javadoc is the type's, the first is its own. */
  private List<String> classes(String type) {
    List<String> named = ComponentFamilies.CLASSES.get(type);
    if (named != null) {
      return named;
    }
    return told.getOrDefault(type, List.of()).stream()
        .map(ComponentProbe.Told::className)
        .filter(name -> !name.equals("ControlBlock"))
        .limit(1)
        .toList();
  }

  private String section(String name) {
    ComponentType type = catalogue.find(name).orElseThrow();
    StringBuilder text = new StringBuilder();
    text.append("\n### ").append(name).append("\n\n").append(sentence(type.description()));
    text.append(description(name));
    parts(name).forEach(part -> text.append("\n```yaml\n").append(part).append("\n```\n"));
    text.append(parameters(type));
    text.append(ports(type));
    text.append(inputs(type));
    text.append(quantities(name));
    return text.toString();
  }

  private static String sentence(String line) {
    return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".\n";
  }

  /** A class that several types have is described once. */
  private String description(String type) {
    List<String> classes = classes(type);
    if (classes.isEmpty()) {
      return "";
    }
    String main = classes.getFirst();
    String first = typeOfClass.getOrDefault(main, type);
    String others =
        classes.size() == 1
            ? ""
            : classes.stream()
                .skip(1)
                .map(this::reference)
                .collect(Collectors.joining(", ", "\nSee also: ", ".\n"));
    return (type.equals(first)
            ? "\n" + docs.markdown(main, this::reference)
            : "\nEquations, assumptions, range and source: as %s.\n".formatted(link(first)))
        + others;
  }

  /** A link to where a class is described. */
  private String reference(String name) {
    String type = typeOfClass.get(name);
    if (type != null) {
      return link(type);
    }
    return docs.has(name) ? link(name) : "`" + name + "`";
  }

  private static String parameters(ComponentType type) {
    if (type.parameters().isEmpty()) {
      return "";
    }
    return "\n| parameter | unit | default | range | meaning |\n| --- | --- | --- | --- | --- |\n"
        + type.parameters().stream()
            .map(
                parameter ->
                    "| `%s` | %s | %s | %s | %s |%n"
                        .formatted(
                            parameter.name(),
                            parameter.unit().equals("1") ? "" : cell(parameter.unit()),
                            fallback(parameter),
                            range(parameter),
                            cell(parameter.description())))
            .collect(Collectors.joining());
  }

  private static String fallback(Parameter parameter) {
    String text = parameter.fallback();
    if (text != null) {
      return "`" + cell(text) + "`";
    }
    return parameter.isRequired() ? "" : "*optional*";
  }

  private static String range(Parameter parameter) {
    return parameter.kind() instanceof AmountKind amount
        ? range(amount.low(), amount.high())
        : cell(parameter.kind().expected());
  }

  private static String range(double low, double high) {
    if (Double.isInfinite(low)) {
      return Double.isInfinite(high) ? "" : "≤ " + Numbers.text(high);
    }
    return Double.isInfinite(high)
        ? "≥ " + Numbers.text(low)
        : "%s to %s".formatted(Numbers.text(low), Numbers.text(high));
  }

  private String ports(ComponentType type) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (ComponentProbe.Told each : told.getOrDefault(type.name(), List.of())) {
      for (ComponentProbe.Port port : each.ports()) {
        rows.putIfAbsent(
            port.name(),
            "| `%s` | %s%s%s |%n"
                .formatted(
                    port.name(),
                    port.kind(),
                    type.mayStayFree(port.name()) ? "; may stay free" : "",
                    seldom(type.name(), told -> told.ports().contains(port))));
      }
    }
    return rows.isEmpty() ? "" : "\n| port | |\n| --- | --- |\n" + String.join("", rows.values());
  }

  private String inputs(ComponentType type) {
    Map<String, String> rows = new LinkedHashMap<>();
    Set<String> faults = new LinkedHashSet<>();
    for (ComponentProbe.Told each : told.getOrDefault(type.name(), List.of())) {
      for (ComponentProbe.Setting input : each.inputs()) {
        if (FAULTS.contains(input.name())) {
          faults.add(
              "`%s` (%s)".formatted(input.name(), range(input.range().min(), input.range().max())));
        }
        rows.putIfAbsent(input.name(), input(type, input));
      }
    }
    String table =
        rows.isEmpty()
            ? ""
            : "\n| input | unit | range | at first | |\n| --- | --- | --- | --- | --- |\n"
                + String.join("", rows.values());
    return table
        + (faults.isEmpty() ? "" : "\nFaults of its own: " + String.join(", ", faults) + ".\n");
  }

  private String input(ComponentType type, ComponentProbe.Setting input) {
    InputRange range = input.range();
    boolean isNeeded = type.neededInputs().contains(input.name());
    return "| `%s` | %s | %s | %s | %s%s |%n"
        .formatted(
            input.name(),
            unit(input.unit()),
            range(range.min(), range.max()),
            isNeeded ? "" : first(range.initial()),
            isNeeded
                ? "must have a signal or a value"
                : FAULTS.contains(input.name()) ? "fault" : "",
            seldom(
                type.name(),
                told -> told.inputs().stream().anyMatch(i -> i.name().equals(input.name()))));
  }

  /** Some inputs take no part until they are set. */
  private static String first(double initial) {
    return Double.isNaN(initial) ? "none" : Numbers.text(initial);
  }

  private String quantities(String type) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ComponentProbe.Told each : told.getOrDefault(type, List.of())) {
      for (ComponentProbe.Reading reading : each.quantities()) {
        String unit = reading.unit().equals("1") ? "" : " (" + reading.unit() + ")";
        texts.putIfAbsent(
            reading.name(),
            "`%s`%s%s"
                .formatted(
                    reading.name(),
                    unit,
                    seldom(type, told -> told.quantities().contains(reading))));
      }
    }
    return texts.isEmpty() ? "" : "\nQuantities: " + String.join(", ", texts.values()) + ".\n";
  }

  /** What not all of a type's parts have is marked. */
  private String seldom(String type, Predicate<ComponentProbe.Told> has) {
    List<ComponentProbe.Told> all = told.getOrDefault(type, List.of());
    return all.stream().allMatch(has) ? "" : " *(by parameters)*";
  }

  private static String unit(String unit) {
    return unit.equals("1") ? "" : cell(unit);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** Classes that those of the types refer to, and those these refer to. */
  private String shared() {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    told.keySet().forEach(type -> open.addAll(classes(type)));
    Set<String> known = new LinkedHashSet<>(open);
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      if (docs.has(name) && !typeOfClass.containsKey(name)) {
        seen.add(name);
      }
      docs.links(name).stream().filter(known::add).forEach(open::addLast);
    }
    StringBuilder text = new StringBuilder("\n## What several share\n");
    for (String name : seen) {
      text.append("\n### ")
          .append(name)
          .append("\n\n")
          .append(docs.markdown(name, this::reference));
    }
    return text.toString();
  }
}
