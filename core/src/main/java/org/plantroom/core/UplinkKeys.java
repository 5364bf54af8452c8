package org.plantroom.core;

import java.util.List;

/** The keys of an uplink in {@code project.yaml}, under {@code uplinks}. */
final class UplinkKeys {
  static final Field<List<Placed<Section>>> BROKERS =
      Field.required(
          "brokers",
          new ListKind<>(new BrokerKind(), false),
          "the MQTT brokers that host is reached over, first choice first");
  static final Field<String> HOST_ID =
      Field.required("hostId", Kinds.NAME, "Sparkplug host id of that host");
  static final Field<Boolean> RECEIPTS =
      Field.withDefault(
          "receipts",
          Kinds.FLAG,
          "true",
          "false for a host of another make, which gives none: what edges have published while it"
              + " was online counts as delivered");

  static final Format FORMAT = Format.of("the keys of an uplink", BROKERS, HOST_ID, RECEIPTS);

  private UplinkKeys() {}
}
