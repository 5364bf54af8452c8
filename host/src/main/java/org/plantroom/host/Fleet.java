package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.Site;
import org.plantroom.core.Time;

/**
 * How all sites stand, worked out once a second at most and only while somebody asks, whatever the
 * number of browsers. Thread-safe.
 */
final class Fleet {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final RunningProject running;
  private final LiveTags tags;
  private final AlarmTallies alarms;
  private final Function<EdgeId, @Nullable NodeLink> links;
  private final Time time;
  private List<Known> known = List.of(); // all under this
  private @Nullable Project project;
  private List<FleetSite> sites = List.of();
  private long madeAt;

  /** What of a site only another project changes. */
  private record Known(Site site, String words, String sortName, SitePower power) {
    static Known of(Site site) {
      return new Known(site, FleetSite.words(site), FleetSite.sortName(site), new SitePower(site));
    }
  }

  /**
   * Nothing is worked out yet.
   *
   * @param links the link of an edge node; null for one not heard of
   */
  Fleet(
      RunningProject running,
      LiveTags tags,
      AlarmTallies alarms,
      Function<EdgeId, @Nullable NodeLink> links,
      Time time) {
    this.running = running;
    this.tags = tags;
    this.alarms = alarms;
    this.links = links;
    this.time = time;
  }

  /** All sites as they stood within the last second, the worst first. */
  synchronized List<FleetSite> sites() {
    long now = time.nanos();
    Project latest = running.project();
    boolean isOther = isOther(latest);
    if (isOther || now - madeAt >= FRESH_NANOS) {
      if (isOther) {
        project = latest;
        known = latest.sites().values().stream().map(Known::of).toList();
      }
      sites = workOut();
      madeAt = now;
    }
    return sites;
  }

  @SuppressWarnings("ReferenceEquality") // a reload makes another object; comparing all is dear
  private boolean isOther(Project latest) {
    return project != latest;
  }

  private List<FleetSite> workOut() {
    Map<String, AlarmTallies.Count> counts = alarms.counts();
    List<FleetSite> all = new ArrayList<>(known.size());
    for (Known one : known) {
      all.add(workOut(one, counts.getOrDefault(one.site().id(), AlarmTallies.Count.NONE)));
    }
    all.sort(FleetSite.WORST_FIRST);
    return List.copyOf(all);
  }

  private FleetSite workOut(Known one, AlarmTallies.Count count) {
    SiteTally tally = tags.site(one.site().id());
    int machines = 0;
    int connected = 0;
    String worst = LinkView.CONNECTED;
    for (EdgeNode edge : one.site().edges().values()) {
      NodeLink link = links.apply(edge.id());
      worst = worse(worst, link == null ? LinkView.DISCONNECTED : link.state());
      for (Device device : edge.devices().values()) {
        String state = link == null ? null : link.stateOf(device.id());
        machines++;
        connected += LinkView.CONNECTED.equals(state) ? 1 : 0;
        worst = worse(worst, state == null ? LinkView.CONNECTING : state);
      }
    }
    return new FleetSite(
        one.site(),
        one.words(),
        one.sortName(),
        worst,
        machines,
        connected,
        tally.good(),
        tally.uncertain(),
        tally.bad(),
        count,
        one.power().figures(tags));
  }

  private static String worse(String worst, String state) {
    return state.equals(LinkView.DISCONNECTED) || worst.equals(LinkView.CONNECTED) ? state : worst;
  }
}
