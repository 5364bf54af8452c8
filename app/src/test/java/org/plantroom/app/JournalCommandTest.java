package org.plantroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.Time;
import org.plantroom.edge.PlantroomEdge;
import org.plantroom.edge.UplinkSettings;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.testkit.Await;
import picocli.CommandLine;

/** The command before the journal of a real edge whose device and broker are dead. */
class JournalCommandTest {
  private Path folder;

  @BeforeEach
  void begin(@TempDir Path fresh) {
    folder = fresh;
  }

  private record Ended(int code, String output) {}

  private Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new JournalCommand());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    line.setExecutionExceptionHandler(new Failures());
    return new Ended(line.execute(arguments), out.toString());
  }

  private Path journalOfAnEdge() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project/sites"));
    Files.writeString(folder.resolve("project/project.yaml"), "project: test\n");
    Files.writeString(
        project.resolve("north.yaml"),
        "edges:\n  plant:\n    devices:\n      m1: {type: systemair-save, address: \"127.0.0.1:1\"}\n");
    Project read = Projects.read(folder.resolve("project"));
    EdgeNode node = Projects.edge(read, "north/plant");
    Path data = folder.resolve("data");
    List<MqttBroker> nowhere = List.of(MqttBroker.at(URI.create("tcp://127.0.0.1:1")));
    Path journal = data.resolve("north/plant/journal");
    try (PlantroomEdge edge =
        PlantroomEdge.start(
            node,
            UplinkSettings.only(read.settings(), nowhere),
            () -> ProjectFiles.read(folder.resolve("project")),
            data,
            Time.system())) {
      assertThat(edge.links()).isNotNull();
      Await.until("an entry", Duration.ofSeconds(30), () -> holdsEntry(journal));
    }
    return data.resolve("north/plant");
  }

  private static boolean holdsEntry(Path journal) {
    java.io.File[] files =
        Objects.requireNonNullElse(journal.toFile().listFiles(), new java.io.File[0]);
    for (java.io.File file : files) {
      if (file.getName().endsWith(".journal") && file.length() > 100) {
        return true;
      }
    }
    return false;
  }

  @Test
  void filesAndEntriesAreShownForPeopleAndPrograms() throws IOException {
    String edge = journalOfAnEdge().toString();
    assertThat(run(edge).output()).contains("journal " + edge, "entries", "offsets reserved to");
    assertThat(run(edge, "--json").output())
        .startsWith("{\"folder\":")
        .contains("\"files\":[{\"name\":", "\"losses\":[]", "\"damage\":null");
    assertThat(run(edge, "--entries").output().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("  m1/").contains("bad"));
    assertThat(run(edge, "--entries", "--json").output().lines())
        .allSatisfy(
            line -> assertThat(line).startsWith("{\"offset\":").contains("\"device\":\"m1\""));
  }

  @Test
  void damageIsSaid() throws IOException {
    Path edge = journalOfAnEdge();
    Path file;
    try (var list = Files.list(edge.resolve("journal"))) {
      file = list.filter(f -> f.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThat(run(edge.toString()).output()).contains("the rest cannot be read: ", "checksum");
  }

  @Test
  void aFolderWithoutJournalIsSaidSo() {
    Ended ended = run(folder.toString());
    assertThat(ended.code()).isEqualTo(Plantroom.FAILED);
    assertThat(ended.output()).contains("no journal; expected the folder DATA/SITE/EDGE");
  }
}
