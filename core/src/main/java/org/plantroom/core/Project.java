package org.plantroom.core;

import java.util.SequencedMap;

/**
 * A checked plant project: every rule of the project files holds.
 *
 * @param settings {@code project.yaml}
 * @param types by id
 * @param sites by id
 */
public record Project(
    ProjectSettings settings,
    SequencedMap<String, MachineType> types,
    SequencedMap<String, Site> sites) {}
