package org.plantroom.modbus;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * RTU frames on a TCP stream. They carry no transaction id: an answer belongs to the one request
 * under way, if its unit is that request's.
 *
 * <p>Owner: the network thread of one connection.
 */
final class RtuFraming extends ByteToMessageCodec<ModbusTcpFrame> {
  private int transaction;
  private int unit;
  private boolean isAwaited;

  @Override
  protected void encode(ChannelHandlerContext context, ModbusTcpFrame request, ByteBuf out) {
    transaction = request.header().transactionId();
    unit = request.header().unitId();
    isAwaited = true;
    RtuFrame.write(unit, request.pdu().duplicate(), out);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (RtuFrame.isWhole(in)) {
      out.add(answer(RtuFrame.read(in)));
    }
  }

  private ModbusTcpFrame answer(RtuFrame frame) {
    boolean isItsAnswer = isAwaited && frame.unit() == unit;
    isAwaited = isAwaited && !isItsAnswer;
    // Nothing waits for the next number yet, so that others are counted as strays.
    int belongsTo = isItsAnswer ? transaction : (transaction + 1) & 0xFFFF;
    MbapHeader header = new MbapHeader(belongsTo, 0, 1 + frame.pdu().length, frame.unit());
    return new ModbusTcpFrame(header, ByteBuffer.wrap(frame.pdu()));
  }
}
