package org.plantroom.core;

import java.nio.file.Path;

/**
 * A key of a file being read: knows its place and where to report mistakes.
 *
 * @param mistakes takes what is reported
 * @param file within the project folder
 * @param key path of keys from the top, joined by dots; empty at the top
 * @param place of the key
 */
public record Where(Mistakes mistakes, Path file, String key, Place place) {

  /** The file as a whole. */
  public static Where top(Mistakes mistakes, Path file) {
    return new Where(mistakes, file, "", Place.WHOLE);
  }

  /** The same key, pointing elsewhere. */
  public Where at(Place other) {
    return new Where(mistakes, file, key, other);
  }

  /** The same key for another taker of mistakes. */
  Where reportingTo(Mistakes others) {
    return new Where(others, file, key, place);
  }

  /** A key within this one. */
  public Where child(String name, Place childPlace) {
    String path = key.isEmpty() ? Excerpt.plain(name) : key + "." + Excerpt.plain(name);
    return new Where(mistakes, file, path, childPlace);
  }

  /** An item of the list under this key; counted from 0. */
  public Where item(int index, Place itemPlace) {
    return new Where(mistakes, file, "%s[%d]".formatted(key, index), itemPlace);
  }

  /**
   * Reports a mistake here.
   *
   * @param found what stands there, in words or quoted
   * @param expectation what should stand there, to be read after "expected"
   */
  public void report(String found, String expectation) {
    mistakes.add(new Mistake(file, place.line(), place.column(), key, found, expectation));
  }
}
