package org.plantroom.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.plantroom.testkit.Await;
import org.plantroom.testkit.NodeProgram;

/**
 * The certified OpenID provider {@code oidc-provider} of npm as a child process on loopback. Takes
 * any name and password; everybody is of the group {@code operators} but {@code clara}.
 */
final class ForeignProvider implements AutoCloseable {
  static final String CLIENT = "plantroom";
  static final String SECRET = "a-secret-of-this-test-alone-0123456789abcdef";

  private final Process process;
  private final int port;

  private ForeignProvider(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it for a host at an address; skips the test where it cannot be installed. */
  static ForeignProvider start(Path folder, String host) throws IOException, InterruptedException {
    Optional<NodeProgram> program =
        NodeProgram.install(
            Path.of("src/test/oidc-provider"),
            Path.of("target/oidc-provider"),
            folder.resolve("npm.log"));
    Assumptions.assumeTrue(
        program.isPresent(), "oidc-provider could not be installed with npm, so it is not tried");
    int port = Ports.free();
    Process process =
        program
            .orElseThrow()
            .run(port, host + "/api/session/openid/answer", CLIENT, SECRET)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("provider.log").toFile())
            .start();
    Await.until("the provider listens", Duration.ofSeconds(30), () -> Ports.isListened(port));
    return new ForeignProvider(process, port);
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
