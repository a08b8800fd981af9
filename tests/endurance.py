"""What must hold when things break: see endurance.sh. Standard library only."""

import argparse
import collections
import datetime
import http.client
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

from network import Network
from processes import Service

RECOVERY = 5.0
WRITERS = 8
CROWD = 48
# Shorter than the pause of the database, so that requests are answered while it lasts.
PATIENCE = {"answer_timeout_seconds": 4, "statement_timeout_seconds": 3, "ballot_batch_milliseconds": 1000}


class Load:
    """Writers that never stop; they remember what was acknowledged."""

    def __init__(self, service, allowed_down):
        self.service, self.token = service, service.sign_in()
        self.allowed_down = allowed_down
        self.acknowledged, self.statuses, self.wrong = set(), collections.Counter(), []
        self.last = 0.0
        self.stopped, self.lock = threading.Event(), threading.Lock()
        self.began = time.monotonic()
        self.threads = [threading.Thread(target=self.write, args=(number,), daemon=True) for number in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def write(self, number):
        count, connection = 0, None
        while not self.stopped.is_set():
            count += 1
            code = f"{self.service.name}-{time.time_ns()}-{number}-{count}"[:32]
            body = {"code": code, "name": code, "kind": "company", "valid_from": "2026-01-01"}
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=30)
                status, answer = self.service.request(
                    "POST", "/api/v1/organizations", body, self.token, connection
                )
            except (OSError, http.client.HTTPException) as error:
                connection = None
                with self.lock:
                    self.statuses["no answer"] += 1
                    if not self.allowed_down:
                        self.wrong.append(repr(error))
                time.sleep(0.02)
                continue
            with self.lock:
                self.statuses[status] += 1
                if status == 201:
                    self.acknowledged.add(code)
                    self.last = time.monotonic()
                elif status != 503:
                    self.wrong.append(answer)
            if status == 503:
                time.sleep(0.05)

    def recovered_after(self, since):
        """Seconds until a write was acknowledged that was acknowledged after this instant."""
        while time.monotonic() < since + 3 * RECOVERY:
            if self.last > since:
                return self.last - since
            time.sleep(0.01)
        return float("inf")

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        seconds = time.monotonic() - self.began
        found, cursor = set(), ""
        # Newest first, until all that this load wrote was passed.
        token = self.service.sign_in()
        while cursor is not None:
            more = f"&cursor={cursor}" if cursor else ""
            status, page = self.service.request(
                "GET", f"/api/v1/organizations?limit=200{more}", token=token
            )
            assert status == 200, page
            found.update(item["code"] for item in page["items"])
            cursor = page["next_cursor"]
        lost = self.acknowledged - found
        rate = len(self.acknowledged) / seconds
        return lost, rate


def report(name, load, recoveries, least_rate=None):
    lost, rate = load.stop()
    slowest = max(recoveries, default=0.0)
    print(
        f"{name}: {len(load.acknowledged)} writes acknowledged ({rate:.0f}/s), {len(lost)} lost; answers "
        f"{dict(load.statuses)}; {len(recoveries)} recoveries, the slowest {slowest:.2f} s",
        flush=True,
    )
    faults = []
    if lost:
        faults.append(f"{len(lost)} acknowledged writes are lost")
    if load.wrong:
        faults.append(f"{len(load.wrong)} wrong answers, the first {load.wrong[0]}")
    if slowest > RECOVERY:
        faults.append(f"a recovery took {slowest:.2f} s")
    if least_rate and rate < least_rate:
        faults.append(f"only {rate:.0f} writes/s")
    return [f"{name}: {fault}" for fault in faults]


def killed(service, kills):
    load, recoveries = Load(service, allowed_down=True), []
    for _ in range(kills):
        time.sleep(0.7)
        service.end(signal.SIGKILL)
        since = time.monotonic()
        service.start()
        recoveries.append(load.recovered_after(since))
    return report(f"{service.name}, killed {kills} times", load, recoveries)


def steady(service, seconds):
    load = Load(service, allowed_down=False)
    time.sleep(seconds)
    return report(f"{service.name}, undisturbed", load, [], least_rate=50)


