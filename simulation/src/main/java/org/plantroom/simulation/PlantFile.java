package org.plantroom.simulation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.plantroom.core.FileText;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Place;
import org.plantroom.core.Placed;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;
import org.plantroom.core.YamlTree;

/**
 * A plant as a YAML file describes it: components, controllers, weather and how they are connected.
 * Plants are built from it as often as wanted, also with changes. Immutable and thread-safe.
 */
public final class PlantFile {
  private final Path file;
  private final YamlNode root;
  private final Catalogue catalogue;
  private final PlantChanges changes;
  private final Reach reach;

  private PlantFile(
      Path file, YamlNode root, Catalogue catalogue, PlantChanges changes, Reach reach) {
    this.file = file;
    this.reach = reach;
    this.root = root;
    this.catalogue = catalogue;
    this.changes = changes;
  }

  /**
   * Reads a file.
   *
   * @throws PlantFileException when it cannot be read or is no YAML
   */
  public static PlantFile read(Path file, Catalogue catalogue) throws PlantFileException {
    Mistakes mistakes = new Mistakes();
    Where top = Where.top(mistakes, file);
    return parsed(FileText.read(file, top), file, catalogue, top);
  }

  /**
   * Takes a text for a file's.
   *
   * @param file whose name mistakes tell, and to whose folder files in it are relative
   * @throws PlantFileException when it is no YAML
   */
  public static PlantFile of(String text, Path file, Catalogue catalogue)
      throws PlantFileException {
    return parsed(Optional.of(text), file, catalogue, Where.top(new Mistakes(), file));
  }

  private static PlantFile parsed(Optional<String> text, Path file, Catalogue catalogue, Where top)
      throws PlantFileException {
    Optional<YamlNode> root = text.flatMap(words -> YamlTree.read(words, top));
    if (root.isEmpty() || !top.mistakes().isEmpty()) {
      throw new PlantFileException(top.mistakes().list());
    }
    return new PlantFile(file, root.get(), catalogue, PlantChanges.NONE, Reach.anywhere(file));
  }

  /**
   * The same with other texts in some places.
   *
   * @param texts by path: a key of the file such as {@code seed}, or a part's name and its keys
   *     such as {@code hp.power} or {@code pump.inputs.speed}; each as the file would write it
   */
  public PlantFile with(Map<String, String> texts) {
    return new PlantFile(file, root, catalogue, changes.and(texts), reach);
  }

  /** The same, but its parts may name files of this folder only. */
  public PlantFile within(Path folder) {
    return new PlantFile(file, root, catalogue, changes, reach.within(folder));
  }

  /**
   * Builds the plant.
   *
   * @throws PlantFileException with all mistakes that could be found
   */
  public Plant build() throws PlantFileException {
    Mistakes mistakes = new Mistakes();
    Optional<Plant> plant =
        text(mistakes)
            .flatMap(text -> new PlantBuilder(text, changes, catalogue, reach, mistakes).build());
    if (plant.isEmpty() || !mistakes.isEmpty()) {
      throw new PlantFileException(mistakes.list());
    }
    return plant.get();
  }

  /**
   * What {@link #with} can change: keys of the parts that hold one word or number each, with their
   * texts as they are written; by path.
   */
  public SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    text(new Mistakes())
        .ifPresent(
            text -> text.parts().forEach((name, part) -> addTexts(texts, name, part.node())));
    return texts;
  }

  private static void addTexts(SequencedMap<String, String> texts, String path, YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        if (!entry.key().equals("type")) {
          addTexts(texts, path + "." + entry.key(), entry.value());
        }
      }
    } else if (node instanceof YamlNode.Scalar scalar) {
      texts.put(path, scalar.text());
    }
  }

  /**
   * The devices that show the plant, as they are written, with those of groups; by name.
   *
   * @param mistakes takes what those who read them report
   */
  public SequencedMap<String, Placed<YamlNode>> devices(Mistakes mistakes) {
    return text(mistakes).map(PlantText::devices).orElseGet(LinkedHashMap::new);
  }

  /**
   * The list of faults, as it is written.
   *
   * @param mistakes takes what those who read it report
   */
  public Optional<Placed<YamlNode>> faults(Mistakes mistakes) {
    return text(mistakes)
        .map(PlantText::settings)
        .flatMap(
            settings ->
                settings
                    .get(PlantKeys.FAULTS)
                    .map(node -> new Placed<>(node, settings.where(PlantKeys.FAULTS))));
  }

  private Optional<PlantText> text(Mistakes mistakes) {
    Where top = Where.top(mistakes, file.getFileName());
    Optional<PlantText> text = PlantText.of(changes.apply(root), top.at(Place.START));
    text.ifPresent(parts -> changes.check(parts.parts().keySet(), top));
    return text;
  }
}
