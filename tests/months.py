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

from service import Caller

URL, PASSWORD, PROGRAM, FOLDER = sys.argv[1:]
DISTRICT, SITES, ITEMS, TIMES = "310118", 65, 20, 20
MONTHS = "/api/v1/stations/month-schedules"
HEADER = "site_id,year,month,items.seq,items.date,items.start_time,items.end_time,items.category,items.topic,items.place,items.deputy_ids\n"


def person(name):
    return Caller(URL).signed_in(name, PASSWORD)


def heads(sites, office):
    """Somebody who publishes for each of the committees that run the sites."""
    people = {}
    for number, committee in enumerate(sorted({site["committee_id"] for site in sites})):
        organization = office.ask(f"/api/v1/organizations/{committee}")
        role = "town_presidium" if organization["kind"] == "town_presidium" else "street_director"
        name = f"{DISTRICT}-months-{number}"
        command = [PROGRAM, "user", "create", name, "--district", DISTRICT, "--organization", organization["code"], "--role", role]
        subprocess.run(command, input=PASSWORD, text=True, cwd=FOLDER, check=True, capture_output=True, env=dict(os.environ))
        people[committee] = person(name)
    return people


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
    office = person(f"{DISTRICT}-deputy-affairs")
    sites = office.everything("/api/v1/stations/sites?state=active")[:SITES]
    assert len(sites) == SITES, f"{len(sites)} sites"
    deputies = [one["deputy_no"] for one in office.everything("/api/v1/deputies?state=active&congress_level=district")]
    today = datetime.date.today()
    first = (today.replace(day=1) + datetime.timedelta(days=63)).replace(day=1)
    taken = office.ask(f"{MONTHS}/import", table(sites, deputies, first), **{"Content-Type": "text/csv"})
    print(f"{taken['rows']} rows became {len(taken['records'])} months of {first:%Y-%m}")
    people = heads(sites, office)
    months = [office.ask(f"{MONTHS}/{record['id']}") for record in taken["records"]]
    *others, last = months
    for month in others:
        people[month["committee_id"]].ask(f"{MONTHS}/{month['id']}/publish", {})
    path, head = f"{MONTHS}/{last['id']}", people[last["committee_id"]]
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        head.read(f"{path}/publish?dry_run=true", {})
        spent.append((time.perf_counter() - began) * 1000)
    print(f"the {SITES}th month among {len(others)}, {ITEMS} things each: {statistics.median(spent):.0f} ms, at most {max(spent):.0f} ms")
    # Somebody who is needed elsewhere at that hour is found.
    busy = others[0]["items"][0]
    clash = last["items"][:-1] + [last["items"][-1] | {key: busy[key] for key in ("date", "start_time", "end_time", "deputy_ids")}]
    tag = head.exchange("GET", path).headers["ETag"]
    headers = {"Content-Type": "application/merge-patch+json", "If-Match": tag}
    changed = head.exchange("PATCH", path, {"items": clash}, **headers)
    assert changed.status == 200, changed
    refused = json.loads(head.exchange("POST", f"{path}/publish", {}).content)
    assert refused.get("code") == "ROSTER_CLASH", refused


main()