def database_breaks(service, options):
    """The database is restarted, killed and paused; the service stays."""
    control = json.loads(options.postgres_control)
    load, recoveries = Load(service, allowed_down=False), []
    pid_file = pathlib.Path(options.postgres_data) / "postmaster.pid"

    def postmaster():
        return int(pid_file.read_text().split()[0])

    def family():
        every = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
        pairs = [tuple(map(int, line.split())) for line in every.splitlines()[1:]]
        return [postmaster()] + [pid for pid, parent in pairs if parent == postmaster()]

    for _ in range(options.breaks):
        time.sleep(1)
        subprocess.run([*control, "-m", "fast", "restart"], check=True, stdout=subprocess.DEVNULL)
        recoveries.append(load.recovered_after(time.monotonic()))
        time.sleep(1)
        for pid in family():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.5)
        start_again(control, pid_file)
        recoveries.append(load.recovered_after(time.monotonic()))
        time.sleep(1)
        stopped = family()
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        time.sleep(6)
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
        recoveries.append(load.recovered_after(time.monotonic()))
    assert service.process.poll() is None, "the service ended with its database"
    return report(f"{service.name}, database restarted, killed, paused {options.breaks} times", load, recoveries)


def start_again(control, pid_file):
    """The dead hold their memory for a moment, and their file claims that they live."""
    for _ in range(40):
        pid_file.unlink(missing_ok=True)
        started = subprocess.run([*control, "start"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if started.returncode == 0:
            return
        time.sleep(0.25)
    sys.exit("PostgreSQL does not start after it was killed")


def drained(service, requests):
    """SIGTERM in the middle: a client that tries again only when it is refused loses nothing."""
    token, lock = service.sign_in(), threading.Lock()
    state = {"next": 0, "answered": 0, "refused": 0}
    lost, connections = [], threading.local()

    def work():
        while True:
            with lock:
                number = state["next"]
                if number >= requests:
                    return
                state["next"] += 1
            ask(number)

    def ask(number):
        while True:
            connection = getattr(connections, "open", None)
            if connection is None or connection.sock is None:
                connection = connections.open = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
                try:
                    connection.connect()
                except ConnectionRefusedError:
                    with lock:
                        state["refused"] += 1
                    time.sleep(0.02)
                    continue
            write = number % 10 == 0
            code = f"drain-{number}-{time.time_ns()}"[:32]
            body = {"code": code, "name": code, "kind": "company", "valid_from": "2026-01-01"} if write else None
            path = "/api/v1/organizations" if write else "/api/v1/auth/me"
            try:
                status, _ = service.request("POST" if write else "GET", path, body, token, connection)
            except (OSError, http.client.HTTPException) as error:
                connections.open = None
                lost.append(f"request {number}: {error!r}")
                return
            with lock:
                state["answered"] += 1
            if status not in (200, 201):
                lost.append(f"request {number}: {status}")
            return

    threads = [threading.Thread(target=work, daemon=True) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    while state["answered"] < requests // 3:
        time.sleep(0.01)
    code = service.end(signal.SIGTERM)
    before = state["answered"]
    service.start()
    for thread in threads:
        thread.join()
    print(
        f"{service.name}, SIGTERM among {requests} requests: {state['answered']} answered, {before} of them before "
        f"the end, {len(lost)} lost, {state['refused']} refused and tried again",
        flush=True,
    )
    faults = [f"{service.name}: {len(lost)} requests lost, the first {lost[0]}"] if lost else []
    if code != 0:
        faults.append(f"{service.name}: ended with {code} after SIGTERM")
    if not requests // 3 <= before < requests:
        faults.append(f"{service.name}: the end did not come in the middle, so nothing was shown")
    return faults


def disk_fills(options):
    service = Service(options, "full", f"sqlite://{options.small_disk}/jiandu.sqlite", **PATIENCE)
    service.start("--demo")
    service.wait_until_ready(120)
    load = Load(service, allowed_down=False)
    time.sleep(1)
    ballast = pathlib.Path(options.small_disk) / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(16 * 1024))
        except OSError:
            pass
    until = time.monotonic() + 30
    while load.statuses[503] < 20 and time.monotonic() < until:
        time.sleep(0.05)
    refused = load.statuses[503]
    reading, _ = service.request("GET", "/api/v1/auth/me", token=load.token)
    ballast.unlink()
    recoveries = [load.recovered_after(time.monotonic())]
    faults = report("full disk", load, recoveries)
    if refused < 20 or reading != 200:
        faults.append(f"full disk: {refused} times 503, reading answered {reading}")
    service.end(signal.SIGTERM)
    return faults


class Callers:
    """Forty who read and write with hardly a pause, and note when each answer came, how late it was and what it said."""

    def __init__(self, service, count=40):
        self.service, self.token = service, service.sign_in()
        self.answers, self.acknowledged, self.lock = [], set(), threading.Lock()
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self.call, args=(number,), daemon=True) for number in range(count)]
        for thread in self.threads:
            thread.start()

    def call(self, caller):
        connection, number = None, 0
        while not self.stopped.is_set():
            number += 1
            write = (caller + number) % 2 == 0
            code = f"{caller}-{time.time_ns()}"
            body = {"code": code, "name": code, "kind": "company", "valid_from": "2026-01-01"} if write else None
            path = "/api/v1/organizations" if write else "/api/v1/organizations?limit=5"
            asked = time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=90)
                status, answer = self.service.request("POST" if write else "GET", path, body, self.token, connection)
            except (OSError, http.client.HTTPException) as error:
                status, answer, connection = 0, repr(error), None
            came = time.monotonic()
            with self.lock:
                self.answers.append((came, came - asked, status, write, answer if status >= 400 or status == 0 else None))
                if status == 201:
                    self.acknowledged.add(code)
            # Others are tried at the same time on the same cores.
            time.sleep(0.05)

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()


