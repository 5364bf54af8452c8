package org.plantroom.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Site;
import org.plantroom.core.Time;
import org.plantroom.modbus.ModbusServer;

/**
 * Makes simulated sites out of a project's sites.
 *
 * @param seed of everything random; each site has its own out of it
 * @param time its local hour sets where in the day a climate begins
 * @param servers a running server for each device that is to be simulated
 */
record SiteFactory(long seed, Time time, Map<DeviceId, ModbusServer> servers) {
  /** The site with the plant of its name; its devices that have no server are left out. */
  SimulatedSite site(Site site) {
    PlantSettings settings =
        Resources.yaml("/plants/%s.yaml".formatted(site.id()), PlantSettings.class);
    long own = seed * 31 + site.id().hashCode();
    SimulatedPlant plant = new SimulatedPlant(settings, own, secondOfDay(site));
    List<SimulatedDevice> devices = new ArrayList<>();
    for (EdgeNode edge : site.edges().values()) {
      for (Device device : edge.devices().values()) {
        addDevice(edge.id().device(device.id()), device, plant.signals(), devices);
      }
    }
    return new SimulatedSite(plant, devices);
  }

  private void addDevice(
      DeviceId id, Device device, Signals signals, List<SimulatedDevice> devices) {
    ModbusServer server = servers.get(id);
    if (server != null) {
      devices.add(new SimulatedDevice(id, device.type(), device.unit(), signals, server));
    }
  }

  private double secondOfDay(Site site) {
    return Instant.ofEpochMilli(time.millis())
        .atZone(site.timeZone())
        .toLocalTime()
        .toSecondOfDay();
  }
}
