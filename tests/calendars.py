"""Calendars as programs read them: every calendar of the service is read by a library that knows RFC 5545, and compared with the
records from which it is made.

usage: calendars.py URL USER PASSWORD DISTRICT

USER is a person of the district, for instance a site manager, whose password is shown to be fresh by signing in. Needs the package
`icalendar`. Fails if a line is longer than 75 bytes or ends otherwise than in CRLF, if an event lacks what RFC 5545 asks for, if an item of a
published month is missing or at another hour, or if a token that was revoked still reads.
"""

import datetime
import sys
import zoneinfo

import icalendar

from service import Caller

URL, USER, PASSWORD, DISTRICT = sys.argv[1:]
ANYBODY = Caller(URL)
PUBLIC = Caller(URL, **{"District-Code": DISTRICT})
SHANGHAI = zoneinfo.ZoneInfo("Asia/Shanghai")


def events(raw):
    """The events of a calendar by their names, after looking at every line."""
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), "lines end otherwise"
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode()
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    assert str(calendar["VERSION"]) == "2.0" and calendar["PRODID"], calendar
    found = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
            assert name in event, f"{name} is missing of {event}"
        assert event["DTSTAMP"].dt.tzinfo, event
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is type(end) and start < end, event
        assert str(event["UID"]) not in found, event
        found[str(event["UID"])] = event
    return found


def sites():
    """Each open site: its published items stand in its calendar, and nothing else does."""
    months = {}
    for month in PUBLIC.everything("/api/v1/stations/month-schedules"):
        months.setdefault(month["site_id"], []).append(month)
    shown = 0
    for site in PUBLIC.everything("/api/v1/stations/sites"):
        found = events(ANYBODY.read(f"/api/v1/stations/sites/{site['id']}/schedule.ics"))
        items = {f"{month['id']}-{item['seq']}@jiandu": item for month in months.get(site["id"], []) for item in month["items"]}
        assert found.keys() == items.keys(), (site["name"], found.keys() ^ items.keys())
        for uid, item in items.items():
            event = found[uid]
            for name, hour in (("DTSTART", "start_time"), ("DTEND", "end_time")):
                wanted = datetime.datetime.fromisoformat(f"{item['date']}T{item[hour]}").replace(tzinfo=SHANGHAI)
                assert event[name].dt == wanted, (uid, event[name].dt, wanted)
            assert str(event["LOCATION"]) == item["place"] and item["topic"] in str(event["SUMMARY"]), uid
        for picture, begins in (("svg", b"<?xml"), ("png", b"\x89PNG\r\n\x1a\n")):
            assert ANYBODY.read(f"/api/v1/stations/sites/{site['id']}/qr-code?format={picture}").startswith(begins), picture
        shown += len(items)
    return shown


def own():
    """The calendar of a user, by the session and by the address; and no more when its token is revoked."""
    session = ANYBODY.signed_in(USER, PASSWORD)
    me = session.ask("/api/v1/auth/me")["user_id"]
    ends = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = {"name": "日历", "user_id": me, "scopes": ["calendar:read"], "expires_at": ends}
    issued = session.ask("/api/v1/api-tokens", wanted)
    feed = f"/api/v1/calendar/{issued['token']}/feed.ics"
    found = events(ANYBODY.read(feed))
    assert found.keys() == events(session.read("/api/v1/calendar.ics")).keys()
    session.ask(f"/api/v1/api-tokens/{issued['id']}/revoke", {"reason": "不再订阅"})
    assert ANYBODY.exchange("GET", feed).status == 401, "a token that was revoked still reads"
    return len(found)


items, entries = sites(), own()
assert items and entries, (items, entries)
print(f"{items} items of sites and {entries} entries of {USER} are read as they are")
