"""The tables of docs/domains against those of the service: every row, with its states, roles and refusals. Standard library only.

    python3 tests/domain_tables.py              compares; what differs must stand in docs/domains/differences.md, and nothing else
    python3 tests/domain_tables.py --missing    prints what does not stand there, as lines of that file
    python3 tests/domain_tables.py --self-test  changes each row of the service that agrees, and asks that the change is seen

The tables of the service are the golden files in tests/golden/workflows, which a test in Rust keeps as the service prints them.
Asked of each row is that the service has its action (or the one that differences.md names), all its states with where they lead, no
state besides, its roles and no other, and its refusals; the service may refuse for more. How the documents are read:
domain_documents.py.
"""

import argparse
import collections
import pathlib
import re
import sys

from domain_documents import ANY, CONGRESS, DOMAINS, ORGANS, SAME, STREETS, Document, Row, Unreadable, codes_in, parts, read_documents

GOLDEN = pathlib.Path(__file__).parent / "golden" / "workflows"
DIFFERENCES = DOMAINS / "differences.md"
# Groups of roles as the service names them (src/vocabulary.rs); [Everybody] only looks at records.
GROUPS = {"CongressStaff": CONGRESS, "StreetStaff": STREETS, "OrganStaff": ORGANS}
# What follows an action and may refuse it is printed with its words; these are its codes.
REACTIONS = {
    "which refuses what is not stored": "UNKNOWN_REFERENCE",
    "which refuses while one is open": "BALLOT_OPEN",
    "which refuses while it is active": "TASKS_OPEN",
    "which refuses what is closed": "BROADCAST_CLOSED_MATERIAL",
    "which refuses a vote before the defense": "WRONG_BALLOT",
    "which refuses too short a notice": "NOTICE_TOO_SHORT",
    "which refuses another number of members than are in office": "TOTAL_MEMBERS_MISMATCH",
    "which refuses a report that comes too late": "REPORT_TOO_LATE",
    "which refuses who does not stand on the record's own side": "FORBIDDEN_SCOPE",
    "which refuses a vote outside the plenary of the congress": "WRONG_MEETING",
    "which refuses papers with other numbers of seats and candidates than it has": "SEATS_MISMATCH",
    "which refuses papers that name others than the candidates": "BALLOT_OPTIONS_MISMATCH",
    "which refuses papers that are marked otherwise than it says": "BALLOT_OPTIONS_MISMATCH",
    "which refuses to settle a tie otherwise than it says": "TIE_UNRESOLVED",
}
KINDS = ["action missing", "action is", "from missing", "from further", "to missing", "to further", "role missing", "role further",
         "code missing"]
SECTIONS = ["On purpose", "Not there yet"]

Difference = collections.namedtuple("Difference", "document machine action kind value")


# ---- the service --------------------------------------------------------------------------------------------------------


def role_names(who):
    """The roles of the cell «who»: groups are their members, relations are left out."""
    found = {}
    for part in who.split(", "):
        word = part.split(" of ")[0]
        if word == "(system)":
            word = "system"
        group, _, function = word.partition("@")
        for role in GROUPS.get(group.strip("[]"), group).split() if group != "[Everybody]" else []:
            found[role + ("@" + function if function else "")] = None
    return found


def reaction_codes(then, kind):
    """The refusals of what follows an action, from its words."""
    found = set()
    for words in re.findall(r"which refuses[^;]*", then):
        if words.strip() not in REACTIONS:
            raise Unreadable(f"{kind}: REACTIONS does not know «{words.strip()}»")
        found.add(REACTIONS[words.strip()])
    return found


def workflow(kind, text):
    """The rows of a golden file, without those of looking at a record."""
    states = re.findall(r'^    state ".*" as (\w+)$', text, re.MULTILINE)
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (name := re.match(r"\| `(\w+)` ", line)) or name[1] == "view":
            continue
        _, origin, outcome, who, _, _, guards, then = line.strip("| ").split(" | ")
        starts = states if origin == ANY else origin.split(", ")
        codes = codes_in(guards) | reaction_codes(then, kind)
        rows.append(Row(kind, kind, name[1], number, starts, set(outcome.split(" / ")), role_names(who), codes))
    return rows


# ---- the comparison -----------------------------------------------------------------------------------------------------


def by_state(rows, every):
    """Where the rows start, and from there: where they lead, and who goes."""
    found = {}
    for row in rows:
        for state in every if row.states == [ANY] else row.states:
            leads, who = found.setdefault(state, (set(), set()))
            leads |= row.leads(state) if row.states != [ANY] else set()
            who |= row.who(state)
    return found


def one_sided(wanted, has):
    """What the rows of only one side say of a state: each value, with the state unless it is so in all of them."""
    for name, left, right in ("missing", wanted, has), ("further", has, wanted):
        found = collections.defaultdict(list)
        for state in left:
            for value in sorted(left[state] - right[state]):
                found[value].append(state)
        for value, states in found.items():
            if len(states) == len(left):
                yield name, value
            else:
                yield from ((name, f"{value} in {state}") for state in states)


