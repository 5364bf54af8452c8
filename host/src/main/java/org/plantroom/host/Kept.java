package org.plantroom.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plantroom.security.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of small things that people made, by id, in one file: what was answered is on
 * the disk. Thread-safe by its own lock.
 *
 * @param <T> what is kept
 */
final class Kept<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final DurableFile<T[]> file;
  private final IntFunction<T[]> array;
  private final Function<T, String> idOf;
  private final int most;
  private Map<String, T> byId = new LinkedHashMap<>();

  /**
   * Reads what was kept.
   *
   * @param type of the file's array
   * @param array makes such an array
   * @param most how many are kept; more are refused
   * @throws HostStartException when the file is not readable or not ours
   */
  Kept(Path file, Class<T[]> type, IntFunction<T[]> array, Function<T, String> idOf, int most) {
    this.file = new DurableFile<>(file, type);
    this.array = array;
    this.idOf = idOf;
    this.most = most;
    try {
      T[] before = this.file.read();
      for (T one : before == null ? array.apply(0) : before) {
        byId.put(idOf.apply(one), one);
      }
    } catch (IOException e) {
      throw new HostStartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Those that are wanted, the oldest first. */
  synchronized List<T> all(Predicate<T> wanted) {
    return byId.values().stream().filter(wanted).toList();
  }

  /** The one of an id, or null. */
  synchronized @Nullable T find(String id) {
    return byId.get(id);
  }

  /**
   * Keeps another, or the same in another form.
   *
   * @param room whether those kept already leave room for it, beside the bound on all
   * @throws Problem when there are too many, or the disk refuses
   */
  synchronized void put(T one, Predicate<List<T>> room) {
    String id = idOf.apply(one);
    boolean isNew = !byId.containsKey(id);
    if (isNew && (byId.size() >= most || !room.test(List.copyOf(byId.values())))) {
      throw Problem.conflict("there are too many of these already; delete some first");
    }
    Map<String, T> next = new LinkedHashMap<>(byId);
    next.put(id, one);
    become(next);
  }

  /**
   * Keeps one no longer; an unknown id is no error.
   *
   * @throws Problem when the disk refuses
   */
  synchronized void remove(String id) {
    Map<String, T> next = new LinkedHashMap<>(byId);
    next.remove(id);
    become(next);
  }

  private void become(Map<String, T> next) {
    try {
      file.write(next.values().toArray(array.apply(0)));
    } catch (IOException e) {
      LOG.error("What people made cannot be stored", e);
      throw Problem.unavailable("the host's disk refuses it; nothing was changed");
    }
    byId = next;
  }
}
