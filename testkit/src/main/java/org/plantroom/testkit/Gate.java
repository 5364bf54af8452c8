package org.plantroom.testkit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The proxy's mode, and the place where pumps wait while nothing may pass. Thread-safe. */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private TcpProxy.Mode mode = TcpProxy.Mode.PASS;

  TcpProxy.Mode mode() {
    lock.lock();
    try {
      return mode;
    } finally {
      lock.unlock();
    }
  }

  void mode(TcpProxy.Mode wanted) {
    lock.lock();
    try {
      mode = wanted;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits while bytes are swallowed. */
  void awaitOpen() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (mode == TcpProxy.Mode.BLACKHOLE) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
