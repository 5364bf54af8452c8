package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plantroom.core.Time;
import org.plantroom.editing.Applied;
import org.plantroom.editing.Draft;
import org.plantroom.editing.ProjectEditor;
import org.plantroom.editing.Standing;

/** Applies one draft after the other until it is killed, and prints each version it has applied. */
final class EditingProgram {
  static final String PROJECT = "project.yaml";
  static final String TYPE = "types/machine.yaml";

  private EditingProgram() {}

  /**
   * Applies for ever.
   *
   * @param args the project folder, and where versions are kept
   */
  public static void main(String[] args) throws IOException {
    ProjectEditor editor = open(Path.of(args[0]), Path.of(args[1]));
    while (true) {
      Standing now = editor.look();
      int next = now.latest().number() + 1;
      Applied applied =
          editor.apply(
              new Draft(List.of(edit(now, PROJECT, next), edit(now, TYPE, next))),
              "somebody",
              "version " + next);
      if (!(applied instanceof Applied.Done done) || done.revision().number() != next) {
        throw new IllegalStateException("not applied: " + applied);
      }
      System.out.println("applied " + next);
    }
  }

  static ProjectEditor open(Path folder, Path kept) throws IOException {
    return ProjectEditor.open(folder, kept, Time.system());
  }

  private static Draft.Edit edit(Standing now, String name, int number) {
    return new Draft.Edit(name, text(name, number), now.texts().version(name));
  }

  static String text(String name, int number) {
    return name.equals(PROJECT)
        ? "project: test\nname: v%d\n".formatted(number)
        : "name: v%d\nclass: other\ntags:\n  T: {register: input 1, type: i16}\n".formatted(number);
  }
}
