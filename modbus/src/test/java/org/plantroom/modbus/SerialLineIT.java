package org.plantroom.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plantroom.core.RegisterTable.HOLDING;

import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plantroom.core.BitWrite;
import org.plantroom.core.Endpoint;
import org.plantroom.core.Parity;
import org.plantroom.core.SerialFormat;
import org.plantroom.core.Time;
import org.plantroom.core.Transport;
import org.plantroom.testkit.Await;

/** What only a serial line can do; types, orders and refusals are {@link ByteOrderIT}'s. */
@Timeout(30)
class SerialLineIT {
  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final ReadBlock WORD = new ReadBlock(HOLDING, 0, 1, List.of());

  private final ModbusNetwork network = ModbusNetwork.open("serial lines");
  private PymodbusHolder holder;
  private ModbusEndpoint endpoint;

  @BeforeEach
  void start() throws URISyntaxException {
    holder = new PymodbusHolder(Transport.SERIAL, null);
    endpoint = new ModbusEndpoint(network, Time.system(), holder.settings());
  }

  @AfterEach
  void stop() {
    if (endpoint != null) {
      endpoint.close();
      holder.close();
    }
    network.close();
  }

  private ModbusDevice unit(int unit) {
    return endpoint.device(unit, TIMEOUT, Duration.ZERO, BitWrite.MASK);
  }

  @Test
  void aSilentUnitLeavesTheLineToTheOthers() {
    ModbusDevice living = unit(1);
    ModbusDevice dead = unit(9);
    for (int scan = 0; scan < 3; scan++) {
      assertThat(dead.read(WORD)).isInstanceOf(ReadResult.Silent.class);
      assertThat(living.read(WORD)).isInstanceOf(ReadResult.Answered.class);
    }
    assertThat(endpoint.status().connections()).isEqualTo(1);
    assertThat(dead.status().sentence()).isEqualTo("no answer within 400 ms");
  }

  @Test
  void aPortThatGoesAwayIsSilentAndSaysWhy() {
    ModbusDevice device = unit(1);
    assertThat(device.read(WORD)).isInstanceOf(ReadResult.Answered.class);
    holder.close();
    Await.until(
        "the port is gone",
        Duration.ofSeconds(20),
        () ->
            device.read(WORD) instanceof ReadResult.Silent(String sentence)
                && sentence.contains("there is no serial port"));
    assertThat(endpoint.status().isConnected()).isFalse();
  }

  @Test
  void aPortThatIsNotThereIsToldWithItsName() {
    Endpoint nowhere = Endpoint.serial("/dev/ttyNowhere", SerialFormat.USUAL);
    try (ModbusEndpoint missing =
        new ModbusEndpoint(network, Time.system(), EndpointSettings.of(nowhere))) {
      ModbusDevice device = missing.device(1, TIMEOUT, Duration.ZERO, BitWrite.MASK);
      assertThat(device.read(WORD)).isInstanceOf(ReadResult.Silent.class);
      assertThat(device.status().sentence()).startsWith("there is no serial port /dev/ttyNowhere");
    }
  }

  @Test
  void aCharacterHasItsStartParityAndStopBits() {
    assertThat(SerialFormat.USUAL.bitsOfCharacter()).isEqualTo(11);
    assertThat(new SerialFormat(9_600, Parity.NONE, 1).bitsOfCharacter()).isEqualTo(10);
  }
}
