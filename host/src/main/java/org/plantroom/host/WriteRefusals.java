package org.plantroom.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.Interlock;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagReference;

/**
 * Why a tag must not be written now, as far as the host can tell: read-only mode and interlocks.
 * The edge looks again in the moment of writing. Thread-safe.
 */
final class WriteRefusals {
  private final RunningProject running;
  private final LiveTags tags;
  private final ReadOnlyMode readOnly;

  WriteRefusals(RunningProject running, LiveTags tags, ReadOnlyMode readOnly) {
    this.running = running;
    this.tags = tags;
    this.readOnly = readOnly;
  }

  /** The first reason, a sentence for people; null when there is none. */
  @Nullable String of(CommandOrder order) {
    List<String> all = all(order.tag());
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Every reason there is. */
  List<String> all(TagPath tag) {
    List<String> reasons = new ArrayList<>();
    String mode = readOnly.refusal(tag.edgeId());
    if (mode != null) {
      reasons.add(mode);
    }
    Device device = running.project().device(tag.deviceId());
    if (device != null) {
      for (Interlock interlock : device.interlocks().values()) {
        if (interlock.tags().contains(tag.tag())) {
          String reason = interlock.refusal(name -> present(name, tag));
          if (!reason.isEmpty()) {
            reasons.add(reason);
          }
        }
      }
    }
    return reasons;
  }

  private @Nullable Sample present(String reference, TagPath tag) {
    LiveTag live = tags.find(TagReference.resolve(reference, tag.deviceId()).toString());
    return live == null ? null : live.state().sample();
  }
}
