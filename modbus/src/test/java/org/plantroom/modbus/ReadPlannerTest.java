package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plantroom.core.RegisterTable.COIL;
import static org.plantroom.core.RegisterTable.HOLDING;
import static org.plantroom.core.RegisterTable.INPUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plantroom.core.RegisterOrder;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.RegisterType;
import org.plantroom.core.TagType;

class ReadPlannerTest {
  @Test
  void neighboursShareARequest() {
    List<TagType> tags = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tags.add(Tags.holding(i, RegisterType.U16));
    }
    assertThat(ReadPlanner.plan(tags, 125)).containsExactly(new ReadBlock(HOLDING, 0, 100, tags));
  }

  @Test
  void gapsAreReadAlongWhileTheyCostLessThanARequest() {
    TagType first = Tags.holding(0, RegisterType.F32);
    TagType near = Tags.holding(2 + ReadPlanner.REQUEST_COST, RegisterType.U16);
    TagType far = Tags.holding(3 + ReadPlanner.REQUEST_COST, RegisterType.U16);
    assertThat(ReadPlanner.plan(List.of(near, first), 125))
        .containsExactly(new ReadBlock(HOLDING, 0, 33, List.of(first, near)));
    assertThat(ReadPlanner.plan(List.of(far, first), 125))
        .containsExactly(ReadBlock.of(first), ReadBlock.of(far));
  }

  @Test
  void tablesAreReadApart() {
    TagType coil = Tags.of(COIL, 0, RegisterType.BOOL).tag();
    TagType input = Tags.of(INPUT, 0, RegisterType.U16).tag();
    TagType holding = Tags.holding(0, RegisterType.U16);
    assertThat(ReadPlanner.plan(List.of(holding, coil, input), 125))
        .containsExactly(ReadBlock.of(coil), ReadBlock.of(input), ReadBlock.of(holding));
  }

  @Test
  void bitsOfOneWordAreOneRead() {
    List<TagType> tags = new ArrayList<>();
    for (int bit = 0; bit < 16; bit++) {
      tags.add(Tags.of(HOLDING, 9, RegisterType.BIT).bit(bit).tag());
    }
    assertThat(ReadPlanner.plan(tags, 1)).containsExactly(new ReadBlock(HOLDING, 9, 1, tags));
  }

  @Test
  void aNumberIsNeverTornAtTheLimit() {
    TagType first = Tags.holding(0, RegisterType.U16);
    TagType counter = Tags.holding(1, RegisterType.U64);
    assertThat(ReadPlanner.plan(List.of(first, counter), 4))
        .containsExactly(ReadBlock.of(first), ReadBlock.of(counter));
  }

  @Test
  void aTextLongerThanTheLimitIsReadAlone() {
    TagType text = Tags.text(0, 60, RegisterOrder.ABCD);
    TagType next = Tags.holding(60, RegisterType.U16);
    assertThat(ReadPlanner.plan(List.of(text, next), 10))
        .containsExactly(ReadBlock.of(text), ReadBlock.of(next));
  }

  @Test
  void nothingNeedsNoRead() {
    assertThat(ReadPlanner.plan(List.of(), 125)).isEmpty();
  }

  @Test
  void limitsOutsideTheProtocolAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ReadPlanner.plan(List.of(), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ReadPlanner.plan(List.of(), 126));
  }

  @Test
  void anyTagsEndInExactlyOneBlockWithinTheLimits() {
    long seed = System.nanoTime();
    System.out.println("ReadPlannerTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int maxRegisters = 4 + random.nextInt(122);
      List<TagType> tags = randomTags(random);
      List<ReadBlock> blocks = ReadPlanner.plan(tags, maxRegisters);
      assertThat(blocks.stream().flatMap(block -> block.tags().stream()).toList())
          .containsExactlyInAnyOrderElementsOf(tags);
      for (ReadBlock block : blocks) {
        int most = block.table().isBits() ? 16 * maxRegisters : maxRegisters;
        assertThat(block.count()).isLessThanOrEqualTo(most);
        assertThat(block.tags())
            .allMatch(tag -> tag.table() == block.table())
            .allMatch(tag -> tag.address() >= block.address())
            .allMatch(tag -> tag.lastAddress() <= block.lastAddress());
      }
    }
  }

  static List<TagType> randomTags(Random random) {
    List<RegisterTable> tables = List.of(RegisterTable.values());
    List<RegisterType> types = List.of(RegisterType.values());
    int span = 1 + random.nextInt(3000);
    List<TagType> tags = new ArrayList<>();
    for (int i = random.nextInt(200); i >= 0; i--) {
      RegisterTable table = tables.get(random.nextInt(tables.size()));
      RegisterType type = types.get(random.nextInt(types.size()));
      boolean isText = type == RegisterType.STRING;
      RegisterType fitting = table.isBits() || isText ? RegisterType.BOOL : type;
      tags.add(Tags.of(table, random.nextInt(span), fitting).tag());
    }
    return tags;
  }
}
