package org.plantroom.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;
import org.plantroom.core.Value;
import org.plantroom.sparkplug.EdgeMetrics;
import org.plantroom.sparkplug.ResolvedMetric;

/** Finds the edges' words on commands among what arrives. */
final class CommandResults {
  private final BiConsumer<String, CommandResult> sink;

  /**
   * Makes the finder.
   *
   * @param sink given the command's id and what became of it
   */
  CommandResults(BiConsumer<String, CommandResult> sink) {
    this.sink = sink;
  }

  /** Looks through the metrics of one message. */
  void take(List<ResolvedMetric> metrics) {
    for (ResolvedMetric metric : metrics) {
      Value value = metric.sample().value();
      if (metric.device() == null && value != null && metric.name().equals(EdgeMetrics.COMMAND_RESULT)) {
        parse(value.toString());
      }
    }
  }

  private void parse(String text) {
    JsonNode json;
    try {
      json = Json.read(text);
    } catch (JsonProcessingException e) {
      // A stranger's text; the command ends by its expiry.
      return;
    }
    String detail = json.path("detail").asText();
    for (CommandResult.Outcome outcome : CommandResult.Outcome.values()) {
      if (outcome.name().equals(json.path("outcome").asText())) {
        sink.accept(json.path("id").asText(), new CommandResult(outcome, detail));
      }
    }
  }
}
