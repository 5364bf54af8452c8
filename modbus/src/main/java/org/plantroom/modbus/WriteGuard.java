package org.plantroom.modbus;

import org.jspecify.annotations.Nullable;

/**
 * Asked once more when a write's turn at the line has come, right before it is sent: what was true
 * when it joined the queue of a busy gateway may not be true any more.
 */
@FunctionalInterface
public interface WriteGuard {
  /** Lets every write pass. */
  WriteGuard NONE = () -> null;

  /**
   * Why the write must not be sent now. Called on the thread that writes, while it holds the line,
   * so it must not block.
   *
   * @return a sentence for people; null when it may be sent
   */
  @Nullable String refusal();
}
