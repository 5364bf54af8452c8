package org.plantroom.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plantroom.core.MachineType;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;

class PollGroupTest {
  private static TagType tag(String name, String scanClass, int seconds) {
    return Plants.tag(name, 0, RegisterType.U16, 0, scanClass, Duration.ofSeconds(seconds), null);
  }

  @Test
  void tagsOfOneScanClassAreReadTogetherTheFastestFirst() {
    MachineType type =
        Plants.machine(tag("a", "slow", 60), tag("b", "fast", 1), tag("c", "slow", 60));
    assertThat(PollGroup.of(type))
        .extracting(PollGroup::scanClass, PollGroup::interval, g -> g.tags().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("fast", Duration.ofSeconds(1), 1),
            org.assertj.core.groups.Tuple.tuple("slow", Duration.ofSeconds(60), 2));
  }
}
