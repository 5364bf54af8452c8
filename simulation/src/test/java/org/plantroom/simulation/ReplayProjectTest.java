package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.MachineType;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectFiles;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;

class ReplayProjectTest {
  private static final URI BROKER = URI.create("tcp://127.0.0.1:1883");
  private static final Replay.Options OPTIONS = Replay.Options.DEFAULT.withPort(5020).withSpeed(60);

  private final Path folder;

  ReplayProjectTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writtenProjectIsWithoutMistakesAndKeepsWhatIsKnown() throws IOException {
    ColumnMetadata metadata =
        metadata(
            """
            LABEL,DESCRIPTION,UNIT,UNCERTAINTY
            Outdoor,"Outdoor: air, dry",DEG_F,0.2
            flow,Supply air flow,FT3-PER-MIN,NA
            odd,Something,FURLONG,NA
            """);
    MachineType type =
        write(
            """
            time,Outdoor ,flow,odd,"no, not really: #1"
            08/26  00:01:00,81.78,600,1,2
            08/26  00:02:00,81.78,600,1,2
            """,
            metadata);
    assertThat(type.tags().keySet())
        .containsExactly(
            "Outdoor", "flow", "odd", "no, not really: _1", "ReplayRowNumber", "ReplayRowTime");
    TagType outdoor = tag(type, "Outdoor");
    assertThat(outdoor.unit()).isEqualTo("°F");
    assertThat(outdoor.description()).isEqualTo("Outdoor: air, dry");
    assertThat(outdoor.type()).isEqualTo(RegisterType.F32);
    assertThat(outdoor.invalid()).containsExactly(-9999f);
    assertThat(outdoor.interval()).isEqualTo(Duration.ofMillis(250));
    assertThat(tag(type, "flow").unit()).isEqualTo("cfm");
    assertThat(tag(type, "flow").address()).isEqualTo(2);
    assertThat(tag(type, "odd").unit()).isEmpty();
    assertThat(tag(type, "ReplayRowNumber").address()).isEqualTo(8);
  }

  @Test
  void namesThatYamlWouldMisreadAreKept() throws IOException {
    MachineType type =
        write(
            "time,true,1e3,null,~,- a,'q',@x\n2024-01-01 00:00,1,2,3,4,5,6,7\n",
            ColumnMetadata.NONE);
    assertThat(type.tags().keySet())
        .containsExactly(
            "true", "1e3", "null", "~", "- a", "'q'", "@x", "ReplayRowNumber", "ReplayRowTime");
  }

  @Test
  void columnThatBearsOurOwnNameDoesNotCollide() throws IOException {
    MachineType type = write("time,ReplayRowNumber\n2024-01-01 00:00,1\n", ColumnMetadata.NONE);
    assertThat(type.tags().keySet())
        .containsExactly("ReplayRowNumber", "ReplayRowNumber_2", "ReplayRowTime");
  }

  @Test
  void metadataWithoutItsColumnsIsTold() {
    assertThatThrownBy(() -> metadata("NAME,UNIT\na,b\n"))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining(
            "expected the columns LABEL, DESCRIPTION and UNIT, found [NAME, UNIT]");
    assertThatThrownBy(() -> metadata("LABEL,DESCRIPTION,UNIT\n\"a\n"))
        .isInstanceOf(RecordingException.class);
  }

  @Test
  void idsAreMadeFromFileNames() {
    assertThat(ReplayProject.idOf(Path.of("x", "NIST_IBAL (1).csv"))).isEqualTo("nist-ibal-1");
    assertThat(ReplayProject.idOf(Path.of("???.csv"))).isEqualTo("recording");
  }

  @Test
  void measuredDayOfARealPlantBecomesAProject() throws IOException {
    Path data = Path.of("..", "..", "shared", "data", "plant");
    Path table = data.resolve("NIST_IBAL_Atlanta_Eff_Default.csv");
    Assumptions.assumeTrue(Files.exists(table), "the shared plant data is not there");
    Recording recording = Recording.read(table, RecordingOptions.DEFAULT);
    assertThat(recording.columns()).hasSize(158).startsWith("oau_out_rtd");
    assertThat(recording.size()).isEqualTo(1440);
    assertThat(recording.value(0, 0)).isEqualTo(81.78f);
    assertThat(recording.time(1439) - recording.time(0))
        .isEqualTo(Duration.ofMinutes(1439).toMillis());
    ColumnMetadata metadata = ColumnMetadata.read(data.resolve("NIST_IBAL_metadata.csv"));
    MachineType type = write(recording, metadata);
    assertThat(type.tags()).hasSize(160);
    assertThat(tag(type, "oau_out_rtd").unit()).isEqualTo("°F");
  }

  private MachineType write(String table, ColumnMetadata metadata) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, table);
    return write(Recording.read(file, RecordingOptions.DEFAULT), metadata);
  }

  private MachineType write(Recording recording, ColumnMetadata metadata) throws IOException {
    Path project = folder.resolve("project");
    new ReplayProject("plant-1", recording, metadata, OPTIONS, BROKER).write(project);
    Project read = ProjectFiles.read(project).orElseThrow();
    var site = Objects.requireNonNull(read.sites().get("replay"));
    var edge = Objects.requireNonNull(site.edges().get("replay"));
    var device = Objects.requireNonNull(edge.devices().get("plant-1"));
    assertThat(device.endpoint().port()).isEqualTo(5020);
    return device.type();
  }

  private ColumnMetadata metadata(String text) throws IOException {
    Path file = folder.resolve("metadata.csv");
    Files.writeString(file, text);
    return ColumnMetadata.read(file);
  }

  private static TagType tag(MachineType type, String name) {
    return Objects.requireNonNull(type.tags().get(name), name);
  }
}
