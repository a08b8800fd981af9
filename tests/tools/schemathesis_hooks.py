"""What schemathesis cannot make up: a session, the id of a record, a signed cursor, the version of a record, a key that is used once.

Made-up ones are refused before anything else of the request is looked at. So a request that tests something else names a record that
is there, goes without a cursor, with `If-Match: *` and with a key of its own; one that tests these themselves stays as it is.
"""

import collections
import datetime
import functools
import itertools
import os
import time
import uuid

import requests
import schemathesis
from hypothesis import strategies

# The records that the caller's own session stands on: they are read, but not changed.
SPARED = set(os.environ["SPARED"].split())
# What ends the caller's session, or counts as a guess at the caller's password.
PERSONAL = ("/api/v1/auth/logout", "/api/v1/auth/password", "/api/v1/auth/second-factor")
# Seconds for which an access token is used; it lives fifteen minutes.
USED = 600


# Dates and instants are of these years, as the document says in words.
DAYS = strategies.dates(datetime.date(1900, 1, 2), datetime.date(2199, 12, 30)).map(str)
schemathesis.openapi.format("date", DAYS)
# Tables are bytes for it.
schemathesis.serializer.alias("text/csv", "application/octet-stream")
schemathesis.openapi.format("date-time", DAYS.map(lambda day: f"{day}T08:00:00Z"))


class Session:
    """A session of a user: acts of office need one. It is prolonged and not opened anew, since logins are counted as guesses."""

    def __init__(self, username):
        self.username, self.answer, self.until = username, None, 0.0

    def post(self, path, body):
        answer = requests.post(f"{os.environ['SERVICE']}/api/v1/auth/{path}", json=body, timeout=30)
        answer.raise_for_status()
        self.answer, self.until = answer.json(), time.monotonic() + USED

    @property
    def headers(self):
        if self.answer is None:
            self.post("login", {"username": self.username, "password": os.environ["PASSWORD"]})
        elif time.monotonic() > self.until:
            self.post("refresh", {"refresh_token": self.answer["refresh_token"]})
        return {"Authorization": f"Bearer {self.answer['access_token']}"}


# Whoever loses the session of this one has an error: the rest of the run would see refusals only.
CALLER = Session("everything")
LEAVER = Session("leaver")


@schemathesis.auth(refresh_interval=None)
class OwnSession:
    def get(self, case, context):
        if not case.operation.path.startswith(PERSONAL):
            return CALLER.headers
        try:
            return LEAVER.headers
        except requests.HTTPError:
            # It has left, or guessed too often: from now on it is nobody.
            return {"Authorization": "Bearer over"}

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), **data}


@functools.cache
def records(collection):
    """The ids of a collection, again and again; those of the caller's district, if there are any."""
    answer = requests.get(collection, params={"limit": 200}, headers=CALLER.headers, timeout=30)
    items = answer.json()["items"] if answer.ok else []
    districts = collections.defaultdict(list)
    for item in items:
        if item["id"] not in SPARED and item.get("user_id") not in SPARED:
            districts[item["district_code"]].append(item["id"])
    return itertools.cycle(districts.get("310114") or itertools.chain(*districts.values()))


def tests(case, name):
    """Whether a case is about this parameter."""
    data = case.meta.phase.data if case.meta else None
    return getattr(data, "parameter", None) == name


def is_negative(case):
    return case.meta is not None and case.meta.generation.mode.is_negative


@schemathesis.hook
def before_call(context, case, kwargs):
    # No made-up cursor is a good one, but it must be refused as what it is.
    if not (tests(case, "cursor") and is_negative(case)):
        case.query.pop("cursor", None)
    # The answer of `fields` has a media type of its own, which stands with the parameter and not among the answers; the tests of the
    # API ask for it.
    if not (tests(case, "fields") and is_negative(case)):
        case.query.pop("fields", None)
    if "If-Match" in case.headers and not tests(case, "If-Match"):
        case.headers["If-Match"] = "*"
    if "Idempotency-Key" in case.headers and not tests(case, "Idempotency-Key"):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    if "id" in case.path_parameters and not tests(case, "id"):
        collection = case.operation.path.split("/{id}")[0]
        made_up = str(uuid.uuid4())
        case.path_parameters["id"] = next(records(case.operation.base_url.rstrip("/") + collection), made_up)
