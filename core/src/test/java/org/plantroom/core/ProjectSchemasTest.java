package org.plantroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSchemasTest {
  @Test
  void committedSchemasAreThoseOfTheReader() throws IOException {
    for (Map.Entry<String, String> schema : ProjectSchemas.all().entrySet()) {
      Generated.check(Generated.REFERENCE.resolve(schema.getKey()), schema.getValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "type", "site"})
  void schemaKeepsTheRulesOfItsOwnDialect(String name) throws IOException {
    JsonNode schema = new ObjectMapper().readTree(SchemaCheck.text(name));
    Set<ValidationMessage> messages =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
            .validate(schema);
    assertThat(messages).isEmpty();
  }

  @Test
  void exampleProjectFitsTheSchemas() throws IOException {
    for (Path file : ExampleProject.files()) {
      assertThat(SchemaCheck.of(file).messages(ExampleProject.text(file))).as("%s", file).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type    | scale: 0.1               | scal: 0.1",
        "type    | type: i16                | type: int16",
        "type    | class: pump              | class: pomp",
        "type    | bit: 15                  | bit: 16",
        "type    | unit: m3/h               | unit: parsec",
        "type    | register: input 10       | register: 10",
        "type    | slow: 10s                | slow: 10",
        "site    | journal: {maxSize: 64MB} | journal: 64MB",
        "site    | unit: 3                  | unit: 256",
        "site    | latitude: 59.33          | latitude: 95",
        "project | hostId: centre           | hostId: a/b",
        "project | project: example         | name: example",
      })
  void schemaSeesWhatEditorsShouldMark(String name, String good, String bad) throws IOException {
    for (Path file : ExampleProject.files()) {
      String text = ExampleProject.text(file);
      if (file.toString().startsWith(name) && text.contains(good)) {
        assertThat(SchemaCheck.of(file).messages(text.replace(good, bad))).isNotEmpty();
        return;
      }
    }
    throw new AssertionError("no file of the example has " + good);
  }
}
