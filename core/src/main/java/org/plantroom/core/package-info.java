/**
 * What every other module speaks in: tag paths, values with quality and time, and the project
 * files. Knows no framework and no network.
 */
@NullMarked
package org.plantroom.core;

import org.jspecify.annotations.NullMarked;
