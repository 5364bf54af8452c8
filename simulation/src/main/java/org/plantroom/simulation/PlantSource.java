package org.plantroom.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plantroom.core.Mistake;
import org.plantroom.core.Suggestion;

/**
 * A plant file with the machine types of its own that lie beside it in {@code types/}: from disk,
 * or one of the examples that come with the program. Immutable.
 */
public final class PlantSource {
  private static final String FOLDER = "/plants/";
  private static final String ENDING = ".yaml";

  private final String id;
  private final PlantFile file;
  private final TypeTexts types;

  /** Finds the text of a machine type by its id. */
  private interface TypeTexts {
    Optional<String> find(String id) throws IOException;
  }

  private PlantSource(String id, PlantFile file, TypeTexts types) {
    this.id = id;
    this.file = file;
    this.types = types;
  }

  /**
   * A plant file, or an example by its name.
   *
   * @param name a path, or one of {@link #examples}
   * @throws PlantFileException when there is none, or it is no YAML
   */
  public static PlantSource find(String name, Catalogue catalogue) throws PlantFileException {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path) && examples().contains(name)) {
      return example(name, catalogue);
    }
    if (!Files.exists(path)) {
      throw new PlantFileException(List.of(missing(path, name)));
    }
    return of(path, PlantFile.read(path, catalogue));
  }

  private static Mistake missing(Path path, String name) {
    String expected =
        "a plant file, or one of the examples %s%s"
            .formatted(String.join(", ", examples()), Suggestion.hint(name, examples()));
    return new Mistake(path, 0, 0, "", "no such file", expected);
  }

  /** A file that has been read. */
  static PlantSource of(Path path, PlantFile file) {
    Path beside = path.toAbsolutePath().resolveSibling("types");
    return new PlantSource(
        path.getFileName().toString().replaceFirst("\\.ya?ml$", ""),
        file,
        id -> {
          Path type = beside.resolve(id + ENDING);
          return Files.isRegularFile(type) ? Optional.of(Files.readString(type)) : Optional.empty();
        });
  }

  private static PlantSource example(String name, Catalogue catalogue) throws PlantFileException {
    String text = Resources.text(FOLDER + name + ENDING);
    PlantFile file = PlantFile.of(text, Path.of(name + ENDING), catalogue);
    return new PlantSource(name, file, id -> resource(FOLDER + "types/" + id + ENDING));
  }

  private static Optional<String> resource(String path) throws IOException {
    try (InputStream in = PlantSource.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The names of the examples that come with the program, in alphabetical order. */
  public static List<String> examples() {
    return Resources.text(FOLDER + "index.txt").lines().sorted().toList();
  }

  /** Names the plant where a name must be short: the file's, without ending. */
  public String id() {
    return id;
  }

  /** What the file says of the plant. */
  public PlantFile file() {
    return file;
  }

  /** The same under another name, for one file can be several sites. */
  public PlantSource named(String other) {
    return new PlantSource(other, file, types);
  }

  /** The same with changes, as {@link PlantFile#with}. */
  public PlantSource with(Map<String, String> changes) {
    return new PlantSource(id, file.with(changes), types);
  }

  /**
   * The text of one of the plant's own machine types.
   *
   * @throws IOException when it is there and cannot be read
   */
  Optional<String> type(String typeId) throws IOException {
    boolean isFileName = typeId.matches("[A-Za-z0-9][A-Za-z0-9._ -]*");
    return isFileName ? types.find(typeId) : Optional.empty();
  }
}
