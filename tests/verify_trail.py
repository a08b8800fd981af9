#!/usr/bin/env python3
"""Recomputes every hash of an audit trail without the service: from an SQLite database, or from the NDJSON file that
GET /audit-events/export gives. Only the standard library is needed.

    python3 tests/verify_trail.py jiandu.sqlite
    python3 tests/verify_trail.py audit-events.ndjson

Each entry is hashed (SHA-256) as canonical JSON (RFC 8785): its fields without "hash", and the hash of the entry before
it as "previous_hash", null for the first. In a file, entries whose predecessor is not in it, and those that
its reader was not told whole (without a hash), are counted, not judged.
"""
import hashlib
import json
import sqlite3
import sys
import uuid
from datetime import datetime, timezone

COLUMNS = ["id", "district_code", "actor_id", "role", "organization_id", "subject_type", "subject_id", "sequence", "action",
           "from_state", "to_state", "reason", "diff", "request_id", "occurred_at", "hash"]


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > 2**53 - 1):
        raise ValueError(f"{value} has no canonical form here")
    return json.dumps(value, ensure_ascii=False)


def instant(text):
    at = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_database(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    text = lambda value: str(uuid.UUID(bytes=value)) if isinstance(value, bytes) else value
    rows = database.execute(f"SELECT {', '.join(COLUMNS)} FROM audit_event")
    entries = [dict(zip(COLUMNS, map(text, row))) for row in rows]
    for entry in entries:
        entry["diff"] = json.loads(entry["diff"])
    pruned = database.execute("SELECT subject_id, sequence, hash FROM audit_pruned")
    return entries, {(text(subject), sequence): hash for subject, sequence, hash in pruned}


def main(path):
    with open(path, "rb") as file:
        is_database = file.read(16) == b"SQLite format 3\0"
    if is_database:
        entries, hashes = from_database(path)
    else:
        entries, hashes = [json.loads(line) for line in open(path, encoding="utf-8")], {}
    hashes.update({(entry["subject_id"], entry["sequence"]): entry["hash"] for entry in entries})
    broken = begun = partial = 0
    for entry in entries:
        place = (entry["subject_id"], entry["sequence"])
        if entry["hash"] is None and not is_database:
            partial += 1
            continue
        previous = hashes.get((place[0], place[1] - 1))
        if previous is None and place[1] > 1 and not is_database:
            begun += 1
            continue
        content = {name: entry[name] for name in COLUMNS if name != "hash"}
        content.update(previous_hash=previous, occurred_at=instant(entry["occurred_at"]))
        if hashlib.sha256(canonical(content).encode()).hexdigest() != entry["hash"]:
            broken += 1
            print(f"{entry['subject_type']} {place[0]}: entry {place[1]} has another hash")
    print(f"{len(entries)} entries, {begun} whose predecessor is not in the file, {partial} told in part, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
