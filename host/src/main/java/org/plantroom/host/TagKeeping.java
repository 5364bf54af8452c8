package org.plantroom.host;

import java.time.Duration;
import java.util.Optional;
import org.plantroom.core.Device;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Project;
import org.plantroom.core.Site;
import org.plantroom.core.TagHistory;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;

/** For how long each tag's samples are kept, as the project in use says. */
record TagKeeping(RunningProject running) {
  /** Empty for ever; a tag that is not in the project is of the normal class. */
  Optional<Duration> of(TagPath tag) {
    Project project = running.project();
    if (project.settings().retention().isForever()) {
      return Optional.empty();
    }
    Site site = project.sites().get(tag.site());
    EdgeNode edge = site == null ? null : site.edges().get(tag.edge());
    Device device = edge == null ? null : edge.devices().get(tag.device());
    TagType type = device == null ? null : device.type().tags().get(tag.tag());
    TagHistory history = type == null ? TagHistory.DEFAULT : type.history();
    return project.settings().retention().of(tag, history.retention());
  }
}
