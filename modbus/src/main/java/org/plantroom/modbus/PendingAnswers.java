package org.plantroom.modbus;

import com.digitalpetri.modbus.ModbusTcpFrame;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives each frame of one connection to the request that waits for it.
 *
 * <p>Frames come on the network thread; {@link #expect}, {@link #forget} and {@link #fail} are for
 * any thread. Holds no more than the endpoint's requests in flight.
 */
final class PendingAnswers extends SimpleChannelInboundHandler<ModbusTcpFrame> {
  private final Map<Integer, CompletableFuture<ModbusTcpFrame>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong strays = new AtomicLong();

  CompletableFuture<ModbusTcpFrame> expect(int transaction) {
    CompletableFuture<ModbusTcpFrame> answer = new CompletableFuture<>();
    waiting.put(transaction, answer);
    return answer;
  }

  void forget(int transaction) {
    waiting.remove(transaction);
  }

  void fail(Throwable cause) {
    waiting.values().forEach(answer -> answer.completeExceptionally(cause));
  }

  /** Frames that nothing was waiting for. */
  long strays() {
    return strays.get();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ModbusTcpFrame frame) {
    CompletableFuture<ModbusTcpFrame> answer = waiting.remove(frame.header().transactionId());
    if (answer == null) {
      strays.incrementAndGet();
    } else {
      answer.complete(frame);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(new ClosedChannelException());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(cause);
    var _ = context.close();
  }
}
