package org.plantroom.simulation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads what this module carries on its class path: plants, tables of resting registers, the demo's
 * sites.
 */
final class Resources {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private Resources() {}

  /**
   * Reads a YAML file into a record.
   *
   * @param path absolute, e.g. {@code /demo/sites.yaml}
   * @throws UncheckedIOException when it is missing or does not fit, which is a mistake in the
   *     build
   */
  static <T> T yaml(String path, Class<T> type) {
    try (InputStream in = open(path)) {
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource [path=%s]".formatted(path), e);
    }
  }

  /**
   * Reads a YAML file that maps texts to texts.
   *
   * @throws UncheckedIOException when it is missing or does not fit, which is a mistake in the
   *     build
   */
  static Map<String, String> texts(String path) {
    try (InputStream in = open(path)) {
      return YAML.readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource [path=%s]".formatted(path), e);
    }
  }

  /**
   * Reads a text.
   *
   * @throws UncheckedIOException when it is missing, which is a mistake in the build
   */
  static String text(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource [path=%s]".formatted(path), e);
    }
  }

  private static InputStream open(String path) throws IOException {
    InputStream in = Resources.class.getResourceAsStream(path);
    if (in == null) {
      throw new FileNotFoundException(path);
    }
    return in;
  }
}
