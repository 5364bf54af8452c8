@NullMarked
package org.plantroom.workbench;

import org.jspecify.annotations.NullMarked;
