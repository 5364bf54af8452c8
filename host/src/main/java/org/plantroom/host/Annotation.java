package org.plantroom.host;

/**
 * Words that somebody put beside a tag or a site in time, for all to read.
 *
 * @param id unique
 * @param path a tag's, a device's or an edge node's path, or a site's id: it holds for all below
 * @param from when it begins, milliseconds since 1970 UTC
 * @param to when it ends; the same for a moment
 * @param text the words
 * @param author who wrote them first
 * @param made when, milliseconds since 1970 UTC
 * @param changedBy who changed them last; empty for nobody
 * @param changed when; 0 for never
 */
record Annotation(
    String id,
    String path,
    long from,
    long to,
    String text,
    String author,
    long made,
    String changedBy,
    long changed) {

  /** The same with other words, by somebody. */
  Annotation changed(long from, long to, String text, String who, long now) {
    return new Annotation(id, path, from, to, text, author, made, who, now);
  }

  /** True when it touches a span of time, its ends included. */
  boolean touches(long begin, long end) {
    return from <= end && to >= begin;
  }

  /** True when it is about a tag: on it, or on what the tag lies below. */
  boolean isAbout(String tag) {
    return tag.equals(path) || tag.startsWith(path + "/");
  }
}
