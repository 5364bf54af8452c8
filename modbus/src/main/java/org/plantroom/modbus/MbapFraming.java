package org.plantroom.modbus;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;

/**
 * Cuts the stream into frames for the library's codec and refuses, before anything is buffered,
 * what cannot be Modbus. The codec alone would wait for up to 64 kB because two bytes of noise say
 * so.
 */
final class MbapFraming extends LengthFieldBasedFrameDecoder {
  /** MODBUS Messaging on TCP/IP V1.0b, 4.1: 7 bytes of header and at most 253 of PDU. */
  private static final int LONGEST_FRAME = 260;

  private static final int PROTOCOL_AT = 2;
  private static final int LENGTH_AT = 4;
  private static final int LEAST_LENGTH = 2;
  private static final int GREATEST_LENGTH = 254;

  MbapFraming() {
    super(LONGEST_FRAME, LENGTH_AT, 2);
  }

  @Override
  protected long getUnadjustedFrameLength(ByteBuf buffer, int at, int size, ByteOrder order) {
    int protocol = buffer.getUnsignedShort(at - LENGTH_AT + PROTOCOL_AT);
    int length = buffer.getUnsignedShort(at);
    if (protocol != 0 || length < LEAST_LENGTH || length > GREATEST_LENGTH) {
      throw new CorruptedFrameException(
          "no Modbus frame [protocol=%d, length=%d]".formatted(protocol, length));
    }
    return length;
  }
}
