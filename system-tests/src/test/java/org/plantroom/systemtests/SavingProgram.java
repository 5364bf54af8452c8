package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.plantroom.core.ChangeSet;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;

/**
 * Saves one version of a project after the other until it is killed, and prints the number of each
 * when it is saved. Every version changes three files, adds one and deletes one.
 */
final class SavingProgram {
  private SavingProgram() {}

  /**
   * Saves for ever.
   *
   * @param args the project folder, and the number of the first version to save
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    ProjectFiles.recover(folder);
    for (int version = Integer.parseInt(args[1]); true; version++) {
      ProjectFiles.save(folder, version(version));
      System.out.println("saved " + version);
    }
  }

  static ChangeSet version(int number) {
    return ChangeSet.NONE
        .write("project.yaml", "project: test\nname: v%d\n".formatted(number))
        .write("types/machine.yaml", type("v" + number))
        .write("types/own-%d.yaml".formatted(number), type("own"))
        .delete("types/own-%d.yaml".formatted(number - 1))
        .write(
            "sites/lab.yaml",
            """
            name: v%d
            edges:
              bench: {devices: {m: {type: own-%d, address: "127.0.0.1:502"}}}
            """
                .formatted(number, number));
  }

  private static String type(String name) {
    return "name: %s\nclass: other\ntags:\n  T: {register: input 1, type: i16}\n".formatted(name);
  }

  /**
   * The version a project is.
   *
   * @throws AssertionError when it is a mix
   */
  static int versionOf(Project project) {
    String name = project.settings().name();
    String number = name.substring(1);
    boolean whole =
        Objects.requireNonNull(project.sites().get("lab")).name().equals(name)
            && Objects.requireNonNull(project.types().get("machine")).name().equals(name)
            && project.types().containsKey("own-" + number)
            && project.types().size() == 2;
    if (!whole) {
      throw new AssertionError("a mix of versions: " + project);
    }
    return Integer.parseInt(number);
  }
}
