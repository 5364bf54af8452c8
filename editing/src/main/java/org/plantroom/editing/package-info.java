/**
 * Changing a project folder step by step: the texts of its files, what a change would do, and
 * versions to go back to. The files stay the truth; what people change by hand becomes a version
 * too.
 */
@NullMarked
package org.plantroom.editing;

import org.jspecify.annotations.NullMarked;
