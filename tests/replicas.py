"""What three processes on one PostgreSQL must agree on: overdue deadlines, limits, revocations. Standard library only."""

import argparse
import base64
import collections
import concurrent.futures
import datetime
import json
import pathlib
import signal
import subprocess
import sys
import threading
import time

from processes import PASSWORD, Service

# Items whose meeting is today: the three days before it that the law names are over (监督法第十五条).
ITEMS = 250
DEADLINES = 3 * ITEMS
# The lease of a process that died ends within half a minute, and the others look once a minute.
TAKEN_OVER = 95.0
REQUESTS_PER_MINUTE = 600
REVOKED = 5.0

faults = []


def check(true, fault):
    if not true:
        faults.append(fault)


class Database:
    """Looks where no answer of the service could hide anything."""

    def __init__(self, url):
        self.url = url

    def rows(self, query):
        command = ["psql", "--no-psqlrc", "-qAtX", "-F", " ", "-d", self.url, "-c", query]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return [line.split(" ") for line in done.stdout.splitlines()]

    def number(self, query):
        return int(self.rows(query)[0][0])

    def overdue(self):
        return [row[0] for row in self.rows(
            "SELECT id FROM deadline WHERE state IN ('running', 'extended') "
            "AND effective_due_on < (now() AT TIME ZONE 'Asia/Shanghai')::date"
        )]

    def a_month_passes(self):
        """The days before the meetings are over: a clock of the service cannot be set, its deadlines can."""
        days = ", ".join(f"{day} = {day} - 30" for day in ("starts_on", "due_on", "effective_due_on", "yellow_from"))
        self.rows(f"UPDATE deadline SET {days} WHERE code LIKE 'REPORT_%' AND state = 'running'")

    def wait_for_overdue(self, count, seconds):
        """Seconds until at most this many are left to lapse."""
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            if len(self.overdue()) <= count:
                return time.monotonic() - began
            time.sleep(0.05)
        return float("inf")


def at_once(work, arguments, threads=12):
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, arguments))


def prepare_deadlines(service):
    """Supervision items before a meeting whose days will pass while nobody serves."""
    office = service.sign_in("310114-sc-office")

    def organization(name):
        found = service.must("GET", "/organizations?limit=200", token=office)["items"]
        return next(one["id"] for one in found if one["code"] == f"310114-{name}")

    today = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date()
    meeting_on = (today + datetime.timedelta(days=25)).isoformat()
    meeting = service.must("POST", "/meetings", token=office, body={
        "kind": "sc_plenary", "organization_id": organization("sc"), "ordinal": 91, "title": "第91次会议",
        "term_id": service.must("GET", "/terms", token=office)["items"][0]["id"],
        "agenda": [{"seq": 1, "title": "听取专项工作报告"}], "start_on": meeting_on, "end_on": meeting_on,
        "is_extraordinary": False, "total_members": 41,
    })
    committee, organ = organization("urban"), organization("government")

    def item(number):
        made = service.must("POST", "/supervision/items", token=office, body={
            "item_no": f"逾期{number:04}", "title": f"逾期演练{number:04}", "purpose": "演练", "form": "special_work_report",
            "out_of_plan_reason": "演练", "lead_committee_id": committee, "supervised_organ_id": organ,
        })
        service.must("POST", f"/supervision/items/{made['id']}/set-meeting", {"meeting_id": meeting["id"]}, office)

    at_once(item, range(ITEMS))


