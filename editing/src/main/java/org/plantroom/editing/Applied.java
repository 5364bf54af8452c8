package org.plantroom.editing;

import java.util.List;
import org.plantroom.core.ProjectCheck;

/** What became of files somebody wanted saved. */
public sealed interface Applied {
  /** They are on the disk. */
  record Done(Revision revision) implements Applied {}

  /** They would be no project; nothing was saved. */
  record Mistaken(ProjectCheck.Mistaken mistakes) implements Applied {}

  /** Somebody else has changed some of the files meanwhile; nothing was saved. */
  record Overtaken(List<Conflict> conflicts) implements Applied {}

  /** They are what the folder holds already. */
  record Unchanged() implements Applied {}

  /**
   * A file that is not what the draft was written upon.
   *
   * @param name the file
   * @param revision the latest version that changed it
   */
  record Conflict(String name, Revision revision) {}
}
