package org.plantroom.core;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes a site of keys without a mistake.
 *
 * @param types every machine type the site's devices name
 * @param root the project folder, which files are relative to
 */
record SiteBuilder(TypeCatalogue types, Path root) {

  Site build(String id, Section site) {
    SequencedMap<String, EdgeNode> edges = new LinkedHashMap<>();
    site.need(SiteKeys.EDGES)
        .forEach((name, edge) -> edges.put(name, edge(new EdgeId(id, name), edge.value(), site)));
    return new Site(
        id,
        site.get(SiteKeys.NAME).orElse(id),
        site.need(SiteKeys.TIME_ZONE),
        site.get(SiteKeys.POSITION).map(SiteBuilder::position).orElse(null),
        site.need(SiteKeys.READ_ONLY),
        calendars(site),
        Collections.unmodifiableSequencedMap(edges));
  }

  private static SequencedMap<String, SortedSet<LocalDate>> calendars(Section site) {
    SequencedMap<String, SortedSet<LocalDate>> calendars = new LinkedHashMap<>();
    site.get(SiteKeys.CALENDARS)
        .ifPresent(
            all ->
                all.forEach(
                    (name, days) -> {
                      SortedSet<LocalDate> dates = new TreeSet<>();
                      days.value().forEach(day -> dates.add(day.value()));
                      calendars.put(name, Collections.unmodifiableSortedSet(dates));
                    }));
    return Collections.unmodifiableSequencedMap(calendars);
  }

  private static Site.Position position(Section position) {
    return new Site.Position(position.need(SiteKeys.LATITUDE), position.need(SiteKeys.LONGITUDE));
  }

  private EdgeNode edge(EdgeId id, Section edge, Section site) {
    SequencedMap<String, Device> devices = new LinkedHashMap<>();
    edge.get(EdgeKeys.DEVICES)
        .ifPresent(
            all ->
                all.forEach(
                    (name, device) -> devices.put(name, device(name, device.value(), site))));
    return new EdgeNode(
        id,
        edge.get(EdgeKeys.NAME).orElse(id.edge()),
        edge.need(EdgeKeys.JOURNAL).need(EdgeKeys.MAX_SIZE),
        site.need(SiteKeys.READ_ONLY) || edge.need(EdgeKeys.READ_ONLY),
        Collections.unmodifiableSequencedMap(devices));
  }

  private Device device(String id, Section device, Section site) {
    MachineType type = types.need(device.need(DeviceKeys.TYPE));
    return new Device(
        id,
        device.get(DeviceKeys.NAME).orElse(id),
        type,
        endpoint(device),
        device.need(DeviceKeys.UNIT),
        device.need(DeviceKeys.TIMEOUT),
        device.need(DeviceKeys.PAUSE),
        new AlarmChanges(device).of(type),
        new InterlockChanges(device).of(type),
        new ScheduleBuilder(site, type).of(device));
  }

  private Endpoint endpoint(Section device) {
    return switch (device.need(DeviceKeys.ADDRESS)) {
      case SerialPort(String path) ->
          Endpoint.serial(
              path,
              device.get(DeviceKeys.SERIAL).map(SiteBuilder::serial).orElse(SerialFormat.USUAL));
      case HostPort(String host, int port) ->
          new Endpoint(
              host,
              port,
              device.need(DeviceKeys.TRANSPORT),
              device.get(DeviceKeys.TLS).map(tls -> tls(tls, host)).orElse(null),
              null,
              device.need(DeviceKeys.REQUESTS_IN_FLIGHT));
    };
  }

  private static SerialFormat serial(Section serial) {
    return new SerialFormat(
        serial.need(DeviceKeys.BAUD),
        serial.need(DeviceKeys.PARITY),
        serial.need(DeviceKeys.STOP_BITS));
  }

  private TlsFiles tls(Section tls, String host) {
    return new TlsFiles(
        root.resolve(tls.need(DeviceKeys.TRUST)),
        root.resolve(tls.need(DeviceKeys.CERTIFICATE)),
        root.resolve(tls.need(DeviceKeys.KEY)),
        tls.get(DeviceKeys.TLS_NAME).orElse(host));
  }
}