class Sweep:
    """The sweep of overdue deadlines, whose process is killed in the middle of it."""

    def __init__(self, database, services):
        self.database, self.expected = database, database.overdue()
        check(len(self.expected) >= DEADLINES, f"sweep: only {len(self.expected)} deadlines are overdue")
        first, *others = services
        # The first one alone has the lease; the others come while it stands still in the middle of its work, and find it taken.
        first.start()
        database.wait_for_overdue(len(self.expected) - 1, 60)
        first.process.send_signal(signal.SIGSTOP)
        for service in others:
            service.start()
        for service in others:
            service.wait_until_ready(20)
        first.process.send_signal(signal.SIGCONT)
        database.wait_for_overdue(len(self.expected) // 2, 20)
        first.end(signal.SIGKILL)
        self.since = time.monotonic()
        self.left = len(database.overdue())
        first.start()
        first.wait_until_ready(60)
        check(0 < self.left < len(self.expected), f"sweep: {self.left} were left: the kill did not come in the middle")

    def finish(self):
        self.database.wait_for_overdue(0, TAKEN_OVER - (time.monotonic() - self.since))
        seconds = time.monotonic() - self.since
        lapsed = collections.Counter(row[0] for row in self.database.rows(
            "SELECT subject_id FROM audit_event WHERE subject_type = 'instrument.deadline' AND action = 'lapse' "
            "AND to_state = 'overdue'"))
        told = collections.Counter(row[0] for row in self.database.rows(
            "SELECT subject_id FROM event WHERE kind = 'instrument.deadline.lapse'"))
        # Some are not overdue any more: the last day of a topic call closes the call, and with it the deadline.
        left = set(self.database.overdue())
        once = [one for one in self.expected if lapsed[one] == 1 and told[one] == 1 and one not in left]
        count = len(self.expected)
        print(
            f"sweep: {count} deadlines were overdue; killed -9 when {count - self.left} had lapsed, all after {seconds:.0f} s; "
            f"{len(once)} lapsed exactly once, {sum(n > 1 for n in lapsed.values())} more than once, "
            f"{sum(lapsed[one] == 0 for one in self.expected)} never",
            flush=True,
        )
        check(len(once) == count, f"sweep: {count - len(once)} of {count} deadlines did not lapse exactly once")


def request_limit(services, token):
    """Three times the requests of a minute, at all processes at once. The last refusal's Retry-After, as an instant."""
    second = time.time() % 60
    if second > 35:
        time.sleep(60.5 - second)
    statuses, refusals, minutes = collections.Counter(), [], set()
    lock = threading.Lock()

    def ask(number):
        answer = services[number % 3].exchange("GET", "/api/v1/auth/me", token=token)
        with lock:
            statuses[answer.status] += 1
            minutes.add(int(time.time() // 60))
            if answer.status == 429:
                refusals.append((time.time(), answer.headers.get("Retry-After"), answer.headers.get("RateLimit")))

    at_once(ask, range(3 * REQUESTS_PER_MINUTE))
    accepted = statuses[200]
    print(
        f"request limit: {REQUESTS_PER_MINUTE} a minute; of {3 * REQUESTS_PER_MINUTE} requests at three processes {accepted} "
        f"were answered ({accepted / REQUESTS_PER_MINUTE:.2f} times the limit), {statuses[429]} were 429",
        flush=True,
    )
    check(len(minutes) == 1, "request limit: the requests did not all come in one minute, so nothing was shown")
    check(REQUESTS_PER_MINUTE <= accepted <= 1.1 * REQUESTS_PER_MINUTE, f"request limit: {accepted} were answered")
    check(set(statuses) == {200, 429}, f"request limit: other answers: {dict(statuses)}")
    unclear = [one for one in refusals if not (one[1] or "").isdigit() or not 1 <= int(one[1]) <= 60 or not one[2]]
    check(not unclear, f"request limit: refusals without Retry-After or RateLimit, e.g. {unclear[:1]}")
    return max((at + int(wait) for at, wait, _ in refusals if (wait or "").isdigit()), default=float("inf"))


def after_the_limit(services, token, until):
    time.sleep(max(0.0, min(60.0, until - time.time()) + 0.5))
    statuses = [service.request("GET", "/api/v1/auth/me", token=token)[0] for service in services]
    print(f"request limit: after Retry-After all three answer {statuses}", flush=True)
    check(statuses == [200] * 3, f"request limit: after Retry-After the answers were {statuses}")


def lockout(services):
    """Wrong guesses at one process and another; then nobody may guess anywhere, not even rightly."""
    username = "310114-expert"

    def guess(service, password):
        body = {"username": username, "password": password}
        answer = service.exchange("POST", "/api/v1/auth/login", body)
        return answer.status, answer.headers.get("Retry-After")

    wrong = [guess(services[number % 3], f"wrong guess {number}")[0] for number in range(5)]
    right = [guess(service, PASSWORD) for service in services]
    print(f"lockout: five wrong guesses answered {wrong}, then the right password at each process {right}", flush=True)
    check(wrong == [401] * 5, f"lockout: wrong guesses answered {wrong}")
    check(all(status == 429 and (wait or "").isdigit() for status, wait in right), f"lockout: then {right}")
    for service in services:
        service.sign_in("310114-third-party")


def seconds_until(services, token, wanted):
    """Seconds until all processes answer this status to a token; afterwards they have to stay with it."""
    since = time.monotonic()

    def watch(service):
        while time.monotonic() < since + 3 * REVOKED:
            status = service.request("GET", "/api/v1/auth/me", token=token)[0]
            if status == wanted:
                return time.monotonic() - since
            time.sleep(0.1)
        return float("inf")

    slowest = max(at_once(watch, services))
    for service in services * 3:
        status = service.request("GET", "/api/v1/auth/me", token=token)[0]
        check(status == wanted, f"{service.name} went back to {status}")
    return slowest


def signed_in_with(service, key, since):
    """A session of the operator whose token this key has signed."""
    while True:
        token = service.sign_in("310114-platform-admin")
        head = token.split(".")[0]
        if json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))["kid"] == key:
            return token
        if time.monotonic() > since + 2 * REVOKED:
            sys.exit(f"{service.name} still signs with the old key after {2 * REVOKED} s")
        time.sleep(0.1)


def revocations(services):
    """What is revoked at one process is worth nothing at all of them within five seconds."""
    first, second, third = services
    admin = first.sign_in("310114-district-admin")
    expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    users = {one["username"]: one["id"] for one in first.must("GET", "/users?limit=200", token=admin)["items"]}

    def issue(username):
        body = {"name": username, "user_id": users[username], "scopes": ["*:*"], "expires_at": expires.isoformat()}
        return first.must("POST", "/api-tokens", body, first.sign_in(username))

    def believed(token):
        for service in services * 2:
            service.must("GET", "/auth/me", token=token)

    def report(what, seconds):
        print(f"revocation: {what} at all three processes after {seconds:.2f} s", flush=True)
        check(seconds <= REVOKED, f"revocation: {what} only after {seconds:.2f} s")

    revoked = issue("310114-organ-clerk")
    believed(revoked["token"])
    second.must("POST", f"/api-tokens/{revoked['id']}/revoke", {"reason": "演练"}, admin)
    report("a revoked API token is refused", seconds_until(services, revoked["token"], 401))

    session, machine = first.sign_in("310114-department-clerk"), issue("310114-department-clerk")
    for token in (session, machine["token"]):
        believed(token)
    third.must("POST", f"/users/{users['310114-department-clerk']}/disable", {"reason": "演练"}, admin)
    report("a disabled user's session is refused", seconds_until(services, session, 401))
    report("a disabled user's API token is refused", seconds_until(services, machine["token"], 401))
    login = {"username": "310114-department-clerk", "password": PASSWORD}
    answers = [service.request("POST", "/api/v1/auth/login", login)[0] for service in services]
    check(answers == [401] * 3, f"a disabled user's login answered {answers}")

    # The key that signed the sessions until now is replaced at once and withdrawn.
    believed(session := first.sign_in("310114-organ-head"))
    operator = first.sign_in("310114-platform-admin")
    keys = first.must("GET", "/signing-keys?state=active", token=operator)["items"]
    check(len(keys) == 1, f"there were {len(keys)} signing keys")
    made = third.run("keys", "rotate", "--at-once").split()[0].replace("-", "")
    since = time.monotonic()
    fresh = [signed_in_with(service, made, since) for service in services]
    report("logins are signed with the new key", time.monotonic() - since)
    report("tokens of the new key are believed", max(seconds_until(services, token, 200) for token in fresh))
    published = [{one["kid"] for one in service.request("GET", "/.well-known/jwks.json")[1]["keys"]} for service in services]
    check(all(made in kids for kids in published), f"the new key {made} is not published: {published}")
    believed(session)
    second.must("POST", f"/signing-keys/{keys[0]['id']}/withdraw", {"reason": "演练"}, fresh[0])
    report("a token of the withdrawn key is refused", seconds_until(services, session, 401))
    for token in fresh:
        believed(token)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--scratch", required=True, type=pathlib.Path)
    parser.add_argument("--postgres-url", required=True)
    options = parser.parse_args()
    database = Database(options.postgres_url)
    seeding = Service(options, "seeding", options.postgres_url)
    seeding.start("--demo")
    seeding.wait_until_ready(600)
    prepare_deadlines(seeding)
    seeding.end(signal.SIGTERM)
    database.a_month_passes()
    limit = {"requests_per_minute": REQUESTS_PER_MINUTE}
    services = [Service(options, f"replica-{number}", options.postgres_url, **limit) for number in (1, 2, 3)]
    sweep = Sweep(database, services)
    # The lease of the dead is still running meanwhile.
    lockout(services)
    revocations(services)
    token = services[0].sign_in("310114-auditor")
    until = request_limit(services, token)
    sweep.finish()
    after_the_limit(services, token, until)
    for service in services:
        code = service.end(signal.SIGTERM)
        check(code == 0, f"{service.name} ended with {code}")
    for fault in faults:
        print(f"FAULT {fault}")
    sys.exit(1 if faults else 0)


main()
