package org.plantroom.security;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param number counts from 1
 * @param time RFC 3339 UTC with milliseconds
 * @param what happened, one word such as {@code signed-in}
 * @param who did it: a user's name, {@code token NAME} or {@code host}
 * @param address the machine it came from; empty for the host itself
 * @param details more of it by name
 * @param previous the hash of the line before, of zeros in the first
 */
@JsonPropertyOrder({"number", "time", "what", "who", "address", "details", "previous"})
public record AuditEntry(
    long number,
    String time,
    String what,
    String who,
    String address,
    Map<String, @Nullable Object> details,
    String previous) {}
