"""Starts one agent process for the local cloud, and takes it down when the local cloud goes.

    bootstrap.py python FOLDER CONTRACT_PORT PORT ENTRY...   runs a Python agent in this interpreter
    bootstrap.py file FILE ARGUMENT...                       runs a Python file in this interpreter
    bootstrap.py exec PROGRAM ARGUMENT...                    runs anything else

Standard input is a pipe that the local cloud holds open. However the local cloud ends, even by `kill -9`, the system
closes its end; this process sees that and stops the agent with everything that the agent has started. Each byte that
comes over it is answered by MARK in the output.
"""

import os
import select
import signal
import sys
import time

GRACE_SECONDS = 3.0
MARK = b"\x1eacore\x1e\n"
PR_SET_CHILD_SUBREAPER = 36


def main(arguments):
    adopt_orphans()
    lifeline = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    agent = os.fork()
    if agent == 0:
        os.setsid()  # a process group of its own, so that all of it can be stopped at once
        os.close(lifeline)
        run(*arguments)
    else:
        sys.exit(watch(agent, lifeline))


def adopt_orphans():
    """On Linux: what the agent starts and leaves behind becomes a child of this process, whatever group it is in."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass  # elsewhere the process group has to do


def watch(agent, lifeline):
    """Waits for the agent or for the local cloud to end, whichever comes first; the agent's exit code."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    stopping = []
    signal.signal(signal.SIGCHLD, lambda *_: None)
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, lambda *_: stopping.append(True))
    status = ended(agent)
    while status is None and not stopping:
        readable, _, _ = select.select([lifeline, woken], [], [])
        if woken in readable:
            os.read(woken, 4096)
        if lifeline in readable:
            asked = os.read(lifeline, 4096)
            if asked:
                os.write(1, MARK * len(asked))
            else:
                stopping.append(True)
        status = ended(agent)
    if status is None:
        status = stop(agent, woken)
    kill(agent, signal.SIGKILL)  # what the agent had started and left behind
    kill_orphans()
    return status


def stop(agent, woken):
    kill(agent, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while time.monotonic() < deadline:
        status = ended(agent)
        if status is not None:
            return status
        if select.select([woken], [], [], deadline - time.monotonic())[0]:
            os.read(woken, 4096)
    kill(agent, signal.SIGKILL)
    return code(os.waitpid(agent, 0)[1])


def ended(agent):
    """The agent's exit code once it has one; orphans that ended are cleared away by the way."""
    while True:
        found, status = os.waitpid(-1, os.WNOHANG)
        if found == agent:
            return code(status)
        if not found:
            return None


def kill_orphans():
    """Those that left the group. A killed one may leave children of its own, so until there are none."""
    for _ in range(100):
        orphans = children()
        if not orphans:
            return
        for orphan in orphans:
            try:
                os.kill(orphan, signal.SIGKILL)
                os.waitpid(orphan, 0)
            except OSError:
                pass


def children():
    own, found = os.getpid(), []
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                if int(stat.read().rpartition(b")")[2].split()[1]) == own:
                    found.append(int(name))
        except (OSError, ValueError):
            pass  # not a process, or one that has just ended
    return found


def code(status):
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def kill(agent, how):
    try:
        os.killpg(agent, how)
    except OSError:
        pass  # already gone, or not yet a group: then it is one process, and waited for


def run(kind, *rest):
    if kind == "python":
        run_python(rest[0], int(rest[1]), int(rest[2]), list(rest[3:]))
        return
    if kind == "file":
        import runpy

        sys.argv = list(rest)
        runpy.run_path(rest[0], run_name="__main__")
        return
    try:
        os.execvp(rest[0], rest)
    except OSError as error:
        print(f"`{rest[0]}` cannot be started: {error.strerror}", file=sys.stderr, flush=True)
        os._exit(127)


def run_python(folder, contract, port, entry):
    """What `python ENTRY` does in FOLDER, but with the agent's packages alone and its port moved."""
    import site
    import types

    import acore_endpoints

    acore_endpoints.install()
    # Started with -S: nothing that happens to be installed on this machine is found. `exit` and `help` are part of Python.
    site.setquit()
    site.setcopyright()
    site.sethelper()
    sys.path[0] = folder
    move_port(contract, port)
    if entry[0] == "opentelemetry-instrument" and len(entry) > 1:
        entry = entry[1:]
        import opentelemetry.instrumentation.auto_instrumentation.sitecustomize  # noqa: F401
    file = os.path.join(folder, entry[0])
    if not os.path.exists(file) and os.path.exists(os.path.join(folder, "bin", entry[0])):
        file = os.path.join(folder, "bin", entry[0])
    sys.argv = [file, *entry[1:]]
    main_module = types.ModuleType("__main__")
    main_module.__file__ = file
    main_module.__builtins__ = __builtins__
    sys.modules["__main__"] = main_module
    with open(file, "rb") as source:
        code_object = compile(source.read(), file, "exec")
    exec(code_object, main_module.__dict__)


def move_port(contract, port):
    """AgentCore's contract fixes the port, and a laptop has each port once: binding it binds the session's port instead.

    Only on the loopback interface, whatever address the agent asked for. Each server comes by here: those of the standard
    library, asyncio and gunicorn through `socket.bind`, uvloop through its own `create_server`.
    """
    import socket

    bind = socket.socket.bind
    ours = (contract, port)

    def moved(self, address):
        if isinstance(address, tuple) and len(address) > 1 and address[1] in ours and self.type & socket.SOCK_STREAM:
            # Answers in two writes would wait 40 ms for each other on a connection that is kept
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            host = "::1" if self.family == socket.AF_INET6 else "127.0.0.1"
            address = (host, port, *address[2:])
        return bind(self, address)

    socket.socket.bind = moved
    sys.meta_path.insert(0, UvloopFinder(ours, port))


class UvloopFinder:
    """Lets uvloop be imported as ever, and moves the port of its servers."""

    def __init__(self, ours, port):
        self.ours = ours
        self.port = port

    def find_spec(self, name, path=None, target=None):
        if name != "uvloop":
            return None
        import importlib.machinery

        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                self.patch(module.Loop)

            spec.loader.exec_module = exec_module
        return spec

    def patch(self, loop):
        create = loop.create_server

        async def create_server(this, factory, host=None, port=None, **more):
            if port in self.ours:
                host, port = "127.0.0.1", self.port
            return await create(this, factory, host, port, **more)

        loop.create_server = create_server


if __name__ == "__main__":
    main(sys.argv[1:])
