"""`jiandu copy` from SQLite to PostgreSQL, seen by callers: every list of the document, all its pages, byte for byte. Standard
library only.

The callers sign in before the copy, so that their sessions are copied with everything else; keys are copied too, so their tokens and
the signed cursors are the same on both sides. The audit trail is read up to the copy: that the other service was started then is an
entry of its own. Of an answer everything is compared but `Date`, `X-Request-Id` (both are of the moment) and `RateLimit` (what is
left in this minute); a refusal's body without its `request_id`, an inbox without the moment in which it was read.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import signal
import sys
import time
import urllib.parse

from processes import Service

DISTRICTS = ["310104", "310114", "310118", "310112", "310107", "310113", "310120"]
READERS = ["auditor", "district-admin", "platform-admin", "sc-office", "committee-staff", "ballot-supervisor", "deputy", "organ-head",
           "third-party", "street-director"]
PAGE = 40
# Contents are compared themselves; a moment whose microseconds end in zeros is shorter than another.
OF_THE_MOMENT = {"content-length", "date", "x-request-id", "ratelimit"}
READ_AT = re.compile(rb'(?<=^\{)"as_of":"[^"]+Z",')


def lists(document, copied_at, chains):
    """Path and query of every collection, and whether it has pages; a trace begins with a record."""
    trail = {"occurred_at_to": copied_at}
    more = {
        "/api/v1/audit-events": [trail],
        "/api/v1/trace": chains,
        "/api/v1/audit-events/export": [{**trail, "format": "csv"}, {**trail, "format": "ndjson"}],
    }
    for path, operations in document["paths"].items():
        if "get" not in operations or "{" in path:
            continue
        references = [one.get("$ref", "") for one in operations["get"].get("parameters", [])]
        if "#/components/parameters/cursor" in references:
            count = {"count": "true"} if "#/components/parameters/count" in references else {}
            for query in more.get(path, [{}]):
                yield path, {"limit": PAGE, **count, **query}, True
        else:
            usual = {"format": "csv"} if path.endswith("/export") else {}
            for query in more.get(path, [usual]):
                yield path, query, False


def heads(answer):
    return sorted((name.lower(), value) for name, value in answer.headers.items() if name.lower() not in OF_THE_MOMENT)


def content(url, answer):
    if answer.status < 300:
        return READ_AT.sub(b"", answer.content, count=1) if url.startswith("/api/v1/inbox") else answer.content
    problem = json.loads(answer.content)
    problem.pop("request_id")
    return problem


def excerpt(answer, other):
    """From where two contents part."""
    same = next((place for place, (a, b) in enumerate(zip(answer.content, other.content)) if a != b), 0)
    return f"…{answer.content[max(0, same - 100):same + 300].decode(errors='replace')}…"


class Comparison:
    def __init__(self, source, target):
        self.source, self.target = source, target
        self.pages, self.bytes, self.refused = 0, 0, 0
        self.records, self.unlike = collections.Counter(), []

    def same(self, url, username, token):
        """The answer, if both give the same one."""
        one, other = (service.exchange("GET", url, token=token) for service in (self.source, self.target))
        if (one.status, heads(one), content(url, one)) != (other.status, heads(other), content(url, other)):
            self.unlike.append((username, url, one, other))
            return None
        return one

    def read(self, path, query, has_pages, username, token):
        while True:
            answer = self.same(f"{path}?{urllib.parse.urlencode(query)}", username, token)
            if answer is None:
                return
            if answer.status != 200:
                self.refused += 1
                return
            self.pages += 1
            self.bytes += len(answer.content)
            if not has_pages:
                self.records[path] += 1
                return
            page = json.loads(answer.content)
            self.records[path] += len(page["items"])
            if page["next_cursor"] is None:
                return
            query = {**query, "cursor": page["next_cursor"]}


def wait_for_sweep(service, admin_port):
    """What is overdue lapses before the copy, and not on one side only."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        metrics = service.exchange("GET", "/metrics", port=admin_port).content.decode()
        if 'job="deadlines.sweep"' in metrics and 'outcome="done"' in metrics:
            return
        time.sleep(0.1)
    sys.exit("the sweep was not done within 60 s")


