package org.plantroom.modbus;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The one network thread that all connections made with it share. Nothing on it blocks, so one
 * thread carries thousands of devices.
 *
 * <p>Thread-safe. Close it after the endpoints and servers that use it.
 */
public final class ModbusNetwork implements AutoCloseable {
  private final EventLoopGroup loop;
  private final HostLookup hosts = new HostLookup();

  private ModbusNetwork(String threadName) {
    loop = new NioEventLoopGroup(1, new DefaultThreadFactory(threadName, true));
  }

  /**
   * Starts the thread.
   *
   * @param threadName its role, e.g. {@code modbus}
   */
  public static ModbusNetwork open(String threadName) {
    return new ModbusNetwork(threadName);
  }

  EventLoopGroup loop() {
    return loop;
  }

  HostLookup hosts() {
    return hosts;
  }

  /** Ends the thread and closes what is still open; returns within a few seconds. */
  @Override
  public void close() {
    hosts.close();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
