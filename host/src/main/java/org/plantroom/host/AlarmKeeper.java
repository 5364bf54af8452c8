package org.plantroom.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plantroom.alarms.AlarmEvent;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Project;
import org.plantroom.core.Time;
import org.plantroom.history.AlarmStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all alarms on a thread of its own, {@code alarms}: evaluates samples, lets delays,
 * shelvings and links go on, stores what happened and then tells it.
 */
final class AlarmKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmKeeper.class);
  private static final long TICK_MILLIS = 100;
  private static final long LOOK_MILLIS = 500;
  private static final long LONGEST_SETTLING_MILLIS = 1_000;
  private static final int MOST_AT_ONCE = 20_000;

  /** So long a value may be on its way to the live table by the rules of before a reload. */
  private static final long IN_FLIGHT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long LONGEST_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final AlarmQueue queue = new AlarmQueue();
  private final LiveTags tags;
  private final Time time;
  private final AlarmJournal journal;
  private final AlarmShelf shelf;
  private final RemoteTags remoteTags;
  private final AlarmBook book;
  private final AtomicReference<@Nullable Project> next = new AtomicReference<>();
  private final Thread thread;
  private final Set<TagAlarm> running = new HashSet<>(); // of the thread, like the next five
  private final Set<KeptAlarm> shelved = new HashSet<>();
  private final List<AlarmWork.Act> done = new ArrayList<>();
  private final List<AlarmWork.Mark> reached = new ArrayList<>();
  private final Set<DeviceAlarms> reloaded = new HashSet<>();
  private long nextGlance;
  private final AtomicLong unsettled = new AtomicLong();
  private volatile boolean closing;
  private volatile boolean holdsLinks;
  private long nextTick;
  private long nextLook;

  /**
   * Makes a keeper with every alarm standing where it stood; {@link #start} begins.
   *
   * @param brokers the addresses of the host's brokers
   * @throws org.plantroom.history.HistoryQueryException when the store does not answer
   */
  AlarmKeeper(Project project, List<String> brokers, LiveTags tags, AlarmStore store, Time time) {
    this.tags = tags;
    this.time = time;
    this.journal = new AlarmJournal(store, time);
    this.shelf = new AlarmShelf(journal.stored(), journal);
    this.remoteTags = new RemoteTags(tags, queue::offer);
    this.book = new AlarmBook(project, brokers, shelf, queue::offer, remoteTags, time);
    this.nextTick = time.nanos();
    this.nextLook = nextTick;
    this.thread = Thread.ofPlatform().name("alarms").daemon().unstarted(this::run);
    resume();
    journal.removeLeft(shelf.left());
  }

  private void resume() {
    shelf.all().forEach(this::follow);
    for (NodeAlarms node : book.nodes()) {
      node.devices().forEach(device -> device.watches().forEach(this::follow));
    }
  }

  void start() {
    thread.start();
  }

  /** Looks at links no more: when the host itself hangs up, no edge node is lost. */
  void holdLinks() {
    holdsLinks = true;
  }

  /** The alarms of an edge node, for the Sparkplug thread. */
  NodeAlarms node(EdgeId edge) {
    return book.node(edge);
  }

  /**
   * An edge node comes over a broker; for the Sparkplug thread, like the next two. To be told
   * before the node is told to be there.
   *
   * @param place of the broker among the host's, from 0
   */
  void over(EdgeId edge, int place) {
    book.node(edge).over(book.brokers().get(place));
  }

  /** The host has a broker. */
  void brokerUp(int place) {
    long now = time.millis();
    LinkAlarm broker = book.brokers().get(place);
    broker.up(now);
    book.nodes().forEach(node -> node.brokerUp(broker, now));
  }

  /** The host has lost a broker; before the edge nodes are told to be lost. */
  void brokerDown(int place) {
    long now = time.millis();
    book.brokers().get(place).down(now);
    book.nodes().forEach(node -> node.brokerDown(now));
  }

  /** Goes over to the rules of another project, soon; of several, the last counts. */
  void become(Project project) {
    next.set(project);
  }

  /** All alarms, as told. */
  Collection<KeptAlarm> all() {
    return shelf.all();
  }

  /** The alarm of an id, or null. */
  @Nullable KeptAlarm find(String id) {
    return shelf.find(id);
  }

  /**
   * Has an operator do something.
   *
   * @return what became of it, once it was tried to store it
   * @throws Problem when the alarms have too much to do
   */
  CompletableFuture<AlarmWork.Outcome> act(
      KeptAlarm alarm, AlarmEvent event, String who, String reason) {
    CompletableFuture<AlarmWork.Outcome> answer = new CompletableFuture<>();
    if (closing || !queue.offer(new AlarmWork.Act(alarm, event, who, reason, answer))) {
      throw Problem.unavailable("the alarms have too much to do, try again");
    }
    return answer;
  }

  /**
   * Waits until what has been given so far is evaluated and stored, so that no sample is in history
   * whose alarm a crash would lose. When the alarms have far too much to do or the store refuses
   * them, the samples go first, which is counted.
   *
   * @throws InterruptedException when the caller is to end
   */
  void settle() throws InterruptedException {
    if (closing || !thread.isAlive()) {
      return;
    }
    if (!isSettled()) {
      unsettled.incrementAndGet();
    }
  }

  private boolean isSettled() throws InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    if (!queue.offer(new AlarmWork.Mark(answer))) {
      return false;
    }
    try {
      return answer.get(LONGEST_SETTLING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("Samples are stored before their alarms", e);
      return false;
    }
  }

  private void run() {
    try {
      while (!closing) {
        turn(queue.poll(TICK_MILLIS));
      }
    } catch (InterruptedException e) {
      // Nobody does so; if somebody should, the thread ends, and close does the rest.
      Thread.currentThread().interrupt();
    }
  }

  private void turn(@Nullable AlarmWork first) throws InterruptedException {
    try {
      takeProject();
      AlarmWork work = first;
      for (int left = MOST_AT_ONCE; work != null; work = left > 0 ? queue.poll(0) : null) {
        left--;
        handle(work);
      }
      if (time.nanos() - nextTick >= 0) {
        nextTick = time.nanos() + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
        tick(time.millis(), time.nanos());
      }
      flush();
    } catch (RuntimeException e) {
      // The boundary of the alarm thread: one bug must not end all alarms.
      LOG.error("The alarms met a bug and go on", e);
    }
  }

  private void takeProject() {
    Project project = next.getAndSet(null);
    if (project == null) {
      return;
    }
    List<DeviceAlarms> changed = book.become(project);
    shelf.takeRemoved().forEach(journal::touch);
    changed.forEach(device -> device.watches().forEach(this::lookAgain));
    reloaded.addAll(changed);
    nextGlance = time.nanos() + IN_FLIGHT_NANOS;
    running.clear();
    shelved.clear();
    resume();
  }

  private void handle(AlarmWork work) {
    switch (work) {
      case AlarmWork.Taken taken -> {
        taken.watch().see(taken);
        follow(taken.watch());
      }
      case AlarmWork.Mark mark -> reached.add(mark);
      case AlarmWork.Changed changed -> seeAgain(changed.tag());
      case AlarmWork.Act act -> {
        KeptAlarm alarm = act.alarm();
        if (shelf.find(alarm.alarm().facts().id()) == alarm
            && alarm.alarm().act(act.event(), time.millis(), act.who(), act.reason())) {
          follow(alarm);
          done.add(act);
        } else {
          act.done().complete(AlarmWork.Outcome.UNFITTING);
        }
      }
    }
  }

  private void seeAgain(RemoteTag tag) {
    for (TagAlarm alarm : tag.takeChanged()) {
      alarm.seeAgain();
      follow(alarm);
    }
  }

  private void follow(AlarmWatch watch) {
    watch.touched().forEach(this::follow);
  }

  private void follow(TagAlarm alarm) {
    journal.touch(alarm.kept());
    if (alarm.isRunning()) {
      running.add(alarm);
    }
  }

  private void follow(KeptAlarm alarm) {
    journal.touch(alarm);
    if (alarm.alarm().isShelved()) {
      shelved.add(alarm);
    }
  }

  private void tick(long now, long nanos) {
    if (!holdsLinks && nanos - nextLook >= 0) {
      nextLook = nanos + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      book.brokers().forEach(broker -> look(broker, now));
      book.looks().takeDue(now).forEach(node -> look(node, now));
    }
    remoteTags.follow(this::seeAgain);
    running.removeIf(alarm -> stands(alarm, now));
    shelved.removeIf(alarm -> isBack(alarm, now));
    if (!reloaded.isEmpty() && nanos - nextGlance >= 0) {
      reloaded.forEach(device -> device.watches().forEach(this::lookAgain));
      reloaded.clear();
    }
    if (queue.takeMissed()) {
      lookAtEverything();
    }
  }

  private void look(NodeAlarms node, long now) {
    if (node.isGone()) {
      return;
    }
    node.reach().look(now).forEach(journal::touch);
    long next = node.reach().nextLook();
    for (LinkAlarm link : node.links()) {
      look(link, now);
      next = Math.min(next, link.nextLook(now));
    }
    book.looks().waitUntil(node, next);
  }

  private void look(LinkAlarm link, long now) {
    link.look(now).forEach(journal::touch);
    if (link.kept().isChanged()) {
      journal.touch(link.kept());
    }
  }

  private boolean stands(TagAlarm alarm, long now) {
    alarm.stands(now);
    journal.touch(alarm.kept());
    return !alarm.isRunning();
  }

  private boolean isBack(KeptAlarm alarm, long now) {
    alarm.alarm().tick(now);
    journal.touch(alarm);
    return !alarm.alarm().isShelved();
  }

  private void lookAtEverything() {
    for (NodeAlarms node : book.nodes()) {
      node.devices().forEach(device -> device.watches().forEach(this::lookAgain));
    }
  }

  private void lookAgain(AlarmWatch watch) {
    LiveTag tag = tags.find(watch.path());
    if (tag != null) {
      watch.see(tag.state().sample(), false);
      follow(watch);
    }
  }

  private void flush() {
    boolean isStored = journal.flush(!reached.isEmpty());
    reached.forEach(mark -> mark.reached().complete(isStored));
    reached.clear();
    AlarmWork.Outcome outcome = isStored ? AlarmWork.Outcome.STORED : AlarmWork.Outcome.UNSTORED;
    done.forEach(act -> act.done().complete(outcome));
    done.clear();
  }

  /** Samples left out because too much came at once. */
  long leftOut() {
    return queue.leftOut();
  }

  /** Commits of samples that did not wait for what their alarms said. */
  long unsettled() {
    return unsettled.get();
  }

  /** Work that waits. */
  int waiting() {
    return queue.size();
  }

  /** What was stored and what not. */
  AlarmJournal journal() {
    return journal;
  }

  /** Ends the thread; what waits is worked off and stored first, for some seconds at most. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
      long deadline = time.nanos() + LONGEST_CLOSE_NANOS;
      do {
        turn(queue.poll(0));
      } while (queue.size() > 0 && time.nanos() - deadline < 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
