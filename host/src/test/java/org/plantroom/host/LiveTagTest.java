package org.plantroom.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.TagPath;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/** A tag that is written over in place shows whole states only. */
@Timeout(60)
final class LiveTagTest {
  private static final int CHANGES = 200_000;
  private static final int LEAST_SEEN = 5_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final TagPath PATH = TagPath.of("site/edge/device/Tag");

  private final SiteTally site = new SiteTally();
  private final LiveTag tag =
      new LiveTag(
          0,
          PATH,
          LiveTag.State.of(ValueType.I64, "l", Sample.good(Value.ofLong(ValueType.I64, 0), 0), 0),
          site);

  @Test
  void readersNeverSeeHalfAChange() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger torn = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  long before = -1;
                  while (!done.get()) {
                    LiveTag.State state = tag.state();
                    if (state.bits() != before) {
                      before = state.bits();
                      seen.incrementAndGet();
                    }
                    boolean alike =
                        state.bits() == state.sourceTime() && state.bits() == state.hostTime();
                    boolean good = state.bits() % 2 == 0;
                    if (!alike || state.quality().isGood() != good || !state.unit().equals("l")) {
                      torn.incrementAndGet();
                    }
                  }
                });
    long begun = System.nanoTime();
    long last = 0;
    // The reader may begin late, and two processors may be shared by many.
    while (last < CHANGES
        || (seen.get() < LEAST_SEEN && System.nanoTime() - begun < PATIENCE_NANOS)) {
      change(++last);
      change(++last);
    }
    done.set(true);
    reader.join();
    assertThat(seen).as("different states seen").hasValueGreaterThanOrEqualTo(LEAST_SEEN);
    assertThat(torn).hasValue(0);
    assertThat(site.good()).isEqualTo(1);
    assertThat(site.bad()).isZero();
  }

  private void change(long i) {
    tag.put(true, i, null, i % 2 == 0 ? Quality.GOOD : Quality.BAD, i, i);
  }

  @Test
  void wordsFollowEveryKindOfChange() {
    assertThat(tag.words()).contains("\"value\":0").isSameAs(tag.words());
    tag.put(true, 7, null, Quality.GOOD, 1, 2);
    assertThat(tag.words()).contains("\"value\":7").contains("good");
    tag.distrust(Quality.BAD_STALE, 3);
    assertThat(tag.words()).contains("\"value\":7").contains("bad-stale");
    tag.set(LiveTag.State.of(ValueType.STRING, "", Sample.good(Value.of("on"), 4), 5));
    assertThat(tag.words()).contains("\"value\":\"on\"");
    tag.set(LiveTag.State.of(ValueType.F64, "", Sample.bad(Quality.BAD_NO_VALUE, 6), 7));
    assertThat(tag.words()).contains("\"value\":null").contains("bad-no-value");
    assertThat(tag.state().text()).isNull();
  }

  @Test
  void watchersAreToldWhenTheWriterSaysSo() {
    AtomicInteger told = new AtomicInteger();
    tag.watch(changed -> told.incrementAndGet());
    tag.put(true, 1, null, Quality.GOOD, 1, 1);
    assertThat(told).hasValue(0);
    tag.tell();
    assertThat(told).hasValue(1);
    tag.distrust(Quality.BAD, 2);
    assertThat(told).hasValue(2);
  }
}
