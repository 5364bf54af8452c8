package org.plantroom.host;

/**
 * How a link stands.
 *
 * @param state one of the words of {@link LinkView}
 * @param since milliseconds since 1970 UTC
 * @param sentence for people
 */
record LinkState(String state, long since, String sentence) {}
