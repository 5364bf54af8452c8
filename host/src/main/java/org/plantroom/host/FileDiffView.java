package org.plantroom.host;

import java.util.List;
import java.util.Locale;
import org.plantroom.editing.FileDiff;

/**
 * What differs in a file as the API tells it.
 *
 * @param whole true when it has too many lines to compare
 */
record FileDiffView(String file, String change, boolean whole, List<FileDiff.Hunk> hunks) {
  static FileDiffView of(FileDiff diff) {
    return new FileDiffView(
        diff.name(), diff.change().name().toLowerCase(Locale.ROOT), diff.isWhole(), diff.hunks());
  }
}
