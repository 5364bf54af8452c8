package org.plantroom.history;

/**
 * What a question must know of the sealed files.
 *
 * @param folder where they lie
 * @param horizons what of them no answer shows
 */
record SealedFiles(SealedFolder folder, Horizons horizons) {}
