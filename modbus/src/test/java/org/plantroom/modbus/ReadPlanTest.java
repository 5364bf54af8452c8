package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.core.RegisterTable.HOLDING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;

class ReadPlanTest {
  @Test
  void aRefusedBlockIsCutAtItsWidestGap() {
    List<TagType> tags = words(0, 1, 3, 9, 10);
    ReadPlan plan = new ReadPlan(tags, 125);
    assertThat(plan.split(plan.blocks().getFirst())).isTrue();
    assertThat(plan.blocks())
        .containsExactly(
            new ReadBlock(HOLDING, 0, 4, tags.subList(0, 3)),
            new ReadBlock(HOLDING, 9, 2, tags.subList(3, 5)));
  }

  @Test
  void aBlockWithoutGapsIsHalved() {
    List<TagType> tags = words(IntStream.range(0, 8).toArray());
    ReadPlan plan = new ReadPlan(tags, 125);
    plan.split(plan.blocks().getFirst());
    assertThat(plan.blocks())
        .containsExactly(
            new ReadBlock(HOLDING, 0, 4, tags.subList(0, 4)),
            new ReadBlock(HOLDING, 4, 4, tags.subList(4, 8)));
  }

  @Test
  void oneTagsAddressesAreNotSplit() {
    ReadPlan single = new ReadPlan(words(4), 125);
    assertThat(single.split(single.blocks().getFirst())).isFalse();
    List<TagType> bits =
        List.of(
            Tags.of(HOLDING, 0, RegisterType.BIT).bit(0).tag(),
            Tags.of(HOLDING, 0, RegisterType.BIT).bit(1).tag());
    ReadPlan word = new ReadPlan(bits, 125);
    assertThat(word.split(word.blocks().getFirst())).isFalse();
  }

  @Test
  void aBlockThatIsNotInThePlanIsNotSplit() {
    ReadPlan plan = new ReadPlan(words(0, 1), 125);
    ReadBlock block = plan.blocks().getFirst();
    assertThat(plan.split(block)).isTrue();
    assertThat(plan.split(block)).isFalse();
  }

  @Test
  void badRegistersEndUpAloneAndTheRestIsRead() {
    long seed = System.nanoTime();
    System.out.println("ReadPlanTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<TagType> tags = ReadPlannerTest.randomTags(random);
      Set<Integer> bad = new HashSet<>();
      for (int i = 0; i < 10; i++) {
        bad.add(random.nextInt(3000));
      }
      ReadPlan plan = new ReadPlan(tags, 125);
      Set<TagType> read = readable(plan, bad);
      assertThat(read).containsAll(tags.stream().filter(tag -> isGood(tag, bad)).toList());
      assertThat(plan.blocks().stream().flatMap(block -> block.tags().stream()))
          .containsExactlyInAnyOrderElementsOf(tags);
    }
  }

  /** Scans until nothing can be split any more, as a driver does. */
  private static Set<TagType> readable(ReadPlan plan, Set<Integer> bad) {
    Set<TagType> read = new HashSet<>();
    boolean isLearning = true;
    while (isLearning) {
      isLearning = false;
      for (ReadBlock block : plan.blocks()) {
        if (IntStream.rangeClosed(block.address(), block.lastAddress()).anyMatch(bad::contains)) {
          isLearning |= plan.split(block);
        } else {
          read.addAll(block.tags());
        }
      }
    }
    return read;
  }

  private static boolean isGood(TagType tag, Set<Integer> bad) {
    return IntStream.rangeClosed(tag.address(), tag.lastAddress()).noneMatch(bad::contains);
  }

  private static List<TagType> words(int... addresses) {
    List<TagType> tags = new ArrayList<>();
    for (int address : addresses) {
      tags.add(Tags.holding(address, RegisterType.U16));
    }
    return tags;
  }
}
