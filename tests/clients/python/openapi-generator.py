"""The client that openapi-generator makes for Python. Its codes are texts to the compiler, and checked when they are read."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from jiandu_client import AccessApi, ApiClient, CallsForTopicsApi, Configuration, SupervisionItemsApi
from jiandu_client.api_response import ApiResponse
from jiandu_client.exceptions import ApiException
from jiandu_client.models import (
    ActionNote,
    CallChannel,
    LoginRequest,
    SupervisionTopicCall,
    TopicCallContent,
    TopicCallContentPatch,
)
from story import Call, Days, Page, Refused, tell

T = TypeVar("T")


def answered(ask: Callable[[], ApiResponse[T]]) -> ApiResponse[T]:
    try:
        return ask()
    except ApiException as refusal:
        problem = refusal.data
        assert problem is not None, f"not in the document: {refusal}"
        raise Refused(problem.status, problem.code, problem.detail) from refusal


def call_of(ask: Callable[[], ApiResponse[SupervisionTopicCall]]) -> Call:
    response = answered(ask)
    assert response.headers is not None, "no headers"
    return Call(response.data.id, response.data.state.value, {name.lower(): value for name, value in response.headers.items()}["etag"])


class Client:
    def __init__(self, url: str) -> None:
        self.configuration = Configuration(host=url)
        client = ApiClient(self.configuration)
        self.access, self.items_of, self.calls = AccessApi(client), SupervisionItemsApi(client), CallsForTopicsApi(client)

    def log_in(self, username: str, password: str) -> None:
        body = LoginRequest(username=username, password=password)
        self.configuration.access_token = answered(lambda: self.access.log_in_with_http_info(body)).data.access_token

    def items(self, limit: int, cursor: str | None) -> Page:
        ask = self.items_of.list_supervision_items_with_http_info
        page = answered(lambda: ask(limit=limit, cursor=cursor)).data
        return Page([item.id for item in page.items], page.next_cursor)

    def create(self, plan_year: int, days: Days) -> Call:
        body = TopicCallContent(
            plan_year=plan_year, opens_on=days.opens_on, closes_on=days.closes_on, channels=[CallChannel.PublicWeb]
        )
        return call_of(lambda: self.calls.create_supervision_topic_call_with_http_info(body))

    def open(self, id: UUID) -> Call:
        return call_of(lambda: self.calls.open_supervision_topic_call_with_http_info(id, action_note=ActionNote()))

    def edit(self, id: UUID, etag: str, closes_on: date) -> Call:
        body = TopicCallContentPatch(closes_on=closes_on)
        return call_of(lambda: self.calls.edit_supervision_topic_call_with_http_info(id, etag, body))


tell(Client)
