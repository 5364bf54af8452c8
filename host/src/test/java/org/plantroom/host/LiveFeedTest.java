package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plantroom.core.Glob;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

final class LiveFeedTest {
  private static final Glob ALL = Glob.of("**");

  private final LiveTags tags = new LiveTags();
  private final LiveFeed feed = new LiveFeed(tags, _ -> true);
  private LiveTag flow;
  private LiveTag speed;

  @BeforeEach
  void declareTwoTags() {
    flow = declare("north/edge1/pump/Flow");
    speed = declare("north/edge1/pump/Speed");
  }

  private LiveTag declare(String path) {
    return Objects.requireNonNull(
        tags.declare(TagPath.of(path), LiveTag.State.of(ValueType.F32, "", sample(0), 0)));
  }

  private static Sample sample(float value) {
    return Sample.good(Value.of(value), 0);
  }

  private String change(LiveTag tag) {
    StringBuilder json = new StringBuilder();
    feed.writeChange(tag, json);
    return json.toString();
  }

  private void change(LiveTag tag, float value) {
    tag.set(LiveTag.State.of(ValueType.F32, "", sample(value), 0));
  }

  @Test
  void aSubscriptionBeginsWithEveryTagThatMatchesOnce() {
    assertThat(feed.subscribe(1, List.of(ALL, Glob.of("north/**")))).containsExactly(flow, speed);
  }

  @Test
  void manyChangesOfATagAreToldOnceWithTheLatestValue() {
    feed.subscribe(1, List.of(ALL));
    for (int i = 0; i < 1_000; i++) {
      change(flow, i);
    }
    assertThat(feed.takeChanges()).containsExactly(flow);
    assertThat(change(flow)).contains("\"value\":999.0,").doesNotContain("path");
    assertThat(feed.takeChanges()).isEmpty();
  }

  @Test
  void onlyWhatIsSubscribedIsTold() {
    feed.subscribe(1, List.of(Glob.of("north/edge1/pump/Flow")));
    change(flow, 1);
    change(speed, 1);
    assertThat(feed.takeChanges()).containsExactly(flow);
  }

  @Test
  void aTagBornAfterTheSubscriptionIsIntroduced() {
    feed.subscribe(1, List.of(ALL));
    LiveTag late = declare("north/edge1/pump/Late");
    assertThat(feed.takeChanges()).containsExactly(late);
    assertThat(change(late)).contains("\"path\":\"north/edge1/pump/Late\"");
    assertThat(change(late)).doesNotContain("path");
  }

  @Test
  void afterUnsubscribingNothingComes() {
    feed.subscribe(1, List.of(ALL));
    feed.unsubscribe(1);
    feed.unsubscribe(2);
    change(flow, 1);
    assertThat(feed.takeChanges()).isEmpty();
  }

  @Test
  void aSubscriptionOfTheSameIdReplaces() {
    feed.subscribe(1, List.of(Glob.of("north/edge1/pump/Flow")));
    feed.subscribe(1, List.of(Glob.of("north/edge1/pump/Speed")));
    change(flow, 1);
    change(speed, 1);
    assertThat(feed.takeChanges()).containsExactly(speed);
  }

  @Test
  void subscriptionsAreLimited() {
    for (int id = 0; id < LiveFeed.MAX_SUBSCRIPTIONS; id++) {
      feed.subscribe(id, List.of(ALL));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> feed.subscribe(99, List.of(ALL)));
  }

  @Test
  void manyNewTagsAreMetALittleAtATimeAndNoneIsForgotten() {
    feed.subscribe(1, Collections.nCopies(LiveFeed.MAX_GLOBS, Glob.of("**/T*")));
    for (int i = 0; i < 1_000; i++) {
      declare("north/edge1/pump/T" + i);
    }
    int first = feed.takeChanges().size();
    assertThat(first).isBetween(1, 999);
    int all = first;
    for (int turns = 0; turns < 10; turns++) {
      all += feed.takeChanges().size();
    }
    assertThat(all).isEqualTo(1_000);
  }

  @Test
  void whatTheUserMayNotSeeIsNotEvenComparedWithAPattern() {
    LiveFeed blind = new LiveFeed(tags, path -> path.endsWith("Flow"));
    assertThat(blind.subscribe(1, List.of(ALL))).containsExactly(flow);
    change(speed, 1);
    assertThat(blind.takeChanges()).isEmpty();
  }

  @Test
  void globsAreLimitedOverAllSubscriptions() {
    List<Glob> half = Collections.nCopies(LiveFeed.MAX_GLOBS / 2, ALL);
    feed.subscribe(1, half);
    feed.subscribe(2, half);
    feed.subscribe(2, half);
    assertThatIllegalArgumentException().isThrownBy(() -> feed.subscribe(3, List.of(ALL)));
  }
}
