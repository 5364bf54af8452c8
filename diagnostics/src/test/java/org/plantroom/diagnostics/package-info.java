/** Tests of fault rules. */
@NullMarked
package org.plantroom.diagnostics;

import org.jspecify.annotations.NullMarked;
