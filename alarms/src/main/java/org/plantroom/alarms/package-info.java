/**
 * When a value is an alarm and what becomes of it: conditions, delays and the states of
 * ANSI/ISA-18.2, as functions without clock, thread or I/O. The host feeds them and keeps what they
 * give.
 */
@NullMarked
package org.plantroom.alarms;

import org.jspecify.annotations.NullMarked;
