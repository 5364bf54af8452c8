package org.plantroom.core;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** What a site file says of the site, its edge nodes and their devices, in its own words. */
final class SiteWords {
  private SiteWords() {}

  /** A site without its edge nodes. */
  static SequencedMap<String, String> of(Site site) {
    Site.Position position = site.position();
    FileWords words =
        new FileWords()
            .put(SiteKeys.NAME, site.name())
            .put(SiteKeys.TIME_ZONE, site.timeZone())
            .put("position.latitude", position == null ? null : position.latitude())
            .put("position.longitude", position == null ? null : position.longitude())
            .put(SiteKeys.READ_ONLY, site.readOnly());
    site.calendars()
        .forEach(
            (name, days) ->
                words.put(
                    SiteKeys.CALENDARS.key() + "." + name,
                    days.stream().map(LocalDate::toString).collect(Collectors.joining(", "))));
    return words.all();
  }

  /** An edge node without its devices. */
  static SequencedMap<String, String> of(EdgeNode edge) {
    return new FileWords()
        .put(EdgeKeys.NAME, edge.name())
        .put("journal.maxSize", Amounts.size(edge.journalMaxBytes()))
        .put(EdgeKeys.READ_ONLY, edge.readOnly())
        .all();
  }

  /** A device with what it changes of its type's alarms. */
  static SequencedMap<String, String> of(Device device) {
    Endpoint endpoint = device.endpoint();
    FileWords words =
        new FileWords()
            .put(DeviceKeys.TYPE, device.type().id())
            .put(DeviceKeys.ADDRESS, address(endpoint))
            .put(DeviceKeys.UNIT, device.unit())
            .put(DeviceKeys.NAME, device.name())
            .put(DeviceKeys.TIMEOUT, device.timeout())
            .put(DeviceKeys.PAUSE, device.pause())
            .put(DeviceKeys.REQUESTS_IN_FLIGHT, endpoint.requestsInFlight())
            .put(DeviceKeys.TRANSPORT, endpoint.transport().label());
    TlsFiles tls = endpoint.tls();
    if (tls != null) {
      words.putAll(DeviceKeys.TLS.key(), tls(tls));
    }
    SerialFormat serial = endpoint.serial();
    if (serial != null) {
      words.putAll(DeviceKeys.SERIAL.key(), serial(serial));
    }
    return words
        .putAll(DeviceKeys.ALARMS.key(), alarms(device))
        .putAll(DeviceKeys.INTERLOCKS.key(), interlocks(device))
        .putAll(DeviceKeys.SCHEDULES.key(), schedules(device))
        .all();
  }

  private static String address(Endpoint endpoint) {
    return endpoint.serial() == null ? endpoint.toString() : SerialPort.SCHEME + endpoint;
  }

  private static SequencedMap<String, String> serial(SerialFormat format) {
    return new FileWords()
        .put(DeviceKeys.BAUD, format.baud())
        .put(DeviceKeys.PARITY, format.parity().label())
        .put(DeviceKeys.STOP_BITS, format.stopBits())
        .all();
  }

  private static SequencedMap<String, String> tls(TlsFiles tls) {
    return new FileWords()
        .put(DeviceKeys.TRUST, tls.trust())
        .put(DeviceKeys.CERTIFICATE, tls.certificate())
        .put(DeviceKeys.KEY, tls.key())
        .put(DeviceKeys.TLS_NAME, tls.name())
        .all();
  }

  private static SequencedMap<String, String> alarms(Device device) {
    FileWords words = new FileWords();
    device
        .type()
        .alarms()
        .forEach(
            (name, usual) -> {
              AlarmType own = device.alarms().get(name);
              if (own == null) {
                words.put(name + "." + AlarmChangeKeys.ENABLED.key(), false);
              } else if (!own.equals(usual)) {
                words.putAll(
                    name,
                    changed(
                        AlarmWords.of(usual, device.type()), AlarmWords.of(own, device.type())));
              }
            });
    device
        .alarms()
        .forEach(
            (name, own) -> {
              if (!device.type().alarms().containsKey(name)) {
                words.putAll(name, AlarmWords.of(own, device.type()));
              }
            });
    return words.all();
  }

  private static SequencedMap<String, String> interlocks(Device device) {
    FileWords words = new FileWords();
    device
        .type()
        .interlocks()
        .forEach(
            (name, usual) -> {
              Interlock own = device.interlocks().get(name);
              if (own == null) {
                words.put(name + "." + InterlockKeys.ENABLED.key(), false);
              } else if (!own.equals(usual)) {
                words.putAll(name, changed(TypeWords.of(usual), TypeWords.of(own)));
              }
            });
    return words.all();
  }

  private static SequencedMap<String, String> schedules(Device device) {
    FileWords words = new FileWords();
    device.schedules().forEach((tag, schedule) -> words.putAll(tag, ScheduleWords.of(schedule)));
    return words.all();
  }

  private static SequencedMap<String, String> changed(
      SequencedMap<String, String> usual, SequencedMap<String, String> own) {
    SequencedMap<String, String> changed = new LinkedHashMap<>(own);
    usual.keySet().forEach(key -> changed.putIfAbsent(key, FileWords.NONE));
    changed.entrySet().removeIf(word -> word.getValue().equals(usual.get(word.getKey())));
    return changed;
  }
}
