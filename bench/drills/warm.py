"""The real AWS CLI, started once: each `aws` after that is a fork of a process that has it in memory.

A start of the AWS CLI costs a third of a second of CPU, and a full run of bench/faults needs some ten thousand. What runs
is the CLI's own code with the caller's arguments, environment, folder and streams. It dies with its caller, as a process
of its own would, and the caller holds its connections too: who looks up whose they are, as a drill that kills does,
finds the caller, which was there first.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

CLIENT = """#!{python} -IS
import marshal, os, socket, sys
it = socket.socket(socket.AF_UNIX)
it.connect({address!r})
said = marshal.dumps((sys.argv[1:], os.getcwd(), dict(os.environ)))
socket.send_fds(it, [len(said).to_bytes(4, "big")], [0, 1, 2])
it.sendall(said)
held = []
while True:
    said, connections, _, _ = socket.recv_fds(it, 1, 8)
    if not connections:
        os._exit(said[0] if said else 255)
    held += connections
    it.sendall(b"k")
"""


def program():
    """The AWS CLI behind what a version manager may have put in front of it."""
    found = shutil.which("aws")
    if found and "/shims/" in found:
        found = subprocess.run(["pyenv", "which", "aws"], capture_output=True, text=True).stdout.strip() or found
    return found


class Warm:
    """A folder to put in front of PATH, and the process behind it."""

    def __init__(self, environment):
        self.folder = Path(tempfile.mkdtemp(prefix="acore-aws."))
        self.process = None
        first = Path(program()).read_bytes()[:200].split(b"\n")[0].decode(errors="replace")
        python = first[2:].strip()
        if not first.startswith("#!") or " " in python or "python" not in python:
            return
        if subprocess.run([python, "-c", "import awscli.clidriver"], capture_output=True).returncode != 0:
            return
        address = str(self.folder / "socket")
        client = self.folder / "aws"
        client.write_text(CLIENT.format(python=python, address=address))
        client.chmod(0o755)
        self.process = subprocess.Popen([python, __file__, address], env=environment, stdout=subprocess.PIPE, start_new_session=True)
        if self.process.stdout.readline().strip() != b"ready":
            sys.exit("error: the AWS CLI cannot be kept in memory\nwhy: see above\nfix: run with --cold-cli")

    def path(self, rest):
        return f"{self.folder}:{rest}" if self.process else rest

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def serve(address):
    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    # Whatever a call reads from files is read once here.
    out, errors = os.dup(1), os.dup(2)
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    for words in (["ssm", "get-parameters", "--names", "/none"], ["bedrock-agentcore-control", "list-memories"]):
        driver.main(words)
    os.dup2(out, 1)
    os.dup2(errors, 2)
    os.close(out)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while True:
        caller, _ = listener.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            answer(caller, driver)
        caller.close()


def received(caller, length):
    data = b""
    while len(data) < length:
        part = caller.recv(length - len(data))
        if not part:
            os._exit(1)
        data += part
    return data


def answer(caller, driver):
    import marshal
    import threading

    head, streams, _, _ = socket.recv_fds(caller, 4, 3)
    head += received(caller, 4 - len(head))
    words, folder, environment = marshal.loads(received(caller, int.from_bytes(head, "big")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)

    held = threading.Semaphore(0)

    def die_with_caller():
        while caller.recv(1):
            held.release()
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=die_with_caller, daemon=True).start()
    connect = socket.socket.connect

    def connect_for_both(it, address):
        connect(it, address)
        if it.family != socket.AF_UNIX:
            socket.send_fds(caller, [b"c"], [it.fileno()])
            held.acquire()

    socket.socket.connect = connect_for_both
    code = 255
    try:
        code = driver.main(words)
    except SystemExit as exit:
        code = exit.code if isinstance(exit.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        caller.sendall(bytes([(code or 0) & 255]))
        os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1])
