package org.plantroom.core;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/** The keys of a device in {@code sites/ID.yaml}. */
final class DeviceKeys {
  static final Field<String> TYPE =
      Field.required(
          "type",
          Kinds.NAME.called("the id of a machine type"),
          "id of a machine type of the project or the library");
  static final Field<DeviceAddress> ADDRESS =
      Field.required(
          "address", Kinds.ENDPOINT, "host:port, where the port defaults to 502; or serial:PORT");
  static final Field<Integer> UNIT =
      Field.withDefault("unit", Kinds.whole(0, 255), "1", "Modbus unit id");
  static final Field<String> NAME =
      Field.optional("name", Kinds.TEXT, "name for people; default: the id");
  static final Field<Duration> TIMEOUT =
      Field.withDefault(
          "timeout",
          Kinds.duration("10ms", "5m"),
          "1s",
          "how long to wait for a connection or an answer");
  static final Field<Duration> PAUSE =
      Field.withDefault(
          "pause",
          Kinds.duration("0ms", "1m"),
          "0ms",
          "least time between an answer and the next request");

  static final Field<SequencedMap<String, Placed<Section>>> ALARMS =
      Field.optional(
          "alarms",
          new MapKind<>(
              "a map of changed alarms or alarms of its own, at least one",
              Kinds.NAME,
              AlarmChangeKeys.FORMAT),
          "what this device changes of its type's alarms, and alarms of its own, by name");
  static final Field<SequencedMap<String, Placed<Section>>> INTERLOCKS =
      Field.optional(
          "interlocks",
          new MapKind<>(
              "a map of changed interlocks, at least one", Kinds.NAME, InterlockKeys.CHANGE),
          "what this device changes of its type's interlocks, by name");
  static final Field<SequencedMap<String, Placed<Section>>> SCHEDULES =
      Field.optional(
          "schedules",
          new MapKind<>("a map of schedules, at least one", Kinds.NAME, ScheduleKeys.FORMAT),
          "when the edge writes which value, by tag");
  static final Field<Integer> REQUESTS_IN_FLIGHT =
      Field.withDefault(
          "requestsInFlight",
          Kinds.whole(1, 16),
          "1",
          "most requests without an answer at one time, over all units of the address; more than 1"
              + " only where the device is known to stand it");
  static final Field<Transport> TRANSPORT =
      Field.withDefault(
          "transport",
          Kinds.choiceOf(
              List.of(Transport.TCP, Transport.RTU_OVER_TCP, Transport.TLS), Transport::label),
          "tcp",
          "how frames travel: Modbus TCP, RTU frames over TCP, or Modbus/TCP Security");
  static final Field<String> TRUST =
      Field.required(
          "trust",
          Kinds.FILE,
          "PEM file with certificates of those who may sign the device's, or with its own");
  static final Field<String> CERTIFICATE =
      Field.required("certificate", Kinds.FILE, "PEM file with the edge's own certificate");
  static final Field<String> KEY =
      Field.required("key", Kinds.FILE, "PEM file with its private key, PKCS#8 without password");
  static final Field<String> TLS_NAME =
      Field.optional(
          "name", Kinds.TEXT, "name the device's certificate must carry; default: the host");
  static final Field<Section> TLS =
      Field.optional(
          "tls",
          Format.of("the keys trust, certificate, key and name", TRUST, CERTIFICATE, KEY, TLS_NAME),
          "certificates; for transport tls, required");
  static final Field<Integer> BAUD =
      Field.withDefault("baud", Kinds.whole(300, 1_000_000), "19200", "bits a second");
  static final Field<Parity> PARITY =
      Field.withDefault(
          "parity", Kinds.choice(Parity.class, Parity::label), "even", "the parity bit");
  static final Field<Integer> STOP_BITS =
      Field.withDefault(
          "stopBits", Kinds.whole(1, 2), "1", "stop bits; devices without parity often use 2");
  static final Field<Section> SERIAL =
      Field.optional(
          "serial",
          Format.of("the keys baud, parity and stopBits", BAUD, PARITY, STOP_BITS),
          "how the serial line of the address is set; default: 19200 baud, even parity, 1 stop"
              + " bit");

  static final Format FORMAT =
      Format.of(
          "the keys of a device",
          TYPE,
          ADDRESS,
          UNIT,
          NAME,
          TIMEOUT,
          PAUSE,
          REQUESTS_IN_FLIGHT,
          TRANSPORT,
          TLS,
          SERIAL,
          ALARMS,
          INTERLOCKS,
          SCHEDULES);

  private DeviceKeys() {}
}
