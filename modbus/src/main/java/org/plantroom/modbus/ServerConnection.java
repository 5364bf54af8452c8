package org.plantroom.modbus;

import com.digitalpetri.modbus.ModbusTcpFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection to a simulated server: takes frames and sends what the units reply.
 *
 * <p>Owner: the network thread.
 */
final class ServerConnection extends SimpleChannelInboundHandler<ModbusTcpFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);

  /** Requests one connection may leave waiting for an answer; who piles up more is cut off. */
  private static final int MOST_WAITING = 256;

  private final Function<ModbusTcpFrame, ServerReply> units;
  private final ServerStatistics statistics;
  private int waiting;

  ServerConnection(Function<ModbusTcpFrame, ServerReply> units, ServerStatistics statistics) {
    this.units = units;
    this.statistics = statistics;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ModbusTcpFrame request) {
    waiting++;
    statistics.requested(waiting);
    if (waiting > MOST_WAITING) {
      var _ = context.close();
      return;
    }
    switch (units.apply(request)) {
      case ServerReply.Nothing() -> {}
      case ServerReply.Answer(ModbusTcpFrame frame, Duration after) -> reply(context, frame, after);
    }
  }

  private void reply(ChannelHandlerContext context, ModbusTcpFrame frame, Duration after) {
    if (after.isZero()) {
      send(context, frame);
    } else {
      var _ =
          context
              .executor()
              .schedule(() -> send(context, frame), after.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void send(ChannelHandlerContext context, ModbusTcpFrame frame) {
    waiting--;
    var _ = context.writeAndFlush(frame, context.voidPromise());
  }

  /** A client that does not read its answers gets no more requests served. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("closing a client's connection: {}", cause.toString());
    var _ = context.close();
  }
}
