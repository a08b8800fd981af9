"""An integrator in small: logs in and reads the supervision items with a client generated from the OpenAPI document.

Arguments: the URL of the service, a user name, a password.
"""

import sys
from collections.abc import Iterator

from jiandu_client import AuthenticatedClient, Client
from jiandu_client.api.access import log_in
from jiandu_client.api.supervision_items import list_supervision_items
from jiandu_client.models import LoginAnswer, LoginRequest, Problem, SupervisionItem, SupervisionItemPage
from jiandu_client.types import UNSET


def sign_in(url: str, username: str, password: str) -> LoginAnswer | Problem | None:
    return log_in.sync(client=Client(base_url=url), body=LoginRequest(username=username, password=password))


def items(client: AuthenticatedClient) -> Iterator[SupervisionItem]:
    cursor: str | None = None
    while True:
        page = list_supervision_items.sync(client=client, limit=2, cursor=cursor or UNSET)
        assert isinstance(page, SupervisionItemPage), f"no page of items: {page}"
        yield from page.items
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def main(url: str, username: str, password: str) -> None:
    refused = sign_in(url, username, "not the password")
    assert isinstance(refused, Problem) and refused.code == "LOGIN_FAILED", f"not refused as expected: {refused}"
    answer = sign_in(url, username, password)
    assert isinstance(answer, LoginAnswer), f"no token: {answer}"
    client = AuthenticatedClient(base_url=url, token=answer.access_token)
    ids = {item.id for item in items(client)}
    assert len(ids) > 2, f"more than one page of supervision items was expected, not {len(ids)}"
    print(f"Python client: {len(ids)} supervision items")


main(*sys.argv[1:])
