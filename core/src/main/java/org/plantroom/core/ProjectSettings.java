package org.plantroom.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What {@code project.yaml} holds.
 *
 * @param id short name of the project
 * @param name for people
 * @param mqtt how edges and host meet
 * @param hostId Sparkplug host id, announced in {@code spBv1.0/STATE/<hostId>}
 * @param receipts whether the host tells edges what it has stored; false for a host of another make
 * @param uplinks further hosts that every edge delivers to, by name
 * @param commitEvery how long samples gather before history commits them; bounds receipt delay
 * @param sealAfter samples older than this move from the table into Parquet files
 * @param retention for how long samples are kept
 * @param approveWithin for how long a command waits for a second person
 */
public record ProjectSettings(
    String id,
    String name,
    ProjectMqtt mqtt,
    String hostId,
    boolean receipts,
    SequencedMap<String, ProjectUplink> uplinks,
    Duration commitEvery,
    Duration sealAfter,
    Retention retention,
    Duration approveWithin) {

  /** Where every edge delivers to by name: the project's own host, then the further ones. */
  public SequencedMap<String, ProjectUplink> allUplinks() {
    SequencedMap<String, ProjectUplink> all = new LinkedHashMap<>();
    all.put(ProjectUplink.MAIN, new ProjectUplink(mqtt.brokers(), hostId, receipts));
    all.putAll(uplinks);
    return all;
  }
}
