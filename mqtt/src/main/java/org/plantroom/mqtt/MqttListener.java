package org.plantroom.mqtt;

/**
 * Hears what happens on one connection.
 *
 * <p>All calls come from the connection's own thread ({@code mqtt CLIENT-ID}), one after the other,
 * in the order things happened. A slow listener delays only this connection: messages wait in the
 * bounded incoming queue meanwhile. A listener that throws is logged and counted as failed; the
 * connection goes on.
 */
public interface MqttListener {
  /** The broker accepted the connection and every subscription. */
  void onConnected();

  /**
   * The connection ended, or was closed by us. Follows every {@link #onConnected} exactly once;
   * never comes for attempts that failed.
   *
   * @param sentence why, for people
   */
  void onDisconnected(String sentence);

  /** A message arrived; always between {@link #onConnected} and {@link #onDisconnected}. */
  void onMessage(MqttMessage message);
}
