package org.plantroom.modbus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plantroom.core.TlsFiles;

/**
 * Certificates made for one test by openssl: a self-signed one for each side, which the other side
 * trusts. The device's carries the address 127.0.0.1.
 */
record TestCertificates(Path folder) {
  static TestCertificates make(Path folder) throws IOException, InterruptedException {
    TestCertificates made = new TestCertificates(folder);
    made.sign("device", "IP:127.0.0.1");
    made.sign("edge", "DNS:edge.example");
    return made;
  }

  private void sign(String who, String name) throws IOException, InterruptedException {
    ForeignProgram.Ended ended =
        ForeignProgram.run(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + who,
                "-addext",
                "subjectAltName=" + name,
                "-keyout",
                file(who + ".key").toString(),
                "-out",
                file(who + ".pem").toString()));
    if (ended.code() != 0) {
      throw new AssertionError("openssl failed: " + ended.output());
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Trust, certificate and key of the device. */
  List<String> ofServer() {
    return List.of(
        file("edge.pem").toString(), file("device.pem").toString(), file("device.key").toString());
  }

  /** What the edge shows and trusts. */
  TlsFiles ofEdge() {
    return ofEdge("127.0.0.1");
  }

  /** The same, expecting another name of the device. */
  TlsFiles ofEdge(String name) {
    return new TlsFiles(file("device.pem"), file("edge.pem"), file("edge.key"), name);
  }

  /** An edge that shows the device's own certificate, which the device does not trust. */
  TlsFiles ofStranger() {
    return new TlsFiles(file("device.pem"), file("device.pem"), file("device.key"), "127.0.0.1");
  }
}
