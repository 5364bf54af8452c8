package org.plantroom.editing;

import java.util.List;
import org.plantroom.core.ProjectCheck;

/**
 * What a draft would do.
 *
 * @param check the project it would be, or its mistakes
 * @param files what differs from the folder, file by file
 * @param conflicts files that somebody else has changed meanwhile
 */
public record Preview(ProjectCheck check, List<FileDiff> files, List<Applied.Conflict> conflicts) {}
