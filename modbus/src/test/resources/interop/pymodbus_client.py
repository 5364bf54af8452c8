"""Reads and writes a Modbus TCP server with pymodbus 3.0; prints one line an answer.

Usage: pymodbus_client.py PORT
"""

import sys

from pymodbus.client import ModbusTcpClient

client = ModbusTcpClient("127.0.0.1", port=int(sys.argv[1]))
unit = {"slave": 1}


def say(name, answer, get):
    print(name, "refused %d" % answer.exception_code if answer.isError() else get(answer))


def words(answer):
    return answer.registers


def bits(answer):
    return [int(bit) for bit in answer.bits[:3]]


def done(answer):
    return "done"


if not client.connect():
    sys.exit("no connection")
say("coils", client.read_coils(10, count=3, **unit), bits)
say("discrete", client.read_discrete_inputs(10, count=3, **unit), bits)
say("holding", client.read_holding_registers(10, count=2, **unit), words)
say("input", client.read_input_registers(10, count=2, **unit), words)
say("absent", client.read_holding_registers(5000, count=1, **unit), words)
say("coil", client.write_coil(0, True, **unit), done)
say("coils", client.write_coils(1, [True, False, True], **unit), done)
say("register", client.write_register(0, 0xBEEF, **unit), done)
say("registers", client.write_registers(1, [1, 2, 65535], **unit), done)
say("mask", client.mask_write_register(0, 0xFF00, 0x0012, unit=1), done)
say("guarded", client.write_register(20, 1, **unit), done)
client.close()
