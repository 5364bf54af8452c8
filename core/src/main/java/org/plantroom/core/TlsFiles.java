package org.plantroom.core;

import java.nio.file.Path;

/**
 * What a TLS connection to a device is proved with, as PEM files.
 *
 * @param trust certificates of those who may sign the device's, or the device's own
 * @param certificate what the edge shows of itself, with those that signed it
 * @param key its private key, PKCS#8, without password
 * @param name the name the device's certificate must carry
 */
public record TlsFiles(Path trust, Path certificate, Path key, String name) {}
