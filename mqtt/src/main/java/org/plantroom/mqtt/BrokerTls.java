package org.plantroom.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * PEM files of the embedded broker's TLS, read once at its start.
 *
 * @param certificate the broker's certificate chain
 * @param key its private key, unencrypted PKCS#8
 * @param clients certificates that sign the clients', which then must show one; null to ask none
 */
public record BrokerTls(Path certificate, Path key, @Nullable Path clients) {}
