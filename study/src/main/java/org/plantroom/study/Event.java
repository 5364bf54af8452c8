package org.plantroom.study;

/**
 * Something that is set during a run: a mode, a set point.
 *
 * @param at simulated time since the start, s
 * @param input path, e.g. {@code hp.fouling}
 * @param value in the input's unit
 */
record Event(double at, String input, double value) {}
