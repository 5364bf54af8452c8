package org.plantroom.core;

import java.util.HashMap;
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
        .ifPresent(edges -> edges.values().forEach(edge -> checkEdge(edge.value())));
  }

  private void checkEdge(Section edge) {
    Map<Endpoint, String> taken = new HashMap<>();
    edge.get(EdgeKeys.DEVICES)
        .ifPresent(
            devices ->
                devices.forEach(
                    (id, device) -> {
                      checkType(device.value());
                      checkTaken(id, device.value(), taken);
                    }));
  }

  private void checkType(Section device) {
    Optional<String> type = device.get(DeviceKeys.TYPE);
    if (type.isPresent() && !types.has(type.get())) {
      device
          .where(DeviceKeys.TYPE)
          .report(
              Excerpt.quoted(type.get()),
              "a machine type of the project or the library" + types.hint(type.get()));
    } else {
      type.flatMap(types::find).ifPresent(new AlarmChanges(device)::check);
    }
  }

  private record Endpoint(HostPort address, int unit, String type) {}

  /** Several types may share an address, as behind a gateway; the same type twice is a slip. */
  private static void checkTaken(String id, Section device, Map<Endpoint, String> taken) {
    Optional<HostPort> address = device.get(DeviceKeys.ADDRESS);
    Optional<Integer> unit = device.get(DeviceKeys.UNIT);
    Optional<String> type = device.get(DeviceKeys.TYPE);
    if (address.isEmpty() || unit.isEmpty() || type.isEmpty()) {
      return;
    }
    String other = taken.putIfAbsent(new Endpoint(address.get(), unit.get(), type.get()), id);
    if (other != null) {
      device
          .where(DeviceKeys.ADDRESS)
          .report(
              "the same address, unit and type as device " + Excerpt.plain(other),
              "another address, unit or type");
    }
  }
}