def compare_rows(rows, ours):
    """The differences of the rows of one action from the service's."""
    every = [state for row in ours for state in row.states]
    wanted, has = by_state(rows, every), by_state(ours, every)
    yield from (("from missing", state) for state in wanted if state not in has)
    yield from (("from further", state) for state in has if state not in wanted)
    common = [state for state in wanted if state in has]
    for index, name in (0, "to"), (1, "role"):
        if name == "to" and all(row.states == [ANY] for row in rows):
            continue
        sides = [{state: side[state][index] for state in common} for side in (wanted, has)]
        if not common:
            sides = [{ANY: set().union(*(pair[index] for pair in side.values()))} for side in (wanted, has)]
        yield from ((f"{name} {kind}", value) for kind, value in one_sided(*sides))
    lost = set().union(*(row.codes for row in rows)) - set().union(*(row.codes for row in ours))
    yield from (("code missing", code) for code in sorted(lost))


def short(kind):
    return kind.split(".")[1]


def compare(documented, golden, names):
    """All differences; `names` are the actions that are called otherwise in the service."""
    groups = collections.defaultdict(list)
    for row in documented:
        place = (row.document, short(row.machine), row.action)
        groups[row.document, row.machine, tuple(sorted(names.get(place, [row.action])))].append(row)
    for (document, machine, actions), rows in groups.items():
        label = " / ".join(dict.fromkeys(row.action for row in rows))
        ours = [row for row in golden[machine] if row.action in actions]
        if not {row.action for row in ours}.issuperset(actions):
            yield Difference(document, short(machine), label, "action missing", "")
            continue
        for kind, value in compare_rows(rows, ours):
            yield Difference(document, short(machine), label, kind, value)


# ---- the listed differences ---------------------------------------------------------------------------------------------


def listed(text, faults):
    """What differences.md says: names of actions, and differences with the section that they stand in."""
    names, found, section = {}, {}, None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            section = line[3:]
        if section not in SECTIONS or not line.startswith("| ") or line.startswith("| document |"):
            continue
        cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
        kind = next((kind for kind in KINDS if re.match(rf"{kind}\b", cells[min(3, len(cells) - 1)])), None)
        if len(cells) != 5 or kind is None or not cells[4]:
            faults.append(f"differences.md, line {number}: not five cells with one of «{', '.join(KINDS)}» and a reason")
            continue
        document, machine, action, what, _ = cells
        values = parts(what[len(kind):].lstrip(":"), ",") or [""]
        if kind == "action is":
            names[document, machine, action] = values
            continue
        for value in values:
            difference = Difference(document, machine, action, kind, value)
            if difference in found:
                faults.append(f"differences.md, line {number}: listed twice: {told(difference)}")
            found[difference] = section
    return names, found


def told(difference):
    return " | ".join(difference[:3]) + f" | {difference.kind}" + (f": {difference.value}" if difference.value else "")


def judge(found, expected, faults):
    """What is not listed, and what is listed and not so."""
    unlisted = [difference for difference in dict.fromkeys(found) if difference not in expected]
    faults.extend(f"differs, and is not listed: {told(difference)}" for difference in unlisted)
    faults.extend(f"listed, and differs no more: {told(difference)}" for difference in expected if difference not in set(found))
    return unlisted


def check_names(names, documented, golden, faults):
    """An action that has another name in the service is one of the documents, and the service has no other of its name."""
    rows = {(row.document, short(row.machine), row.action): row.machine for row in documented}
    for place, others in names.items():
        if place not in rows:
            faults.append(f"listed, and no row of the documents: {' | '.join(place)}")
            continue
        ours = {row.action for row in golden[rows[place]]}
        if not ours.issuperset(others) or others == [place[2]] or (place[2] in ours and place[2] not in others):
            faults.append(f"listed, and so no more: {' | '.join(place)} | action is {', '.join(others)}")


def lines_for(differences):
    """Lines of differences.md, one for each action and kind."""
    lines = collections.defaultdict(list)
    for difference in differences:
        lines[difference[:4]].append(difference.value)
    for (document, machine, action, kind), values in lines.items():
        yield f"| {document} | {machine} | {action} | {kind}" + (f": {', '.join(values)}" if values != [""] else "") + " | |"


# ---- the self-test ------------------------------------------------------------------------------------------------------


