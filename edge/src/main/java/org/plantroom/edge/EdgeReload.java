package org.plantroom.edge;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.EdgeNode;
import org.plantroom.core.ProjectChange;
import org.plantroom.core.ProjectCheck;
import org.plantroom.core.ProjectDiff;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the project anew when it is asked to, and lets the edge become what it says. A project with
 * mistakes is refused whole, and the edge goes on as it is.
 *
 * <p>Thread-safe. Each reload has a virtual thread of its own, {@code reload SITE/EDGE}; there is
 * one at a time.
 */
final class EdgeReload implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeReload.class);

  private final Supplier<ProjectCheck> project;
  private final DevicePollers pollers;
  private final EdgeWrites writes;
  private final PublisherEvents events;
  private final Time time;
  private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();
  private EdgeNode node; // handed on from one reload's thread to the next by running

  /**
   * Makes it.
   *
   * @param node what the edge is
   * @param project reads the project
   */
  EdgeReload(
      EdgeNode node,
      Supplier<ProjectCheck> project,
      DevicePollers pollers,
      EdgeWrites writes,
      PublisherEvents events,
      Time time) {
    this.time = time;
    this.node = node;
    this.project = project;
    this.pollers = pollers;
    this.writes = writes;
    this.events = events;
  }

  /**
   * Begins a reload and returns at once; what it comes to is told as {@link
   * PublisherEvent.Answered}.
   *
   * @param id of the order
   */
  void begin(OrderId id) {
    Thread thread = Thread.ofVirtual().name("reload " + node.id()).unstarted(() -> run(id));
    if (running.compareAndSet(null, thread)) {
      thread.start();
    } else {
      Thread.ofVirtual()
          .name("refuse reload " + node.id())
          .start(() -> answer(id, rejected("another reload is under way")));
    }
  }

  private void run(OrderId id) {
    Driver.WriteOutcome outcome;
    try {
      outcome = reload();
    } catch (InterruptedException e) {
      return; // the edge closes
    } catch (RuntimeException e) {
      // The reload's boundary: a bug here must leave the edge as it is, and free the way.
      LOG.error("A reload failed, a bug in Plantroom [edge={}]", node.id(), e);
      outcome = rejected("the reload failed within the edge");
    } finally {
      running.set(null);
    }
    LOG.info("Reload [edge={}]: {}", node.id(), outcome.sentence());
    answer(id, outcome);
  }

  private Driver.WriteOutcome reload() throws InterruptedException {
    return switch (project.get()) {
      case ProjectCheck.Valid valid -> {
        EdgeNode next = valid.project().edge(node.id());
        yield next == null
            ? rejected(
                "the project has this edge no more; it goes on as it was until it is stopped")
            : become(next);
      }
      case ProjectCheck.Mistaken mistaken ->
          rejected(
              "the project has mistakes and the edge goes on as it was: "
                  + mistaken.mistakes().getFirst());
    };
  }

  private Driver.WriteOutcome become(EdgeNode next) throws InterruptedException {
    List<ProjectChange> changes = ProjectDiff.between(node, next);
    if (!changes.isEmpty()) {
      pollers.endChanged(next);
      writes.become(next);
      events.put(new PublisherEvent.Reconfigured(next));
      node =
          new EdgeNode(
              next.id(), next.name(), node.journalMaxBytes(), next.readOnly(), next.devices());
    }
    return new Driver.WriteOutcome(
        Driver.WriteOutcome.Result.ACCEPTED, ProjectDiff.summary(changes));
  }

  private static Driver.WriteOutcome rejected(String sentence) {
    return new Driver.WriteOutcome(Driver.WriteOutcome.Result.REJECTED, sentence);
  }

  private void answer(OrderId id, Driver.WriteOutcome outcome) {
    try {
      events.put(new PublisherEvent.Answered(id, outcome, time.millis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives up a reload that is under way, and waits for its end. */
  @Override
  public void close() {
    Thread last = running.get();
    if (last != null) {
      last.interrupt();
      try {
        last.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
