package org.plantroom.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.plantroom.core.RegisterTable;
import org.plantroom.core.TagType;
import org.plantroom.core.Value;
import org.plantroom.modbus.Decoded;
import org.plantroom.modbus.ReadBlock;
import org.plantroom.modbus.RegisterCodec;

/** Modbus TCP over a plain socket, written from the specification alone. */
final class PlainClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5000;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private final int unit;

  PlainClient(int port) throws IOException {
    this(port, 1);
  }

  PlainClient(int port, int unit) throws IOException {
    this(port, unit, TIMEOUT_MILLIS);
  }

  PlainClient(int port, int unit, int timeoutMillis) throws IOException {
    this.unit = unit;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(timeoutMillis);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  /** The registers' bytes, or packed bits; FC 1 to 4. */
  byte[] read(RegisterTable table, int address, int count) throws IOException {
    int function =
        switch (table) {
          case COIL -> 1;
          case DISCRETE -> 2;
          case HOLDING -> 3;
          case INPUT -> 4;
        };
    byte[] answer = ask(pdu(function, address, count));
    byte[] data = new byte[answer.length - 2];
    System.arraycopy(answer, 2, data, 0, data.length);
    return data;
  }

  Decoded read(TagType tag, int powerOfTen) throws IOException {
    byte[] data = read(tag.table(), tag.address(), tag.length());
    return RegisterCodec.decode(tag, ReadBlock.of(tag), data, powerOfTen);
  }

  /** FC 16; gives the answer's function code, 0x90 for a refusal. */
  int write(TagType tag, Value value) throws IOException {
    byte[] data = RegisterCodec.encode(tag, value, 0);
    ByteBuffer pdu = ByteBuffer.allocate(6 + data.length);
    pdu.put((byte) 16).putShort((short) tag.address()).putShort((short) (data.length / 2));
    pdu.put((byte) data.length).put(data);
    return ask(pdu.array())[0] & 0xFF;
  }

  byte[] ask(byte[] pdu) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(7 + pdu.length);
    frame.putShort((short) 1).putShort((short) 0).putShort((short) (pdu.length + 1));
    frame.put((byte) unit).put(pdu);
    out.write(frame.array());
    out.flush();
    in.readInt();
    byte[] answer = new byte[in.readUnsignedShort() - 1];
    in.readUnsignedByte();
    in.readFully(answer);
    return answer;
  }

  private static byte[] pdu(int function, int address, int count) {
    return ByteBuffer.allocate(5)
        .put((byte) function)
        .putShort((short) address)
        .putShort((short) count)
        .array();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
