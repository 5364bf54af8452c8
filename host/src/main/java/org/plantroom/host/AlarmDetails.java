package org.plantroom.host;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmFacts;
import org.plantroom.alarms.AlarmStatus;
import org.plantroom.core.AlarmCondition;
import org.plantroom.core.AlarmType;
import org.plantroom.core.Device;
import org.plantroom.core.DeviceId;
import org.plantroom.core.EdgeId;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.Numbers;
import org.plantroom.core.Project;
import org.plantroom.core.TagPath;
import org.plantroom.core.TagType;

/** What the project knows of alarms beside their facts: units, words for states, and the rule. */
final class AlarmDetails {
  private final RunningProject running;
  private final LiveTags tags;

  AlarmDetails(RunningProject running, LiveTags tags) {
    this.running = running;
    this.tags = tags;
  }

  /**
   * What is known of one alarm.
   *
   * @param unit of its tag; empty for none
   * @param states words for the tag's values
   * @param rule when it is an alarm, in words; empty for an alarm without a rule
   */
  record Detail(String unit, SortedMap<Long, String> states, String rule) {
    static final Detail NONE = new Detail("", new TreeMap<>(), "");

    /** A value as it is told, with the word of its state. */
    String value(String told) {
      for (Map.Entry<Long, String> state : states.entrySet()) {
        if (told.equals(state.getKey().toString())) {
          return state.getValue();
        }
      }
      return told;
    }
  }

  /**
   * What the project says of an alarm.
   *
   * @param path what it is on; nothing is known of edge nodes' and devices' own alarms
   * @param name of the alarm
   */
  Detail of(String path, String name) {
    String[] levels = path.split("/", -1);
    if (levels.length != 4) {
      return Detail.NONE;
    }
    EdgeNode edge = running.project().edge(new EdgeId(levels[0], levels[1]));
    Device device = edge == null ? null : edge.devices().get(levels[2]);
    TagType tag = device == null ? null : device.type().tags().get(levels[3]);
    if (device == null || tag == null) {
      return Detail.NONE;
    }
    AlarmType alarm = device.alarms().get(name);
    DeviceId id = new DeviceId(levels[0], levels[1], levels[2]);
    return new Detail(tag.unit(), tag.states(), alarm == null ? "" : rule(id, tag, alarm));
  }

  /** An alarm as the API shows it. */
  AlarmView view(KeptAlarm alarm) {
    AlarmFacts facts = alarm.alarm().facts();
    return AlarmView.of(facts, alarm.told(), of(facts.path(), facts.name()));
  }

  /**
   * An alarm as an object of JSON, made once for all who ask while neither its standing nor the
   * project nor the value its rule compares with is another.
   */
  String words(KeptAlarm alarm) {
    Basis basis = new Basis(running.project(), alarm.told(), compared(alarm.alarm().facts()));
    KeptAlarm.Words known = alarm.words();
    if (known != null && known.basis() instanceof Basis last && last.isSame(basis)) {
      return known.json();
    }
    String json = Json.write(view(alarm));
    alarm.words(new KeptAlarm.Words(basis, json));
    return json;
  }

  /** What an alarm's words are made of, beside its facts, which never change. */
  private record Basis(Project project, AlarmStatus told, LiveTag.@Nullable State compared) {
    @SuppressWarnings("ReferenceEquality") // another of equal content only costs making it again
    boolean isSame(Basis other) {
      return project == other.project && told == other.told && compared == other.compared;
    }
  }

  /** The state of the tag that a deviation is told from; null for other rules. */
  private LiveTag.@Nullable State compared(AlarmFacts facts) {
    Device device = device(facts.path());
    AlarmType alarm = device == null ? null : device.alarms().get(facts.name());
    if (alarm == null || !(alarm.condition() instanceof AlarmCondition.Deviation deviation)) {
      return null;
    }
    String[] levels = facts.path().split("/", -1);
    DeviceId id = new DeviceId(levels[0], levels[1], levels[2]);
    LiveTag other = tags.find(id.tag(deviation.from()).toString());
    return other == null ? null : other.state();
  }

  private @Nullable Device device(String path) {
    String[] levels = path.split("/", -1);
    EdgeNode edge =
        levels.length == 4 ? running.project().edge(new EdgeId(levels[0], levels[1])) : null;
    return edge == null ? null : edge.devices().get(levels[2]);
  }

  private String rule(DeviceId device, TagType tag, AlarmType alarm) {
    return switch (alarm.condition()) {
      case AlarmCondition.High(double limit, double _) -> "above " + amount(limit, tag);
      case AlarmCondition.Low(double limit, double _) -> "below " + amount(limit, tag);
      case AlarmCondition.Deviation(String from, double by, double _) ->
          "more than %s from %s%s".formatted(amount(by, tag), from, present(device.tag(from)));
      case AlarmCondition.Rate(double by, Duration within) ->
          "moves by more than %s within %s".formatted(amount(by, tag), words(within));
      case AlarmCondition.Is(var states) -> "is " + words(states, tag);
      case AlarmCondition.IsNot(var states) -> "is not " + words(states, tag);
      case AlarmCondition.Formula formula -> formula.when().text();
      case AlarmCondition.Stale(Duration after) -> "no usable value for " + words(after);
    };
  }

  /** What the other tag shows now, so that the distance can be judged. */
  private String present(TagPath other) {
    LiveTag live = tags.find(other.toString());
    if (live == null) {
      return "";
    }
    LiveTag.State state = live.state();
    String unit = state.unit().isEmpty() ? "" : " " + state.unit();
    return ", now " + AlarmView.words(state.sample()) + unit;
  }

  private static String amount(double number, TagType tag) {
    return tag.unit().isEmpty() ? Numbers.text(number) : Numbers.text(number) + " " + tag.unit();
  }

  private static String words(Collection<Long> numbers, TagType tag) {
    return numbers.stream()
        .map(number -> tag.states().getOrDefault(number, number.toString()))
        .collect(Collectors.joining(" or "));
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
