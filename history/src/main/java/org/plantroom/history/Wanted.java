package org.plantroom.history;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tags a question is about, in the store's numbers.
 *
 * @param tags may be none
 * @param sites the sites of those tags
 */
record Wanted(SortedSet<Integer> tags, SortedSet<Integer> sites) {
  /** The numbers of some tags. */
  static Wanted of(Collection<TagRef> refs, TagDictionary dictionary) {
    SortedSet<Integer> tags = new TreeSet<>();
    SortedSet<Integer> sites = new TreeSet<>();
    for (TagRef ref : refs) {
      tags.add(ref.id());
      sites.add(dictionary.siteId(ref.path().site()));
    }
    return new Wanted(tags, sites);
  }

  int firstTag() {
    return tags.isEmpty() ? 0 : tags.first();
  }

  int lastTag() {
    return tags.isEmpty() ? 0 : tags.last();
  }

  /** The condition that a row is of one of these tags. */
  String condition() {
    return Sql.in("tag", tags);
  }
}
