"""The morning of a clerk: what the to-do page and the page of an item ask of the service, in requests and bytes.

usage: morning.py URL USER PASSWORD

Fails if a page needs more requests than it may, or if something that it shows has no name.
"""

import json
import sys
import urllib.request

TO_DO, ITEM = 1, 3
NOBODY = "00000000-0000-0000-0000-000000000000"
REFERENCES = ("_document_id", "_organ_id", "_committee_id", "_department_id", "_organization_id", "plan_id", "meeting_id")


class Page:
    """A page, and what it cost."""

    def __init__(self, name, service, token=None):
        self.name, self.service, self.token = name, service, token
        self.requests, self.bytes = 0, 0

    def ask(self, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = json.dumps(body).encode() if body else None
        with urllib.request.urlopen(urllib.request.Request(f"{self.service}{path}", data, headers)) as answer:
            text = answer.read()
        self.requests += 1
        self.bytes += len(text)
        return json.loads(text)

    def within(self, most):
        print(f"{self.name}: {self.requests} requests, {self.bytes} bytes")
        if self.requests > most:
            sys.exit(f"{self.name} needs {self.requests} requests, more than {most}")


def expect(condition, what):
    if not condition:
        sys.exit(what)


def to_do(service, token):
    page = Page("to-do page", service, token)
    inbox = page.ask("/api/v1/inbox?limit=50")
    expect(inbox["items"], "nothing waits for the clerk")
    for entry in inbox["items"]:
        expect(entry["type_label"] and entry["state_label"], f"an entry without its words: {entry}")
        expect(all(action["label"] for action in entry["available_actions"]), f"an act without its word: {entry}")
    deadlines = inbox["deadlines"]
    expect(all(one["light"] in ("red", "yellow", "green") for one in deadlines["items"]), "a deadline without its light")
    page.within(TO_DO)
    return next(entry for entry in inbox["items"] if entry["type"] == "supervision.item")


def item(service, token, entry):
    page = Page("page of an item", service, token)
    names = [
        "plan", "meeting", "supervised_organ", "lead_committee", "reporting_department", "referred_committee",
        "reporter_organization", "scheme_document", "digest_document", "consultation_document", "report_document",
        "execution_document", "assisting_committee_ids", "deadlines", "opinions", "investigations", "speeches", "people",
    ]
    expand = "&".join(f"expand={name}" for name in names)
    record = page.ask(f"{entry['url']}?{expand}&explain=true")
    expanded = record["expanded"]
    for field, value in record.items():
        if value and field.endswith(REFERENCES):
            expect(field.removesuffix("_id") in expanded, f"{field} refers to what the page cannot show")
    explained = [one["action"] for one in record["explained_actions"]]
    expect(explained == record["available_actions"], "an action that is shown and not explained")
    history = page.ask(f"{entry['url']}/history?limit=200&expand=people")
    people = history["expanded"]["people"]
    expect(all(one["actor_id"] in people for one in history["items"] if one["actor_id"] != NOBODY), "somebody without a name")
    trace = page.ask(f"/api/v1/trace?type={entry['type']}&id={entry['id']}")
    expect(trace["nodes"], "an item that came of nothing, not even of itself")
    page.within(ITEM)


def main(service, user, password):
    door = Page("door", service)
    token = door.ask("/api/v1/auth/login", {"username": user, "password": password})["access_token"]
    item(service, token, to_do(service, token))


main(*sys.argv[1:])
