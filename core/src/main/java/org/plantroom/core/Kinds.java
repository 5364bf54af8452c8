package org.plantroom.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The kinds of single words, numbers and texts that project files hold. */
public final class Kinds {
  private static final int LONGEST_TEXT = 10_000;

  /** Any text for people. */
  public static final ScalarKind<String> TEXT =
      new ScalarKind<>(
          "a text of 1 to %d characters".formatted(LONGEST_TEXT),
          text -> Optional.of(text).filter(t -> !t.isBlank() && t.length() <= LONGEST_TEXT),
          Shapes.text().put("minLength", 1).put("maxLength", LONGEST_TEXT));

  /** A part of a path. */
  public static final ScalarKind<String> NAME =
      new ScalarKind<>(
          "a name of 1 to %d characters without / + # * and control characters, with no blank at"
                  .formatted(Names.MAX_LENGTH)
              + " either end",
          text -> Optional.of(text).filter(Names::isValid),
          Shapes.text()
              .put("minLength", 1)
              .put("maxLength", Names.MAX_LENGTH)
              .put("pattern", "^[^/+#*\\u0000-\\u001f\\u007f-\\u009f]*$"));

  /** Yes or no; YAML's other words for them are refused since its versions disagree on them. */
  public static final ScalarKind<Boolean> FLAG =
      new ScalarKind<>(
          "true or false",
          text ->
              text.equals("true") || text.equals("false")
                  ? Optional.of(text.equals("true"))
                  : Optional.empty(),
          Shapes.ofType("boolean"));

  /** Any finite number. */
  public static final ScalarKind<Double> NUMBER =
      number("a number", number -> true, Shapes.ofType("number"));

  /** A finite number other than 0. */
  public static final ScalarKind<Double> FACTOR =
      number("a number other than 0", number -> number != 0, notZero());

  /** A finite number above 0. */
  public static final ScalarKind<Double> POSITIVE =
      number(
          "a number above 0",
          number -> number > 0,
          Shapes.ofType("number").put("exclusiveMinimum", 0));

  /** What a rule of retention goes by. */
  public static final ScalarKind<String> RETAINED =
      new ScalarKind<>(
          "the name of a retention class, or a glob over tag paths such as mill-road/**",
          text -> Optional.of(text).filter(t -> Names.isValid(t) || Glob.isValid(t)),
          Shapes.text().put("minLength", 1).put("maxLength", Glob.MAX_LENGTH));

  /** Where a tag lies. */
  public static final ScalarKind<RegisterRef> REGISTER =
      new ScalarKind<>(
          "a table (coil, discrete, input or holding) and an address, e.g. input 507",
          RegisterRef::of,
          Shapes.pattern(RegisterRef.PATTERN));

  /** A raw value without meaning. */
  public static final ScalarKind<RawMark> MARK =
      new ScalarKind<>(
          "a number, or a word pattern in hex such as 0x8000",
          RawMark::of,
          Shapes.ofType("number"));

  /** A unit of the catalogue. */
  public static final ScalarKind<Unit> UNIT =
      new ScalarKind<>(
          "a known unit",
          Unit::of,
          text -> Suggestion.hint(text, Unit.spellings()),
          Shapes.choice(Unit.spellings()));

  /** A time zone of the IANA database. */
  public static final ScalarKind<ZoneId> ZONE =
      new ScalarKind<>(
          "a time zone such as Europe/Stockholm",
          text ->
              ZoneId.getAvailableZoneIds().contains(text)
                  ? Optional.of(ZoneId.of(text))
                  : Optional.empty(),
          text -> Suggestion.hint(text, ZoneId.getAvailableZoneIds()),
          Shapes.pattern("[A-Za-z0-9_+/-]+"));

  /** Where a Modbus device is reached. */
  public static final ScalarKind<DeviceAddress> ENDPOINT =
      new ScalarKind<>(
          "host:port, e.g. 10.0.0.7:502 or [fd00::7]:502, port 1 to 65535;"
              + " or a serial port, e.g. serial:/dev/ttyUSB0",
          text -> DeviceAddress.of(text, 502).map(DeviceAddress.class::cast),
          Shapes.pattern(
              "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?|serial:(?:/.+|COM[0-9]+)"));

  /** An MQTT broker. */
  public static final ScalarKind<URI> BROKER =
      new ScalarKind<>(
          "scheme://host:port with scheme tcp, ssl, ws or wss and no user, e.g. tcp://127.0.0.1:1883",
          BrokerAddress::of,
          Shapes.pattern("(?:tcp|ssl|ws|wss)://[^?#@]+"));

  /** An address of this machine, as numbers, so that no name server is asked. */
  public static final ScalarKind<String> IP =
      new ScalarKind<>(
          "an IP address such as 127.0.0.1, 0.0.0.0 or ::1",
          text -> HostPort.of(bracketed(text), 1).map(p -> text).filter(Kinds::isIp),
          Shapes.pattern("[0-9A-Fa-f:.]+"));

