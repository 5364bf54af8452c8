package org.plantroom.core;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A checked plant project: every rule of the project files holds.
 *
 * @param settings {@code project.yaml}
 * @param types by id
 * @param sites by id
 * @param notifications {@code notifications.yaml}; {@link Notifications#NONE} without the file
 * @param displays {@code displays/}
 */
public record Project(
    ProjectSettings settings,
    SequencedMap<String, MachineType> types,
    SequencedMap<String, Site> sites,
    Notifications notifications,
    Displays displays) {

  /** The edge node of an id; null when there is none. */
  public @Nullable EdgeNode edge(EdgeId id) {
    Site site = sites.get(id.site());
    return site == null ? null : site.edges().get(id.edge());
  }

  /** The device of an id; null when there is none. */
  public @Nullable Device device(DeviceId id) {
    EdgeNode edge = edge(id.edgeId());
    return edge == null ? null : edge.devices().get(id.device());
  }
}
