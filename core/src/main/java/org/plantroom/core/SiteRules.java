package org.plantroom.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold between the devices of a site and the rest of the project.
 *
 * @param types every machine type there is
 */
record SiteRules(TypeCatalogue types) {

  void check(Section site) {
    site.get(SiteKeys.EDGES)
        .ifPresent(edges -> edges.values().forEach(edge -> checkEdge(edge.value(), site)));
  }

  private void checkEdge(Section edge, Section site) {
    Map<UnitAddress, String> taken = new HashMap<>();
    Map<DeviceAddress, Line> lines = new HashMap<>();
    edge.get(EdgeKeys.DEVICES)
        .ifPresent(
            devices ->
                devices.forEach(
                    (id, device) -> {
                      checkType(device.value(), site);
                      checkTaken(id, device.value(), taken);
                      checkTransport(device.value());
                      checkLine(id, device.value(), lines);
                    }));
  }

  private void checkType(Section device, Section site) {
    Optional<String> type = device.get(DeviceKeys.TYPE);
    if (type.isPresent() && !types.has(type.get())) {
      device
          .where(DeviceKeys.TYPE)
          .report(
              Excerpt.quoted(type.get()),
              "a machine type of the project or the library" + types.hint(type.get()));
    } else {
      type.flatMap(types::find).ifPresent(known -> checkChanges(device, known, site));
    }
  }

  private static void checkChanges(Section device, MachineType type, Section site) {
    new AlarmChanges(device).check(type);
    new InterlockChanges(device).check(type);
    new ScheduleRules(site, type).check(device);
  }

  private record UnitAddress(DeviceAddress address, int unit, String type) {}

  /** Several types may share an address, as behind a gateway; the same type twice is a slip. */
  private static void checkTaken(String id, Section device, Map<UnitAddress, String> taken) {
    Optional<DeviceAddress> address = device.get(DeviceKeys.ADDRESS);
    Optional<Integer> unit = device.get(DeviceKeys.UNIT);
    Optional<String> type = device.get(DeviceKeys.TYPE);
    if (address.isEmpty() || unit.isEmpty() || type.isEmpty()) {
      return;
    }
    String other = taken.putIfAbsent(new UnitAddress(address.get(), unit.get(), type.get()), id);
    if (other != null) {
      device
          .where(DeviceKeys.ADDRESS)
          .report(
              "the same address, unit and type as device " + Excerpt.plain(other),
              "another address, unit or type");
    }
  }

  private static void checkTransport(Section device) {
    Optional<DeviceAddress> address = device.get(DeviceKeys.ADDRESS);
    Optional<Transport> transport = device.get(DeviceKeys.TRANSPORT);
    if (address.isEmpty() || transport.isEmpty()) {
      return;
    }
    switch (address.get()) {
      case SerialPort _ -> checkSerial(device);
      case HostPort _ -> checkTcp(device, transport.get());
    }
  }

  /** A serial line has one way to carry frames, one at a time. */
  private static void checkSerial(Section device) {
    for (Field<?> key : List.of(DeviceKeys.TRANSPORT, DeviceKeys.TLS)) {
      if (device.has(key)) {
        device.where(key).report("a key of TCP addresses", "none for a serial port");
      }
    }
    Optional<Integer> inFlight = device.get(DeviceKeys.REQUESTS_IN_FLIGHT);
    if (inFlight.isPresent() && inFlight.get() > 1) {
      device
          .where(DeviceKeys.REQUESTS_IN_FLIGHT)
          .report(inFlight.get().toString(), "1 for a serial port");
    }
  }

  private static void checkTcp(Section device, Transport transport) {
    if (device.has(DeviceKeys.SERIAL)) {
      device
          .where(DeviceKeys.SERIAL)
          .report("a key of serial ports", "none, or an address such as serial:/dev/ttyUSB0");
    }
    boolean isTls = transport == Transport.TLS;
    if (isTls && !device.has(DeviceKeys.TLS)) {
      device.where(DeviceKeys.TLS).report("missing", DeviceKeys.TLS.kind().expected());
    } else if (!isTls && device.has(DeviceKeys.TLS)) {
      device
          .where(DeviceKeys.TLS)
          .report("a key of transport tls", "none for transport " + transport.label());
    }
    Optional<Integer> inFlight = device.get(DeviceKeys.REQUESTS_IN_FLIGHT);
    if (transport == Transport.RTU_OVER_TCP && inFlight.isPresent() && inFlight.get() > 1) {
      // RTU frames carry no number by which an answer would find its request.
      device
          .where(DeviceKeys.REQUESTS_IN_FLIGHT)
          .report(inFlight.get().toString(), "1 for transport rtu-over-tcp");
    }
  }

  /** What the devices of one address share, and who said so first. */
  private record Line(String first, List<Optional<?>> settings) {}

  /** Devices of one address share its connection, so they must mean the same one. */
  private static void checkLine(String id, Section device, Map<DeviceAddress, Line> lines) {
    Optional<DeviceAddress> address = device.get(DeviceKeys.ADDRESS);
    if (address.isEmpty()) {
      return;
    }
    List<Optional<?>> settings = new ArrayList<>();
    settings.add(device.get(DeviceKeys.TRANSPORT));
    settings.add(device.get(DeviceKeys.REQUESTS_IN_FLIGHT));
    for (Field<String> file :
        List.of(DeviceKeys.TRUST, DeviceKeys.CERTIFICATE, DeviceKeys.KEY, DeviceKeys.TLS_NAME)) {
      settings.add(device.get(DeviceKeys.TLS).flatMap(tls -> tls.get(file)));
    }
    for (Field<?> key : List.of(DeviceKeys.BAUD, DeviceKeys.PARITY, DeviceKeys.STOP_BITS)) {
      settings.add(device.get(DeviceKeys.SERIAL).flatMap(serial -> serial.get(key)));
    }
    Line line = lines.computeIfAbsent(address.get(), at -> new Line(id, settings));
    if (!line.settings().equals(settings)) {
      device
          .where(DeviceKeys.ADDRESS)
          .report(
              "other keys than device %s of the same address"
                  .formatted(Excerpt.plain(line.first())),
              "the same transport, requestsInFlight, tls and serial");
    }
  }
}
