package org.plantroom.core;

/** What a display shows: a drawing of symbols and pipes, or a picture from elsewhere. */
public sealed interface DisplayPicture permits Drawing, SvgPicture {}
