package org.plantroom.edge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Endpoint;
import org.plantroom.core.Time;
import org.plantroom.modbus.EndpointSettings;
import org.plantroom.modbus.ModbusDevice;
import org.plantroom.modbus.ModbusEndpoint;
import org.plantroom.modbus.ModbusNetwork;

/**
 * The pollers of an edge's devices, and the connections they share. A device that changes is polled
 * anew; all others keep poller and connection.
 *
 * <p>Thread-safe. {@link #endChanged} and {@link #close} wait for polls to end.
 */
final class DevicePollers implements AutoCloseable {
  private final EdgeId edge;
  private final PublisherEvents events;
  private final DeviceWriter.Support support;
  private final Time time;
  private final ModbusNetwork network;
  private final Map<Endpoint, ModbusEndpoint> endpoints = new ConcurrentHashMap<>();
  private final NeighbourRetry neighbours;
  private final Map<String, DevicePoller> byDevice = new ConcurrentSkipListMap<>();
  private boolean closed; // guarded by this
  private @Nullable SilenceWatch watch; // set once, by start

  /** Makes a poller for each device; {@link #start} lets them begin. */
  DevicePollers(EdgeNode node, PublisherEvents events, DeviceWriter.Support support, Time time) {
    this.edge = node.id();
    this.events = events;
    this.support = support;
    this.time = time;
    this.network = ModbusNetwork.open("modbus " + node.id());
    this.neighbours = new NeighbourRetry(endpoints.values(), time);
    makeMissing(node);
  }

  private List<DevicePoller> makeMissing(EdgeNode node) {
    List<DevicePoller> made = new ArrayList<>();
    for (Device device : node.devices().values()) {
      if (!byDevice.containsKey(device.id())) {
        DevicePoller poller = poller(device);
        byDevice.put(device.id(), poller);
        made.add(poller);
      }
    }
    return made;
  }

  private DevicePoller poller(Device device) {
    ModbusEndpoint endpoint = endpoints.computeIfAbsent(device.endpoint(), this::endpoint);
    ModbusDevice modbus =
        endpoint.device(device.unit(), device.timeout(), device.pause(), device.type().bitWrite());
    return new DevicePoller(
        edge.device(device.id()).toString(),
        device,
        new ModbusDriver(device, modbus, time),
        events,
        support,
        time);
  }

  private ModbusEndpoint endpoint(Endpoint shared) {
    ModbusEndpoint endpoint = new ModbusEndpoint(network, time, EndpointSettings.of(shared));
    endpoint.onReturn(neighbours);
    return endpoint;
  }

  /** Begins to poll; to be called once. */
  void start() {
    byDevice.values().forEach(DevicePoller::start);
    watch = new SilenceWatch(edge, byDevice.values(), time);
  }

  /** The pollers by device id, as they are at any moment. */
  Map<String, DevicePoller> byDevice() {
    return Collections.unmodifiableMap(byDevice);
  }

  /**
   * Ends the polls of all devices that are not the same in the edge's next form, and closes the
   * connections only they used.
   *
   * @throws InterruptedException when interrupted while waiting; some polls then have not ended
   */
  void endChanged(EdgeNode next) throws InterruptedException {
    end(
        byDevice.values().stream()
            .filter(poller -> !isKept(poller.device(), next.devices().get(poller.device().id())))
            .toList());
  }

  private static boolean isKept(Device polled, @Nullable Device next) {
    return next != null && polled.isReadLike(next);
  }

  private void end(Collection<DevicePoller> ending) throws InterruptedException {
    // All are told before the first is waited for: they may wait for each other's turns.
    ending.forEach(DevicePoller::stop);
    // Found no more before the last writes are answered: one that came later would never be.
    ending.forEach(poller -> byDevice.remove(poller.device().id()));
    for (DevicePoller poller : ending) {
      poller.awaitEnd();
    }
    endpoints.values().removeIf(DevicePollers::closeUnused);
  }

  private static boolean closeUnused(ModbusEndpoint endpoint) {
    if (endpoint.hasDevices()) {
      return false;
    }
    endpoint.close();
    return true;
  }

  /** Begins to poll the devices of the edge's next form that are not polled yet. */
  synchronized void begin(EdgeNode next) {
    if (!closed) {
      makeMissing(next).forEach(DevicePoller::start);
    }
  }

  /**
   * Ends all polls; what they report last, and what becomes of their writes, goes to the events.
   */
  void endAll() {
    synchronized (this) {
      closed = true;
    }
    SilenceWatch watching = watch;
    if (watching != null) {
      watching.close();
    }
    try {
      end(List.copyOf(byDevice.values()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes what connections are left. */
  @Override
  public void close() {
    endpoints.values().forEach(ModbusEndpoint::close);
    network.close();
  }
}
