/**
 * The {@code plantroom} command. Each command wires its parts in one place and closes them in
 * reverse.
 */
@NullMarked
package org.plantroom.app;

import org.jspecify.annotations.NullMarked;
