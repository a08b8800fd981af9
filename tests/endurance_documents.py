"""What is said to be stored is stored, whatever ends the process: called by endurance.sh, standard library only.

    full disk   uploads larger than the room that is left are refused, and nothing of them stays
    uploads     kill -9 among uploads: no file without a record, no record without its file, no part after the next start
    restores    kill -9 among restores: the old state or the new one, nothing lies about, revoked tokens stay revoked
"""

import argparse
import hashlib
import http.client
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

from processes import Service



class Documents:
    """Documents of one service, as a clerk uploads them."""

    def __init__(self, service):
        self.service = service
        self.folder = pathlib.Path(service.environment["JIANDU_DOCUMENTS"])
        self.token = service.sign_in("310114-organ-clerk")

    def describe(self):
        body = {"title": "报告", "kind": "report", "file_name": "a.pdf", "disclosure": "internal"}
        return self.service.must("POST", "/documents", body, self.token)["id"]

    def upload(self, document, content):
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=60)
        headers = {"Content-Type": "application/pdf", "Authorization": f"Bearer {self.token}"}
        try:
            connection.request("POST", f"/api/v1/documents/{document}/content", content, headers)
        except (BrokenPipeError, ConnectionResetError):
            # It was refused before all of it was sent; the answer is there to be read, unless the reset was faster.
            pass
        try:
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except ConnectionResetError:
            return "reset"

    def download(self, document):
        return self.service.exchange("GET", f"/api/v1/documents/{document}/content", token=self.token)

    def stored(self):
        """Id and hash of every stored document, as the service tells them."""
        found, cursor = {}, ""
        while cursor is not None:
            more = f"&cursor={cursor}" if cursor else ""
            page = self.service.must("GET", f"/documents?state=stored&limit=200{more}", token=self.token)
            found.update((item["id"], item["sha256"]) for item in page["items"])
            cursor = page["next_cursor"]
        return found

    def files(self):
        """Contents in their places, and parts."""
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.parent.name != "unused"]
        return {path for path in files if path.suffix != ".part"}, [path for path in files if path.suffix == ".part"]


def pdf(number, size):
    head = f"%PDF-1.7\n% {number} {time.time_ns()}\n".encode()
    return head + random.randbytes(256) + bytes(max(0, size - len(head) - 256))


