package org.plantroom.edge;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Device;
import org.plantroom.core.Displays;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Endpoint;
import org.plantroom.core.Expression;
import org.plantroom.core.Interlock;
import org.plantroom.core.MachineClass;
import org.plantroom.core.MachineType;
import org.plantroom.core.Notifications;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectMqtt;
import org.plantroom.core.ProjectSettings;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Retention;
import org.plantroom.core.Sample;
import org.plantroom.core.Schedule;
import org.plantroom.core.Site;
import org.plantroom.core.TagHistory;
import org.plantroom.core.TagType;
import org.plantroom.core.Transport;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.core.WriteLimits;
import org.plantroom.core.WriteRule;

/** Small plants for the tests. */
final class Plants {
  static final EdgeId EDGE = EdgeId.of("harbour/plant");
  static final Duration SCAN = Duration.ofMillis(100);

  private static final ProjectSettings SETTINGS =
      new ProjectSettings(
          "test",
          "",
          new ProjectMqtt(List.of(), ProjectMqtt.Embedded.OPEN),
          "host",
          true,
          new LinkedHashMap<>(),
          Duration.ZERO,
          Duration.ZERO,
          Retention.FOREVER,
          Duration.ofMinutes(10));

  private Plants() {}

  static TagType tag(String name, int address, RegisterType type) {
    return tag(name, address, type, 0, "fast", SCAN, null);
  }

  static TagType tag(
      String name,
      int address,
      RegisterType type,
      double deadband,
      String scanClass,
      Duration interval,
      @Nullable WriteRule write) {
    return new TagType(
        name,
        "",
        "",
        false,
        RegisterTable.HOLDING,
        address,
        type,
        0,
        type == RegisterType.STRING ? 4 : type.registers(),
        RegisterOrder.ABCD,
        1,
        0,
        null,
        "",
        List.of(),
        deadband,
        scanClass,
        interval,
        write,
        new TreeMap<>(),
        TagHistory.DEFAULT,
        null);
  }

  static TagType writable(String name, int address, RegisterType type, double min, double max) {
    return tag(name, address, type, 0, "fast", SCAN, WriteRule.within(min, max));
  }

  /** A truth that is written as a pulse. */
  static TagType pulse(String name, int address, Duration length) {
    WriteRule rule = new WriteRule(WriteLimits.NONE, length, false, false);
    return tag(name, address, RegisterType.BOOL, 0, "fast", SCAN, rule);
  }

  /** A device with interlocks and schedules of its own. */
  static Device guarded(
      Device device, List<Interlock> interlocks, Map<String, Schedule> schedules) {
    SequencedMap<String, Interlock> byName = new LinkedHashMap<>();
    interlocks.forEach(interlock -> byName.put(interlock.name(), interlock));
    return new Device(
        device.id(),
        device.name(),
        device.type(),
        device.endpoint(),
        device.unit(),
        device.timeout(),
        device.pause(),
        device.alarms(),
        byName,
        new LinkedHashMap<>(schedules));
  }

  /** Refuses writes of a tag while another is above a limit. */
  static Interlock refuseAbove(String tag, String other, double limit) {
    Expression rule =
        new Expression.Join(
            Expression.Operator.GREATER, new Expression.Tag(other), new Expression.Literal(limit));
    return new Interlock(
        "I",
        new LinkedHashSet<>(List.of(tag)),
        Interlock.Effect.REFUSE_WHILE,
        new AlarmCondition.Rule(other + " > " + limit, rule),
        "too high");
  }

  /** Registers c0, c1 ... of 32 bits, to be counted up. */
  static MachineType counters(int count) {
    return machine(
        IntStream.range(0, count)
            .mapToObj(i -> tag("c" + i, 2 * i, RegisterType.U32))
            .toArray(TagType[]::new));
  }

  static MachineType machine(TagType... tags) {
    SequencedMap<String, TagType> byName = new LinkedHashMap<>();
    for (TagType tag : tags) {
      byName.put(tag.name(), tag);
    }
    return new MachineType(
        "machine",
        "",
        "",
        "",
        "",
        MachineClass.HEAT_PUMP,
        0,
        125,
        BitWrite.MASK,
        byName,
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  static Device device(String id, MachineType type, int port, int unit) {
    return new Device(
        id,
        id,
        type,
        Endpoint.tcp("127.0.0.1", port),
        unit,
        Duration.ofMillis(300),
        Duration.ZERO,
        type.alarms(),
        type.interlocks(),
        new LinkedHashMap<>());
  }

  /** The same device where several requests may be in flight to its address. */
  static Device inFlight(Device device, int requests) {
    return new Device(
        device.id(),
        device.name(),
        device.type(),
        new Endpoint(
            device.endpoint().host(),
            device.endpoint().port(),
            Transport.TCP,
            null,
            null,
            requests),
        device.unit(),
        device.timeout(),
        device.pause(),
        device.alarms(),
        device.interlocks(),
        device.schedules());
  }

  static EdgeNode edge(Device... devices) {
    return edgeOf(EDGE.edge(), devices);
  }

  static EdgeNode edgeOf(String name, Device... devices) {
    SequencedMap<String, Device> byId = new LinkedHashMap<>();
    for (Device device : devices) {
      byId.put(device.id(), device);
    }
    return new EdgeNode(new EdgeId(EDGE.site(), name), "plant", 10 << 20, byId);
  }

  /** A project of this edge alone; its settings are nothing an edge looks at. */
  static ProjectCheck project(EdgeNode edge) {
    SequencedMap<String, EdgeNode> edges = new LinkedHashMap<>();
    edges.put(edge.id().edge(), edge);
    SequencedMap<String, Site> sites = new LinkedHashMap<>();
    sites.put(EDGE.site(), new Site(EDGE.site(), "", ZoneId.of("UTC"), null, edges));
    return new ProjectCheck.Valid(
        new Project(SETTINGS, new LinkedHashMap<>(), sites, Notifications.NONE, Displays.NONE));
  }

  /** One good u32 of the tag c0. */
  static DeviceReport report(String device, long time, long value) {
    Sample sample = Sample.good(Value.ofLong(ValueType.U32, value), time);
    return new DeviceReport(device, List.of(new TagSample("c0", ValueType.U32, sample)));
  }
}
