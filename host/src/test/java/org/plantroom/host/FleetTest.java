package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Site;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;
import org.plantroom.testkit.ManualTime;

/** Ten thousand sites, worked out by the host. */
final class FleetTest {
  private static final int SITES = 10_000;

  /** A tenth of a second on an idle core; this bound stands for machines with much else to do. */
  private static final long MOST_MILLIS = 2_000;

  private final ManualTime time = new ManualTime(1_000_000);
  private final LiveTags tags = new LiveTags();

  private static Project fleet(Project one) {
    Site only = one.sites().firstEntry().getValue();
    EdgeNode edge = only.edges().firstEntry().getValue();
    SequencedMap<String, Site> sites = new LinkedHashMap<>();
    for (int i = 0; i < SITES; i++) {
      String id = "site-" + i;
      EdgeNode own =
          new EdgeNode(
              new EdgeId(id, "edge1"), edge.name(), edge.journalMaxBytes(), edge.devices());
      SequencedMap<String, EdgeNode> edges = new LinkedHashMap<>(Map.of("edge1", own));
      sites.put(id, new Site(id, "Site " + i, only.timeZone(), null, edges));
    }
    return new Project(one.settings(), one.types(), sites, one.notifications(), one.displays());
  }

  private void declare(int site, Sample flow) {
    for (String tag : List.of("Flow", "Count", "On", "Mode", "Name")) {
      TagPath path = TagPath.of("site-%d/edge1/pump/%s".formatted(site, tag));
      tags.declare(path, LiveTag.State.of(ValueType.F32, "", flow, 0));
    }
  }

  @Test
  void tenThousandSitesAreOrderedTheWorstFirst(@TempDir Path folder) {
    Project project = fleet(Plant.project(folder));
    for (int i = 0; i < SITES; i++) {
      declare(i, i == 7_777 ? Sample.bad(Quality.BAD_NO_ANSWER, 0) : Sample.good(Value.of(1f), 0));
    }
    RunningProject running = new RunningProject(project, Plant.reading(folder), time);
    Fleet fleet = new Fleet(running, tags, new AlarmTallies(), _ -> null, time);
    long begin = System.nanoTime();
    List<FleetSite> sites = fleet.sites();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    System.out.println("10,000 sites worked out in " + millis + " ms");
    assertThat(sites).hasSize(SITES);
    assertThat(sites.getFirst().site().id()).isEqualTo("site-7777");
    assertThat(sites.getFirst().bad()).isEqualTo(5);
    assertThat(sites.get(1).site().id()).isEqualTo("site-0");
    assertThat(sites.get(11).site().id()).isEqualTo("site-10");
    assertThat(millis).isLessThan(MOST_MILLIS);
    assertThat(fleet.sites()).as("within the same second").isSameAs(sites);
  }
}
