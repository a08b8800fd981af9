"""A service that runs somewhere, as the scripts ask it over HTTP. Standard library only."""

import collections
import json
import urllib.error
import urllib.request

MOST = 200

Answer = collections.namedtuple("Answer", "status headers content")
# The service is here: no proxy stands between.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Caller:
    """Somebody who asks the service, with these headers."""

    def __init__(self, url, **headers):
        self.url, self.headers = url, headers

    def signed_in(self, username, password):
        """The same after signing in."""
        return self.holding(self.ask("/api/v1/auth/login", {"username": username, "password": password})["access_token"])

    def holding(self, token):
        return Caller(self.url, **self.headers, Authorization=f"Bearer {token}")

    def exchange(self, method, path, body=None, **headers):
        """One request and its answer as it came, also a refusal. A body that is text goes as it is, every other one as JSON."""
        headers = {"Content-Type": "application/json", "Accept-Language": "zh-CN"} | self.headers | headers
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with OPENER.open(request) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.headers, refused.read())

    def read(self, path, body=None, **headers):
        """What an answer says, which is no refusal: of a GET, or of a POST with a body."""
        answer = self.exchange("GET" if body is None else "POST", path, body, **headers)
        assert answer.status < 300, f"{path}: {answer.status} {answer.content.decode(errors='replace')}"
        return answer.content

    def ask(self, path, body=None, **headers):
        return json.loads(self.read(path, body, **headers))

    def everything(self, path):
        """All records of a list, page by page."""
        items, cursor, mark = [], "", "&" if "?" in path else "?"
        while cursor is not None:
            page = self.ask(f"{path}{mark}limit={MOST}{cursor and '&cursor=' + cursor}")
            items += page["items"]
            cursor = page["next_cursor"]
        return items
