package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.core.Device;
import org.plantroom.core.RegisterType;
import org.plantroom.core.Time;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.sparkplug.EdgeEvent;

class CommandDeskTest {
  private static final Device PUMP =
      Plants.device(
          "pump",
          Plants.machine(
              Plants.writable("u16", 0, RegisterType.U16, 10, 20),
              Plants.writable("i64", 1, RegisterType.I64, -1e30, 1e30),
              Plants.writable("u64", 5, RegisterType.U64, 0, 1e30),
              Plants.writable("f64", 9, RegisterType.F64, -1e308, Double.POSITIVE_INFINITY),
              Plants.writable("text", 13, RegisterType.STRING, 0, 0),
              Plants.writable("bool", 17, RegisterType.BOOL, 0, 1),
              Plants.tag("fixed", 20, RegisterType.U16)),
          1,
          1);

  private final PublisherEvents events = new PublisherEvents();
  private final WriteParts parts = WriteParts.of(events, Time.system(), PUMP);
  private final DevicePoller poller =
      new DevicePoller("pump", PUMP, new ScriptedDriver(), events, parts.support(), Time.system());
  private final List<OrderId> reloads = new ArrayList<>();
  private final CommandDesk desk =
      new CommandDesk(Map.of("pump", poller), reloads::add, parts.writes());

  private static String json(String id, String tag, String value) {
    return """
        {"id": "%s", "device": "pump", "tag": "%s", "value": %s, "expires": 99}"""
        .formatted(id, tag, value);
  }

  @Test
  void anOrderToReloadGoesOnOnceUnderItsId() {
    String order = "{\"id\": \"r1\", \"reload\": true}";
    assertThat(desk.takeWithId("main", order)).isNull();
    assertThat(desk.takeWithId("main", order)).isNull();
    assertThat(reloads).containsExactly(new OrderId("main", "r1"));
  }

  private String refusal(String text) {
    CommandDesk.Refusal refusal = desk.takeWithId("main", text);
    return refusal == null ? "" : refusal.detail();
  }

  private int room() {
    int room = 0;
    WriteOrder order =
        new WriteOrder(
            new OrderId("main", ""),
            "pump",
            Plants.tag("u16", 0, RegisterType.U16),
            Value.of(true),
            Long.MAX_VALUE);
    while (poller.offer(order)) {
      room++;
    }
    return room;
  }

  @ParameterizedTest
  @CsvSource({
    "u16,10",
    "u16,20",
    "i64,-9223372036854775808",
    "u64,18446744073709551615",
    "f64,3",
    "f64,-1.5e300",
    "text,'\"on\"'",
    "bool,true"
  })
  void whatFitsTypeAndLimitsIsPassedOn(String tag, String value) {
    assertThat(refusal(json("a", tag, value))).isEmpty();
    assertThat(room()).isEqualTo(99);
  }

  @ParameterizedTest
  @CsvSource({
    "u16,9,limits",
    "u16,21,limits",
    "u16,65546,type",
    "u16,-1,type",
    "u16,10.5,type",
    "u16,'\"12\"',type",
    "u16,null,type",
    "i64,9223372036854775808,type",
    "u64,-1,type",
    "u64,18446744073709551616,type",
    "f64,1e999,type",
    "bool,1,type",
    "text,1,type",
    "fixed,1,read only",
    "absent,1,no such tag"
  })
  void whatDoesNotFitIsRefusedWithItsReason(String tag, String value, String reason) {
    CommandDesk.Refusal refusal = desk.takeWithId("main", json("a", tag, value));
    assertThat(Objects.requireNonNull(refusal).detail()).contains(reason);
    assertThat(refusal.id()).isEqualTo("a");
    assertThat(room()).isEqualTo(100);
  }

  @Test
  void anUnknownDeviceIsRefused() {
    assertThat(refusal(json("a", "u16", "10").replace("pump", "fan"))).contains("no such tag");
  }

  @Test
  void theSameIdTwiceIsExecutedOnce() {
    assertThat(refusal(json("a", "u16", "10"))).isEmpty();
    assertThat(refusal(json("a", "u16", "11"))).isEmpty();
    assertThat(room()).isEqualTo(99);
  }

  @Test
  void theSameIdOfTwoHostsIsTwoOrders() {
    assertThat(desk.takeWithId("main", json("a", "u16", "10"))).isNull();
    assertThat(desk.takeWithId("company", json("a", "u16", "11"))).isNull();
    assertThat(room()).isEqualTo(98);
  }

  @Test
  void idsAreRememberedThoughManyCome() {
    for (int i = 0; i < 999; i++) {
      desk.takeWithId("main", json("a" + i, "absent", "1"));
    }
    desk.takeWithId("main", json("a0", "u16", "10"));
    assertThat(room()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "7", "[]", "{", "{\"id\":\"\"}", "\"x\"", "{\"id\":{}}", "nul"})
  void whatIsNoCommandIsRefusedWithoutAnAnswer(String text) {
    CommandDesk.Refusal refusal = desk.takeWithId("main", text);
    assertThat(Objects.requireNonNull(refusal).id()).isEmpty();
  }

  @Test
  void endlesslyNestedJsonIsRefused() {
    assertThat(refusal("[".repeat(100_000))).contains("no JSON");
  }

  @Test
  void anEndlessIdIsRefused() {
    assertThat(refusal(json("a".repeat(101), "u16", "10"))).contains("id");
  }

  @Test
  void aPlainWriteIsHeldAgainstTheSameLimits() {
    assertThat(plain("u16", 10)).isNull();
    assertThat(Objects.requireNonNull(plain("u16", 9)).detail()).contains("limits");
    assertThat(Objects.requireNonNull(plain("fixed", 9)).detail()).contains("read only");
    assertThat(Objects.requireNonNull(plain("absent", 9)).detail()).contains("no such tag");
    assertThat(room()).isEqualTo(99);
  }

  private CommandDesk.@Nullable Refusal plain(String tag, long value) {
    return desk.takePlain(
        "main",
        new EdgeEvent.WriteRequested(
            Plants.EDGE.device("pump"), tag, Value.ofLong(ValueType.U16, value), 0),
        0);
  }

  @Test
  void aFullDeviceRefuses() {
    room();
    assertThat(refusal(json("a", "u16", "10"))).contains("too many");
  }
}
