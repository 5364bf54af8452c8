package org.plantroom.core;

/**
 * A crossing of a display's grid.
 *
 * @param x cells from the left edge
 * @param y cells from the upper edge
 */
public record Cell(int x, int y) {}
