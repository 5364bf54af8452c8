package org.plantroom.editing;

/**
 * The folder as it is.
 *
 * @param texts of its files
 * @param latest the version they are
 */
public record Standing(ProjectTexts texts, Revision latest) {}
