package org.plantroom.host;

import java.util.List;
import java.util.Locale;
import org.plantroom.editing.Revision;

/** A version of the project's files as the API tells it. */
record RevisionView(
    int number, String time, String cause, String who, String reason, List<ChangeView> files) {

  private record ChangeView(String name, String change) {}

  static RevisionView of(Revision revision) {
    return new RevisionView(
        revision.number(),
        Json.time(revision.time()),
        revision.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        revision.who(),
        revision.reason(),
        revision.changes().stream()
            .map(c -> new ChangeView(c.name(), c.change().name().toLowerCase(Locale.ROOT)))
            .toList());
  }
}
