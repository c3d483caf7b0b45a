"""A shell in a terminal of its own, for the local cloud's `/ws/shells`.

Standard input and output carry messages: four bytes of length, one byte that says what it is, the rest. In come 0 (typed
bytes) and 4 (`{"width": …, "height": …}`), out go 1 (printed bytes) and 3 (the exit code). When the input ends, the shell ends
with all that it has started.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

STDIN, STDOUT, STATUS, RESIZE = 0, 1, 3, 4
CHUNK = 32 * 1024
LINUX_SUBREAPER = 36
GRACE_SECONDS = 1.0


def main():
    adopt_orphans()
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    shell, terminal = pty.fork()
    if shell == 0:
        program = next((it for it in ("/bin/bash", "/bin/sh") if os.path.exists(it)), "sh")
        os.environ.setdefault("TERM", "xterm-256color")
        os.execv(program, [os.path.basename(program)])
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    status = talk(shell, terminal, woken)
    os.close(terminal)
    end(shell, status is None)
    if status is not None:
        send(STATUS, str(128 - status if status < 0 else status).encode())


def talk(shell, terminal, woken):
    """Until the shell ends: its exit code; None when nobody listens any more."""
    received = b""
    while True:
        readable, _, _ = select.select([0, terminal, woken], [], [])
        if terminal in readable:
            try:
                send(STDOUT, os.read(terminal, CHUNK))
            except OSError:
                pass  # nobody holds the terminal's other side: the shell is about to be gone
        if woken in readable:
            os.read(woken, 4096)
        found, status = os.waitpid(shell, os.WNOHANG)
        if found:
            drain(terminal)
            return os.waitstatus_to_exitcode(status)
        if 0 in readable:
            data = os.read(0, 65536)
            if not data:
                return None
            received = taken(received + data, terminal)


def taken(received, terminal):
    while len(received) >= 5:
        length = struct.unpack(">I", received[:4])[0]
        if len(received) < 4 + length:
            break
        kind, payload = received[4], received[5 : 4 + length]
        received = received[4 + length :]
        if kind == STDIN:
            while payload:
                payload = payload[os.write(terminal, payload) :]
        elif kind == RESIZE:
            size = json.loads(payload)
            fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size["height"], size["width"], 0, 0))
    return received


def drain(terminal):
    try:
        while select.select([terminal], [], [], 0)[0]:
            data = os.read(terminal, CHUNK)
            if not data:
                break
            send(STDOUT, data)
    except OSError:
        pass  # all is read


def end(shell, running):
    if running:
        signal_group(shell, signal.SIGHUP)
        deadline = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < deadline and not os.waitpid(shell, os.WNOHANG)[0]:
            time.sleep(0.02)
    signal_group(shell, signal.SIGKILL)
    for _ in range(50):
        left = children()
        for process in left:
            try:
                os.kill(process, signal.SIGKILL)
            except OSError:
                pass  # gone already
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            break
        if not left:
            break
        time.sleep(0.02)


def signal_group(group, how):
    try:
        os.killpg(group, how)
    except OSError:
        pass  # gone already


def adopt_orphans():
    """On Linux, what the shell lets run on by itself becomes a child of this process and is found at the end."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(LINUX_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def children():
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def send(kind, payload):
    if payload:
        data = struct.pack(">IB", len(payload) + 1, kind) + payload
        while data:
            data = data[os.write(1, data) :]


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit(0)
