package org.plantroom.edge;

import java.io.IOException;
import java.nio.file.Path;
import org.plantroom.core.ProjectUplink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an uplink remembers over restarts. What cannot be written is told and does no great harm.
 *
 * <p>{@link #keepBdSeq} belongs to the connection's thread, {@link #keepDelivered} to the
 * publisher's.
 */
final class UplinkFiles {
  private static final Logger LOG = LoggerFactory.getLogger(UplinkFiles.class);

  private final Path bdSeqFile;
  private final Path deliveredFile;
  private final long lastBdSeq;
  private final long deliveredBelow;
  private long keptDelivered;

  /**
   * Reads what was kept.
   *
   * @param folder the edge's
   * @param uplink its name
   */
  UplinkFiles(Path folder, String uplink) throws IOException {
    String tail = uplink.equals(ProjectUplink.MAIN) ? "" : "-" + uplink;
    this.bdSeqFile = folder.resolve("bdSeq" + tail);
    this.deliveredFile = folder.resolve("delivered" + tail);
    this.lastBdSeq = Durable.read(bdSeqFile).orElse(-1);
    this.deliveredBelow = Durable.read(deliveredFile).orElse(0);
    this.keptDelivered = deliveredBelow;
  }

  /** The bdSeq of the last connect before this start; -1 when there was none. */
  long lastBdSeq() {
    return lastBdSeq;
  }

  /** Before this start every offset below had been delivered; 0 when nobody knows. */
  long deliveredBelow() {
    return deliveredBelow;
  }

  /** Writes down the bdSeq of the CONNECT that follows. */
  void keepBdSeq(long bdSeq) {
    try {
      Durable.write(bdSeqFile, bdSeq, true);
    } catch (IOException e) {
      LOG.warn("bdSeq cannot be kept over a restart [file={}]", bdSeqFile, e);
    }
  }

  /** Writes down that every offset below is delivered, when that is news. */
  void keepDelivered(long below) {
    if (below == keptDelivered) {
      return;
    }
    try {
      Durable.write(deliveredFile, below, false);
      keptDelivered = below;
    } catch (IOException e) {
      LOG.debug("What is delivered cannot be kept over a restart [file={}]", deliveredFile, e);
    }
  }
}
