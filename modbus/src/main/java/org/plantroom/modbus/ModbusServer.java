package org.plantroom.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.ModbusTcpFrame;
import com.digitalpetri.modbus.tcp.ModbusTcpCodec;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Modbus TCP server for simulated devices: one port, any number of units, each with its own
 * registers and faults. Speaks FC 1 to 6, 15, 16 and 22.
 *
 * <p>Thread-safe.
 */
public final class ModbusServer implements AutoCloseable {
  /** Connections open at one time; further ones are closed at once and counted. */
  private static final int MOST_CONNECTIONS = 256;

  private final ModbusNetwork network;
  private final boolean ownsNetwork;
  private final String host;
  private final ServerStatistics statistics = new ServerStatistics();
  private final Map<Integer, RegisterBank> banks = new ConcurrentHashMap<>();
  private final Map<Integer, RequestHandler> handlers = new ConcurrentHashMap<>();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile int port;
  private @Nullable Channel listening;

  private ModbusServer(ModbusNetwork network, boolean ownsNetwork, String host, int port) {
    this.network = network;
    this.ownsNetwork = ownsNetwork;
    this.host = host;
    this.port = port;
  }

  /**
   * Starts a server with a network thread of its own.
   *
   * @param host address to listen on; 127.0.0.1 unless machines elsewhere shall reach it
   * @param port TCP port; 0 for a free one, see {@link #port}
   * @throws IOException when the address cannot be listened on
   */
  public static ModbusServer start(String host, int port) throws IOException {
    return started(new ModbusServer(ModbusNetwork.open("modbus server"), true, host, port));
  }

  /** Starts one of many servers on a shared network thread; otherwise as the other. */
  public static ModbusServer start(ModbusNetwork network, String host, int port)
      throws IOException {
    return started(new ModbusServer(network, false, host, port));
  }

  private static ModbusServer started(ModbusServer server) throws IOException {
    try {
      server.restart();
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** The TCP port; stays the same over {@link #stop} and {@link #restart}. */
  public int port() {
    return port;
  }

  /**
   * The registers of a unit, which exists from the first call on.
   *
   * @param unit unit id, 0 to 255
   */
  public RegisterBank bank(int unit) {
    if (unit < 0 || unit > 255) {
      throw new IllegalArgumentException("no unit id [unit=%d]".formatted(unit));
    }
    RegisterBank bank = banks.computeIfAbsent(unit, id -> new RegisterBank());
    handlers.computeIfAbsent(unit, _ -> new RequestHandler(bank));
    return bank;
  }

  /** What the server has seen. */
  public ServerCounters counters() {
    return statistics.counters();
  }

  /** Stops listening and cuts all connections, as a device does that loses power. */
  public synchronized void stop() {
    Channel channel = listening;
    listening = null;
    if (channel != null) {
      channel.close().awaitUninterruptibly();
      connections.close().awaitUninterruptibly();
    }
  }

  /**
   * Listens again on the same port; registers are as they were. Does nothing when it listens.
   *
   * @throws IOException when the port has been taken by another
   */
  public synchronized void restart() throws IOException {
    if (listening != null) {
      return;
    }
    ChannelFuture bound = bootstrap().bind(host, port).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot listen [host=%s, port=%d]: %s; choose another port"
              .formatted(host, port, bound.cause().getMessage()),
          bound.cause());
    }
    listening = bound.channel();
    port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
  }

  /** Stops for good. */
  @Override
  public void close() {
    stop();
    if (ownsNetwork) {
      network.close();
    }
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(network.loop())
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                accept(channel);
              }
            });
  }

  private void accept(Channel channel) {
    if (connections.size() >= MOST_CONNECTIONS) {
      statistics.refusedConnection();
      var _ = channel.close();
      return;
    }
    connections.add(channel);
    statistics.connected();
    channel
        .pipeline()
        .addLast(
            new MbapFraming(), new ModbusTcpCodec(), new ServerConnection(this::reply, statistics));
  }

  private ServerReply reply(ModbusTcpFrame request) {
    int unit = request.header().unitId();
    RegisterBank bank = banks.get(unit);
    RequestHandler handler = handlers.get(unit);
    if (bank == null || handler == null) {
      return replyForNobody(request);
    }
    ServerFault fault = bank.fault();
    if (fault instanceof ServerFault.Silent || fault instanceof ServerFault.Refuse) {
      // A unit that does not do its work must not have taken the value of a write.
      return ServerReply.of(fault, request.header(), new byte[] {request.pdu().get(0), 0});
    }
    return ServerReply.of(fault, request.header(), handler.answer(request.pdu()));
  }

  /** As a gateway answers whose target stays silent. */
  private ServerReply replyForNobody(ModbusTcpFrame request) {
    int code = ExceptionCode.GATEWAY_TARGET_DEVICE_FAILED_TO_RESPONSE.getCode();
    byte[] refusal = RequestHandler.exception(request.pdu().get(0), code);
    return ServerReply.of(new ServerFault.None(), request.header(), refusal);
  }
}