  /** A file, relative to the project folder unless it begins with a slash. */
  public static final ScalarKind<String> FILE =
      new ScalarKind<>(
          "a file's path, relative to the project folder",
          text -> Optional.of(text).filter(Kinds::isPath),
          Shapes.text().put("minLength", 1).put("maxLength", LONGEST_TEXT));

  /** A whole number as a map's key. */
  public static final ScalarKind<Long> WHOLE_KEY =
      new ScalarKind<>(
          "a whole number", Kinds::wholeKey, Shapes.pattern(Numbers.WHOLE + "|" + Numbers.HEX));

  private Kinds() {}

  private static String bracketed(String ip) {
    return ip.contains(":") ? "[" + ip + "]" : ip;
  }

  private static boolean isIp(String text) {
    return text.contains(":") || text.matches("[0-9]+(\\.[0-9]+){3}");
  }

  /** True for an address that only this machine reaches. */
  public static boolean isLoopback(String ip) {
    return ip.startsWith("127.") || ip.equals("::1");
  }

  private static boolean isPath(String text) {
    try {
      return !text.isBlank() && text.length() <= LONGEST_TEXT && Path.of(text).getNameCount() > 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** A whole number, decimal or hex. */
  public static ScalarKind<Integer> whole(int min, int max) {
    return new ScalarKind<>(
        "a whole number from %d to %d".formatted(min, max),
        text -> wholeKey(text).filter(number -> number >= min && number <= max).map(Long::intValue),
        Shapes.ofType("integer").put("minimum", min).put("maximum", max));
  }

  private static Optional<Long> wholeKey(String text) {
    return Numbers.integer(text).filter(n -> n.bitLength() < Long.SIZE).map(Number::longValue);
  }

  /** A number between two others, both allowed. */
  public static ScalarKind<Double> between(double min, double max) {
    return number(
        "a number from %s to %s".formatted(Numbers.text(min), Numbers.text(max)),
        number -> number >= min && number <= max,
        Shapes.ofType("number").put("minimum", min).put("maximum", max));
  }

  /** A number not below another. */
  public static ScalarKind<Double> atLeast(double min) {
    return number(
        "a number of %s or more".formatted(Numbers.text(min)),
        number -> number >= min,
        Shapes.ofType("number").put("minimum", min));
  }

  /** A number greater than another. */
  public static ScalarKind<Double> above(double min) {
    return number(
        "a number above %s".formatted(Numbers.text(min)),
        number -> number > min,
        Shapes.ofType("number").put("exclusiveMinimum", min));
  }

  private static ScalarKind<Double> number(
      String expected, Predicate<Double> fits, ObjectNode shape) {
    return new ScalarKind<>(expected, text -> Numbers.decimal(text).filter(fits), shape);
  }

  private static ObjectNode notZero() {
    ObjectNode shape = Shapes.ofType("number");
    shape.putObject("not").put("const", 0);
    return shape;
  }

  /** A duration between two others, both allowed. */
  public static ScalarKind<Duration> duration(String min, String max) {
    Duration least = Amounts.duration(min).orElseThrow();
    Duration most = Amounts.duration(max).orElseThrow();
    return new ScalarKind<>(
        "a duration from %s to %s, a number and ms, s, m, h or d".formatted(min, max),
        text ->
            Amounts.duration(text)
                .filter(
                    duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0),
        Shapes.pattern(Amounts.DURATION));
  }

  /** A size between two others, both allowed; bytes. */
  public static ScalarKind<Long> size(String min, String max) {
    long least = Amounts.size(min).orElseThrow();
    long most = Amounts.size(max).orElseThrow();
    return new ScalarKind<>(
        "a size from %s to %s, a number and kB, MB or GB".formatted(min, max),
        text -> Amounts.size(text).filter(size -> size >= least && size <= most),
        Shapes.pattern(Amounts.SIZE));
  }

  /** One of the words of an enum. */
  public static <E extends Enum<E>> ScalarKind<E> choice(Class<E> type, Function<E, String> label) {
    return choiceOf(List.of(type.getEnumConstants()), label);
  }

  /** One of some words of an enumeration. */
  public static <E extends Enum<E>> ScalarKind<E> choiceOf(
      List<E> constants, Function<E, String> label) {
    SequencedMap<String, E> words = new LinkedHashMap<>();
    for (E constant : constants) {
      words.put(label.apply(constant), constant);
    }
    Map<String, E> known = Map.copyOf(words);
    return new ScalarKind<>(
        "one of " + String.join(", ", words.keySet()),
        text -> Optional.ofNullable(known.get(text)),
        text -> Suggestion.hint(text, known.keySet()),
        Shapes.choice(words.keySet()));
  }
}
