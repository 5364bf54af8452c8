package org.plantroom.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What must hold between the expressions of alarms and interlocks and the tags of other devices
 * they name, which are known only once every site is.
 *
 * @param project without any other mistake
 * @param mistakes takes what is found
 */
record RemoteTagRules(Project project, Mistakes mistakes) {

  /**
   * Checks the devices of all sites.
   *
   * @param sites the keys of each site, by its id
   */
  void check(Map<String, Section> sites) {
    for (Site site : project.sites().values()) {
      for (EdgeNode edge : site.edges().values()) {
        for (Device device : edge.devices().values()) {
          DeviceId id = edge.id().device(device.id());
          List<AlarmType> remote = remote(device);
          if (!remote.isEmpty()) {
            Where where = where(sites, id);
            remote.forEach(alarm -> check(alarm, id, where));
          }
          for (Interlock interlock : device.interlocks().values()) {
            if (!isOwn(interlock.rule())) {
              String whose = "interlock " + interlock.name();
              check(whose, interlock.rule(), id, where(sites, id));
            }
          }
        }
      }
    }
  }

  private static List<AlarmType> remote(Device device) {
    List<AlarmType> remote = new ArrayList<>();
    for (AlarmType alarm : device.alarms().values()) {
      if (alarm.condition() instanceof AlarmCondition.Formula formula
          && !formula.references().stream().allMatch(TagReference::isOwn)) {
        remote.add(alarm);
      }
    }
    return remote;
  }

  private static boolean isOwn(AlarmCondition.Rule rule) {
    return rule.expression().references().stream().allMatch(TagReference::isOwn);
  }

  private Where where(Map<String, Section> sites, DeviceId device) {
    return where(sites, device, mistakes);
  }

  /** The place of a device in its site's file. */
  static Where where(Map<String, Section> sites, DeviceId device, Mistakes mistakes) {
    Section site = Objects.requireNonNull(sites.get(device.site()));
    Section edge = Objects.requireNonNull(site.need(SiteKeys.EDGES).get(device.edge())).value();
    return Objects.requireNonNull(edge.need(EdgeKeys.DEVICES).get(device.device()))
        .where()
        .reportingTo(mistakes);
  }

  private void check(AlarmType alarm, DeviceId device, Where where) {
    if (alarm.condition() instanceof AlarmCondition.Formula(var when, var until, var _)) {
      String whose = "alarm " + alarm.name();
      check(whose, when, device, where);
      if (until != null) {
        check(whose, until, device, where);
      }
    }
  }

  private void check(String whose, AlarmCondition.Rule rule, DeviceId device, Where where) {
    try {
      ExpressionParser.truth(rule.text(), new ProjectScope(project, device));
    } catch (ExpressionSlip slip) {
      slip.reportOf("%s: %s".formatted(whose, Excerpt.quoted(rule.text())), where);
    }
  }

  /** Every tag of the project, seen from one device. */
  private record ProjectScope(Project project, DeviceId from) implements ExpressionScope {
    @Override
    public Optional<Found> find(String reference) {
      TagPath path = TagReference.resolve(reference, from);
      Device device = project.device(path.deviceId());
      return Optional.ofNullable(device)
          .map(known -> known.type().tags().get(path.tag()))
          .map(tag -> new Found.Tag(Known.of(tag)));
    }

    /** Only the neighbours: a project may have millions of tags. */
    @Override
    public Collection<String> names() {
      EdgeNode edge = project.edge(from.edgeId());
      List<String> names = new ArrayList<>();
      if (edge != null) {
        edge.devices()
            .forEach(
                (id, device) ->
                    device.type().tags().keySet().forEach(t -> names.add(id + "/" + t)));
      }
      return names;
    }
  }
}
