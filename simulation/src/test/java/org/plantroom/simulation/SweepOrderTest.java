package org.plantroom.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepOrderTest {
  @Test
  void ringIsOpenedOnceWhateverTheOrderItsPartsComeIn() {
    int size = 1_000;
    List<List<Integer>> ring =
        IntStream.range(0, size).mapToObj(part -> List.of((part + 1) % size)).toList();
    List<Integer> mixed = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(mixed, new Random(1));
    assertThat(back(SweepOrder.of(mixed, ring, _ -> false), ring)).isEqualTo(1);
  }

  @Test
  void loopIsOpenedWhereHeatIsStored() {
    List<List<Integer>> ring = List.of(List.of(1), List.of(2), List.of(3), List.of(0));
    for (int tank = 0; tank < 4; tank++) {
      int stores = tank;
      assertThat(SweepOrder.of(List.of(0, 1, 2, 3), ring, part -> part == stores))
          .as("the tank is %d", tank)
          .startsWith(tank);
    }
  }

  @Test
  void twoLoopsThroughOnePartAreOpenedTwiceAndNoMore() {
    // A tank that gives to a heating circuit and to a charging circuit, and the way round each.
    List<List<Integer>> followers =
        List.of(List.of(1, 4), List.of(2), List.of(3), List.of(0), List.of(5), List.of(0));
    List<Integer> order = SweepOrder.of(List.of(5, 3, 1, 0, 2, 4), followers, _ -> false);
    assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(back(order, followers)).isLessThanOrEqualTo(2);
  }

  @Test
  void orderIsNeverWorseThanTheOneItBeganWith() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(30);
      List<List<Integer>> followers = new ArrayList<>();
      for (int part = 0; part < size; part++) {
        Set<Integer> to = new HashSet<>(List.of((part + 1) % size));
        to.add(random.nextInt(size));
        followers.add(List.copyOf(to));
      }
      List<Integer> begin = IntStream.range(0, size).boxed().toList();
      List<Integer> order = SweepOrder.of(begin, followers, _ -> false);
      assertThat(order).as("seed %d, round %d", seed, round).hasSameElementsAs(begin);
      assertThat(back(order, followers)).isLessThanOrEqualTo(back(begin, followers));
    }
  }

  /** How many connections lead to a part that comes before, or to the part itself. */
  private static long back(List<Integer> order, List<List<Integer>> followers) {
    return order.stream()
        .mapToLong(
            part ->
                followers.get(part).stream()
                    .filter(follower -> order.indexOf(follower) <= order.indexOf(part))
                    .count())
        .sum();
  }
}
