package org.plantroom.core;

import java.time.Duration;

/**
 * What {@code project.yaml} holds.
 *
 * @param id short name of the project
 * @param name for people
 * @param mqtt how edges and host meet
 * @param hostId Sparkplug host id, announced in {@code spBv1.0/STATE/<hostId>}
 * @param receipts whether the host tells edges what it has stored; false for a host of another make
 * @param commitEvery how long samples gather before history commits them; bounds receipt delay
 * @param sealAfter samples older than this move from the table into Parquet files
 * @param retention for how long samples are kept
 */
public record ProjectSettings(
    String id,
    String name,
    ProjectMqtt mqtt,
    String hostId,
    boolean receipts,
    Duration commitEvery,
    Duration sealAfter,
    Retention retention) {}
