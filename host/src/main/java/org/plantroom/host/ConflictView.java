package org.plantroom.host;

import org.plantroom.editing.Applied;

/** A file that somebody else has changed meanwhile, as the API tells it. */
record ConflictView(String file, RevisionView version) {
  static ConflictView of(Applied.Conflict conflict) {
    return new ConflictView(conflict.name(), RevisionView.of(conflict.revision()));
  }
}
