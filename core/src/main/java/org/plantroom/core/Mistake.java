package org.plantroom.core;

import java.nio.file.Path;

/**
 * Something wrong in a project file, told so that it can be mended without looking anything up.
 *
 * @param file within the project folder, e.g. {@code types/ahu.yaml}
 * @param line from 1; 0 when the whole file or folder is meant
 * @param column from 1; 0 when the whole file or folder is meant
 * @param key where in the file, e.g. {@code tags.SupplyTemperature.scale}; empty for the whole file
 * @param found what stands there, in words or quoted
 * @param expectation what should stand there, to be read after "expected"
 */
public record Mistake(
    Path file, int line, int column, String key, String found, String expectation) {

  /** One line: {@code types/ahu.yaml:12: tags.Flow.scal: unknown key, expected one of ...}. */
  @Override
  public String toString() {
    String place = file.toString().replace('\\', '/') + (line > 0 ? ":" + line : "") + ": ";
    return place + (key.isEmpty() ? "" : key + ": ") + found + ", expected " + expectation;
  }
}
