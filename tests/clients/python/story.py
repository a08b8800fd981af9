"""What every generated Python client does against a demo server: logs in, reads a list page by page, drafts a call for
topics, opens it, and is refused three times.

Arguments of the program: the URL of the service, a user name, a password.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID


@dataclass
class Refused(Exception):
    """A problem; the code is of whatever type the generator made of it."""

    status: int
    code: str
    detail: str


@dataclass(frozen=True)
class Page:
    ids: list[UUID]
    next: str | None


@dataclass(frozen=True)
class Call:
    id: UUID
    state: str
    etag: str


@dataclass(frozen=True)
class Days:
    opens_on: date
    closes_on: date


class Client(Protocol):
    """What the story asks of a client. Whoever logs in is the caller from then on; refusals are raised."""

    def log_in(self, username: str, password: str) -> None: ...
    def items(self, limit: int, cursor: str | None) -> Page: ...
    def create(self, plan_year: int, days: Days) -> Call: ...
    def open(self, id: UUID) -> Call: ...
    def edit(self, id: UUID, etag: str, closes_on: date) -> Call: ...


def refused(status: int, code: str, ask: Callable[[], object]) -> None:
    try:
        answer = ask()
    except Refused as problem:
        assert (problem.status, problem.code) == (status, code) and problem.detail, f"not refused as expected: {problem}"
    else:
        raise AssertionError(f"not refused: {answer}")


def all_items(client: Client) -> set[UUID]:
    page = client.items(2, None)
    ids = set(page.ids)
    while page.next is not None:
        page = client.items(2, page.next)
        ids.update(page.ids)
    return ids


def tell(connect: Callable[[str], Client]) -> None:
    url, username, password = sys.argv[1:]
    client = connect(url)
    refused(401, "LOGIN_FAILED", lambda: client.log_in(username, "not the password"))
    client.log_in(username, password)
    ids = all_items(client)
    assert len(ids) > 2, f"more than one page of supervision items was expected, not {len(ids)}"

    today = date.today()
    year, days = today.year + 1, Days(today, today + timedelta(days=30))
    refused(422, "DATE_ORDER", lambda: client.create(year, Days(today, today - timedelta(days=1))))
    call = client.create(year, days)
    assert call.state == "draft" and call.etag, f"no draft: {call}"
    opened = client.open(call.id)
    assert opened.state == "open" and opened.etag != call.etag, f"not opened: {opened}"
    refused(412, "VERSION_MISMATCH", lambda: client.edit(call.id, call.etag, today + timedelta(days=60)))
    print(f"{len(ids)} supervision items, a call for topics opened, three refusals")
