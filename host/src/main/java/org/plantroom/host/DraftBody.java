package org.plantroom.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.plantroom.editing.Draft;

/**
 * A draft as the API takes it.
 *
 * @param reason in the words of whoever applies it; may be empty
 */
record DraftBody(Draft draft, String reason) {
  private static final String EXAMPLE =
      "{\"files\":[{\"name\":\"types/pump.yaml\",\"text\":\"name: …\",\"base\":\"\"}],\"reason\":\"\"}";
  private static final int LONGEST_REASON = 500;

  /** Texts in JSON take up to six bytes a character for what is escaped. */
  private static final int MOST_BYTES = 2 * Draft.MOST_BYTES;

  /** The draft of a request; mistakes become problems that say what was expected. */
  static DraftBody read(Context context) {
    Body body = Body.of(context, EXAMPLE, MOST_BYTES);
    JsonNode files = body.field("files");
    if (!files.isArray() || files.isEmpty()) {
      throw Problem.badRequest("files must be a list of files such as in " + EXAMPLE);
    }
    List<Draft.Edit> edits = new ArrayList<>();
    for (JsonNode file : files) {
      edits.add(edit(file));
    }
    try {
      return new DraftBody(new Draft(edits), reason(body));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Draft.Edit edit(JsonNode file) {
    JsonNode name = file.path("name");
    JsonNode text = file.path("text");
    JsonNode base = file.path("base");
    if (!name.isTextual() || !base.isTextual() || !(text.isTextual() || text.isNull())) {
      throw Problem.badRequest(
          "each file has a name, a text (null to delete it) and a base, as in " + EXAMPLE);
    }
    return new Draft.Edit(name.asText(), text.isNull() ? null : text.asText(), base.asText());
  }

  static String reason(Body body) {
    return body.optionalText("reason", LONGEST_REASON).strip();
  }
}
