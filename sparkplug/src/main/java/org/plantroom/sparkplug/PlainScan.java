package org.plantroom.sparkplug;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.plantroom.core.ValueType;

/**
 * Reads plain metrics, one after the other, straight from the bytes: what nearly all data are made
 * of. At the first metric that is anything else it stops and leaves that to {@link MetricReader},
 * malformed ones too, so that there is one place that refuses.
 */
final class PlainScan {
  private static final VarHandle FIXED32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FIXED64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MORE = 0x80;
  private static final int LOW_BITS = 0x7F;
  private static final int GROUP = 7;
  private static final long LOW_32_BITS = 0xFFFF_FFFFL;

  private final byte[] bytes;
  private final PackedMetrics metrics;

  private int at;
  private int end;
  private boolean broken;

  private long alias;
  private long timestamp;
  private boolean historical;
  private ValueType kind = ValueType.STRING;
  private long bits;

  /** A scan that puts what it reads from the bytes into the metrics. */
  PlainScan(byte[] bytes, PackedMetrics metrics) {
    this.bytes = bytes;
    this.metrics = metrics;
  }

  /**
   * Reads as many plain metrics as follow each other.
   *
   * @param from where the first one's tag has ended
   * @param most how many at most
   * @return where the last one read ends; {@code from} when the first is not plain
   */
  int read(int from, int most) {
    int done = from;
    int left = most;
    at = from;
    while (left > 0 && readOne()) {
      left--;
      done = at;
      if (at >= bytes.length || bytes[at] != WireTag.METRIC) {
        return done;
      }
      at++;
    }
    return done;
  }

  /** Reads one from after its tag on; false, with nothing appended, when it is not plain. */
  private boolean readOne() {
    broken = false;
    end = bytes.length;
    long length = varint();
    if (broken || length < 0 || length > bytes.length - at) {
      return false;
    }
    end = at + (int) length;
    alias = -1;
    timestamp = -1;
    historical = false;
    kind = ValueType.STRING;
    while (at < end) {
      if (!readField(bytes[at++]) || broken) {
        return false;
      }
    }
    if (alias < 0 || kind == ValueType.STRING) {
      return false;
    }
    metrics.append(alias, timestamp, kind, bits, historical);
    return true;
  }

  /** Reads a field whose tag is one byte long; false for one that no plain metric has. */
  private boolean readField(int tag) {
    switch (tag) {
      case WireTag.METRIC_ALIAS -> {
        alias = varint();
        return alias >= 0;
      }
      case WireTag.METRIC_TIMESTAMP -> timestamp = Math.max(-1, varint());
      case WireTag.IS_HISTORICAL -> historical = varint() != 0;
      case WireTag.FLOAT_VALUE -> number(ValueType.F32, singleBits());
      case WireTag.DOUBLE_VALUE -> number(ValueType.F64, fixed64());
      case WireTag.INT_VALUE -> number(ValueType.U32, varint() & LOW_32_BITS);
      case WireTag.LONG_VALUE -> number(ValueType.U64, varint());
      case WireTag.BOOLEAN_VALUE -> number(ValueType.BOOL, varint() != 0 ? 1 : 0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void number(ValueType wireType, long wireBits) {
    kind = wireType;
    bits = wireBits;
  }

  private long singleBits() {
    if (end - at < Integer.BYTES) {
      broken = true;
      return 0;
    }
    float number = Float.intBitsToFloat((int) FIXED32.get(bytes, at));
    at += Integer.BYTES;
    return Double.doubleToRawLongBits(number);
  }

  private long fixed64() {
    if (end - at < Long.BYTES) {
      broken = true;
      return 0;
    }
    long number = (long) FIXED64.get(bytes, at);
    at += Long.BYTES;
    return number;
  }

  /** A varint of the metric at hand; one that does not end there makes it broken. */
  private long varint() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += GROUP) {
      if (at == end) {
        broken = true;
        return 0;
      }
      int group = bytes[at++];
      number |= (long) (group & LOW_BITS) << shift;
      if ((group & MORE) == 0) {
        broken |= shift + GROUP > Long.SIZE && group != 1; // more than 64 bits
        return number;
      }
    }
    broken = true;
    return 0;
  }
}
