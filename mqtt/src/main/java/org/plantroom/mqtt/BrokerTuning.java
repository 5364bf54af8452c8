package org.plantroom.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;

/**
 * HiveMQ's knobs that no configuration file reaches, set for a small machine and a flood at QoS 0.
 * They are process-wide, as HiveMQ keeps them in static fields.
 */
final class BrokerTuning {
  private static final int CLIENT_QUEUE_BYTES = 32 << 20;
  private static final int NOT_WRITABLE_MESSAGES = 8_000;
  private static final int BUCKETS = 16;
  private static final int THREADS = 2;
  private static final int SHUTDOWN_GRACE_MILLIS = 100;

  private BrokerTuning() {}

  /** To be called before a broker is built. */
  static void apply() {
    holdBurstsAtQos0();
    beFrugal();
  }

  /**
   * HiveMQ drops at QoS 0 once a client is 5 MiB or 1,000 messages behind: half a second of a busy
   * plant. All clients together stay below a quarter of the heap, HiveMQ's own hard limit.
   */
  private static void holdBurstsAtQos0() {
    InternalConfigurations.QOS_0_MEMORY_LIMIT_PER_CLIENT_BYTES.set(CLIENT_QUEUE_BYTES);
    InternalConfigurations.NOT_WRITABLE_QUEUE_SIZE.set(NOT_WRITABLE_MESSAGES);
  }

  private static void beFrugal() {
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
    InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
    InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
    InternalConfigurations.PERSISTENCE_STARTUP_THREAD_POOL_SIZE.set(THREADS);
    InternalConfigurations.PAYLOAD_PERSISTENCE_CLEANUP_THREADS.set(1);
    // In memory there is nothing to be written after the last client has gone.
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(SHUTDOWN_GRACE_MILLIS);
  }
}
