package org.plantroom.history;

/**
 * Where an alarm stood at a moment.
 *
 * @param last its latest line of the journal then
 * @param raised when it was raised last, ms since 1970 UTC; 0 for never
 * @param cleared when it was cleared last, ms since 1970 UTC; 0 for never
 */
public record AlarmStanding(AlarmEntry last, long raised, long cleared) {}
