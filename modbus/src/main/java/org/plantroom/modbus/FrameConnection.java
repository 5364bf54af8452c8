package org.plantroom.modbus;

import com.digitalpetri.modbus.MbapHeader;
import com.digitalpetri.modbus.ModbusTcpFrame;
import com.digitalpetri.modbus.tcp.ModbusTcpCodec;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.TlsFiles;
import org.plantroom.core.Transport;

/**
 * One TCP connection to an endpoint, from its opening to its end; it never reconnects. Answers find
 * their request by transaction id, so a late answer is dropped and never taken for another's.
 *
 * <p>Thread-safe; callers block, which virtual threads do cheaply.
 */
final class FrameConnection implements Connection {
  /**
   * After so many requests in a row without an answer the connection is given up, be it half open
   * or its stream out of step; and after two in a row to the same unit. Fewer would end the
   * connection of a gateway's living units when some units fall silent together. RTU frames have no
   * number, so there one is enough: a late answer would be taken for the next one's.
   */
  private static final int MOST_UNANSWERED = 4;

  private static final int NO_UNIT = -1;

  private final Channel channel;
  private final PendingAnswers answers;
  private final int mostUnanswered;
  private final AtomicInteger transactions = new AtomicInteger();
  private int unanswered; // guarded by this
  private int lastUnanswered = NO_UNIT; // guarded by this
  private volatile boolean hasAnswered;

  private FrameConnection(Channel channel, PendingAnswers answers, int mostUnanswered) {
    this.channel = channel;
    this.answers = answers;
    this.mostUnanswered = mostUnanswered;
  }

  /**
   * Connects.
   *
   * @param settings how frames travel
   * @param timeout how long to wait
   * @throws IOException with a sentence when there is no connection in time
   */
  static FrameConnection open(
      ModbusNetwork network, InetSocketAddress address, EndpointSettings settings, Duration timeout)
      throws IOException, InterruptedException {
    PendingAnswers answers = new PendingAnswers();
    TlsFiles files = settings.tls();
    SslHandler tls = files == null ? null : Tls.handler(files, settings.port(), timeout);
    ChannelFuture connecting =
        bootstrap(network, timeout, handlers(settings.transport(), tls, answers)).connect(address);
    Channel channel = connecting.channel();
    await(connecting, channel, timeout);
    if (tls != null) {
      await(tls.handshakeFuture(), channel, timeout);
    }
    boolean hasNumbers = settings.transport() != Transport.RTU_OVER_TCP;
    return new FrameConnection(channel, answers, hasNumbers ? MOST_UNANSWERED : 1);
  }

  private static void await(Future<?> step, Channel channel, Duration timeout)
      throws IOException, InterruptedException {
    try {
      step.await();
    } catch (InterruptedException e) {
      step.cancel(true);
      var _ = channel.close();
      throw e;
    }
    if (!step.isSuccess()) {
      var _ = channel.close();
      throw new IOException(reason(step.cause(), timeout), step.cause());
    }
  }

  private static List<ChannelHandler> handlers(
      Transport transport, @Nullable SslHandler tls, PendingAnswers answers) {
    List<ChannelHandler> handlers = new ArrayList<>();
    if (tls != null) {
      handlers.add(tls);
    }
    switch (transport) {
      case TCP, TLS -> handlers.addAll(List.of(new MbapFraming(), new ModbusTcpCodec()));
      case RTU_OVER_TCP -> handlers.add(new RtuFraming());
      case SERIAL -> throw new IllegalArgumentException("a serial line is no TCP connection");
    }
    handlers.add(answers);
    return handlers;
  }

  private static Bootstrap bootstrap(
      ModbusNetwork network, Duration timeout, List<ChannelHandler> handlers) {
    int timeoutMillis = Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
    return new Bootstrap()
        .group(network.loop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handlers.toArray(ChannelHandler[]::new));
              }
            });
  }

  private static String reason(Throwable cause, Duration timeout) {
    return switch (cause) {
      case ConnectTimeoutException _ -> "no connection within %d ms".formatted(timeout.toMillis());
      case ConnectException _ -> "the connection is refused";
      case SSLException _ -> "no TLS connection: %s".formatted(cause.getMessage());
      default -> "no connection: %s".formatted(cause.getMessage());
    };
  }

  @Override
  public Exchange exchange(Request request) throws InterruptedException {
    int transaction = transactions.incrementAndGet() & 0xFFFF;
    CompletableFuture<ModbusTcpFrame> answer = answers.expect(transaction);
    long straysBefore = answers.strays();
    var _ = channel.writeAndFlush(frame(transaction, request));
    if (!channel.isActive()) {
      answers.fail(new ClosedChannelException());
    }
    try {
      return answered(answer.get(request.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return timedOut(request, answers.strays() - straysBefore);
    } catch (ExecutionException e) {
      return broken(e.getCause());
    } finally {
      answers.forget(transaction);
    }
  }

  private static ModbusTcpFrame frame(int transaction, Request request) {
    MbapHeader header = new MbapHeader(transaction, 0, 1 + request.pdu().length, request.unit());
    return new ModbusTcpFrame(header, ByteBuffer.wrap(request.pdu()));
  }

  private Exchange answered(ModbusTcpFrame frame) {
    hasAnswered = true;
    noteAnswer();
    byte[] pdu = new byte[frame.pdu().remaining()];
    frame.pdu().get(pdu);
    return new Exchange.Answered(frame.header().unitId(), pdu);
  }

  private Exchange timedOut(Request request, long strays) {
    if (isGivenUpAfter(request.unit())) {
      close();
    }
    String others = strays == 0 ? "" : ", only answers to other requests";
    return new Exchange.Lost(
        "no answer within %d ms%s".formatted(request.timeout().toMillis(), others));
  }

  private synchronized void noteAnswer() {
    unanswered = 0;
    lastUnanswered = NO_UNIT;
  }

  private synchronized boolean isGivenUpAfter(int silentUnit) {
    boolean isSilentAgain = silentUnit == lastUnanswered;
    unanswered++;
    lastUnanswered = silentUnit;
    return isSilentAgain || unanswered >= mostUnanswered;
  }

  private static Exchange broken(@Nullable Throwable cause) {
    return cause instanceof DecoderException undecodable
        ? new Exchange.Unreadable(
            "answers with bytes that are %s".formatted(undecodable.getMessage()))
        : new Exchange.Lost("the connection was closed before the answer");
  }

  @Override
  public boolean isOpen() {
    return channel.isActive();
  }

  @Override
  public boolean hasAnswered() {
    return hasAnswered;
  }

  @Override
  public long strays() {
    return answers.strays();
  }

  /** The action runs on the network thread. */
  @Override
  public void onEnd(Runnable action) {
    var _ = channel.closeFuture().addListener(closed -> action.run());
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
  }
}
