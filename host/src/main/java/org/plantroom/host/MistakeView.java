package org.plantroom.host;

import org.plantroom.core.Mistake;

/**
 * A mistake in a file as the API tells it; line and column count from 1, 0 means the whole file.
 */
record MistakeView(
    String file, int line, int column, String key, String found, String expectation) {
  static MistakeView of(Mistake mistake) {
    return new MistakeView(
        mistake.file().toString(),
        mistake.line(),
        mistake.column(),
        mistake.key(),
        mistake.found(),
        mistake.expectation());
  }
}
