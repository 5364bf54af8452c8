package org.plantroom.modbus;

/**
 * What carries frames to an endpoint's units and back, from its opening to its end; it never opens
 * again.
 *
 * <p>Thread-safe; callers block, which virtual threads do cheaply.
 */
interface Connection {
  /** Sends a request and waits for its answer. */
  Exchange exchange(Request request) throws InterruptedException;

  /** False once it has ended, whoever ended it. */
  boolean isOpen();

  /** True when at least one whole frame has answered a request on this connection. */
  boolean hasAnswered();

  /** Frames that answered nothing that was waiting: too late, or of a confused device. */
  long strays();

  /** Sets what runs when the connection has ended, at once if it has; must not block. */
  void onEnd(Runnable action);

  /** Ends it; what {@link #onEnd} set has run when this returns. */
  void close();
}
