package org.plantroom.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two records of one type, component by component, so that a key added to the
 * project files is compared without anybody's thinking of it.
 */
final class RecordDetails {
  private static final int LONGEST = 200;

  private RecordDetails() {}

  /**
   * The components that differ, in their order.
   *
   * @param without names of components that are compared elsewhere
   */
  static <R extends Record> List<ProjectChange.Detail> between(
      R before, R after, Set<String> without) {
    List<ProjectChange.Detail> details = new ArrayList<>();
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      if (!without.contains(component.getName())) {
        add(details, component.getName(), value(component, before), value(component, after));
      }
    }
    return details;
  }

  /** A part that is a record is told by its own components, as {@code endpoint.port}. */
  private static void add(
      List<ProjectChange.Detail> details,
      String name,
      @Nullable Object before,
      @Nullable Object after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before instanceof Record old
        && after instanceof Record now
        && old.getClass() == now.getClass()) {
      for (ProjectChange.Detail part : between(old, now, Set.of())) {
        String path = name + "." + part.name();
        details.add(new ProjectChange.Detail(path, part.before(), part.after()));
      }
    } else {
      details.add(new ProjectChange.Detail(name, text(before), text(after)));
    }
  }

  private static @Nullable Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record of this package can be read", e);
    }
  }

  private static String text(@Nullable Object value) {
    String text = value == null || value.equals("") ? "none" : value.toString();
    return Excerpt.plain(text, LONGEST);
  }
}
