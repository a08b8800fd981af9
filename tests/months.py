"""The month of a whole district: every site publishes what it does, and each publication looks for deputies who are needed twice.

usage: months.py URL PASSWORD PROGRAM FOLDER

URL is a demonstration whose database lies in FOLDER and is PROGRAM's. Prints how long the last publication takes among all others;
speed is measured here, not asserted. Fails if a deputy who is needed twice is not found.
"""

import collections
import datetime
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request

URL, PASSWORD, PROGRAM, FOLDER = sys.argv[1:]
DISTRICT, SITES, ITEMS, TIMES = "310118", 65, 20, 20
HEADER = "site_id,year,month,items.seq,items.date,items.start_time,items.end_time,items.category,items.topic,items.place,items.deputy_ids\n"


def ask(path, token=None, body=None, kind="application/json"):
    headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = body.encode() if isinstance(body, str) else json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{URL}/api/v1/{path}", data, headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def sign_in(username):
    return ask("auth/login", body={"username": username, "password": PASSWORD})[1]["access_token"]


def everything(path, token):
    items, cursor = [], ""
    while cursor is not None:
        page = ask(f"{path}&limit=200{cursor and '&cursor=' + cursor}", token)[1]
        items += page["items"]
        cursor = page["next_cursor"]
    return items


def heads(sites, token):
    """Somebody who publishes for each of the committees that run the sites."""
    tokens = {}
    for number, committee in enumerate(sorted({site["committee_id"] for site in sites})):
        organization = ask(f"organizations/{committee}", token)[1]
        role = "town_presidium" if organization["kind"] == "town_presidium" else "street_director"
        name = f"{DISTRICT}-months-{number}"
        command = [PROGRAM, "user", "create", name, "--district", DISTRICT, "--organization", organization["code"], "--role", role]
        subprocess.run(command, input=PASSWORD, text=True, cwd=FOLDER, check=True, capture_output=True, env=dict(os.environ))
        tokens[committee] = sign_in(name)
    return tokens


def table(sites, deputies, first):
    """A month of every site in which nobody is needed twice: each deputy has hours of the own for each thing."""
    turns, taken = itertools.cycle(deputies), collections.Counter()
    rows = []
    for site in sites:
        for number in range(1, ITEMS + 1):
            deputy = next(turns)
            hour, day = divmod(taken[deputy], 28)
            taken[deputy] += 1
            date = first.replace(day=day + 1)
            rows.append(f"{site['site_no']},{first.year},{first.month},{number},{date},{8 + hour // 2:02}:{hour % 2 * 30:02},{8 + hour // 2:02}:{hour % 2 * 30 + 29:02},study_training,监督法,站点,{deputy}\n")
    return HEADER + "".join(rows)


def main():
    office = sign_in(f"{DISTRICT}-deputy-affairs")
    sites = everything("stations/sites?state=active", office)[:SITES]
    assert len(sites) == SITES, f"{len(sites)} sites"
    deputies = [one["deputy_no"] for one in everything("deputies?state=active&congress_level=district", office)]
    today = datetime.date.today()
    first = (today.replace(day=1) + datetime.timedelta(days=63)).replace(day=1)
    status, taken = ask("stations/month-schedules/import", office, table(sites, deputies, first), "text/csv")
    assert status == 200, taken
    print(f"{taken['rows']} rows became {len(taken['records'])} months of {first:%Y-%m}")
    tokens = heads(sites, office)
    months = [ask(f"stations/month-schedules/{record['id']}", office)[1] for record in taken["records"]]
    *others, last = months
    for month in others:
        status, refused = ask(f"stations/month-schedules/{month['id']}/publish", tokens[month["committee_id"]], {})
        assert status == 200, refused
    path, token = f"stations/month-schedules/{last['id']}", tokens[last["committee_id"]]
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        status, answer = ask(f"{path}/publish?dry_run=true", token, {})
        spent.append((time.perf_counter() - began) * 1000)
        assert status == 200, answer
    print(f"the {SITES}th month among {len(others)}, {ITEMS} things each: {statistics.median(spent):.0f} ms, at most {max(spent):.0f} ms")
    # Somebody who is needed elsewhere at that hour is found.
    busy = others[0]["items"][0]
    clash = last["items"][:-1] + [last["items"][-1] | {key: busy[key] for key in ("date", "start_time", "end_time", "deputy_ids")}]
    whole = f"{URL}/api/v1/{path}"
    with urllib.request.urlopen(urllib.request.Request(whole, headers={"Authorization": f"Bearer {token}"})) as answer:
        tag = answer.headers["ETag"]
    headers = {"Content-Type": "application/merge-patch+json", "Authorization": f"Bearer {token}", "If-Match": tag}
    urllib.request.urlopen(urllib.request.Request(whole, json.dumps({"items": clash}).encode(), headers, method="PATCH")).close()
    _, refused = ask(f"{path}/publish", token, {})
    assert refused.get("code") == "ROSTER_CLASH", refused


main()
