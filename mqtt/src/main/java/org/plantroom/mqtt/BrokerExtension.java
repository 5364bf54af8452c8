package org.plantroom.mqtt;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.parameter.ServerInformation;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Our part inside the broker: sets guard and tap up and learns the ports bound. */
final class BrokerExtension implements ExtensionMain {
  private final @Nullable BrokerGuard guard;
  private final BrokerTap tap;
  private final CompletableFuture<ServerInformation> server = new CompletableFuture<>();

  BrokerExtension(@Nullable BrokerGuard guard, BrokerTap tap) {
    this.guard = guard;
    this.tap = tap;
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    server.complete(input.getServerInformation());
    if (guard != null) {
      Doorkeeper doorkeeper = new Doorkeeper(guard);
      Services.securityRegistry().setAuthenticatorProvider(asked -> doorkeeper);
    }
    Services.initializerRegistry()
        .setClientInitializer(TapInterceptor.forEachClient(tap, guard != null));
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

  /** The port of the listener of that name; to be asked after the broker's start. */
  int port(String listener) {
    return server.join().getListener().stream()
        .filter(each -> each.getName().equals(listener))
        .findFirst()
        .orElseThrow()
        .getPort();
  }
}
