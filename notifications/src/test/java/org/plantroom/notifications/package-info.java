@NullMarked
package org.plantroom.notifications;

import org.jspecify.annotations.NullMarked;
