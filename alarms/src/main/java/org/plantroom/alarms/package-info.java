/**
 * When a value is an alarm and what becomes of it: limit rules and the states of ANSI/ISA-18.2, as
 * pure functions without clock, thread or I/O. The host does not use them yet; there is no way to
 * configure, show or acknowledge an alarm so far.
 */
@NullMarked
package org.plantroom.alarms;

import org.jspecify.annotations.NullMarked;
