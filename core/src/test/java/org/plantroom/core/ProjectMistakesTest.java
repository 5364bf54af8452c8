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

/** One row a rule of project.yaml: the file, and all mistakes it must give. */
class ProjectMistakesTest {
  private static final String NAME =
      "a name of 1 to 128 characters without / + # * and control characters, with no blank at either end";

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void slipGivesItsMistakesWithLineKeyAndExpectation(
      String what, String text, List<String> expected, @TempDir Path folder) throws IOException {
    List<String> mistakes = Spoilt.mistakes(folder, "project.yaml", text);
    assertThat(mistakes).as(what).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "project missing",
            """
          name: X
          """,
            "1: project: missing, expected " + NAME),
        row(
            "project name with a slash",
            """
          project: a/b
          """,
            "1: project: \"a/b\", expected " + NAME),
        row(
            "broker of an unknown scheme",
            """
          project: p
          mqtt: {brokers: ["http://h"]}
          """,
            "2: mqtt.brokers[0]: \"http://h\", expected scheme://host:port with scheme tcp, ssl, ws or wss and no user, e.g. tcp://127.0.0.1:1883"),
        row(
            "broker with a password",
            """
          project: p
          mqtt:
            brokers:
              - tcp://h
              - tcp://me:secret@h
          """,
            "5: mqtt.brokers[1]: \"tcp://…@h\", expected scheme://host:port with scheme tcp, ssl, ws or wss and no user, e.g. tcp://127.0.0.1:1883"),
        row(
            "broker that is no list",
            """
          project: p
          mqtt: {brokers: "tcp://h"}
          """,
            "2: mqtt.brokers: \"tcp://h\", expected a list, each scheme://host:port with scheme tcp, ssl, ws or wss and no user, e.g. tcp://127.0.0.1:1883, or a map with address and more"),
        row(
            "no broker",
            """
          project: p
          mqtt: {brokers: []}
          """,
            "2: mqtt.brokers: an empty list, expected a list, each scheme://host:port with scheme tcp, ssl, ws or wss and no user, e.g. tcp://127.0.0.1:1883, or a map with address and more"),
        row(
            "password in the file, which is not repeated",
            """
          project: p
          mqtt:
            brokers:
              - {address: tcp://h, user: me, password: hunter2}
          """,
            "4: mqtt.brokers[0].password: something else, not repeated here, expected env:NAME for an environment variable or file:PATH, never the password itself"),
        row(
            "user without a password",
            """
          project: p
          mqtt: {brokers: [{address: tcp://h, user: me}]}
          """,
            "2: mqtt.brokers[0].password: missing, expected the user's password"),
        row(
            "certificate without its key",
            """
          project: p
          mqtt: {brokers: [{address: ssl://h, certificate: c.pem}]}
          """,
            "2: mqtt.brokers[0].key: missing, expected the certificate's key"),
        row(
            "certificates to trust on a way without TLS",
            """
          project: p
          mqtt: {brokers: [{address: tcp://h, trust: ca.pem}]}
          """,
            "2: mqtt.brokers[0].address: an address without TLS, expected ssl:// or wss:// where certificates are given"),
        row(
            "version of MQTT that nobody speaks",
            """
          project: p
          mqtt: {brokers: [{address: tcp://h, version: 4}]}
          """,
            "2: mqtt.brokers[0].version: \"4\", expected one of 3.1.1, 5"),
        row(
            "embedded broker for anyone in the network",
            """
          project: p
          mqtt: {embedded: {address: 0.0.0.0}}
          """,
            "2: mqtt.embedded.address: an address that others reach, expected users or clients beside it, or loopback"),
        row(
            "embedded broker at a name",
            """
          project: p
          mqtt: {embedded: {address: localhost, users: u}}
          """,
            "2: mqtt.embedded.address: \"localhost\", expected an IP address such as 127.0.0.1, 0.0.0.0 or ::1"),
        row(
            "host id with a plus",
            """
          project: p
          sparkplug: {hostId: a+b}
          """,
            "2: sparkplug.hostId: \"a+b\", expected " + NAME),
        row(
            "uplink without its host's id",
            """
          project: p
          uplinks: {company: {brokers: [tcp://h]}}
          """,
            "2: uplinks.company.hostId: missing, expected " + NAME),
        row(
            "uplink over a broker of the project's own",
            """
          project: p
          uplinks: {company: {hostId: c, brokers: ["tcp://127.0.0.1"]}}
          """,
            "2: uplinks.company.brokers[0]: a broker of mqtt.brokers too, expected a broker that no other uplink has"),
        row(
            "two uplinks over one broker",
            """
          project: p
          uplinks:
            a: {hostId: a, brokers: [tcp://h]}
            b: {hostId: b, brokers: [tcp://i, {address: "tcp://h:1883"}]}
          """,
            "4: uplinks.b.brokers[1].address: a broker of uplinks.a too, expected a broker that no other uplink has"),
        row(
            "uplink called as the project's own",
            """
          project: p
          uplinks: {main: {hostId: c, brokers: [tcp://h]}}
          """,
            "2: uplinks.main: the name of the way to the project's own host, expected another name"),
        row(
            "uplink's broker with certificates and without TLS",
            """
          project: p
          uplinks: {a: {hostId: c, brokers: [{address: tcp://h, trust: ca.pem}]}}
          """,
            "2: uplinks.a.brokers[0].address: an address without TLS, expected ssl:// or wss:// where certificates are given"),
        row(
            "commitEvery too long",
            """
          project: p
          history: {commitEvery: 1d}
          """,
            "2: history.commitEvery: \"1d\", expected a duration from 1ms to 1m, a number and ms, s, m, h or d"),
        row(
            "sealAfter in milliseconds' parts",
            """
          project: p
          history: {sealAfter: 1000.5ms}
          """,
            "2: history.sealAfter: \"1000.5ms\", expected a duration from 1s to 365d, a number and ms, s, m, h or d"),
        row(
            "section that is a word",
            """
          project: p
          history: 1h
          """,
            "2: history: \"1h\", expected a map with the keys commitEvery, sealAfter and retention"),
        row(
            "section that is empty",
            """
          project: p
          history:
          """,
            "2: history: nothing, expected a map with the keys commitEvery, sealAfter and retention"));
  }

  private static Arguments row(String what, String text, String... expected) {
    return Arguments.of(
        what, text, Stream.of(expected).map(mistake -> "project.yaml:" + mistake).toList());
  }
}
