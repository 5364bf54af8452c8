package org.plantroom.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.ModbusPduSerializer.DefaultRequestSerializer;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.pdu.MaskWriteRegisterRequest;
import com.digitalpetri.modbus.pdu.ModbusPdu;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.RegisterTable;

/** Answers requests out of one unit's bank (Modbus Application Protocol V1.1b3, 6). */
final class RequestHandler {
  private static final int COIL_ON = 0xFF00;
  private static final int COIL_OFF = 0;
  private static final int MOST_COILS_WRITTEN = 1968;
  private static final int MOST_REGISTERS_WRITTEN = 123;

  private final RegisterBank bank;

  RequestHandler(RegisterBank bank) {
    this.bank = bank;
  }

  /** The answer to a request; a broken one gets an exception response, never throws. */
  byte[] answer(ByteBuffer request) {
    byte[] bytes = new byte[request.remaining()];
    request.get(bytes);
    try {
      return answer(bytes);
    } catch (RefusedException e) {
      return exception(bytes[0], e.code);
    }
  }

  /** An exception response. */
  static byte[] exception(int function, int code) {
    return new byte[] {(byte) (function | 0x80), (byte) code};
  }

  private byte[] answer(byte[] request) throws RefusedException {
    return switch (decoded(request)) {
      case ReadCoilsRequest(int from, int count) ->
          readBits(request, RegisterTable.COIL, from, count);
      case ReadDiscreteInputsRequest(int from, int count) ->
          readBits(request, RegisterTable.DISCRETE, from, count);
      case ReadHoldingRegistersRequest(int from, int count) ->
          readWords(request, RegisterTable.HOLDING, from, count);
      case ReadInputRegistersRequest(int from, int count) ->
          readWords(request, RegisterTable.INPUT, from, count);
      case WriteSingleCoilRequest(int at, int value) -> writeCoil(request, at, value);
      case WriteSingleRegisterRequest(int at, int value) ->
          writeWords(request, at, 1, new byte[] {(byte) (value >> 8), (byte) value});
      case WriteMultipleCoilsRequest(int from, int count, byte[] packed) ->
          writeCoils(request, from, count, packed);
      case WriteMultipleRegistersRequest(int from, int count, byte[] words) ->
          writeWords(request, from, count, words);
      case MaskWriteRegisterRequest(int at, int and, int or) -> mask(request, at, and, or);
      default -> throw new RefusedException(ExceptionCode.ILLEGAL_FUNCTION);
    };
  }

  private static ModbusPdu decoded(byte[] request) throws RefusedException {
    try {
      return DefaultRequestSerializer.INSTANCE.decode(request[0] & 0xFF, ByteBuffer.wrap(request));
    } catch (BufferUnderflowException e) {
      throw new RefusedException(ExceptionCode.ILLEGAL_DATA_VALUE);
    } catch (ModbusException e) {
      throw new RefusedException(ExceptionCode.ILLEGAL_FUNCTION);
    }
  }

  private byte[] readBits(byte[] request, RegisterTable table, int from, int count)
      throws RefusedException {
    requireCount(count, ReadBlock.MAX_BITS);
    requireDeclared(table, from, count);
    return withData(request[0], PackedBits.pack(bank.read(table, from, count)));
  }

  private byte[] readWords(byte[] request, RegisterTable table, int from, int count)
      throws RefusedException {
    requireCount(count, ReadBlock.MAX_REGISTERS);
    requireDeclared(table, from, count);
    return withData(request[0], bank.read(table, from, count));
  }

  private byte[] writeCoil(byte[] request, int at, int value) throws RefusedException {
    if (value != COIL_ON && value != COIL_OFF) {
      throw new RefusedException(ExceptionCode.ILLEGAL_DATA_VALUE);
    }
    byte[] coil = {(byte) (value == COIL_ON ? 1 : 0)};
    return write(request, RegisterTable.COIL, at, 1, coil);
  }

  private byte[] writeCoils(byte[] request, int from, int count, byte[] packed)
      throws RefusedException {
    requireCount(count, MOST_COILS_WRITTEN);
    requireLength(packed, (count + 7) / 8);
    return write(request, RegisterTable.COIL, from, count, PackedBits.unpack(packed, count));
  }

  private byte[] writeWords(byte[] request, int from, int count, byte[] words)
      throws RefusedException {
    requireCount(count, MOST_REGISTERS_WRITTEN);
    requireLength(words, 2 * count);
    return write(request, RegisterTable.HOLDING, from, count, words);
  }

  private byte[] write(byte[] request, RegisterTable table, int from, int count, byte[] cells)
      throws RefusedException {
    requireDeclared(table, from, count);
    requirePermitted(bank.clientWrite(table, from, count, cells));
    return echo(request);
  }

  private byte[] mask(byte[] request, int at, int and, int or) throws RefusedException {
    requireDeclared(RegisterTable.HOLDING, at, 1);
    requirePermitted(bank.clientMask(RegisterTable.HOLDING, at, and, or));
    return request;
  }

  /** A write is answered by its function, address, and value or count: its first five bytes. */
  private static byte[] echo(byte[] request) {
    return Arrays.copyOf(request, 5);
  }

  private static byte[] withData(byte function, byte[] data) {
    byte[] answer = new byte[2 + data.length];
    answer[0] = function;
    answer[1] = (byte) data.length;
    System.arraycopy(data, 0, answer, 2, data.length);
    return answer;
  }

  private static void requireCount(int count, int most) throws RefusedException {
    if (count < 1 || count > most) {
      throw new RefusedException(ExceptionCode.ILLEGAL_DATA_VALUE);
    }
  }

  private static void requireLength(byte[] data, int length) throws RefusedException {
    if (data.length != length) {
      throw new RefusedException(ExceptionCode.ILLEGAL_DATA_VALUE);
    }
  }

  private void requireDeclared(RegisterTable table, int from, int count) throws RefusedException {
    if (!bank.isDeclared(table, from, count)) {
      throw new RefusedException(ExceptionCode.ILLEGAL_DATA_ADDRESS);
    }
  }

  private static void requirePermitted(@Nullable Integer refusal) throws RefusedException {
    if (refusal != null) {
      throw new RefusedException(refusal);
    }
  }

  /** Ends the handling of one request with an exception response. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    RefusedException(ExceptionCode code) {
      this(code.getCode());
    }

    RefusedException(int code) {
      super("refused with exception %d".formatted(code), null, false, false);
      this.code = code;
    }
  }
}
