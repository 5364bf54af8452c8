/**
 * Tells people of alarms: which alarms make one incident, who is on duty, whom to tell next, and an
 * outbox from which every message leaves by mail or webhook, also across a crash. The host feeds it
 * the lines of the alarm journal.
 */
@NullMarked
package org.plantroom.notifications;

import org.jspecify.annotations.NullMarked;
