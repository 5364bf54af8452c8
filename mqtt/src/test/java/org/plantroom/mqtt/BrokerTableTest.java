package org.plantroom.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents' table of brokers is the one the link tests go by. */
final class BrokerTableTest {
  private static final Path PAGE = Path.of("../docs/reference/brokers.md");
  private static final String HEAD =
      """
      # Brokers

      What the links between edges and host carry over each broker, shown by `LinkContract` and its subclasses in `mqtt`
      (a broker that cannot be installed is skipped with a message). The versions are those tested with. Over each of them a link that is cut comes
      back and hears again, one that falls silent is found by keep-alive, and a dead address in the list is passed by.
      Sparkplug needs MQTT 3.1.1, retained messages and wills; sessions are not used by Plantroom itself. Made by `BrokerTableTest`.

      """;

  @Test
  void tableInTheDocumentsIsTheOneTheTestsGoBy() throws IOException {
    String page = HEAD + table();
    if (Boolean.getBoolean("plantroom.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("%s; to regenerate run this test with -Dplantroom.regenerate=true", PAGE)
        .isEqualTo(page);
  }

  private static String table() {
    String headings =
        Arrays.stream(Feature.values()).map(Feature::heading).collect(Collectors.joining(" | "));
    String rule = "| --- ".repeat(1 + Feature.values().length) + "|\n";
    return "| broker | %s |\n".formatted(headings)
        + rule
        + Arrays.stream(KnownBroker.values())
            .map(BrokerTableTest::row)
            .collect(Collectors.joining());
  }

  private static String row(KnownBroker broker) {
    String cells =
        Arrays.stream(Feature.values())
            .map(feature -> broker.carries(feature) ? "yes" : "no")
            .collect(Collectors.joining(" | "));
    return "| %s | %s |\n".formatted(broker.label(), cells);
  }
}
