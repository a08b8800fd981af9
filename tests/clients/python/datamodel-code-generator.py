"""The models of datamodel-code-generator, with httpx: requests are made of them, and every answer and refusal is read by them."""

from datetime import date
from typing import TypeVar
from uuid import UUID

import httpx
from jiandu_client import models
from pydantic import BaseModel
from story import Call, Days, Page, Refused, tell

Model = TypeVar("Model", bound=BaseModel)
Refusal = type[models.Problem]


def answered(answer: httpx.Response, model: type[Model], refusal: Refusal) -> Model:
    if answer.is_success:
        return model.model_validate_json(answer.content)
    problem = refusal.model_validate_json(answer.content)
    raise Refused(problem.status, problem.code, problem.detail)


def call_of(answer: httpx.Response, refusal: Refusal) -> Call:
    call = answered(answer, models.SupervisionTopicCall, refusal)
    return Call(call.id, call.state, answer.headers["ETag"])


class Client:
    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=f"{url}/api/v1")

    def ask(self, method: str, path: str, body: BaseModel, media_type: str = "json", **headers: str) -> httpx.Response:
        headers["Content-Type"] = f"application/{media_type}"
        return self.http.request(method, path, content=body.model_dump_json(exclude_unset=True), headers=headers)

    def log_in(self, username: str, password: str) -> None:
        body = models.LoginRequest(username=username, password=password)
        answer = answered(self.ask("POST", "/auth/login", body), models.LoginAnswer, models.LogInResponse)
        self.http.headers["Authorization"] = f"Bearer {answer.access_token}"

    def items(self, limit: int, cursor: str | None) -> Page:
        query = {"limit": str(limit)} | ({"cursor": cursor} if cursor else {})
        answer = self.http.get("/supervision/items", params=query)
        page = answered(answer, models.SupervisionItemPage, models.ListSupervisionItemsResponse)
        return Page([item.id for item in page.items], page.next_cursor)

    def create(self, plan_year: int, days: Days) -> Call:
        body = models.TopicCallContent(
            plan_year=plan_year, opens_on=days.opens_on, closes_on=days.closes_on, channels=[models.CallChannel.PUBLIC_WEB]
        )
        return call_of(self.ask("POST", "/supervision/topic-calls", body), models.CreateSupervisionTopicCallResponse)

    def open(self, id: UUID) -> Call:
        answer = self.ask("POST", f"/supervision/topic-calls/{id}/open", models.ActionNote())
        return call_of(answer, models.OpenSupervisionTopicCallResponse)

    def edit(self, id: UUID, etag: str, closes_on: date) -> Call:
        body = models.TopicCallContentPatch(closes_on=closes_on)
        answer = self.ask("PATCH", f"/supervision/topic-calls/{id}", body, "merge-patch+json", **{"If-Match": etag})
        return call_of(answer, models.EditSupervisionTopicCallResponse)


tell(Client)
