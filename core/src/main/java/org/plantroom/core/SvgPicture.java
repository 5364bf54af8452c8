package org.plantroom.core;

/**
 * A display drawn elsewhere, made harmless: elements and attributes that only draw, and those that
 * bind it to tags.
 *
 * @param svg the picture's text, written anew
 */
public record SvgPicture(String svg) implements DisplayPicture {}
