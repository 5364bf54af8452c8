package org.plantroom.sparkplug;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.plantroom.sparkplug.DeliveryMark.Offset;
import org.plantroom.sparkplug.DeliveryMark.VoidReason;

/** The bytes of {@link DeliveryMark}: a version, then varints. */
final class DeliveryMarkCodec {
  private static final int OFFSET = 1;
  private static final int VOID = 2;

  /** One byte of version and five varints of at most ten bytes. */
  private static final int MAX_LENGTH = 51;

  private DeliveryMarkCodec() {}

  static byte[] encode(DeliveryMark mark) {
    byte[] room = new byte[MAX_LENGTH];
    CodedOutputStream out = CodedOutputStream.newInstance(room);
    try {
      write(mark, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("no room for a delivery mark", impossible);
    }
    return Arrays.copyOf(room, out.getTotalBytesWritten());
  }

  private static void write(DeliveryMark mark, CodedOutputStream out) throws IOException {
    switch (mark) {
      case Offset(long offset) -> {
        out.writeRawByte(OFFSET);
        out.writeUInt64NoTag(offset);
      }
      case DeliveryMark.Void(long from, long to, long fromTime, long toTime, VoidReason reason) -> {
        out.writeRawByte(VOID);
        out.writeUInt64NoTag(from);
        out.writeUInt64NoTag(to);
        out.writeUInt64NoTag(fromTime);
        out.writeUInt64NoTag(toTime);
        out.writeUInt64NoTag(reason.code());
      }
    }
  }

  /**
   * Reads a body.
   *
   * @throws IOException saying what is wrong with it
   */
  static DeliveryMark decode(byte[] body) throws IOException {
    if (body.length == 0 || body.length > MAX_LENGTH) {
      throw new IOException("no delivery mark has %d bytes".formatted(body.length));
    }
    CodedInputStream in = CodedInputStream.newInstance(body, 1, body.length - 1);
    DeliveryMark mark =
        switch (body[0]) {
          case OFFSET -> offset(in);
          case VOID -> voidRange(in);
          default -> throw new IOException("unknown version of delivery mark: " + body[0]);
        };
    if (!in.isAtEnd()) {
      throw new IOException("bytes after the delivery mark");
    }
    return mark;
  }

  private static Offset offset(CodedInputStream in) throws IOException {
    long offset = in.readUInt64();
    if (offset < 0) {
      throw new IOException("an offset out of range");
    }
    return new Offset(offset);
  }

  private static DeliveryMark.Void voidRange(CodedInputStream in) throws IOException {
    long from = in.readUInt64();
    long to = in.readUInt64();
    long fromTime = in.readUInt64();
    long toTime = in.readUInt64();
    VoidReason reason = reason(in.readUInt64());
    if (from < 0 || to < from || fromTime < 0 || toTime < fromTime) {
      throw new IOException("offsets or times out of range in a delivery mark");
    }
    return new DeliveryMark.Void(from, to, fromTime, toTime, reason);
  }

  private static VoidReason reason(long code) throws IOException {
    return VoidReason.ofCode(code)
        .orElseThrow(() -> new IOException("unknown reason in a delivery mark: " + code));
  }
}
