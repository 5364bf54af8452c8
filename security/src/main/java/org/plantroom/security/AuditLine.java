package org.plantroom.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line as it is on disk: the entry as JSON with a last member {@code hash}, the SHA-256 of all
 * bytes before it. An entry holds the hash of the one before, so no line can be changed, removed or
 * put between without changing every line after it.
 *
 * @param entry what it says
 * @param hash its own, in hexadecimal
 */
record AuditLine(AuditEntry entry, String hash) {
  /** The hash that stands before the first line. */
  static final String NO_HASH = "0".repeat(64);

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String BEFORE_HASH = ",\"hash\":\"";
  private static final String AFTER_HASH = "\"}";
  private static final int TAIL = BEFORE_HASH.length() + NO_HASH.length() + AFTER_HASH.length();

  static AuditLine of(AuditEntry entry) {
    return new AuditLine(entry, Secrets.digest(hashed(entry)));
  }

  /** The text for the file, without the line's end. */
  String text() {
    return hashed(entry) + BEFORE_HASH + hash + AFTER_HASH;
  }

  private static String hashed(AuditEntry entry) {
    try {
      String json = JSON.writeValueAsString(entry);
      return json.substring(0, json.length() - 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own records are always JSON", e);
    }
  }

  /** Reads a line; empty when it is none or its hash is not that of its bytes. */
  static Optional<AuditLine> parse(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    int end = text.length() - TAIL;
    if (end < 1 || !text.startsWith(BEFORE_HASH, end) || !text.endsWith(AFTER_HASH)) {
      return Optional.empty();
    }
    int from = end + BEFORE_HASH.length();
    String hash = text.substring(from, from + NO_HASH.length());
    String hashed = text.substring(0, end);
    if (!Secrets.isSame(hash, Secrets.digest(hashed))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AuditLine(JSON.readValue(hashed + "}", AuditEntry.class), hash));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
