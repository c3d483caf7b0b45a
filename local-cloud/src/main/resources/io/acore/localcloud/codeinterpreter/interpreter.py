"""One session of the local code interpreter. It is no sandbox: code runs as the user who started the local cloud.

    interpreter.py session FOLDER   serves requests, a JSON document a line, until standard input ends
    interpreter.py worker FD        runs Python code and keeps its variables; started by a session

The session's process runs nothing of the user's itself. When its input ends, however the local cloud ended, it stops all that
was started, also what moved into a process group of its own.
"""

import base64
import json
import mimetypes
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid

MOST_OUTPUT = 10 * 1024 * 1024
MOST_FILE = 100 * 1024 * 1024
LINUX_SUBREAPER = 36


class Failed(Exception):
    """What the caller is told as an error of the tool."""


class Session:
    def __init__(self, folder):
        self.folder = os.path.realpath(folder)
        self.outputs = os.path.join(self.folder, ".outputs")
        os.makedirs(self.outputs, exist_ok=True)
        self.worker = None
        self.running = threading.Lock()
        self.tasks = {}
        self.groups = set()
        self.answering = threading.Lock()

    def serve(self):
        adopt_orphans()
        signal.signal(signal.SIGTERM, lambda *_: os.close(0))
        for line in sys.stdin:
            request = json.loads(line)
            threading.Thread(target=self.answer, args=(request,), daemon=True).start()
        self.end()

    def answer(self, request):
        try:
            result = getattr(self, request["name"])(request.get("arguments") or {})
        except Failed as failed:
            result = {"content": [text(str(failed))], "isError": True}
        except Exception as error:  # noqa: BLE001 - a bug here must not leave the caller waiting
            result = {"content": [text(f"{type(error).__name__}: {error}")], "isError": True}
        with self.answering:
            sys.stdout.write(json.dumps({"id": request["id"], "result": result}) + "\n")
            sys.stdout.flush()

    # ---- code and commands

    def executeCode(self, given):  # noqa: N802 - the API's name
        language = given.get("language", "python")
        code = need(given, "code")
        if language == "javascript":
            return self.program(["node", "-e", code], "javascript needs Node.js on the PATH")
        if language != "python":
            raise Failed(f"The local code interpreter runs python and javascript, not {language}")
        with self.running:
            if given.get("clearContext"):
                self.stop_worker()
            return self.python(code)

    def python(self, code):
        if self.worker is None or self.worker.process.poll() is not None:
            self.worker = Worker(self.folder)
            self.groups.add(self.worker.process.pid)
        out, err = self.output_files()
        began = time.monotonic()
        answer = self.worker.run(code, out, err)
        took = time.monotonic() - began
        code = answer if answer is not None else self.worker.process.wait()
        note = "" if answer is not None else "\nThe interpreter ended; its variables are gone\n"
        return finished(take(out), take(err) + note, exit_code(code), took)

    def executeCommand(self, given):  # noqa: N802
        return self.program(["/bin/sh", "-c", need(given, "command")], "there is no shell")

    def program(self, command, otherwise):
        out, err = self.output_files()
        began = time.monotonic()
        process = self.start(command, out, err, otherwise)
        code = process.wait()
        return finished(take(out), take(err), exit_code(code), time.monotonic() - began)

    def start(self, command, out, err, otherwise):
        try:
            with open(out, "wb") as stdout, open(err, "wb") as stderr:
                process = subprocess.Popen(
                    command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, start_new_session=True
                )
        except FileNotFoundError:
            raise Failed(otherwise) from None
        self.groups.add(process.pid)
        return process

    # ---- tasks

    def startCommandExecution(self, given):  # noqa: N802
        out, err = self.output_files()
        process = self.start(["/bin/sh", "-c", need(given, "command")], out, err, "there is no shell")
        ident = str(uuid.uuid4())
        self.tasks[ident] = task = Task(process, out, err)
        return task.result(ident, "submitted")

    def getTask(self, given):  # noqa: N802
        ident = need(given, "taskId")
        return self.task(ident).result(ident)

    def stopTask(self, given):  # noqa: N802
        ident = need(given, "taskId")
        task = self.task(ident)
        if task.process.poll() is None:
            task.canceled = True
            kill_group(task.process.pid)
            task.process.wait()
        return task.result(ident)

    def task(self, ident):
        if ident not in self.tasks:
            raise Failed(f"There is no task {ident}")
        return self.tasks[ident]

    # ---- files

    def writeFiles(self, given):  # noqa: N802
        files = given.get("content") or []
        targets = [(self.path(need(file, "path")), file) for file in files]
        for path, file in targets:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as to:
                to.write(base64.b64decode(file["blob"]) if "blob" in file else file.get("text", "").encode())
        return {"content": [text(f"Successfully wrote all {len(targets)} files")], "isError": False}

    def readFiles(self, given):  # noqa: N802
        content = []
        for name in given.get("paths") or [need(given, "path")]:
            path = self.path(name)
            if not os.path.isfile(path):
                raise Failed(f"There is no file `{name}`")
            if os.path.getsize(path) > MOST_FILE:
                raise Failed(f"`{name}` has more than 100 MB")
            with open(path, "rb") as file:
                content.append(resource(name, file.read()))
        return {"content": content, "isError": False}

    def listFiles(self, given):  # noqa: N802
        name = given.get("directoryPath") or given.get("path") or "."
        path = self.path(name)
        if not os.path.isdir(path):
            raise Failed(f"There is no directory `{name}`")
        content = []
        for entry in sorted(os.scandir(path), key=lambda it: it.name):
            if entry.path == self.outputs:
                continue
            shown = os.path.relpath(entry.path, self.folder)
            link = {"type": "resource_link", "name": entry.name, "uri": f"file:///{shown}"}
            if entry.is_dir():
                link["description"] = "Directory"
            else:
                link.update(description="File", size=entry.stat(follow_symlinks=False).st_size)
                link["mimeType"] = mimetypes.guess_type(entry.name)[0] or "application/octet-stream"
            content.append(link)
        return {"content": content, "isError": False}

    def removeFiles(self, given):  # noqa: N802
        names = given.get("paths") or [need(given, "path")]
        paths = [self.path(name) for name in names]
        for name, path in zip(names, paths):
            if not os.path.lexists(path):
                raise Failed(f"There is no file `{name}`")
        for path in paths:
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path)
            else:
                os.remove(path)
        return {"content": [text(f"Successfully removed all {len(paths)} files")], "isError": False}

    def path(self, name):
        """Files are those of the session; code may go where it likes, this operation may not."""
        path = os.path.realpath(os.path.join(self.folder, name))
        if path != self.folder and not path.startswith(self.folder + os.sep):
            raise Failed(f"`{name}` is outside the session's folder")
        return path

    # ---- the end

    def output_files(self):
        name = os.path.join(self.outputs, uuid.uuid4().hex)
        return name + ".out", name + ".err"

    def stop_worker(self):
        if self.worker is not None:
            kill_group(self.worker.process.pid)
            self.worker.process.wait()
            self.worker = None

    def end(self):
        for group in self.groups:
            kill_group(group)
        for _ in range(50):
            left = children()
            for process in left:
                try:
                    os.kill(process, signal.SIGKILL)
                except OSError:
                    pass
            try:
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            except ChildProcessError:
                break
            if not left:
                break
            time.sleep(0.02)
        os._exit(0)


