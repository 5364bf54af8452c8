package org.plantroom.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plantroom.alarms.AlarmEvent.Plain;
import org.plantroom.alarms.AlarmEvent.Shelve;
import org.plantroom.alarms.AlarmEvent.TakeOutOfService;
import org.plantroom.alarms.AlarmState.OutOfService;
import org.plantroom.alarms.AlarmState.Shelved;
import org.plantroom.alarms.AlarmState.Shown;
import org.plantroom.alarms.AlarmState.SuppressedByDesign;

/** Every state under every event, as ISA-18.2 abbreviates them. */
class AlarmTransitionsTest {
  private static final long NOW = 1_000;
  private static final long LATER = 2_000;

  /**
   * A cell is the next state, {@code .} for no change. A + is an active condition. {@code a/b}: a
   * without latching, b with.
   */
  private static final String TABLE =
      """
      state    RAISE   CLEAR       ACKNOWLEDGE RESET UNSHELVE SUPPRESS UNSUPPRESS RETURN_TO_SERVICE TICK SHELVE TAKE_OUT
      NORM     UNACK   .           .           .     .        DSUPR    .          .                 .    SHLVD  OOSRV
      UNACK    .       RTNUN/LTUNK ACKED       .     .        DSUPR+   .          .                 .    SHLVD+ OOSRV+
      ACKED    .       NORM/LTACK  .           .     .        DSUPR+   .          .                 .    SHLVD+ OOSRV+
      RTNUN    UNACK   .           NORM        .     .        DSUPR    .          .                 .    SHLVD  OOSRV
      LTUNK    UNACK   .           LTACK       RTNUN .        DSUPR    .          .                 .    SHLVD  OOSRV
      LTACK    UNACK   .           .           NORM  .        DSUPR    .          .                 .    SHLVD  OOSRV
      SHLVD    SHLVD+  .           .           .     NORM     DSUPR    .          .                 .    .      OOSRV
      SHLVD+   .       SHLVD       .           .     UNACK    DSUPR+   .          .                 .    .      OOSRV+
      DSUPR    DSUPR+  .           .           .     .        .        NORM       .                 .    .      OOSRV
      DSUPR+   .       DSUPR       .           .     .        .        UNACK      .                 .    .      OOSRV+
      OOSRV    OOSRV+  .           .           .     .        .        .          NORM              .    .      .
      OOSRV+   .       OOSRV       .           .     .        .        .          UNACK             .    .      .
      """;

  private static final Map<String, AlarmState> STATES = states();
  private static final Map<String, AlarmEvent> EVENTS = events();

  private static Map<String, AlarmState> states() {
    Map<String, AlarmState> states = new LinkedHashMap<>();
    states.put("NORM", Shown.NORMAL);
    states.put("UNACK", Shown.UNACKNOWLEDGED);
    states.put("ACKED", Shown.ACKNOWLEDGED);
    states.put("RTNUN", Shown.RETURNED_UNACKNOWLEDGED);
    states.put("LTUNK", Shown.LATCHED_UNACKNOWLEDGED);
    states.put("LTACK", Shown.LATCHED_ACKNOWLEDGED);
    for (boolean active : new boolean[] {false, true}) {
      String mark = active ? "+" : "";
      states.put("SHLVD" + mark, new Shelved(active, LATER, "noise"));
      states.put("DSUPR" + mark, new SuppressedByDesign(active));
      states.put("OOSRV" + mark, new OutOfService(active, "repair"));
    }
    return states;
  }

  private static Map<String, AlarmEvent> events() {
    Map<String, AlarmEvent> events = new LinkedHashMap<>();
    for (Plain event : Plain.values()) {
      events.put(event.name(), event);
    }
    events.put("SHELVE", new Shelve(LATER, "noise"));
    events.put("TAKE_OUT", new TakeOutOfService("repair"));
    return events;
  }

  static Stream<Arguments> cells() {
    List<String> lines = TABLE.lines().toList();
    List<String> events = words(lines.getFirst());
    List<Arguments> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = words(line);
      for (int i = 1; i < row.size(); i++) {
        List<String> next = List.of(row.get(i).split("/", -1));
        cells.add(Arguments.of(row.getFirst(), events.get(i), false, next.getFirst()));
        cells.add(Arguments.of(row.getFirst(), events.get(i), true, next.getLast()));
      }
    }
    return cells.stream();
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +", -1));
  }

  @ParameterizedTest(name = "{0} {1} latching={2} → {3}")
  @MethodSource("cells")
  void everyStateUnderEveryEventGoesWhereTheTableSays(
      String state, String event, boolean latching, String expected) {
    AlarmState before = state(state);
    AlarmEvent happening = Objects.requireNonNull(EVENTS.get(event), event);
    assertThat(new AlarmTransitions(latching).next(before, happening, NOW))
        .isEqualTo(expected.equals(".") ? before : state(expected));
  }

  @Test
  void tableHasEveryPair() {
    assertThat(cells()).hasSize(2 * STATES.size() * EVENTS.size());
    assertThat(cells().map(cell -> cell.get()[0]).distinct()).hasSize(STATES.size());
    assertThat(cells().map(cell -> cell.get()[1]).distinct()).hasSize(EVENTS.size());
  }

  @Test
  void shelvingEndsByItselfAtItsTimeAndNotBefore() {
    AlarmTransitions transitions = new AlarmTransitions(false);
    AlarmState shelved = state("SHLVD+");
    assertThat(transitions.next(shelved, Plain.TICK, LATER - 1)).isEqualTo(shelved);
    assertThat(transitions.next(shelved, Plain.TICK, LATER)).isEqualTo(Shown.UNACKNOWLEDGED);
    assertThat(transitions.next(state("SHLVD"), Plain.TICK, LATER)).isEqualTo(Shown.NORMAL);
  }

  @Test
  void eventAfterTheEndOfAShelvingMeetsTheAlarmShown() {
    AlarmTransitions transitions = new AlarmTransitions(false);
    assertThat(transitions.next(state("SHLVD+"), Plain.ACKNOWLEDGE, LATER))
        .isEqualTo(Shown.ACKNOWLEDGED);
    assertThat(transitions.next(state("SHLVD"), Plain.RAISE, LATER))
        .isEqualTo(Shown.UNACKNOWLEDGED);
  }

  @Test
  void shelvingAgainGivesANewTimeAndReason() {
    assertThat(
            new AlarmTransitions(false)
                .next(state("SHLVD+"), new Shelve(LATER + 1, "still noise"), NOW))
        .isEqualTo(new Shelved(true, LATER + 1, "still noise"));
  }

  @Test
  void shelvingIntoThePastChangesNothing() {
    assertThat(new AlarmTransitions(false).next(Shown.UNACKNOWLEDGED, new Shelve(NOW, "x"), NOW))
        .isEqualTo(Shown.UNACKNOWLEDGED);
  }

  @Test
  void conditionIsKnownInEveryStateAndOnlyShownOnesAreAnnunciated() {
    STATES.forEach(
        (name, state) -> {
          boolean active = name.endsWith("+") || name.equals("UNACK") || name.equals("ACKED");
          assertThat(state.isActive()).as(name).isEqualTo(active);
          boolean told = state instanceof Shown && !name.equals("NORM");
          assertThat(state.isAnnunciated()).as(name).isEqualTo(told);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t"})
  void hidingNeedsAReason(String blank) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Shelve(LATER, blank));
    assertThatIllegalArgumentException().isThrownBy(() -> new TakeOutOfService(blank));
  }

  private static AlarmState state(String name) {
    return Objects.requireNonNull(STATES.get(name), name);
  }
}