def fill_gaps(service):
    """A record of each kind that the demonstration has none of."""
    admin = service.sign_in("310114-district-admin")
    year = datetime.date.today().year + 1
    users = service.must("GET", "/users?limit=200", token=admin)["items"]
    machine = next(one["id"] for one in users if one["username"] == "310114-service")
    service.must("POST", "/api-tokens", token=admin, body={
        "name": "对接", "user_id": machine, "scopes": ["*:read"], "expires_at": f"{year}-01-01T00:00:00Z",
    })
    service.must("POST", "/rule-sets", token=admin, body={
        "jurisdiction": "310114", "kind": "supervision", "code": "jiading", "effective_from": f"{year}-01-01",
        "params": [{"key": "opinion.issue_days", "value": 5, "unit": "days", "basis": "区人大常委会议事规则", "tag": "practice"}],
    })


def chains(service):
    """Records that traces begin with."""
    token = service.sign_in("310114-auditor")
    kinds = {"supervision.topic_proposal": "/supervision/topic-proposals", "supervision.item": "/supervision/items"}
    return [
        {"type": kind, "id": record["id"]}
        for kind, path in kinds.items()
        for record in service.must("GET", f"{path}?limit=5", token=token)["items"]
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--scratch", required=True, type=pathlib.Path)
    parser.add_argument("--postgres-url", required=True)
    parser.add_argument("--admin-port", required=True, type=int)
    options = parser.parse_args()
    shared = {"documents": options.scratch / "documents"}
    sqlite = f"sqlite://{options.scratch}/jiandu.sqlite"
    source = Service(options, "source", sqlite, admin_listen=f"127.0.0.1:{options.admin_port}", **shared)
    target = Service(options, "target", options.postgres_url, **shared)
    source.start("--demo")
    source.wait_until_ready(600)
    source.end(signal.SIGTERM)
    source.start()
    source.wait_until_ready(60)
    wait_for_sweep(source, options.admin_port)
    names = [f"{district}-{reader}" for district in DISTRICTS for reader in READERS]
    tokens = {name: source.sign_in(name) for name in names}
    fill_gaps(source)
    beginnings = chains(source)
    copied_at = datetime.datetime.now(datetime.timezone.utc).isoformat().replace("+00:00", "Z")
    *tables, _ = source.run("copy", "--to", options.postgres_url).splitlines()
    rows = sum(int(table.split()[1]) for table in tables)
    print(f"copied: {len(tables)} tables, {rows} rows", flush=True)
    target.start()
    target.wait_until_ready(60)
    _, document = source.request("GET", "/openapi.json")
    every = list(lists(document, copied_at, beginnings))
    comparison = Comparison(source, target)
    for name, token in tokens.items():
        for path, query, has_pages in every:
            comparison.read(path, query, has_pages, name, token)
    paths = {path for path, _, _ in every}
    empty = sorted(paths - set(path for path, count in comparison.records.items() if count))
    print(
        f"read: {len(paths)} lists as {len(names)} users of {len(DISTRICTS)} districts: {comparison.pages} pages, "
        f"{sum(comparison.records.values())} records, {comparison.bytes} bytes equal; {comparison.refused} refusals equal; "
        f"{len(comparison.unlike)} answers differ",
        flush=True,
    )
    for name, url, one, other in comparison.unlike[:5]:
        print(f"FAULT {name} {url}: {one.status} {heads(one)} {excerpt(one, other)}\n  {other.status} {heads(other)} {excerpt(other, one)}")
    if empty:
        print(f"FAULT nobody reads a record of {', '.join(empty)}: nothing was compared there")
    for service in (source, target):
        service.end(signal.SIGTERM)
    sys.exit(1 if comparison.unlike or empty else 0)


main()
