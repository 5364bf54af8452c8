package org.plantroom.notifications;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Notifications;
import org.plantroom.core.Ticker;
import org.plantroom.core.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of alarms. What it is told and what it has to tell is kept in one file before
 * anything leaves; so after a crash no message is missing, and only one that was on its way just
 * then may leave twice, with the same id.
 *
 * <p>Thread-safe. Mail and webhooks leave on a thread each, so that a dead server holds up nobody
 * else.
 */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);

  /** How long a message is tried; later it would be no news. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private final NotifierFile file;
  private final Time time;
  private final Function<String, ZoneId> zoneOf;
  private final Incidents incidents;
  private final Outbox outbox;
  private final List<Ticker> senders = new ArrayList<>();
  private Notifications plan;
  private long position;
  private boolean isChanged;
  private boolean isFailing;

  /**
   * Goes on from where it stood.
   *
   * @param folder where it keeps its file, made when absent
   * @param plan who is told, when and how
   * @param zoneOf the time zone of a site
   * @param latest number of the latest journal line, asked at the very first start: what happened
   *     before is no news
   * @throws IOException when its file cannot be read
   */
  public Notifier(
      Path folder,
      Notifications plan,
      Function<String, ZoneId> zoneOf,
      LongSupplier latest,
      Time time)
      throws IOException {
    this.file = new NotifierFile(Files.createDirectories(folder).resolve("notifications.json"));
    this.plan = plan;
    this.zoneOf = zoneOf;
    this.time = time;
    NotifierFile.Content kept = file.read();
    this.incidents = new Incidents(kept == null ? List.of() : kept.incidents());
    this.outbox = new Outbox(kept == null ? Outbox.Stored.EMPTY : kept.outbox());
    this.position = kept == null ? latest.getAsLong() : kept.position();
    this.isChanged = kept == null;
  }

  /** Begins to send. */
  public void start() {
    senders.add(sender("notify mail", Message.Way.MAIL));
    senders.add(sender("notify webhook", Message.Way.WEBHOOK));
  }

  private Ticker sender(String thread, Message.Way way) {
    return Ticker.every(
        thread, TICK, time, () -> sendDue(way), e -> LOG.error("{} failed, a bug", thread, e));
  }

  /** Goes over to another plan; incidents of routes it has no more are let go. */
  public synchronized void become(Notifications next) {
    plan = next;
  }

  /** Number of the last journal line taken. */
  public synchronized long position() {
    return position;
  }

  /**
   * Takes what happened and lets time pass.
   *
   * @param news journal lines after {@link #position}, in their order
   */
  public synchronized void take(List<AlarmNews> news) {
    long now = time.millis();
    for (AlarmNews line : news) {
      incidents.take(line, plan, now);
      position = line.number();
      isChanged = true;
    }
    List<Incident> before = incidents.all();
    MessageWriter writer = new MessageWriter(plan, zoneOf);
    for (Telling telling : incidents.tick(new IncidentFlow(plan, zoneOf), now)) {
      outbox.add(writer.write(telling, now), now);
    }
    isChanged |= !before.equals(incidents.all());
    keep();
  }

  private void keep() {
    if (!isChanged) {
      return;
    }
    try {
      file.write(new NotifierFile.Content(position, incidents.all(), outbox.stored()));
      isChanged = false;
      isFailing = false;
    } catch (IOException e) {
      if (!isFailing) {
        LOG.error("Notifications cannot be kept and go out all the same", e);
      }
      isFailing = true;
    }
  }

  private void sendDue(Message.Way way) {
    Message message = due(way);
    while (message != null) {
      try {
        Delivery.of(way, plan(), time).send(message);
        done(message);
      } catch (IOException e) {
        failed(message, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        // The boundary of one message: a bug it meets must not hold up the others.
        LOG.error("A message met a bug [id={}]", message.id(), e);
        failed(message, "a bug, see the host's log");
      }
      message = due(way);
    }
  }

  private synchronized @Nullable Message due(Message.Way way) {
    return outbox.due(way, time.millis());
  }

  private synchronized void done(Message message) {
    outbox.sent(message, time.millis());
    isChanged = true;
    keep();
  }

  private synchronized void failed(Message message, String why) {
    long now = time.millis();
    if (now - message.created() >= PATIENCE.toMillis()) {
      LOG.error("A message was given up [id={}]: {}", message.id(), why);
      outbox.giveUp(message, why, now);
    } else {
      LOG.warn("A message waits for another try [id={}]: {}", message.id(), why);
      outbox.failed(message, why, now + pause(message.attempts()));
    }
    isChanged = true;
    keep();
  }

  private static long pause(int attempts) {
    long longest = LONGEST_RETRY.toMillis();
    long pause = Math.min(longest, FIRST_RETRY.toMillis() << Math.min(attempts, 20));
    return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
  }

  /**
   * Sends somebody a test at once.
   *
   * @param person name of one of the plan's people
   * @throws IOException with a sentence when a way refused
   * @throws IllegalArgumentException when the plan has nobody of that name
   */
  public void test(String person) throws IOException {
    new TestMessage(plan(), time).send(person);
  }

  private synchronized Notifications plan() {
    return plan;
  }

  /** What waits, what went and what is under way. */
  public synchronized NotifierView view() {
    return NotifierView.of(plan, incidents.all(), outbox.stored());
  }

  /** Ends sending; what waits is kept. */
  @Override
  public void close() {
    senders.forEach(Ticker::close);
    take(List.of());
  }
}
