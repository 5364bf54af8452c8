package org.plantroom.core;

import java.net.URI;

/** The keys of a broker in {@code project.yaml}, under {@code mqtt.brokers}. */
final class BrokerKeys {
  static final Field<URI> ADDRESS =
      Field.required(
          "address", Kinds.BROKER, "where it is; the port defaults to that of the scheme");
  static final Field<ProjectBroker.Version> VERSION =
      Field.withDefault("version", version(), "3.1.1", "version of MQTT");
  static final Field<String> USER =
      Field.optional(
          "user", Kinds.TEXT, "name to log in with; default: an edge's SITE/EDGE, a host's hostId");
  static final Field<SecretSource> PASSWORD =
      Field.optional(
          "password", new SecretKind(), "where the password is kept; default: log in without one");
  static final Field<String> AUTHORITIES =
      Field.optional(
          "trust", Kinds.FILE, "PEM certificates to trust; default: the Java runtime's own");
  static final Field<String> CERTIFICATE =
      Field.optional("certificate", Kinds.FILE, "PEM certificate to show the broker");
  static final Field<String> KEY =
      Field.optional("key", Kinds.FILE, "PEM key of that certificate, unencrypted PKCS#8");

  static final Format FORMAT =
      Format.of(
          "the keys of a broker", ADDRESS, VERSION, USER, PASSWORD, AUTHORITIES, CERTIFICATE, KEY);

  private BrokerKeys() {}

  private static ScalarKind<ProjectBroker.Version> version() {
    ScalarKind<ProjectBroker.Version> words =
        Kinds.choice(ProjectBroker.Version.class, ProjectBroker.Version::label);
    // YAML takes the 5 for a number.
    return new ScalarKind<>(
        words.expected(),
        words.parser(),
        Shapes.anyOf(words.schema(), Shapes.ofType("integer").put("const", 5)));
  }
}
