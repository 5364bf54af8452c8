package org.plantroom.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

/**
 * The small numbers of tags and sites. New ones are only in memory until the next commit stores
 * them, in the same transaction as their first samples.
 *
 * <p>Thread-safe.
 */
final class TagDictionary {
  /** The number of a site. */
  record SiteRef(int id, String name) {}

  private record Key(TagPath path, ValueType type) {}

  private final int maxTags;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, TagRef> byKey = new HashMap<>();
  private final Map<TagPath, List<TagRef>> byPath = new HashMap<>();
  private final Map<String, SiteRef> sites = new HashMap<>();
  private final List<TagRef> newTags = new ArrayList<>();
  private final List<SiteRef> newSites = new ArrayList<>();
  private volatile @Nullable TagRef[] byId = new @Nullable TagRef[1_024];

  /** The same numbers' types alone: they are asked for twice for each sample of each batch. */
  private volatile @Nullable ValueType[] typeById = new @Nullable ValueType[1_024];

  private int tags;

  private TagDictionary(int maxTags) {
    this.maxTags = maxTags;
  }

  /** Reads the dictionary of a store. */
  static TagDictionary read(Connection connection, int maxTags) throws SQLException {
    TagDictionary dictionary = new TagDictionary(maxTags);
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT id, name FROM site")) {
        while (rows.next()) {
          dictionary.sites.put(rows.getString(2), new SiteRef(rows.getInt(1), rows.getString(2)));
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT id, path, type FROM tag ORDER BY id")) {
        while (rows.next()) {
          dictionary.keep(
              new TagRef(
                  rows.getInt(1),
                  TagPath.of(rows.getString(2)),
                  ValueType.ofLabel(rows.getString(3))));
        }
      }
    }
    return dictionary;
  }

  /**
   * The tag's number, a new one when there is none.
   *
   * @throws HistoryWriteException when the dictionary is full
   */
  TagRef tag(TagPath path, ValueType type) {
    lock.lock();
    try {
      TagRef known = byKey.get(new Key(path, type));
      if (known != null) {
        makeLatest(known);
        return known;
      }
      if (tags >= maxTags) {
        throw new HistoryWriteException(
            "the history takes no more tags [maxTags=%d, path=%s]".formatted(maxTags, path));
      }
      return add(path, type);
    } finally {
      lock.unlock();
    }
  }

  /** All numbers of a path, the latest type last; empty when it is unknown. */
  List<TagRef> find(TagPath path) {
    lock.lock();
    try {
      return List.copyOf(byPath.getOrDefault(path, List.of()));
    } finally {
      lock.unlock();
    }
  }

  /** Each path once with its latest type. */
  List<TagRef> latest() {
    lock.lock();
    try {
      return byPath.values().stream().map(List::getLast).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Every number with its path and type. */
  List<TagRef> all() {
    lock.lock();
    try {
      return List.copyOf(byKey.values());
    } finally {
      lock.unlock();
    }
  }

  /** The tag of a number; null when no such number was given. */
  @Nullable TagRef byId(int id) {
    @Nullable TagRef[] current = byId;
    return id > 0 && id < current.length ? current[id] : null;
  }

  /**
   * The type of the tag of a number.
   *
   * @throws IllegalArgumentException when no such number was given
   */
  ValueType typeOf(int id) {
    @Nullable ValueType[] current = typeById;
    ValueType type = id > 0 && id < current.length ? current[id] : null;
    if (type == null) {
      throw new IllegalArgumentException(
          "the history gave no such tag id [tagId=%d]".formatted(id));
    }
    return type;
  }

  /** The number of a site; 0 when it has no tags. */
  int siteId(String site) {
    lock.lock();
    try {
      SiteRef known = sites.get(site);
      return known == null ? 0 : known.id();
    } finally {
      lock.unlock();
    }
  }

  /** How many numbers were given. */
  int size() {
    lock.lock();
    try {
      return tags;
    } finally {
      lock.unlock();
    }
  }

  /** The tags not stored yet. */
  List<TagRef> newTags() {
    lock.lock();
    try {
      return List.copyOf(newTags);
    } finally {
      lock.unlock();
    }
  }

  /** The sites not stored yet. */
  List<SiteRef> newSites() {
    lock.lock();
    try {
      return List.copyOf(newSites);
    } finally {
      lock.unlock();
    }
  }

  /** Takes note that the first so many new tags and sites are stored. */
  void stored(int storedTags, int storedSites) {
    lock.lock();
    try {
      newTags.subList(0, storedTags).clear();
      newSites.subList(0, storedSites).clear();
    } finally {
      lock.unlock();
    }
  }

  private TagRef add(TagPath path, ValueType type) {
    if (!sites.containsKey(path.site())) {
      SiteRef site = new SiteRef(sites.size() + 1, path.site());
      sites.put(path.site(), site);
      newSites.add(site);
    }
    TagRef tag = new TagRef(tags + 1, path, type);
    keep(tag);
    newTags.add(tag);
    return tag;
  }

  private void keep(TagRef tag) {
    byKey.put(new Key(tag.path(), tag.type()), tag);
    byPath.computeIfAbsent(tag.path(), unused -> new ArrayList<>(1)).add(tag);
    if (tag.id() >= byId.length) {
      byId = Arrays.copyOf(byId, tag.id() * 2);
      typeById = Arrays.copyOf(typeById, tag.id() * 2);
    }
    byId[tag.id()] = tag;
    typeById[tag.id()] = tag.type();
    tags = tag.id();
  }

  private void makeLatest(TagRef tag) {
    List<TagRef> ofPath = byPath.getOrDefault(tag.path(), List.of());
    if (ofPath.size() > 1 && !ofPath.getLast().equals(tag)) {
      ofPath.remove(tag);
      ofPath.add(tag);
    }
  }
}
