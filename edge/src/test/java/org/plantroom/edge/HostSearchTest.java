package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HostSearchTest {
  private static final long PATIENCE = HostSearch.PATIENCE.toNanos();

  @Test
  @Tag("tck-id-operational-behavior-primary-application-state-with-multiple-servers-walk")
  void aBrokerWithoutTheHostIsLeftWhenPatienceEndsAndTheNextGetsAsMuch() {
    HostSearch search = new HostSearch(true, 0);
    assertThat(search.look(true, PATIENCE - 1)).isFalse();
    assertThat(search.look(true, PATIENCE)).isTrue();
    assertThat(search.look(true, 2 * PATIENCE - 1)).isFalse();
    assertThat(search.look(true, 2 * PATIENCE)).isTrue();
  }

  @Test
  void timeWithoutABrokerOrWithTheHostDoesNotCount() {
    HostSearch search = new HostSearch(true, 0);
    assertThat(search.look(false, 5 * PATIENCE)).isFalse();
    assertThat(search.look(true, 6 * PATIENCE - 1)).isFalse();
  }

  @Test
  void theOnlyBrokerIsNeverLeft() {
    assertThat(new HostSearch(false, 0).look(true, 100 * PATIENCE)).isFalse();
  }
}
