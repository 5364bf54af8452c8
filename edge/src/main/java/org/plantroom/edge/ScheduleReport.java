package org.plantroom.edge;

import org.jspecify.annotations.Nullable;

/**
 * What the edge tells a host of one schedule.
 *
 * @param state {@code scheduled}, {@code waiting} while its value could not be written, or {@code
 *     overridden} while somebody's own value counts
 * @param since the time of the switch that was carried out last, milliseconds since 1970 UTC; 0 for
 *     none
 * @param value what the schedule has now; null when it has nothing yet
 * @param next the time of the next switch, milliseconds since 1970 UTC; 0 for none
 * @param nextValue what is written then; null for nothing
 * @param overriddenUntil milliseconds since 1970 UTC; 0 when it is not overridden
 * @param sentence for people; may be empty
 */
record ScheduleReport(
    String state,
    long since,
    @Nullable Object value,
    long next,
    @Nullable Object nextValue,
    long overriddenUntil,
    String sentence) {}
