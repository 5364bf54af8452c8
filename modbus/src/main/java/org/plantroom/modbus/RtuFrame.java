package org.plantroom.modbus;

import com.digitalpetri.modbus.Crc16;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import java.nio.ByteBuffer;

/**
 * The bytes of an RTU frame: unit, message, checksum (Modbus over Serial Line V1.02, 2.5.1). Where
 * an answer ends, only its function tells, error answers included.
 *
 * @param unit the unit that answers, 0 to 255
 * @param pdu its message, at least one byte
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record RtuFrame(int unit, byte[] pdu) {
  private static final int CHECKSUM_LENGTH = 2;
  private static final int ERROR_FLAG = 0x80;

  /** Writes a request's frame. */
  static void write(int unit, ByteBuffer pdu, ByteBuf out) {
    int start = out.writerIndex();
    out.writeByte(unit);
    out.writeBytes(pdu);
    // Modbus over Serial Line V1.02, 2.5.1.2: low byte first.
    out.writeShortLE(checksum(out, start, out.writerIndex() - start));
  }

  /** True when a whole answer stands at the buffer's reader index. */
  static boolean isWhole(ByteBuf in) {
    int length = length(in);
    return length > 0 && in.readableBytes() >= length;
  }

  /**
   * Reads an answer that {@link #isWhole}.
   *
   * @throws CorruptedFrameException when its checksum does not match
   */
  static RtuFrame read(ByteBuf in) {
    int start = in.readerIndex();
    int body = length(in) - CHECKSUM_LENGTH;
    if (checksum(in, start, body) != in.getUnsignedShortLE(start + body)) {
      throw new CorruptedFrameException("no RTU frame, its checksum does not match");
    }
    int unit = in.readUnsignedByte();
    byte[] pdu = new byte[body - 1];
    in.readBytes(pdu).skipBytes(CHECKSUM_LENGTH);
    return new RtuFrame(unit, pdu);
  }

  /** Bytes of the answer that begins here, checksum included; 0 while that cannot be told. */
  private static int length(ByteBuf in) {
    if (in.readableBytes() < 3) {
      return 0;
    }
    int function = in.getUnsignedByte(in.readerIndex() + 1);
    if ((function & ERROR_FLAG) != 0) {
      return 3 + CHECKSUM_LENGTH;
    }
    return switch (function) {
      case 1, 2, 3, 4 -> 3 + in.getUnsignedByte(in.readerIndex() + 2) + CHECKSUM_LENGTH;
      case 5, 6, 15, 16 -> 6 + CHECKSUM_LENGTH;
      case 22 -> 8 + CHECKSUM_LENGTH;
      default ->
          throw new CorruptedFrameException(
              "no RTU answer to any request [function=%d]".formatted(function));
    };
  }

  private static int checksum(ByteBuf bytes, int from, int length) {
    Crc16 crc = new Crc16();
    for (int i = 0; i < length; i++) {
      crc.update(bytes.getByte(from + i) & 0xFF);
    }
    return crc.getValue();
  }
}
