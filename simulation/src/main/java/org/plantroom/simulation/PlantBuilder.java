package org.plantroom.simulation;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.Excerpt;
import org.plantroom.core.Field;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Section;
import org.plantroom.core.Suggestion;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;
import org.plantroom.physics.Component;

/**
 * Builds one plant out of a file's text: parts first, then what connects them.
 *
 * <p>Not thread-safe; used once.
 */
final class PlantBuilder {
  private final PlantText text;
  private final PlantChanges changes;
  private final Catalogue catalogue;
  private final Reach reach;
  private final Mistakes mistakes;
  private final SequencedMap<String, PlacedPart> built = new LinkedHashMap<>();
  private Optional<Component> weather = Optional.empty();

  /** A part with its type and where the file has it. */
  record PlacedPart(PlantPart part, ComponentType type, Where where) {}

  PlantBuilder(
      PlantText text, PlantChanges changes, Catalogue catalogue, Reach reach, Mistakes mistakes) {
    this.text = text;
    this.changes = changes;
    this.catalogue = catalogue;
    this.reach = reach;
    this.mistakes = mistakes;
  }

  /** The plant; empty when the file has mistakes, which are then reported. */
  Optional<Plant> build() {
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    text.parts().forEach(this::addPart);
    Wiring wiring = new Wiring(built, text.parts().keySet());
    text.connections().forEach(wiring::add);
    return wiring.finish(mistakes).map(this::plant);
  }

  private Plant plant(Wiring.Wired wired) {
    Section settings = text.settings();
    return new Plant(
        settings.need(PlantKeys.NAME),
        wired.parts(),
        wired.blocks(),
        wired.network(),
        settings.need(PlantKeys.STEP),
        settings.need(PlantKeys.START));
  }

  private void addPart(String name, PlantText.Part part) {
    YamlNode node = changes.apply(name, part.node());
    type(node, part.where())
        .ifPresent(
            type ->
                type.format()
                    .read(node, part.where())
                    .filter(section -> isWhole(type, section))
                    .flatMap(section -> create(name, type, section, part))
                    .ifPresent(made -> built.put(name, made)));
  }

  private Optional<ComponentType> type(YamlNode node, Where where) {
    Optional<YamlNode> written =
        node instanceof YamlNode.Mapping map
            ? map.entries().stream()
                .filter(entry -> entry.key().equals("type"))
                .map(YamlNode.Entry::value)
                .findFirst()
            : Optional.empty();
    if (!(written.orElse(node) instanceof YamlNode.Scalar scalar)) {
      where.child("type", node.place()).report("missing", "a component type");
      return Optional.empty();
    }
    Optional<ComponentType> type = catalogue.find(scalar.text());
    if (type.isEmpty()) {
      String hint = Suggestion.hint(scalar.text(), catalogue.types().keySet());
      where
          .child("type", scalar.place())
          .report(Excerpt.quoted(scalar.text()), "a type of the catalogue" + hint);
    }
    return type;
  }

  private static boolean isWhole(ComponentType type, Section section) {
    return type.fields().values().stream()
        .allMatch(
            field ->
                section.get(field).isPresent() || (!section.has(field) && !field.isRequired()));
  }

  private Optional<PlacedPart> create(
      String name, ComponentType type, Section section, PlantText.Part part) {
    try {
      Component component = type.create(new Values(name, type, section, surroundings()));
      PlantPart made = PlantPart.of(name, component, part.role());
      if (part.role() == PlantPart.Role.WEATHER) {
        weather = Optional.of(component);
      }
      section.get(ComponentType.INPUTS).ifPresent(inputs -> set(made, inputs, part.where()));
      return Optional.of(new PlacedPart(made, type, part.where()));
    } catch (IllegalArgumentException e) {
      // The boundary to a component's own checks, which know physics and no files.
      reason(type, section, part.where(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A component's message begins with the parameter it is about, if it is about one. */
  private static void reason(ComponentType type, Section section, Where where, String message) {
    String first = message.contains(" ") ? message.substring(0, message.indexOf(' ')) : message;
    Field<?> field = type.fields().get(first);
    Where place = field == null ? where : section.where(field);
    place.report("impossible", Excerpt.plain(message, 300));
  }

  private void set(PlantPart part, YamlNode inputs, Where where) {
    for (YamlNode.Entry entry : ((YamlNode.Mapping) inputs).entries()) {
      Where place = where.child("inputs", inputs.place()).child(entry.key(), entry.place());
      Input input = part.ports().inputs().get(entry.key());
      if (input == null) {
        place.report(
            "no input of it",
            "one of "
                + String.join(", ", part.ports().inputs().keySet())
                + Suggestion.hint(entry.key(), part.ports().inputs().keySet()));
      } else {
        new AmountKind(input.unit(), input.range().min(), input.range().max())
            .read(entry.value(), place)
            .ifPresent(input::set);
      }
    }
  }

  private Values.Surroundings surroundings() {
    Section settings = text.settings();
    return new Values.Surroundings(
        reach,
        settings.need(PlantKeys.SEED),
        settings.need(PlantKeys.START),
        settings.need(PlantKeys.STEP),
        weather);
  }
}
