package org.plantroom.workbench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Sha256;
import org.plantroom.core.Where;
import org.plantroom.core.YamlNode;
import org.plantroom.core.YamlTree;

/**
 * A study's file as it stands.
 *
 * @param id of the study
 * @param text YAML
 * @param changed when, milliseconds since 1970 UTC
 */
public record StudyText(WorkbenchId id, String text, long changed) {
  private static final int LONGEST_TITLE = 200;
  private static final int VERSION_DIGITS = 24;

  /** Another text has another version. */
  public String version() {
    return version(text);
  }

  static String version(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_DIGITS);
  }

  /** What the study calls itself; its id when the file does not tell. */
  public String title() {
    return title(text).orElse(id.text());
  }

  /** The value of the key {@code name}, of a text that may be anything. */
  static Optional<String> title(String text) {
    Where nowhere = Where.top(new Mistakes(), Path.of("study"));
    return YamlTree.read(text, nowhere)
        .filter(YamlNode.Mapping.class::isInstance)
        .flatMap(
            root ->
                ((YamlNode.Mapping) root)
                    .entries().stream()
                        .filter(entry -> entry.key().equals("name"))
                        .map(YamlNode.Entry::value)
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(value -> ((YamlNode.Scalar) value).text())
                        .findFirst())
        .map(title -> title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
  }
}
