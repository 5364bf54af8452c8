package org.plantroom.mqtt;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.parameter.ServerInformation;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import java.util.concurrent.CompletableFuture;

/** An extension of the broker that only learns the port bound when any free one was asked for. */
final class ListenerWatch implements ExtensionMain {
  private final CompletableFuture<ServerInformation> server = new CompletableFuture<>();

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    server.complete(input.getServerInformation());
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

  /** The port of the one listener; to be asked after the broker's start. */
  int port() {
    return server.join().getListener().iterator().next().getPort();
  }
}
