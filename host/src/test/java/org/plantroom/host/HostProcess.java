package org.plantroom.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plantroom.core.Time;
import org.plantroom.mqtt.MqttBroker;
import org.plantroom.testkit.Await;

/** A host in a process of its own, so that it can be killed. */
final class HostProcess {
  private final Process process;
  private final Path portFile;

  private HostProcess(Process process, Path portFile) {
    this.process = process;
    this.portFile = portFile;
  }

  /** The child's main: runs until it is killed or its parent is gone. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    PlantroomHost host =
        new PlantroomHost(
            Plant.project(folder.resolve("project")),
            Plant.reading(folder.resolve("project")),
            folder.resolve("host"),
            0,
            List.of(MqttBroker.at(URI.create(args[1]))),
            Time.system());
    Path fresh = folder.resolve("port.new");
    Files.writeString(fresh, String.valueOf(host.httpPort()));
    Files.move(fresh, Path.of(args[2]));
    while (System.in.read() >= 0) {
      // The parent says nothing; the end of the stream is the parent's end.
    }
    host.close();
  }

  static HostProcess start(Path folder, URI broker, int number) throws IOException {
    Path portFile = folder.resolve("port" + number);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HostProcess.class.getName(),
                folder.toString(),
                broker.toString(),
                portFile.toString())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new HostProcess(process, portFile);
  }

  /** Waits until it serves. */
  int port() throws IOException {
    Await.until(
        "the host serves",
        Plant.PATIENCE.multipliedBy(2),
        () -> Files.exists(portFile) || !process.isAlive());
    return Integer.parseInt(Files.readString(portFile));
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
