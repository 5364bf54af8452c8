package org.plantroom.edge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.Quality;
import org.plantroom.core.Sample;
import org.plantroom.core.Value;
import org.plantroom.core.ValueType;

/**
 * The bytes of journal entries within one segment. A device and tag are named in full when first
 * used and by a number afterwards, so a segment is read from its beginning with one codec.
 *
 * <p>Body of an entry: offset, base time, device (number, with the name when new), count, then for
 * each sample the tag (number, with name and type when new), time after the base, quality, and the
 * value. Numbers are varints (protobuf's base 128), signed ones zigzag.
 *
 * <p>Not thread-safe.
 */
final class JournalCodec {
  /** The golden ratio's part of an int, an odd number without pattern. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int MAX_SAMPLES = 1_000_000;

  private record TagKey(int device, String tag, ValueType type) {
    /** Numbers and names that both count up, as T0001, would collide in a record's own hash. */
    @Override
    public int hashCode() {
      return tag.hashCode() + SPREAD * device;
    }
  }

  private final Map<String, Integer> devices = new HashMap<>();
  private final List<String> deviceNames = new ArrayList<>();
  private final Map<TagKey, Integer> tags = new HashMap<>();
  private final List<TagKey> tagKeys = new ArrayList<>();

  /** The body of an entry; definitions it needs go into it. */
  byte[] encode(JournalEntry entry) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(32 + entry.report().samples().size() * 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      long baseTime = entry.earliestTime();
      writeVarint(out, entry.offset());
      writeVarint(out, baseTime);
      int device = writeDevice(out, entry.report().device());
      writeVarint(out, entry.report().samples().size());
      for (TagSample sample : entry.report().samples()) {
        writeSample(out, device, sample, baseTime);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a body.
   *
   * @throws IOException when the bytes are no entry, which a matching checksum makes a bug or
   *     malice
   */
  JournalEntry decode(byte[] body) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    long offset = readVarint(in);
    long baseTime = readVarint(in);
    int device = readDevice(in);
    long count = readVarint(in);
    if (count < 0 || count > MAX_SAMPLES) {
      throw new IOException(
          "impossible number of samples in a journal entry [count=%d]".formatted(count));
    }
    List<TagSample> samples = new ArrayList<>((int) Math.min(count, body.length));
    for (long i = 0; i < count; i++) {
      samples.add(readSample(in, device, baseTime));
    }
    return new JournalEntry(offset, new DeviceReport(deviceNames.get(device), samples));
  }

  private int writeDevice(DataOutputStream out, String name) throws IOException {
    Integer known = devices.get(name);
    int number = known == null ? define(name) : known;
    writeVarint(out, number);
    if (known == null) {
      out.writeUTF(name);
    }
    return number;
  }

  private int readDevice(DataInputStream in) throws IOException {
    long number = readVarint(in);
    if (number == deviceNames.size()) {
      return define(in.readUTF());
    }
    return known(number, deviceNames.size());
  }

  private int define(String device) {
    devices.put(device, deviceNames.size());
    deviceNames.add(device);
    return deviceNames.size() - 1;
  }

  private void writeSample(DataOutputStream out, int device, TagSample sample, long baseTime)
      throws IOException {
    TagKey key = new TagKey(device, sample.tag(), sample.type());
    Integer known = tags.get(key);
    writeVarint(out, known == null ? define(key) : known);
    if (known == null) {
      out.writeUTF(key.tag());
      out.writeUTF(key.type().label());
    }
    writeVarint(out, zigzag(sample.sample().sourceTime() - baseTime));
    out.writeByte(sample.sample().quality().code());
    writeValue(out, sample.sample().value());
  }

  private TagSample readSample(DataInputStream in, int device, long baseTime) throws IOException {
    long number = readVarint(in);
    TagKey key;
    if (number == tagKeys.size()) {
      key = new TagKey(device, in.readUTF(), readType(in));
      define(key);
    } else {
      key = tagKeys.get(known(number, tagKeys.size()));
    }
    long time = baseTime + unzigzag(readVarint(in));
    Quality quality = Quality.ofCode(in.readUnsignedByte());
    Value value = readValue(in, key.type());
    if (value == null && !quality.isBad()) {
      throw new IOException("a journal entry holds a sample without value that is not bad");
    }
    return new TagSample(key.tag(), key.type(), new Sample(value, quality, time));
  }

  private static ValueType readType(DataInputStream in) throws IOException {
    try {
      return ValueType.ofLabel(in.readUTF());
    } catch (IllegalArgumentException e) {
      throw new IOException("a journal entry names a type nobody knows", e);
    }
  }

  private int define(TagKey key) {
    tags.put(key, tagKeys.size());
    tagKeys.add(key);
    return tagKeys.size() - 1;
  }

  private static void writeValue(DataOutputStream out, @Nullable Value value) throws IOException {
    out.writeBoolean(value != null);
    if (value == null) {
      return;
    }
    String text = value.text();
    if (text != null) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      writeVarint(out, utf8.length);
      out.write(utf8);
    } else if (value.type() == ValueType.F32) {
      out.writeFloat((float) value.asDouble());
    } else if (value.type() == ValueType.F64) {
      out.writeLong(value.bits());
    } else {
      writeVarint(out, zigzag(value.bits()));
    }
  }

  private static @Nullable Value readValue(DataInputStream in, ValueType type) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return switch (type) {
      case STRING -> Value.of(readText(in));
      case F32 -> Value.of(in.readFloat());
      case F64 -> new Value(ValueType.F64, in.readLong(), null);
      case BOOL, I16, U16, I32, U32, I64, U64 -> Value.ofLong(type, unzigzag(readVarint(in)));
    };
  }

  private static String readText(DataInputStream in) throws IOException {
    long length = readVarint(in);
    if (length < 0 || length > in.available()) {
      throw new IOException(
          "a text runs over the end of its journal entry [length=%d]".formatted(length));
    }
    return new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
  }

  private static int known(long number, int count) throws IOException {
    if (number < 0 || number >= count) {
      throw new IOException(
          "a journal entry uses a number nobody defined [number=%d, defined=%d]"
              .formatted(number, count));
    }
    return (int) number;
  }

  private static void writeVarint(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readVarint(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new IOException("a varint in a journal entry does not end");
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