class Worker:
    """A Python process that keeps its variables from one piece of code to the next."""

    def __init__(self, folder):
        answers, there = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, __file__, "worker", str(there)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(there,),
            start_new_session=True,
            text=True,
        )
        os.close(there)
        self.answers = os.fdopen(answers)

    def run(self, code, out, err):
        """The exit code, or None when the process is gone."""
        try:
            self.process.stdin.write(json.dumps({"code": code, "out": out, "err": err}) + "\n")
            self.process.stdin.flush()
        except OSError:
            return None
        line = self.answers.readline()
        return json.loads(line) if line else None


class Task:
    def __init__(self, process, out, err):
        self.process, self.out, self.err = process, out, err
        self.began = time.monotonic()
        self.took = None
        self.canceled = False

    def result(self, ident, status=None):
        code = self.process.poll()
        if code is not None and self.took is None:
            self.took = time.monotonic() - self.began
        if status is None:
            status = "working" if code is None else "canceled" if self.canceled else "failed" if code else "completed"
        structured = {"taskId": ident, "taskStatus": status, "stdout": peek(self.out), "stderr": peek(self.err)}
        if code is not None:
            structured.update(exitCode=exit_code(code), executionTime=round(self.took, 4))
        return {"content": [text(structured["stdout"] or f"The task is {status}")], "structuredContent": structured, "isError": status == "failed"}


def work(there):
    """Runs code as a notebook does: variables stay, and the value of a last expression is shown."""
    import ast
    import traceback
    import types

    requests = os.fdopen(os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    module = types.ModuleType("__main__")
    module.__builtins__ = __builtins__
    sys.modules["__main__"] = module
    sys.path[0] = os.getcwd()
    sys.argv = [""]
    for line in requests:
        request = json.loads(line)
        for name, number in (("out", 1), ("err", 2)):
            file = os.open(request[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(file, number)
            os.close(file)
        status = 0
        try:
            tree = ast.parse(request["code"], "<code>")
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, "<code>", "exec"), module.__dict__)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "<code>", "eval"), module.__dict__)
                if value is not None:
                    print(repr(value))
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        except BaseException:  # noqa: BLE001 - whatever the code does, the session goes on
            kind, value, trace = sys.exc_info()
            traceback.print_exception(kind, value, trace.tb_next if trace else None)
            status = 1
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                pass
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.write(there, f"{json.dumps(status)}\n".encode())


def adopt_orphans():
    """On Linux, what code lets run on by itself becomes a child of the session and is found at its end."""
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


def kill_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except OSError:
        pass  # gone already


def exit_code(code):
    return 128 - code if code < 0 else code


def finished(out, err, code, took):
    structured = {"stdout": out, "stderr": err, "exitCode": code, "executionTime": round(took, 4)}
    shown = out if code == 0 else "\n".join(part for part in (out, err) if part)
    return {"content": [text(shown)], "structuredContent": structured, "isError": code != 0}


def peek(path):
    with open(path, "rb") as file:
        data = file.read(MOST_OUTPUT + 1)
    shown = data[:MOST_OUTPUT].decode("utf-8", "replace")
    return shown + "\n(more than 10 MB: cut here)\n" if len(data) > MOST_OUTPUT else shown


def take(path):
    try:
        return peek(path)
    except FileNotFoundError:
        return ""
    finally:
        try:
            os.remove(path)
        except OSError:
            pass


def resource(name, data):
    kind = mimetypes.guess_type(name)[0]
    held = {"uri": f"file://{name}", "mimeType": kind or "application/octet-stream"}
    try:
        held.update(type="text", text=data.decode("utf-8"), mimeType=kind or "text/plain")
    except UnicodeDecodeError:
        held.update(type="blob", blob=base64.b64encode(data).decode())
    return {"type": "resource", "resource": held}


def text(value):
    return {"type": "text", "text": value}


def need(given, name):
    if name not in given:
        raise Failed(f"`{name}` is missing")
    return given[name]


if __name__ == "__main__":
    if sys.argv[1] == "worker":
        work(int(sys.argv[2]))
    else:
        Session(sys.argv[2]).serve()
