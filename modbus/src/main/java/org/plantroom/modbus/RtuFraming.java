package org.plantroom.modbus;

import com.digitalpetri.modbus.Crc16;
import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import io.netty.handler.codec.CorruptedFrameException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * RTU frames (unit, message, checksum) on a TCP stream. They carry no transaction id: an answer
 * belongs to the one request under way, if its unit is that request's. Where a frame ends, only its
 * function tells, error answers included.
 *
 * <p>Owner: the network thread of one connection.
 */
final class RtuFraming extends ByteToMessageCodec<ModbusTcpFrame> {
  private static final int CHECKSUM_LENGTH = 2;
  private static final int ERROR_FLAG = 0x80;

  private int transaction;
  private int unit;
  private boolean isAwaited;

  @Override
  protected void encode(ChannelHandlerContext context, ModbusTcpFrame request, ByteBuf out) {
    transaction = request.header().transactionId();
    unit = request.header().unitId();
    isAwaited = true;
    int start = out.writerIndex();
    out.writeByte(unit);
    out.writeBytes(request.pdu().duplicate());
    // Modbus over Serial Line V1.02, 2.5.1.2: low byte first.
    out.writeShortLE(checksum(out, start, out.writerIndex() - start));
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int length = length(in);
    if (length == 0 || in.readableBytes() < length) {
      return;
    }
    int start = in.readerIndex();
    int body = length - CHECKSUM_LENGTH;
    if (checksum(in, start, body) != in.getUnsignedShortLE(start + body)) {
      throw new CorruptedFrameException("no RTU frame, its checksum does not match");
    }
    int from = in.readUnsignedByte();
    byte[] pdu = new byte[body - 1];
    in.readBytes(pdu).skipBytes(CHECKSUM_LENGTH);
    out.add(answer(from, pdu));
  }

  private ModbusTcpFrame answer(int from, byte[] pdu) {
    boolean isItsAnswer = isAwaited && from == unit;
    isAwaited = isAwaited && !isItsAnswer;
    // Nothing waits for the next number yet, so that others are counted as strays.
    int belongsTo = isItsAnswer ? transaction : (transaction + 1) & 0xFFFF;
    MbapHeader header = new MbapHeader(belongsTo, 0, 1 + pdu.length, from);
    return new ModbusTcpFrame(header, ByteBuffer.wrap(pdu));
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
