package org.plantroom.host;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.Schedule;
import org.plantroom.core.TagPath;
import org.plantroom.core.Time;
import org.plantroom.core.WriteRule;
import org.plantroom.security.Role;

/** What stands before a write now, and what schedules say: for those who are about to write. */
final class WritesApi {
  private final RunningProject running;
  private final WriteRefusals refusals;
  private final Schedules schedules;
  private final Commands commands;
  private final Time time;

  WritesApi(
      RunningProject running,
      WriteRefusals refusals,
      Schedules schedules,
      Commands commands,
      Time time) {
    this.running = running;
    this.refusals = refusals;
    this.schedules = schedules;
    this.commands = commands;
    this.time = time;
  }

  void routes(RoutesConfig routes) {
    routes.get("/api/writes/{site}/{edge}/{device}/{tag}", this::write);
    routes.get("/api/schedules/{site}/{edge}/{device}", this::list);
  }

  /**
   * What stands before a write.
   *
   * @param refusals why it would be refused now; none when nothing is in the way
   * @param mayWrite true when the caller has the right
   * @param pending id of the command under way; null for none
   */
  private record WriteView(
      String tag,
      boolean mayWrite,
      List<String> refusals,
      boolean secondPerson,
      boolean reasonRequired,
      @Nullable Long pulseMillis,
      @Nullable String pending,
      @Nullable ScheduleView schedule) {}

  private void write(Context context) {
    Caller caller = Caller.of(context);
    DeviceId id = deviceId(context, caller);
    Device device = device(id);
    TagPath tag = id.tag(context.pathParam("tag"));
    if (!device.type().tags().containsKey(tag.tag())) {
      throw Problem.notFound("no tag of this path in the project [tag=%s]".formatted(tag));
    }
    WriteRule rule = Objects.requireNonNull(device.type().tags().get(tag.tag())).write();
    if (rule == null) {
      throw Problem.notFound("the tag is read only in its machine type [tag=%s]".formatted(tag));
    }
    Command pending = commands.pending(tag);
    Schedule schedule = device.schedules().get(tag.tag());
    context.json(
        new WriteView(
            tag.toString(),
            caller.grants().allow(Role.OPERATOR, id.site()),
            refusals.all(tag),
            rule.secondPerson(),
            rule.reasonRequired(),
            rule.pulse() == null ? null : (Long) rule.pulse().toMillis(),
            pending == null ? null : pending.id(),
            schedule == null ? null : view(tag, schedule)));
  }

  private void list(Context context) {
    DeviceId id = deviceId(context, Caller.of(context));
    context.json(
        device(id).schedules().entrySet().stream()
            .map(one -> view(id.tag(one.getKey()), one.getValue()))
            .toList());
  }

  private ScheduleView view(TagPath tag, Schedule schedule) {
    return ScheduleView.of(tag, schedule, schedules.of(tag), time.millis());
  }

  private static DeviceId deviceId(Context context, Caller caller) {
    String site = context.pathParam("site");
    caller.require(Role.VIEWER, site);
    try {
      return new DeviceId(site, context.pathParam("edge"), context.pathParam("device"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("no device of this path in the project");
    }
  }

  private Device device(DeviceId id) {
    Device device = running.project().device(id);
    if (device == null) {
      throw Problem.notFound("no device of this path in the project");
    }
    return device;
  }
}
