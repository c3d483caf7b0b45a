"""Imports an agent's entry point from its unpacked zip, without a network. Arguments: folder, file."""

import importlib.util
import os
import socket
import sys


def refuse(*_args, **_kwargs):
    raise OSError("the smoke import has no network")


folder, entry = sys.argv[1], sys.argv[2]
os.chdir(folder)
sys.path[:] = [folder, os.path.dirname(os.path.join(folder, entry))] + [
    path for path in sys.path[1:] if "site-packages" not in path
]
sys.argv = [entry]
socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = refuse
spec = importlib.util.spec_from_file_location("acore_smoke_import", os.path.join(folder, entry))
module = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = module
spec.loader.exec_module(module)