def changes(line):
    """What can go wrong with a row of the service: each changed line, and the difference that it makes."""
    cells = line.split(" | ")
    origins = cells[1].split(", ")
    for origin in origins if cells[1] != ANY else []:
        others = ["elsewhere" if one == origin else one for one in origins]
        yield " | ".join([cells[0], ", ".join(others), *cells[2:]]), "from missing", origin
    for part in cells[3].split(", "):
        others = [other for other in cells[3].split(", ") if other != part] or ["auditor"]
        for role in set(role_names(part)) - set(role_names(", ".join(others))):
            yield " | ".join([*cells[:3], ", ".join(others), *cells[4:]]), "role missing", role
    yield " | ".join([*cells[:3], f"{cells[3]}, auditor", *cells[4:]]), "role further", "auditor"
    if cells[2] != SAME:
        yield " | ".join([*cells[:2], "elsewhere", *cells[3:]]), "to further", "elsewhere"
    for code in codes_in(cells[6]):
        yield line.replace(f"`{code}`", "`OTHER`"), "code missing", code
    yield "", "action missing", ""


def agreeing(documented, golden, names, found):
    """Rows of the service that agree with the documents and are the only ones of their action, with the rows of the documents."""
    odd = {(one.document, one.machine, action) for one in found for action in one.action.split(" / ")}
    agree = {}
    for row in documented:
        place = (row.document, short(row.machine), row.action)
        ours = [one for one in golden[row.machine] if one.action == row.action]
        if place not in odd and place not in names and len(ours) == 1 and row.states != [ANY]:
            agree.setdefault((row.machine, ours[0].line), []).append(row)
    return agree


def unseen_changes(agree, texts):
    """Changes each of these rows in every way; how many ways, and which of them the comparison does not see."""
    tried, unseen = 0, []
    for (machine, number), rows in agree.items():
        lines = texts[machine].splitlines()
        codes = set().union(*(row.codes for row in rows))
        for changed, kind, value in changes(lines[number - 1]):
            if kind == "code missing" and value not in codes:
                continue
            text = "\n".join([*lines[:number - 1], changed, *lines[number:]])
            seen = compare(rows, {machine: workflow(machine, text)}, {})
            tried += 1
            if not any(one.kind == kind and one.value.split(" in ")[0] == value for one in seen):
                unseen.append(f"not seen: {machine}, line {number}: {kind} {value}".strip())
    return tried, unseen


def is_unreadable(text):
    try:
        Document("00", text).read([])
    except Unreadable:
        return True
    return False


def self_test(documented, texts, golden, names, found):
    """What the comparison does not see, though it should."""
    agree = agreeing(documented, golden, names, found)
    tried, unseen = unseen_changes(agree, texts)
    print(f"{len(agree)} rows of the service changed in {tried} ways, {len(unseen)} of them not seen")
    stale, faults = Difference("00 §5.1", "deputy", "suspend", "role missing", "nobody"), []
    judge([], {stale: SECTIONS[0]}, faults)
    if not faults:
        unseen.append("not seen: a listed difference that does not exist")
    text = (DOMAINS / "00-common.md").read_text(encoding="utf-8")
    if is_unreadable(text) or not is_unreadable(text.replace("|suspended|deputy_affairs|", "|suspended|whoever it is|")):
        unseen.append("not seen: a role that nobody knows")
    if len(agree) < 50:
        unseen.append("hardly anything was tried")
    return unseen


# ---- running ------------------------------------------------------------------------------------------------------------


def counted(documents, documented, found, names, expected):
    """What was read and found, in a line."""
    odd = {(one.document, one.machine, action) for one in found for action in one.action.split(" / ")}
    differing = {(row.document, row.line) for row in documented if (row.document, short(row.machine), row.action) in odd}
    read, sections = sum(document.lines for document in documents), collections.Counter(expected.values())
    return (f"{sum(document.tables for document in documents)} tables, {read} rows with {len(documented)} actions read; "
            f"{read - len(differing)} rows found as they are, {len(differing)} with differences; listed: {len(names)} names, "
            + ", ".join(f"{sections[section]} differences {section.lower()}" for section in SECTIONS))


def run(options):
    """What is wrong, after what is to be said otherwise."""
    faults = []
    documents, documented = read_documents()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.md"))}
    # A machine that is not served yet has no rows: each of its actions is missing.
    golden = collections.defaultdict(list, {kind: workflow(kind, text) for kind, text in texts.items()})
    names, expected = listed(DIFFERENCES.read_text(encoding="utf-8"), faults)
    found = list(compare(documented, golden, names))
    if options.self_test:
        return self_test(documented, texts, golden, names, found)
    check_names(names, documented, golden, faults)
    unlisted = judge(found, expected, faults)
    if options.missing:
        for line in lines_for(unlisted):
            print(line)
        return []
    print(counted(documents, documented, found, names, expected))
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--missing", action="store_true", help="print what is not listed, ready for differences.md")
    arguments.add_argument("--self-test", action="store_true", help="change the service's rows, and see whether it is seen")
    try:
        faults = run(arguments.parse_args())
    except Unreadable as unreadable:
        faults = [f"cannot be read: {unreadable}"]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
