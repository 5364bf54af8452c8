package org.plantroom.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What must hold between alarms that are suppressed by others and those others, which may be of any
 * device and are known only once every site is.
 *
 * @param project without any other mistake
 * @param mistakes takes what is found
 */
record ParentAlarmRules(Project project, Mistakes mistakes) {

  /**
   * Checks the devices of all sites.
   *
   * @param sites the keys of each site, by its id
   */
  void check(Map<String, Section> sites) {
    SequencedMap<AlarmReference, AlarmReference> parents = new LinkedHashMap<>();
    for (Site site : project.sites().values()) {
      for (EdgeNode edge : site.edges().values()) {
        for (Device device : edge.devices().values()) {
          take(edge.id().device(device.id()), device, sites, parents);
        }
      }
    }
    SuppressionCircles.of(parents).forEach(circle -> report(circle, sites));
  }

  private void take(
      DeviceId id,
      Device device,
      Map<String, Section> sites,
      SequencedMap<AlarmReference, AlarmReference> parents) {
    for (AlarmType alarm : device.alarms().values()) {
      if (alarm.suppressWhile() instanceof AlarmType.WhileAlarm(String reference)) {
        AlarmReference parent = AlarmReference.resolve(reference, id);
        if (isKnown(parent)) {
          parents.put(new AlarmReference(id, alarm.name()), parent);
        } else {
          RemoteTagRules.where(sites, id, mistakes)
              .report(
                  "alarm %s: suppressWhile %s"
                      .formatted(Excerpt.plain(alarm.name()), Excerpt.quoted(reference)),
                  "an alarm of the project" + Suggestion.hint(reference, neighbours(id)));
        }
      }
    }
  }

  /** One that a device has switched off never stands, and is no slip. */
  private boolean isKnown(AlarmReference parent) {
    Device device = project.device(parent.device());
    return device != null
        && (device.alarms().containsKey(parent.alarm())
            || device.type().alarms().containsKey(parent.alarm()));
  }

  private List<String> neighbours(DeviceId from) {
    List<String> names = new ArrayList<>();
    EdgeNode edge = project.edge(from.edgeId());
    if (edge != null) {
      edge.devices()
          .forEach((id, device) -> device.alarms().keySet().forEach(a -> names.add(id + ":" + a)));
    }
    return names;
  }

  private void report(List<AlarmReference> circle, Map<String, Section> sites) {
    AlarmReference first = circle.getFirst();
    RemoteTagRules.where(sites, first.device(), mistakes)
        .report(
            "alarm %s: a circle of suppressWhile: %s"
                .formatted(Excerpt.plain(first.alarm()), words(circle)),
            "alarms that do not suppress each other");
  }

  /** A circle from its first member back to it. */
  static String words(List<?> circle) {
    String way = circle.stream().map(Object::toString).collect(Collectors.joining(" → "));
    return Excerpt.plain(way + " → " + circle.getFirst(), 300);
  }
}
