package org.plantroom.workbench;

import java.util.Locale;

/**
 * Where a run stands.
 *
 * <pre>
 * queued ──▶ running ──▶ done
 *    │          ├──────▶ failed
 *    ├──────────┼──────▶ cancelled     by somebody
 *    └──────────┴──────▶ interrupted   by the end of the host
 * </pre>
 */
public enum RunState {
  /** Waits for those before it. */
  QUEUED,
  /** Its process is at work. */
  RUNNING,
  /** It has results. */
  DONE,
  /** It ended with a reason and without results. */
  FAILED,
  /** Somebody ended it. */
  CANCELLED,
  /** The host ended while it waited or ran. */
  INTERRUPTED;

  /** True when nothing more will come. */
  public boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }

  /** As the API writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
