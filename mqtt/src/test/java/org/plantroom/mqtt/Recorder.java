package org.plantroom.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers what it heard, in order. */
final class Recorder implements MqttListener {
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<MqttMessage> messages = new CopyOnWriteArrayList<>();

  @Override
  public void onConnected() {
    events.add("connected");
  }

  @Override
  public void onDisconnected(String sentence) {
    events.add("disconnected: " + sentence);
  }

  @Override
  public void onMessage(MqttMessage message) {
    messages.add(message);
  }

  long connects() {
    return events.stream().filter("connected"::equals).count();
  }

  List<String> texts() {
    return messages.stream().map(Recorder::text).toList();
  }

  static String text(MqttMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }
}