def is_whole(path):
    """Whether a content is what its name says; it may be set aside while it is looked at."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    except FileNotFoundError:
        return False


def agrees(name, documents):
    """Files and records are compared; the job that tidies up may still be at it."""
    until, faults = time.monotonic() + 45, ["not looked at"]
    while faults and time.monotonic() < until:
        time.sleep(0.2)
        (files, parts), stored = documents.files(), documents.stored()
        named = set(stored.values())
        faults = [f"{len(parts)} parts are left"] if parts else []
        faults += [f"{path.name} has no record" for path in files if path.name not in named]
        whole = {path.name for path in files if is_whole(path)}
        faults += [f"document {document} has no file" for document, sha256 in stored.items() if sha256 not in whole]
    return [f"{name}: {fault}" for fault in faults]


def disk_fills(options):
    service = Service(options, "full-documents", f"sqlite://{options.scratch}/full-documents.sqlite", documents=options.disk)
    service.start("--demo")
    service.wait_until_ready(120)
    documents = Documents(service)
    room = shutil.disk_usage(options.disk).free
    statuses, faults = [], []
    for size in (room + 100_000, room - 4096, room + 1, 2 * room):
        document = documents.describe()
        status = documents.upload(document, pdf(size, size))
        statuses.append(status)
        if status == 200:
            try:
                whole = len(documents.download(document).content) == size
            except http.client.HTTPException:
                whole = False
            if not whole:
                faults.append(f"full disk: an upload of {size} bytes was stored and is not there")
        elif status not in (503, "reset"):
            faults.append(f"full disk: an upload answered {status}")
    if 503 not in statuses:
        faults.append("full disk: nothing was refused, so nothing was shown")
    faults += agrees("full disk", documents)
    service.end(signal.SIGTERM)
    print(f"full disk: uploads larger than the room answered {statuses}", flush=True)
    return faults


def uploads_are_killed(service, kills):
    documents, stop = Documents(service), threading.Event()
    acknowledged, lock = {}, threading.Lock()

    def work(number):
        while not stop.is_set():
            try:
                document = documents.describe()
                content = pdf(number, random.choice((20_000, 300_000, 3_000_000)))
                if documents.upload(document, content) == 200:
                    with lock:
                        acknowledged[document] = hashlib.sha256(content).hexdigest()
            except (OSError, http.client.HTTPException, SystemExit):
                time.sleep(0.05)

    threads = [threading.Thread(target=work, args=(number,), daemon=True) for number in range(6)]
    for thread in threads:
        thread.start()
    for _ in range(kills):
        time.sleep(random.uniform(0.3, 1.5))
        service.end(signal.SIGKILL)
        service.start()
        service.wait_until_ready(30)
    stop.set()
    for thread in threads:
        thread.join()
    service.end(signal.SIGKILL)
    service.start()
    service.wait_until_ready(30)
    _, parts = documents.files()
    faults = [f"{service.name}: {len(parts)} parts are left after a start"] if parts else []
    faults += agrees(service.name, documents)
    stored = documents.stored()
    lost = [document for document, sha256 in acknowledged.items() if stored.get(document) != sha256]
    if lost:
        faults.append(f"{service.name}: {len(lost)} acknowledged uploads are lost")
    print(f"{service.name}: {kills} kills among uploads, {len(acknowledged)} acknowledged, {len(lost)} lost", flush=True)
    return faults


def leftovers(options, service):
    """What lies about beside the documents and the database that is neither theirs nor kept on purpose."""
    names = [path.name for path in options.scratch.iterdir()]
    return [name for name in names if name.startswith(".jiandu-")]


def restores_are_killed(options, service, kills):
    """A token is revoked after the backup; a restore is killed at any moment; the state is the old one or the new one."""
    documents = Documents(service)
    backup = options.scratch / f"{service.name}-backup.tar"
    service.run("backup", str(backup))
    revoked = service.sign_in("310114-sc-office")
    before = service.sign_in("310114-sc-office")
    service.must("POST", "/auth/logout", {}, revoked)
    mark = documents.describe()
    service.end(signal.SIGTERM)
    began = time.monotonic()
    took, faults, seen = None, [], {"old": 0, "new": 0}
    for number in range(kills + 1):
        # The first is not killed and tells how long one takes; the old state is then made again.
        command = [service.options.binary, "restore", str(backup), "--yes"]
        process = subprocess.Popen(command, env=service.environment, stdout=service.log, stderr=service.log)
        if took is None:
            if process.wait(120) != 0:
                return [f"{service.name}: a restore failed, see {service.log.name}"]
            took = time.monotonic() - began
        else:
            time.sleep(random.uniform(0, took * 1.05))
            process.kill()
            process.wait()
        service.start()
        service.wait_until_ready(60)
        faults += [f"{service.name}: {name} lies about after a restore" for name in leftovers(options, service)]
        if service.request("GET", "/api/v1/auth/me", token=revoked)[0] != 401:
            faults.append(f"{service.name}: a revoked token lives after a restore was killed")
        documents.token = service.sign_in("310114-organ-clerk")
        there = service.request("GET", f"/api/v1/documents/{mark}", token=documents.token)[0]
        state = "old" if there == 200 else "new"
        seen[state] += 1
        if state == "new" and service.request("GET", "/api/v1/auth/me", token=before)[0] != 401:
            faults.append(f"{service.name}: a token from before lives in the new state")
        faults += agrees(service.name, documents)
        if state == "new":
            mark = documents.describe()
            before = service.sign_in("310114-sc-office")
        service.end(signal.SIGTERM)
    kept = [path for path in options.scratch.iterdir() if ".before-" in path.name]
    if not kept:
        faults.append(f"{service.name}: no old state was kept")
    for path in kept:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    verified = subprocess.run([service.options.binary, "audit", "verify"], env=service.environment,
                              capture_output=True, text=True)
    if verified.returncode != 0:
        faults.append(f"{service.name}: {verified.stdout[-400:]}{verified.stderr[-400:]}")
    print(f"{service.name}: {kills} kills among restores of {took:.1f} s, states {seen}", flush=True)
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--scratch", required=True, type=pathlib.Path)
    parser.add_argument("--postgres-url", required=True)
    parser.add_argument("--kills", type=int, default=30, help="on both databases together")
    options, _ = parser.parse_known_args()
    options.scratch = options.scratch / "kept"
    options.scratch.mkdir()
    # A database of its own beside the one of the other checks.
    server, _, _ = options.postgres_url.rpartition("/")
    subprocess.run(["psql", "-q", options.postgres_url, "-c", "CREATE DATABASE documents"], check=True)
    options.disk = options.scratch / "disk"
    options.disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(options.disk)],
                             stderr=subprocess.DEVNULL).returncode == 0
    faults = []
    try:
        if mounted:
            faults += disk_fills(options)
        else:
            print("full disk: skipped, no small disk can be mounted here")
        databases = {"sqlite": f"sqlite://{options.scratch}/kept.sqlite", "postgres": f"{server}/documents"}
        for name, database in databases.items():
            service = Service(options, f"{name}-kept", database)
            service.start("--demo")
            service.wait_until_ready(120)
            # Two kinds of kills on two databases, and not fewer together than were asked for.
            half = max(2, -(-options.kills // 4))
            faults += uploads_are_killed(service, half)
            faults += restores_are_killed(options, service, half)
            service.end(signal.SIGKILL)
    finally:
        if mounted:
            subprocess.run(["umount", str(options.disk)], check=False)
    for fault in faults:
        print(f"FAULT {fault}")
    sys.exit(1 if faults else 0)


main()
