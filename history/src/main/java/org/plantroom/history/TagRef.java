package org.plantroom.history;

import org.plantroom.core.TagPath;
import org.plantroom.core.ValueType;

/**
 * A tag as the store knows it: a small number in place of path and type.
 *
 * @param id 1 or more; the same path with another type has another id
 * @param path the tag's path
 * @param type the type of all its values
 */
public record TagRef(int id, TagPath path, ValueType type) {}
