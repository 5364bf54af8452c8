package org.plantroom.mqtt;

import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.services.intializer.ClientInitializer;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Looks at what one client publishes, on its way into the broker, and gives it to the tap. The
 * broker calls it before it looks whether the client may publish there, so that is looked at here
 * too. Thread-safe; called on the broker's threads, for one client in order.
 */
final class TapInterceptor implements PublishInboundInterceptor {
  private final BrokerTap tap;
  private final Rights rights;

  /** Where a client may publish. */
  private record Rights(boolean everywhere, List<String> filters) {
    static Rights of(ClientContext client, boolean guarded) {
      List<String> filters =
          client.getDefaultPermissions().asList().stream()
              .filter(each -> each.getType() == TopicPermission.PermissionType.ALLOW)
              .filter(each -> each.getActivity() != TopicPermission.MqttActivity.SUBSCRIBE)
              .map(TopicPermission::getTopicFilter)
              .toList();
      return new Rights(!guarded, filters);
    }

    boolean allow(String topic) {
      return everywhere || filters.stream().anyMatch(filter -> Topics.matches(filter, topic));
    }
  }

  private TapInterceptor(BrokerTap tap, Rights rights) {
    this.tap = tap;
    this.rights = rights;
  }

  /**
   * Gives each client that connects an interceptor of its own.
   *
   * @param guarded whether there is a guard, so that a client may do only what it was given
   */
  static ClientInitializer forEachClient(BrokerTap tap, boolean guarded) {
    return (InitializerInput input, ClientContext client) ->
        client.addPublishInboundInterceptor(new TapInterceptor(tap, Rights.of(client, guarded)));
  }

  @Override
  public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
    PublishPacket packet = input.getPublishPacket();
    String topic = packet.getTopic();
    if (!tap.isClosed() && rights.allow(topic)) {
      tap.take(topic, () -> bytes(packet));
    }
  }

  private static byte[] bytes(PublishPacket packet) {
    ByteBuffer payload = packet.getPayload().orElseGet(() -> ByteBuffer.allocate(0));
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }
}
