"""Serves unit 1 with pymodbus 3.0 until its input ends; prints its port.

Usage: pymodbus_server.py [tcp | rtu-over-tcp | tls TRUST CERTIFICATE KEY]

Lines of its input set and tell holding registers: "set ADDRESS HEX" and "get ADDRESS COUNT".
Every table has the addresses 0 to 99; address n of the words holds 1000 + n, odd bits are set.
"""

import asyncio
import os
import ssl
import sys
import threading

from pymodbus.datastore import (
    ModbusSequentialDataBlock,
    ModbusServerContext,
    ModbusSlaveContext,
)
from pymodbus.server.async_io import ModbusTcpServer, ModbusTlsServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer


HOLDING = 3


def answer(unit, line):
    command, address, rest = line.split()
    if command == "set":
        words = bytes.fromhex(rest)
        unit.setValues(HOLDING, int(address), [w[0] << 8 | w[1] for w in zip(words[::2], words[1::2])])
        return "done"
    words = unit.getValues(HOLDING, int(address), int(rest))
    return "".join("%04x" % word for word in words)


def server_for(arguments, context):
    here = ("127.0.0.1", 0)
    transport = arguments[0] if arguments else "tcp"
    if transport == "rtu-over-tcp":
        return ModbusTcpServer(context, framer=ModbusRtuFramer, address=here)
    if transport == "tls":
        trust, certificate, key = arguments[1:]
        security = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        security.load_cert_chain(certificate, key)
        security.load_verify_locations(trust)
        security.verify_mode = ssl.CERT_REQUIRED
        # Modbus/TCP Security keeps the MBAP header within TLS; pymodbus would leave it out.
        return ModbusTlsServer(context, framer=ModbusSocketFramer, sslctx=security, address=here)
    return ModbusTcpServer(context, address=here)


def follow_input(unit):
    for line in sys.stdin:
        print(answer(unit, line), flush=True)
    # Nothing is left to clean up, and a reader that has gone must not leave a server behind.
    os._exit(0)


async def serve():
    def words():
        return ModbusSequentialDataBlock(0, [1000 + n for n in range(100)])

    def bits():
        return ModbusSequentialDataBlock(0, [n % 2 == 1 for n in range(100)])

    unit = ModbusSlaveContext(di=bits(), co=bits(), hr=words(), ir=words(), zero_mode=True)
    context = ModbusServerContext(slaves={1: unit}, single=False)
    server = server_for(sys.argv[1:], context)
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    threading.Thread(target=follow_input, args=[unit], daemon=True).start()
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await serving


asyncio.run(serve())
