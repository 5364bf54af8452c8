"""Serves unit 1 over Modbus TCP with pymodbus 3.0 until its input ends; prints its port.

Every table has the addresses 0 to 99; address n of the words holds 1000 + n, odd bits are set.
"""

import asyncio
import os
import sys
import threading

from pymodbus.datastore import (
    ModbusSequentialDataBlock,
    ModbusServerContext,
    ModbusSlaveContext,
)
from pymodbus.server.async_io import ModbusTcpServer


def end_with_input():
    sys.stdin.read()
    # Nothing is left to clean up, and a reader that has gone must not leave a server behind.
    os._exit(0)


async def serve():
    def words():
        return ModbusSequentialDataBlock(0, [1000 + n for n in range(100)])

    def bits():
        return ModbusSequentialDataBlock(0, [n % 2 == 1 for n in range(100)])

    unit = ModbusSlaveContext(di=bits(), co=bits(), hr=words(), ir=words(), zero_mode=True)
    context = ModbusServerContext(slaves={1: unit}, single=False)
    server = ModbusTcpServer(context, address=("127.0.0.1", 0))
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await serving


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(serve())
