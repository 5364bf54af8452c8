package org.plantroom.history;

/**
 * How big the store is and what it did since it was opened.
 *
 * @param tags tags in the dictionary
 * @param tableRows samples in the table
 * @param sealedRows samples in sealed files
 * @param sealedFiles files of samples and roll-ups in use
 * @param bytesOnDisk all files of the store in bytes
 * @param committedBatches batches committed since opening
 * @param committedValues samples committed since opening
 * @param failedCommits commits since opening that stored nothing
 */
public record HistoryStats(
    long tags,
    long tableRows,
    long sealedRows,
    long sealedFiles,
    long bytesOnDisk,
    long committedBatches,
    long committedValues,
    long failedCommits) {
  /** Samples stored, in the table and sealed. */
  public long values() {
    return tableRows + sealedRows;
  }
}
