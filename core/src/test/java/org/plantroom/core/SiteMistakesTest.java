package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a rule of a site: the file, and all mistakes it must give. */
class SiteMistakesTest {
  private static final String ADDRESS =
      "host:port, e.g. 10.0.0.7:502 or [fd00::7]:502, port 1 to 65535;"
          + " or a serial port, e.g. serial:/dev/ttyUSB0";
  private static final String NAME =
      "a name of 1 to 128 characters without / + # * and control characters, with no blank at either end";

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void slipGivesItsMistakesWithLineKeyAndExpectation(
      String what, String text, List<String> expected, @TempDir Path folder) throws IOException {
    List<String> mistakes = Spoilt.mistakes(folder, "sites/s.yaml", text);
    assertThat(mistakes).as(what).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "edges missing",
            """
          name: S
          """,
            "1: edges: missing, expected a map of edge nodes, at least one"),
        row(
            "edge without content",
            """
          edges:
            e:
          """,
            "2: edges.e: nothing, expected the keys of an edge node"),
        row(
            "time zone unknown",
            """
          timeZone: Europe/Stokholm
          edges: {e: {}}
          """,
            "1: timeZone: \"Europe/Stokholm\", expected a time zone such as Europe/Stockholm (did you mean Europe/Stockholm?)"),
        row(
            "position off the globe",
            """
          position: {latitude: 91, longitude: -181}
          edges: {e: {}}
          """,
            "1: position.latitude: \"91\", expected a number from -90 to 90",
            "1: position.longitude: \"-181\", expected a number from -180 to 180"),
        row(
            "position without longitude",
            """
          position: {latitude: 1}
          edges: {e: {}}
          """,
            "1: position.longitude: missing, expected a number from -180 to 180"),
        row(
            "journal size without unit",
            """
          edges:
            e:
              journal: {maxSize: 256}
          """,
            "3: edges.e.journal.maxSize: \"256\", expected a size from 64kB to 1000GB, a number and kB, MB or GB"),
        row(
            "journal too small",
            """
          edges:
            e:
              journal: {maxSize: 1kB}
          """,
            "3: edges.e.journal.maxSize: \"1kB\", expected a size from 64kB to 1000GB, a number and kB, MB or GB"),
        row(
            "edge name with a wild card",
            """
          edges:
            e#: {}
          """,
            "2: edges.e#: \"e#\", expected " + NAME),
        row(
            "tls without certificates",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, transport: tls}
          """,
            "4: edges.e.devices.d.tls: missing, expected the keys trust, certificate, key and name"),
        row(
            "certificates without tls",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, tls: {trust: a.pem, certificate: b.pem, key: c.pem}}
          """,
            "4: edges.e.devices.d.tls: a key of transport tls, expected none for transport tcp"),
        row(
            "no request and too many in flight",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, requestsInFlight: 0}
                f: {type: valid, address: g, requestsInFlight: 17}
          """,
            "4: edges.e.devices.d.requestsInFlight: \"0\", expected a whole number from 1 to 16",
            "5: edges.e.devices.f.requestsInFlight: \"17\", expected a whole number from 1 to 16"),
        row(
            "several RTU requests in flight",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, transport: rtu-over-tcp, requestsInFlight: 2}
          """,
            "4: edges.e.devices.d.requestsInFlight: 2, expected 1 for transport rtu-over-tcp"),
        row(
            "keys of TCP at a serial port",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: "serial:/dev/ttyS0", transport: tcp, requestsInFlight: 2}
          """,
            "4: edges.e.devices.d.transport: a key of TCP addresses, expected none for a serial port",
            "4: edges.e.devices.d.requestsInFlight: 2, expected 1 for a serial port"),
        row(
            "serial settings of a TCP address",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, serial: {baud: 9600}}
          """,
            "4: edges.e.devices.d.serial: a key of serial ports,"
                + " expected none, or an address such as serial:/dev/ttyUSB0"),
        row(
            "another parity on the same serial line",
            """
          edges:
            e:
              devices:
                d1: {type: valid, address: "serial:/dev/ttyS0"}
                d2: {type: valid, address: "serial:/dev/ttyS0", unit: 2, serial: {parity: none}}
          """,
            "5: edges.e.devices.d2.address: other keys than device d1 of the same address,"
                + " expected the same transport, requestsInFlight, tls and serial"),
        row(
            "two meanings of one address",
            """
          edges:
            e:
              devices:
                d1: {type: valid, address: h}
                d2: {type: valid, address: h, unit: 2, transport: rtu-over-tcp}
          """,
            "5: edges.e.devices.d2.address: other keys than device d1 of the same address,"
                + " expected the same transport, requestsInFlight, tls and serial"),
        row(
            "device: type missing",
            """
          edges:
            e:
              devices:
                d: {address: h}
          """,
            "4: edges.e.devices.d.type: missing, expected the id of a machine type"),
        row(
            "device: type unknown but near",
            """
          edges:
            e:
              devices:
                d: {type: valiid, address: h}
          """,
            "4: edges.e.devices.d.type: \"valiid\", expected a machine type of the project or the library (did you mean valid?)"),
        row(
            "device: type unknown",
            """
          edges:
            e:
              devices:
                d: {type: zebra, address: h}
          """,
            "4: edges.e.devices.d.type: \"zebra\", expected a machine type of the project or the library"),
        row(
            "device: address missing",
            """
          edges:
            e:
              devices:
                d: {type: valid}
          """,
            "4: edges.e.devices.d.address: missing, expected " + ADDRESS),
        row(
            "device: port above the range",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: "h:65536"}
          """,
            "4: edges.e.devices.d.address: \"h:65536\", expected " + ADDRESS),
        row(
            "device: port of nothing",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: "h:0"}
          """,
            "4: edges.e.devices.d.address: \"h:0\", expected " + ADDRESS),
        row(
            "device: address with a path",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: "h:502/x"}
          """,
            "4: edges.e.devices.d.address: \"h:502/x\", expected " + ADDRESS),
        row(
            "device: IPv4 address with a number too great",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: 10.0.0.256}
          """,
            "4: edges.e.devices.d.address: \"10.0.0.256\", expected " + ADDRESS),
        row(
            "device: IPv6 address without brackets",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: "fd00::7"}
          """,
            "4: edges.e.devices.d.address: \"fd00::7\", expected " + ADDRESS),
        row(
            "device: IPv6 address of too many groups",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: "[1:2:3:4:5:6:7:8:9]:502"}
          """,
            "4: edges.e.devices.d.address: \"[1:2:3:4:5:6:7:8:9]:502\", expected " + ADDRESS),
        row(
            "device: unit id above a byte",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, unit: 256}
          """,
            "4: edges.e.devices.d.unit: \"256\", expected a whole number from 0 to 255"),
        row(
            "device: timeout of nothing",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, timeout: 0s}
          """,
            "4: edges.e.devices.d.timeout: \"0s\", expected a duration from 10ms to 5m, a number and ms, s, m, h or d"),
        row(
            "device: pause in words",
            """
          edges:
            e:
              devices:
                d: {type: valid, address: h, pause: short}
          """,
            "4: edges.e.devices.d.pause: \"short\", expected a duration from 0ms to 1m, a number and ms, s, m, h or d"),
        row(
            "device: same type twice at one place",
            """
          edges:
            e:
              devices:
                a: {type: valid, address: h}
                b: {type: valid, address: "h:502", unit: 1}
          """,
            "5: edges.e.devices.b.address: the same address, unit and type as device a, expected another address, unit or type"));
  }

  private static Arguments row(String what, String text, String... expected) {
    return Arguments.of(
        what, text, Stream.of(expected).map(mistake -> "sites/s.yaml:" + mistake).toList());
  }
}
