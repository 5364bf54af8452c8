package org.plantroom.modbus;

import com.digitalpetri.modbus.pdu.MaskWriteRegisterRequest;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request to one unit.
 *
 * @param unit unit id, 0 to 255
 * @param pdu the message
 * @param timeout how long to wait for a connection, and again for the answer
 * @param pause least time since the endpoint's last answer
 * @param terms until when and on what condition it may be sent; null for a read, which is never too
 *     late
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Request(int unit, byte[] pdu, Duration timeout, Duration pause, @Nullable Terms terms) {
  /**
   * What must still hold when a write's turn has come.
   *
   * @param deadlineNanos from when on it must not be sent any more, nanoseconds of the clock that
   *     never steps
   * @param guard asked right before it is sent
   */
  record Terms(long deadlineNanos, WriteGuard guard) {}

  /** True when the clock that never steps has passed its deadline. */
  boolean isExpired(long nowNanos) {
    return terms != null && nowNanos - terms.deadlineNanos() >= 0;
  }

  /** Why it must not be sent now; null when it may. */
  @Nullable String refusal() {
    return terms == null ? null : terms.guard().refusal();
  }

  /** FC 1 to 4. */
  static byte[] read(ReadBlock block) {
    int from = block.address();
    int count = block.count();
    ByteBuffer pdu = ByteBuffer.allocate(5);
    switch (block.table()) {
      case COIL -> ReadCoilsRequest.Serializer.encode(new ReadCoilsRequest(from, count), pdu);
      case DISCRETE ->
          ReadDiscreteInputsRequest.Serializer.encode(
              new ReadDiscreteInputsRequest(from, count), pdu);
      case HOLDING ->
          ReadHoldingRegistersRequest.Serializer.encode(
              new ReadHoldingRegistersRequest(from, count), pdu);
      case INPUT ->
          ReadInputRegistersRequest.Serializer.encode(
              new ReadInputRegistersRequest(from, count), pdu);
    }
    return pdu.array();
  }

  /** FC 5. */
  static byte[] writeCoil(int address, boolean value) {
    ByteBuffer pdu = ByteBuffer.allocate(5);
    WriteSingleCoilRequest.Serializer.encode(new WriteSingleCoilRequest(address, value), pdu);
    return pdu.array();
  }

  /** FC 15, for one coil. */
  static byte[] writeCoils(int address, boolean value) {
    ByteBuffer pdu = ByteBuffer.allocate(7);
    byte[] packed = {(byte) (value ? 1 : 0)};
    WriteMultipleCoilsRequest.Serializer.encode(
        new WriteMultipleCoilsRequest(address, 1, packed), pdu);
    return pdu.array();
  }

  /** FC 6. */
  static byte[] writeRegister(int address, int word) {
    ByteBuffer pdu = ByteBuffer.allocate(5);
    WriteSingleRegisterRequest.Serializer.encode(
        new WriteSingleRegisterRequest(address, word), pdu);
    return pdu.array();
  }

  /** FC 16. */
  static byte[] writeRegisters(int address, byte[] words) {
    ByteBuffer pdu = ByteBuffer.allocate(6 + words.length);
    WriteMultipleRegistersRequest.Serializer.encode(
        new WriteMultipleRegistersRequest(address, words.length / 2, words), pdu);
    return pdu.array();
  }

  /** FC 22. */
  static byte[] maskWrite(int address, int andMask, int orMask) {
    ByteBuffer pdu = ByteBuffer.allocate(7);
    MaskWriteRegisterRequest.Serializer.encode(
        new MaskWriteRegisterRequest(address, andMask, orMask), pdu);
    return pdu.array();
  }

  /** What a device answers to a write it has carried out. */
  static byte[] echo(byte[] write) {
    boolean isMany = write[0] == 15 || write[0] == 16;
    return isMany ? Arrays.copyOf(write, 5) : write;
  }
}
