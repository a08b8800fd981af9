"""Processes of the service, as the checks start, ask and end them. Standard library only."""

import atexit
import collections
import http.client
import json
import os
import socket
import subprocess
import sys
import time

PASSWORD = "a pass phrase for checks"

Answer = collections.namedtuple("Answer", "status headers content")


class Service:
    """The program on one port; it can be started again and again."""

    started = []

    @classmethod
    def end_all(cls):
        for process in cls.started:
            if process.poll() is None:
                process.kill()

    def __init__(self, options, name, database, **settings):
        """`options` has `binary` and `scratch`; `settings` are the service's own, e.g. `drain_seconds=2`."""
        self.options, self.name = options, name
        self.log = open(options.scratch / f"{name}.log", "ab")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = {
            "listen": f"127.0.0.1:{self.port}",
            "database_url": database,
            "documents": options.scratch / f"{name}-documents",
            # Inside the folder that is removed in the end, and for PostgreSQL, which has none by itself.
            "audit_checkpoint_file": options.scratch / f"{name}-checkpoints.ndjson",
            "demo_password": PASSWORD,
            "requests_per_minute": 0,
            "drain_seconds": 0,
            **settings,
        }
        self.environment = dict(os.environ)
        self.environment.update({f"JIANDU_{setting.upper()}": str(value) for setting, value in settings.items()})

    def start(self, *arguments):
        command = [self.options.binary, "serve", *arguments]
        self.process = subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=self.log)
        self.started.append(self.process)

    def run(self, *arguments):
        """Another command of the program on the same database; its output."""
        command = [self.options.binary, *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            sys.exit(f"{self.name}: jiandu {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def wait_until_ready(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process.poll() is not None:
                sys.exit(f"{self.name}: the service ended with {self.process.returncode}, see {self.log.name}")
            try:
                if self.request("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        sys.exit(f"{self.name}: the service is not ready after {seconds} s")

    def exchange(self, method, path, body=None, token=None, connection=None, port=None):
        """One request and its answer as it came."""
        connection = connection or http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def request(self, method, path, body=None, token=None, connection=None):
        answer = self.exchange(method, path, body, token, connection)
        return answer.status, json.loads(answer.content) if answer.content else None

    def must(self, method, path, body=None, token=None, connection=None):
        """A request below /api/v1 that has to succeed; its body. What is refused for the moment is tried again, as callers should."""
        for _ in range(5):
            status, answer = self.request(method, f"/api/v1{path}", body, token, connection)
            if status != 503:
                break
            time.sleep(1)
        if status >= 300:
            sys.exit(f"{self.name}: {method} {path} answered {status} {json.dumps(answer, ensure_ascii=False)}")
        return answer

    def sign_in(self, username="310114-district-admin"):
        return self.must("POST", "/auth/login", {"username": username, "password": PASSWORD})["access_token"]

    def end(self, number):
        self.process.send_signal(number)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "no end within 60 s"


atexit.register(Service.end_all)