def judge(name, callers, breaks, answer_timeout, token):
    """`breaks` are the times at which all was whole again."""
    faults, answers = [], callers.answers
    wrong = [answer for answer in answers if answer[2] not in (200, 201, 503)]
    slowest = max(answer[1] for answer in answers)
    recoveries = []
    for number, whole in enumerate(breaks):
        end = breaks[number + 1] - 20 if number + 1 < len(breaks) else float("inf")
        late = [came for came, _, status, _, _ in answers if status == 503 and whole < came < end]
        recoveries.append(max(late, default=whole) - whole)
    refused = sum(1 for answer in answers if answer[2] == 503)
    found, cursor = set(), ""
    while cursor is not None:
        more = f"&cursor={cursor}" if cursor else ""
        status, page = callers.service.request("GET", f"/api/v1/organizations?limit=200{more}", token=token)
        assert status == 200, page
        found.update(item["code"] for item in page["items"])
        cursor = page["next_cursor"]
    lost = callers.acknowledged - found
    print(
        f"{name}: {len(answers)} answers, {refused} of them 503, the slowest after {slowest:.2f} s; "
        f"{len(callers.acknowledged)} writes acknowledged, {len(lost)} lost; whole after "
        f"{', '.join(f'{seconds:.2f}' for seconds in recoveries)} s",
        flush=True,
    )
    if wrong:
        faults.append(f"{len(wrong)} wrong answers, the first {wrong[0]}")
    if lost:
        faults.append(f"{len(lost)} acknowledged writes are lost")
    if max(recoveries) > RECOVERY:
        faults.append(f"whole only after {max(recoveries):.2f} s")
    if slowest > answer_timeout + 1:
        faults.append(f"an answer took {slowest:.2f} s")
    if not refused:
        faults.append("nothing was refused, so nothing was shown")
    return [f"{name}: {fault}" for fault in faults]


def black_hole(options, settings, name, seconds=20, times=2):
    """The network to the database swallows everything for a while, and what was open stays open and dead."""
    url = urllib.parse.urlsplit(options.postgres_url)
    network = Network(url.port)
    user = url.username or "postgres"
    database = f"postgres://{user}@127.0.0.1:{network.port}{url.path}"
    service = Service(options, f"hole-{name}", database, **settings)
    service.start("--demo")
    service.wait_until_ready(120)
    callers, breaks = Callers(service), []
    for _ in range(times):
        time.sleep(2)
        network.swallow()
        time.sleep(seconds)
        network.mend()
        breaks.append(time.monotonic())
        time.sleep(2 * RECOVERY)
    callers.stop()
    timeout = settings.get("answer_timeout_seconds", 60)
    faults = judge(f"black hole of {seconds} s, {name} settings", callers, breaks, timeout, service.sign_in())
    code = service.end(signal.SIGTERM)
    if code != 0:
        faults.append(f"black hole: ended with {code} after SIGTERM")
    return faults


def frozen(service, options, seconds=20):
    """The database stands still: it takes what is sent and says nothing."""
    postmaster = int((pathlib.Path(options.postgres_data) / "postmaster.pid").read_text().split()[0])
    callers = Callers(service)
    time.sleep(2)
    every = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in every.splitlines()[1:]]
    family = [postmaster] + [pid for pid, parent in pairs if parent == postmaster]
    for pid in family:
        os.kill(pid, signal.SIGSTOP)
    time.sleep(seconds)
    for pid in family:
        os.kill(pid, signal.SIGCONT)
    whole = time.monotonic()
    time.sleep(2 * RECOVERY)
    callers.stop()
    timeout = PATIENCE["answer_timeout_seconds"]
    return judge(f"database frozen for {seconds} s", callers, [whole], timeout, service.sign_in())


