"""Lambda's runtime for Python, as the local cloud has it: asks the Runtime API for events and gives each to the handler.

    function.py HANDLER EXTRA_MODULES   with LAMBDA_TASK_ROOT, AWS_LAMBDA_RUNTIME_API and the rest of Lambda's variables set
"""

import decimal
import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

API = "/2018-06-01/runtime"


class Api:
    def __init__(self, address):
        self.host, _, prefix = address.partition("/")
        self.prefix = f"/{prefix}" if prefix else ""
        self.connection = http.client.HTTPConnection(self.host)

    def call(self, method, path, body=None, headers=None):
        self.connection.request(method, f"{self.prefix}{API}{path}", body, headers or {})
        answer = self.connection.getresponse()
        return answer, answer.read()

    def next(self):
        answer, body = self.call("GET", "/invocation/next")
        return answer.headers, body

    def respond(self, request_id, body):
        self.call("POST", f"/invocation/{request_id}/response", body, {"Content-Type": "application/json"})

    def fail(self, where, error):
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": error["errorType"]}
        self.call("POST", where, json.dumps(error), headers)


class Identity:
    def __init__(self, given):
        self.cognito_identity_id = given.get("cognitoIdentityId")
        self.cognito_identity_pool_id = given.get("cognitoIdentityPoolId")


class Client:
    def __init__(self, given):
        for name in ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name"):
            setattr(self, name, given.get(name))


class ClientContext:
    def __init__(self, given):
        self.custom = given.get("custom") or {}
        self.env = given.get("env") or {}
        self.client = Client(given["client"]) if given.get("client") else None


class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.tenant_id = None
        self.identity = Identity(json.loads(headers.get("Lambda-Runtime-Cognito-Identity") or "{}"))
        given = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = ClientContext(json.loads(given)) if given else None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(self._deadline - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))


class Log(logging.Handler):
    """What Lambda's own handler prints; the request's id is filled in for each event."""

    request_id = ""

    def emit(self, record):
        when = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        text = record.getMessage() + (f"\n{self.formatter_text(record)}" if record.exc_info else "")
        print(f"[{record.levelname}]\t{when}.{int(record.msecs):03}Z\t{self.request_id}\t{text}", flush=True)

    def formatter_text(self, record):
        return "".join(traceback.format_exception(*record.exc_info)).rstrip()


class Problem(Exception):
    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def number(value):
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def load(handler):
    module_name, dot, function_name = handler.rpartition(".")
    if not dot:
        raise Problem("Runtime.MalformedHandlerName", f"Bad handler '{handler}': not enough values to unpack (expected 2, got 1)")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Problem("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from error
    except SyntaxError as error:
        raise Problem("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}") from error
    found = getattr(module, function_name, None)
    if found is None:
        raise Problem("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return found


def described(error, request_id):
    """The error as its caller sees it, with the user's own frames alone."""
    kind = error.kind if isinstance(error, Problem) else type(error).__name__
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    frames = [frame for frame in frames if not frame.filename.startswith("<frozen ")]
    stack = [] if isinstance(error, Problem) else traceback.format_list(frames)
    shown = {"errorMessage": str(error), "errorType": kind, "requestId": request_id, "stackTrace": stack}
    text = "".join(["Traceback (most recent call last):\n", *stack]).rstrip() if stack else ""
    print(f"[ERROR] {kind}: {error}" + (f"\n{text}" if text else ""), flush=True)
    return shown


def handle(api, handler, headers, body, log):
    context = Context(headers)
    log.request_id = context.aws_request_id
    if headers.get("Lambda-Runtime-Trace-Id"):
        os.environ["_X_AMZN_TRACE_ID"] = headers["Lambda-Runtime-Trace-Id"]
    try:
        result = handler(json.loads(body), context)
        try:
            answer = json.dumps(result, default=number, ensure_ascii=False).encode("utf-8")
        except (TypeError, ValueError, UnicodeEncodeError) as error:
            raise Problem("Runtime.MarshalError", f"Unable to marshal response: {error}") from error
    except Exception as error:
        api.fail(f"/invocation/{context.aws_request_id}/error", described(error, context.aws_request_id))
    else:
        sys.stdout.flush()
        sys.stderr.flush()
        api.respond(context.aws_request_id, answer)


def paths(extra):
    """The function's own code first, then its layers, then Python; at the end the modules that Lambda brings along."""
    opt = os.environ["ACORE_OPT"]
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    own = [os.environ["LAMBDA_TASK_ROOT"], f"{opt}/python/lib/{version}/site-packages", f"{opt}/python"]
    # The first one is the folder of the program that started this one
    sys.path[:] = [*own, *sys.path[1:], extra]
    importlib.invalidate_caches()


def main(handler_name, extra):
    import site

    # Started with -S: nothing that happens to be installed on this machine is found. `exit` and `help` are part of Python.
    site.setquit()
    site.setcopyright()
    site.sethelper()
    paths(extra)
    api = Api(os.environ["AWS_LAMBDA_RUNTIME_API"])
    log = Log()
    logging.getLogger().addHandler(log)
    try:
        handler = load(handler_name)
    except Exception as error:
        api.fail("/init/error", described(error, ""))
        sys.exit(1)
    while True:
        headers, body = api.next()
        handle(api, handler, headers, body, log)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
