package org.plantroom.systemtests;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A CONNECT of MQTT 3.1.1 (3.1) as a client has sent it.
 *
 * @param cleanSession whether the session ends with the connection
 * @param willQos of the will
 * @param willRetain of the will
 * @param willTopic of the will
 * @param will its payload
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record ConnectPacket(
    boolean cleanSession, int willQos, boolean willRetain, String willTopic, byte[] will) {
  private static final int LEVEL_3_1_1 = 4;

  /** Accepts one client and reads what it says first. */
  static ConnectPacket accept(ServerSocket listener) throws IOException {
    try (Socket client = listener.accept();
        DataInputStream in = new DataInputStream(client.getInputStream())) {
      if (in.readUnsignedByte() != 0x10) {
        throw new IOException("no CONNECT");
      }
      while (in.readUnsignedByte() >= 0x80) {
        // the rest of the remaining length
      }
      String protocol = in.readUTF() + " " + in.readUnsignedByte();
      if (!protocol.equals("MQTT " + LEVEL_3_1_1)) {
        throw new IOException("another protocol: " + protocol);
      }
      int flags = in.readUnsignedByte();
      in.readUnsignedShort();
      in.readUTF();
      String topic = in.readUTF();
      byte[] will = in.readNBytes(in.readUnsignedShort());
      return new ConnectPacket(
          (flags & 0x02) != 0, flags >> 3 & 0x03, (flags & 0x20) != 0, topic, will);
    }
  }
}