def resident(service):
    """Kilobytes of memory that the service holds."""
    for line in pathlib.Path(f"/proc/{service.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise OSError("no VmRSS")


def held(service):
    """What it holds beside what a request takes for a moment: a password costs 19 MiB while it is computed, which a single look
    would take for growth, or hide some behind."""
    looks = []
    for _ in range(20):
        looks.append(resident(service))
        time.sleep(0.1)
    return min(looks)


def mixed_load(service, seconds):
    """Everything that callers do, at a steady pace: what is held at the end is what was held after the beginning."""
    wrong, counts, lock = [], collections.Counter(), threading.Lock()
    began = datetime.datetime.now(datetime.timezone.utc)

    def work(number, stopped, pause, token, reader):
        connection, count = None, 0
        while not stopped.is_set():
            count += 1
            code = f"mixed-{number}-{time.time_ns()}"[:32]
            company = {"code": code, "name": code, "kind": "company", "valid_from": "2026-01-01"}
            # Not that of a reader: too many wrong ones shut an account.
            login = {"username": "310114-auditor", "password": "a wrong one, now and then"}
            # Somewhere in the trail, so that each connection comes to read as much of it as it ever will.
            since = began + datetime.timedelta(seconds=random.uniform(0, time.time() - began.timestamp()))
            trail = f"/api/v1/audit-events?sort=occurred_at&limit=50&occurred_at_from={since:%Y-%m-%dT%H:%M:%SZ}"
            asked = [
                ("GET", "/api/v1/organizations?limit=50", None),
                ("GET", trail, None),
                ("GET", "/api/v1/supervision/items?limit=20&q=报告", None),
                ("POST", "/api/v1/organizations", company),
                ("GET", "/api/v1/deadlines?limit=50", None),
                ("POST", "/api/v1/organizations", {"code": code}),
                ("GET", "/api/v1/auth/me", None),
                ("GET", "/openapi.json", None),
                ("POST", "/api/v1/auth/login", login) if count % 200 == 199 else ("GET", "/readyz", None),
            ]
            method, path, body = asked[count % len(asked)]
            path = urllib.parse.quote(path, safe="/?&=")
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
                reads = method == "GET" and path.startswith(("/api/v1/supervision", "/api/v1/deadlines"))
                status = service.exchange(method, path, body, reader if reads else token, connection).status
                if status == 401 and "login" not in path:
                    token, reader = service.sign_in(), service.sign_in("310114-sc-office")
            except (OSError, http.client.HTTPException, SystemExit) as error:
                connection = None
                wrong.append(repr(error))
                time.sleep(1)
                continue
            with lock:
                counts[status] += 1
            if status >= 500:
                wrong.append(f"{method} {path}: {status}")
            time.sleep(pause)

    def begin(callers, pause):
        stopped, tokens = threading.Event(), (service.sign_in(), service.sign_in("310114-sc-office"))
        threads = [
            threading.Thread(target=work, args=(number, stopped, pause, *tokens), daemon=True) for number in range(callers)
        ]
        for thread in threads:
            thread.start()

        def end():
            stopped.set()
            for thread in threads:
                thread.join()

        return end

    # A crowd uses every connection and every thread, whose caches fill once: what is left to grow after it is a leak.
    for round in range(3):
        end = begin(CROWD, 0)
        time.sleep(min(60, seconds / 10))
        end()
        print(f"mixed load: {resident(service)} kB resident after crowd {round + 1}", flush=True)
    end = begin(WRITERS, 0.02)
    time.sleep(min(600, seconds / 10))
    samples, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        samples.append(held(service))
        time.sleep(min(60, max(0.0, until - time.monotonic())))
        print(f"mixed load: {sum(counts.values())} answers, {samples[-1]} kB resident", flush=True)
    samples.append(held(service))
    # What a program holds goes up and down by what its allocator keeps for later: the highest of the first quarter is
    # compared with the highest of the last.
    quarter = max(1, len(samples) // 4)
    before, after = max(samples[:quarter]), max(samples[-quarter:])
    end()
    print(f"mixed load for {seconds} s: {dict(counts)}; at most {before} kB in its first quarter, {after} kB in the last", flush=True)
    faults = [f"mixed load: {len(wrong)} wrong answers, the first {wrong[0]}"] if wrong else []
    if not {200, 201, 401, 422} <= counts.keys() or sum(counts.values()) < 10 * seconds:
        faults.append(f"mixed load: something was not asked, or hardly: {dict(counts)}")
    if after - before >= 1024:
        faults.append(f"mixed load: {after - before} kB more are held after {seconds} s")
    return faults


def slow_readers(options):
    """1,000 clients who ask for long answers and never read: the memory stays, others are served, and they are left."""
    service = Service(
        options, "slow-readers", f"sqlite://{options.scratch}/slow-readers.sqlite", connections_per_address=0, send_timeout_seconds=10
    )
    service.start()
    service.wait_until_ready(60)
    _, files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(files, 4096), files))
    heads = [
        f"GET {path} HTTP/1.1\r\nHost: test\r\nAccept-Encoding: {coding}\r\n\r\n".encode()
        for path in ("/openapi.json", "/openapi.json?lang=en", "/swagger-ui/swagger-ui-bundle.js")
        for coding in ("identity", "gzip")
    ]

    def ask(head):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", service.port))
        client.sendall(head)
        return client

    def memory():
        lines = pathlib.Path(f"/proc/{service.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))

    def is_there(client):
        """Whether the service still holds on to it: then the bytes that it has not sent would come."""
        client.settimeout(0.2)
        try:
            while client.recv(1 << 16):
                pass
            return False
        except TimeoutError:
            return True
        except OSError:
            return False

    # What is written and packed once is there before it is measured.
    for head in heads:
        with ask(head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")) as client:
            while client.recv(1 << 20):
                pass
    before = memory()
    clients = [ask(heads[number % len(heads)]) for number in range(1_000)]
    most, slowest, until = before, 0.0, time.monotonic() + 8
    while time.monotonic() < until:
        began = time.monotonic()
        assert service.request("GET", "/healthz")[0] == 200
        slowest, most = max(slowest, time.monotonic() - began), max(most, memory())
        time.sleep(0.1)
    time.sleep(10)
    held = sum(is_there(client) for client in clients)
    print(
        f"slow readers: {before} MiB before 1,000 clients who do not read, {most} MiB with them, {memory()} MiB after; the "
        f"slowest answer to others took {slowest:.2f} s; {held} are still there after 18 s",
        flush=True,
    )
    service.end(signal.SIGTERM)
    faults = []
    if most > 2 * before:
        faults.append(f"slow readers: the memory grew from {before} to {most} MiB")
    if held:
        faults.append(f"slow readers: {held} of 1,000 are still there")
    if slowest > RECOVERY:
        faults.append(f"slow readers: others waited for {slowest:.2f} s")
    return faults


def broken(name, database, options):
    """What one database does to the service, and what is done to both."""
    service = Service(options, name, database, **PATIENCE)
    service.start("--demo")
    service.wait_until_ready(120)
    faults = steady(service, 4)
    faults += killed(service, (options.kills + 1) // 2)
    faults += drained(service, options.requests)
    if name == "postgres":
        service.wait_until_ready(30)
        faults += database_breaks(service, options)
        faults += frozen(service, options)
    service.end(signal.SIGTERM)
    if options.long:
        service.start()
        service.wait_until_ready(30)
        faults += mixed_load(service, options.long)
        service.end(signal.SIGTERM)
    return faults


def sqlite(options):
    return broken("sqlite", f"sqlite://{options.scratch}/jiandu.sqlite", options)


def postgres(options):
    return broken("postgres", options.postgres_url, options)


def small_disk(options):
    if options.small_disk:
        return disk_fills(options)
    print("full disk: skipped, no small disk can be mounted here")
    return []


PARTS = {
    "sqlite": sqlite,
    "postgres": postgres,
    # As it is set by default, and with short limits.
    "hole-default": lambda options: black_hole(options, {}, "default"),
    "hole-short": lambda options: black_hole(options, PATIENCE, "short"),
    "slow-readers": slow_readers,
    "small-disk": small_disk,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="+", choices=PARTS)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--scratch", required=True, type=pathlib.Path)
    parser.add_argument("--postgres-url")
    parser.add_argument("--postgres-data")
    parser.add_argument("--postgres-control", help="the command that controls it, as JSON")
    parser.add_argument("--small-disk", help="a mounted disk of a few megabytes")
    parser.add_argument("--kills", type=int, default=50, help="on both databases together")
    parser.add_argument("--breaks", type=int, default=3)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--long", type=int, default=0, help="seconds of mixed load on each database")
    options = parser.parse_args()
    faults = [fault for part in options.parts for fault in PARTS[part](options)]
    for fault in faults:
        print(f"FAULT {fault}")
    if faults:
        shutil.copytree(options.scratch, pathlib.Path(options.binary).parent / "endurance-logs", dirs_exist_ok=True,
                        ignore=lambda _, names: [name for name in names if not name.endswith(".log")])
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
