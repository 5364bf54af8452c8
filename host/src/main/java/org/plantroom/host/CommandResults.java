package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.plantroom.core.EdgeId;
import org.plantroom.core.Value;
import org.plantroom.sparkplug.EdgeMetrics;

/** Finds the edges' words on commands among what arrives. */
final class CommandResults implements EdgeWords {
  private static final int MAX_DETAIL = 500;

  private final Sink sink;

  /** Told what became of a command. */
  interface Sink {
    /**
     * Takes a result.
     *
     * @param edge who says it
     * @param id of the command
     */
    void result(EdgeId edge, String id, CommandResult result);
  }

  /** Makes the finder. */
  CommandResults(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void say(EdgeId edge, String metric, Value value) {
    if (metric.equals(EdgeMetrics.COMMAND_RESULT)) {
      parse(edge, value.toString());
    }
  }

  private void parse(EdgeId edge, String text) {
    JsonNode json;
    try {
      json = Json.read(text);
    } catch (JsonProcessingException e) {
      // A stranger's text; the command ends by its expiry.
      return;
    }
    String detail = json.path("detail").asText();
    String shown = detail.substring(0, Math.min(detail.length(), MAX_DETAIL));
    for (CommandResult.Outcome outcome : CommandResult.Outcome.values()) {
      if (outcome.name().equals(json.path("outcome").asText())) {
        long time = json.path("time").asLong();
        long until = json.path("until").asLong();
        sink.result(edge, json.path("id").asText(), new CommandResult(outcome, shown, time, until));
      }
    }
  }
}
