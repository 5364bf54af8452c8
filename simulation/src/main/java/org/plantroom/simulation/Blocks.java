package org.plantroom.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Orders the parts of a plant: what flows from one to another makes the first come first; parts
 * that flow back into each other become one block. Tarjan's algorithm for strongly connected
 * components (SIAM J. Comput. 1 (1972) 146), without recursion for long pipelines.
 */
final class Blocks {
  private final List<List<Integer>> followers;
  private final int[] index;
  private final int[] low;
  private final boolean[] onStack;
  private final Deque<Integer> stack = new ArrayDeque<>();
  private final List<List<Integer>> found = new ArrayList<>();
  private int next = 1;

  private Blocks(List<List<Integer>> followers) {
    this.followers = followers;
    index = new int[followers.size()];
    low = new int[followers.size()];
    onStack = new boolean[followers.size()];
  }

  /**
   * Blocks in flow order, each with its parts in flow order as far as a loop has one.
   *
   * @param followers of each part, those that need what it gives
   */
  static List<List<Integer>> of(List<List<Integer>> followers) {
    Blocks blocks = new Blocks(followers);
    for (int i = 0; i < followers.size(); i++) {
      if (blocks.index[i] == 0) {
        blocks.visit(i);
      }
    }
    return blocks.found.reversed();
  }

  /** A part being visited, with how many of its followers have been. */
  private static final class Visit {
    private final int part;
    private int nextFollower;

    Visit(int part) {
      this.part = part;
    }
  }

  private void visit(int root) {
    Deque<Visit> visits = new ArrayDeque<>();
    visits.push(enter(root));
    while (!visits.isEmpty()) {
      Visit visit = visits.element();
      List<Integer> after = followers.get(visit.part);
      if (visit.nextFollower < after.size()) {
        int follower = after.get(visit.nextFollower++);
        if (index[follower] == 0) {
          visits.push(enter(follower));
        } else if (onStack[follower]) {
          low[visit.part] = Math.min(low[visit.part], index[follower]);
        }
      } else {
        visits.pop();
        leave(visit.part, visits);
      }
    }
  }

  private Visit enter(int part) {
    index[part] = next;
    low[part] = next++;
    stack.push(part);
    onStack[part] = true;
    return new Visit(part);
  }

  private void leave(int part, Deque<Visit> visits) {
    if (!visits.isEmpty()) {
      int parent = visits.element().part;
      low[parent] = Math.min(low[parent], low[part]);
    }
    if (low[part] == index[part]) {
      List<Integer> block = new ArrayList<>();
      int member;
      do {
        member = stack.pop();
        onStack[member] = false;
        block.add(member);
      } while (member != part);
      // The stack gives the last visited first; followers were visited later.
      found.add(block.reversed());
    }
  }
}
