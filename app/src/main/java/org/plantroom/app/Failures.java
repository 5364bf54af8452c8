package org.plantroom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.plantroom.history.HistoryException;
import org.plantroom.host.HostStartException;
import org.plantroom.mqtt.BrokerStartException;
import org.plantroom.security.AccountException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Tells people in one line what failed and what to do; only a bug shows its stack. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(
      Exception e, CommandLine line, CommandLine.ParseResult result) {
    if (isExpected(e)) {
      line.getErr().println("plantroom: " + sentence(e));
    } else {
      LOG.error("A bug in Plantroom", e);
      line.getErr().println("plantroom: a bug in Plantroom, see above");
    }
    return Plantroom.FAILED;
  }

  private static boolean isExpected(Exception e) {
    return e instanceof CommandFailure
        || e instanceof HostStartException
        || e instanceof BrokerStartException
        || e instanceof HistoryException
        || e instanceof AccountException
        || e instanceof IOException
        || e instanceof UncheckedIOException;
  }

  private static String sentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof java.nio.file.FileSystemException
        ? "cannot use this file or folder: " + message
        : message;
  }
}
