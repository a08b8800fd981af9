"""The client of openapi-python-client, from the document as OpenAPI 3.0: there every refusal is the same plain problem."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from jiandu_client import AuthenticatedClient
from jiandu_client import Client as PublicClient
from jiandu_client.api.access import log_in
from jiandu_client.api.calls_for_topics import (
    create_supervision_topic_call,
    edit_supervision_topic_call,
    open_supervision_topic_call,
)
from jiandu_client.api.supervision_items import list_supervision_items
from jiandu_client.models import (
    ActionNote,
    CallChannel,
    LoginRequest,
    Problem,
    SupervisionTopicCall,
    TopicCallContent,
    TopicCallContentPatch,
)
from jiandu_client.types import UNSET, Response
from story import Call, Days, Page, Refused, tell

T = TypeVar("T")


def answered(response: Response[T | Problem]) -> T:
    if isinstance(response.parsed, Problem):
        raise Refused(response.parsed.status, response.parsed.code, response.parsed.detail)
    assert response.parsed is not None, f"not in the document: {response}"
    return response.parsed


def call_of(response: Response[SupervisionTopicCall | Problem]) -> Call:
    call = answered(response)
    return Call(call.id, call.state.value, response.headers["ETag"])


class Client:
    def __init__(self, url: str) -> None:
        self.url = url
        self.session = AuthenticatedClient(base_url=url, token="")

    def log_in(self, username: str, password: str) -> None:
        body = LoginRequest(username=username, password=password)
        answer = answered(log_in.sync_detailed(client=PublicClient(base_url=self.url), body=body))
        self.session = AuthenticatedClient(base_url=self.url, token=answer.access_token)

    def items(self, limit: int, cursor: str | None) -> Page:
        page = answered(list_supervision_items.sync_detailed(client=self.session, limit=limit, cursor=cursor or UNSET))
        return Page([item.id for item in page.items], page.next_cursor)

    def create(self, plan_year: int, days: Days) -> Call:
        body = TopicCallContent(
            plan_year=plan_year, opens_on=days.opens_on, closes_on=days.closes_on, channels=[CallChannel.PUBLIC_WEB]
        )
        return call_of(create_supervision_topic_call.sync_detailed(client=self.session, body=body))

    def open(self, id: UUID) -> Call:
        return call_of(open_supervision_topic_call.sync_detailed(id, client=self.session, body=ActionNote()))

    def edit(self, id: UUID, etag: str, closes_on: date) -> Call:
        body = TopicCallContentPatch(closes_on=closes_on)
        return call_of(edit_supervision_topic_call.sync_detailed(id, client=self.session, body=body, if_match=etag))


tell(Client)
