package org.plantroom.core;

/** The keys of {@code mqtt.embedded} in {@code project.yaml}. */
final class EmbeddedBrokerKeys {
  static final Field<String> ADDRESS =
      Field.withDefault(
          "address",
          Kinds.IP,
          ProjectMqtt.Embedded.OPEN.address(),
          "address to listen at; other than loopback only with users or clients");
  static final Field<String> USERS =
      Field.optional(
          "users",
          Kinds.FILE,
          "file of users and hashed passwords, made by plantroom broker-user; default: anyone");
  static final Field<String> CERTIFICATE =
      Field.optional("certificate", Kinds.FILE, "PEM certificate to show, which switches TLS on");
  static final Field<String> KEY =
      Field.optional("key", Kinds.FILE, "PEM key of that certificate, unencrypted PKCS#8");
  static final Field<String> CLIENTS =
      Field.optional(
          "clients",
          Kinds.FILE,
          "PEM certificates that sign the clients'; a client is the user its common name says");

  static final Format FORMAT =
      Format.of("the keys of the embedded broker", ADDRESS, USERS, CERTIFICATE, KEY, CLIENTS);

  private EmbeddedBrokerKeys() {}
}
