"""Serves moto for acore's local cloud: one line with the port on standard output, then quiet.

Ends itself as soon as standard input ends, which is when the local cloud that started it ends, however it ended.
"""

import logging
import os
import sys
import threading
import traceback


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    threading.Thread(target=end_with_parent, daemon=True).start()
    import journal

    journal.install()
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    import apigateway
    import bedrock
    import execution
    import gaps
    import headers

    apigateway.install()
    bedrock.install()
    execution.install()
    gaps.install()
    # A line per request belongs to the local cloud's own log
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    application = DomainDispatcherApplication(create_backend_app)

    def mended(environ, start_response):
        if environ["PATH_INFO"].startswith("/_acore/"):
            return execution.give(environ, start_response)
        environ["PATH_INFO"] = bedrock.path(environ["PATH_INFO"])
        return application(environ, start_response)

    # What was there before the last stop is there again before anyone can ask
    kept = journal.Journal(headers.wrap(mended), sys.argv[1])
    failed = kept.replay()
    if failed:
        print(f"{failed} of {kept.number} kept requests were refused this time", file=sys.stderr)
    server = make_server("127.0.0.1", 0, kept, threaded=True)
    os.environ["MOTO_PORT"] = str(server.server_port)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        traceback.print_exc()
        # Python would wait for the thread that reads, and say so as its last words
        sys.stderr.flush()
        os._exit(1)
