package org.plantroom.core;

import java.nio.file.Path;

/** The keys of {@code mqtt.embedded} in {@code project.yaml}. */
final class EmbeddedBrokerKeys {
  static final Field<String> ADDRESS =
      Field.withDefault(
          "address",
          Kinds.IP,
          ProjectMqtt.Embedded.OPEN.address(),
          "address to listen at; other than loopback only with users or clients");
  static final Field<Path> USERS =
      Field.optional(
          "users",
          Kinds.PATH,
          "file of users and hashed passwords, made by plantroom broker-user; default: anyone");
  static final Field<Path> CERTIFICATE =
      Field.optional("certificate", Kinds.PATH, "PEM certificate to show, which switches TLS on");
  static final Field<Path> KEY =
      Field.optional("key", Kinds.PATH, "PEM key of that certificate, unencrypted PKCS#8");
  static final Field<Path> CLIENTS =
      Field.optional(
          "clients",
          Kinds.PATH,
          "PEM certificates that sign the clients'; a client is the user its common name says");

  static final Format FORMAT =
      Format.of("the keys of the embedded broker", ADDRESS, USERS, CERTIFICATE, KEY, CLIENTS);

  private EmbeddedBrokerKeys() {}
}
