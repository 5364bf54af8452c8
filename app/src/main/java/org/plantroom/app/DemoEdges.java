package org.plantroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.Site;
import org.plantroom.core.Time;
import org.plantroom.edge.PlantroomEdge;
import org.plantroom.edge.UplinkSettings;

/**
 * Starts the demo's edge nodes. A large one has thousands of births to give: the next waits until
 * the host has answered them, for edges that all come at one moment keep two cores busy with births
 * until the host takes the first of them for silent.
 *
 * @param project whose edges they are
 * @param hosts where they deliver
 * @param reread reads the project anew
 * @param data takes their journals
 */
record DemoEdges(
    Project project,
    List<UplinkSettings> hosts,
    Supplier<ProjectCheck> reread,
    Path data,
    Time time) {
  /** An edge of so many devices is waited for. */
  private static final int LARGE = 200;

  /** A host that does not answer must not keep the others away for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofMillis(50);

  /** Starts all, each into the charge of what runs. */
  void start(Running running) throws IOException, InterruptedException {
    for (Site site : project.sites().values()) {
      for (EdgeNode edge : site.edges().values()) {
        PlantroomEdge started = running.add(PlantroomEdge.start(edge, hosts, reread, data, time));
        if (edge.devices().size() >= LARGE) {
          awaitAnswer(started);
        }
      }
    }
  }

  private void awaitAnswer(PlantroomEdge edge) throws InterruptedException {
    long begun = time.nanos();
    while (!edge.isDelivering() && time.nanos() - begun < PATIENCE.toNanos()) {
      time.sleep(LOOK);
    }
  }
}
