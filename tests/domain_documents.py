"""The action tables of docs/domains, row by row: who may do what, from which state to which, and how it is refused.

The tables are written for readers: a cell may say «same», «as 3.3», «planned…distributed», or a role in words. What a row leaves to
its reader stands in the tables below. What it cannot be read for is a fault (`Unreadable`), never a row that is passed over.
"""

import collections
import dataclasses
import pathlib
import re

DOMAINS = pathlib.Path(__file__).parent.parent / "docs" / "domains"

# The machines of the sections, in the order of their tables; None where each row names its own.
TABLES = {
    "00 §5.1": ["registry.deputy"],
    "00 §5.2": ["registry.meeting"],
    "00 §5.3": ["instrument.publication"],
    "00 §5.4": ["instrument.ballot"],
    "00 §5.5": ["instrument.deliberation_opinion", "instrument.opinion_clause", "instrument.resolution"],
    "00 §5.6": ["instrument.issue"],
    "00 §5.7": [None],
    "00 §5.8": ["instrument.deadline"],
    "01 §3.1": ["street_committee.member"],
    "01 §3.2": ["street_committee.institution_rule"],
    "01 §3.3": ["instrument.work_plan"],
    "01 §3.5": ["instrument.activity"],
    "01 §3.6": ["street_committee.assignment"],
    "01 §3.7": ["street_committee.report"],
    "01 §3.8": ["instrument.assessment"],
    "01 §3.9": ["street_committee.committee"],
    "02 §3.1": ["supervision.topic_proposal"],
    "02 §3.2": ["supervision.plan"],
    "02 §3.3": ["supervision.item"],
    "02 §3.4": ["supervision.inspection"],
    "02 §3.5": ["supervision.special_inquiry"],
    "02 §3.6": ["supervision.interpellation"],
    "02 §3.7": [None],
    "02 §3.8": ["supervision.normative_document"],
    "02 §3.9": ["supervision.evaluation"],
    "03 §3.1": ["stations.site"],
    "03 §3.2": ["stations.month_schedule"],
    "03 §3.3": ["stations.citizen_opinion"],
    "03 §3.4": ["stations.suggestion"],
    "03 §3.5": ["stations.commitment"],
    "03 §3.6": ["stations.duty_record"],
    "03 §3.7": ["stations.duty_report"],
    "03 §3.8": ["stations.deputy_evaluation"],
    "07 §3.1": ["livelihood.cycle"],
    "07 §3.2": ["livelihood.lead"],
    "07 §3.3": [None, "instrument.ballot"],
    "07 §3.4": ["livelihood.project"],
    "07 §3.5": [None],
    "07 §3.6": ["livelihood.adjustment"],
}
# What the column «machine» says, or the state of a row in brackets.
MACHINES = {
    "organization": "registry.organization",
    "term": "registry.term",
    "satisfaction vote": "instrument.satisfaction_vote",
    "survey": "instrument.survey",
    "assessment template": "instrument.assessment_template",
    "assessment": "instrument.assessment",
    "alert": "instrument.alert",
    "rule set": "instrument.rule_set",
    "calendar day": "instrument.calendar_correction",
    "call": "supervision.topic_call",
    "investigation": "supervision.investigation_committee",
    "removal": "supervision.removal_case",
    "standard": "stations.score_standard",
    "screening": "livelihood.screening",
    "candidate": "livelihood.candidate",
    "ballot rule": "livelihood.ballot_rule",
    "coordination": "livelihood.coordination_request",
    "post-evaluation": "livelihood.post_evaluation",
    "reserve": "livelihood.reserve_project",
}
# Rows of a second machine in the table of another one, by their action.
ROWS_OF = {("01 §3.7", action): "street_committee.consultative_meeting" for action in ("hold", "answer", "close", "cancel")}
SHORT_ROLES = {
    "SO": "sc_office",
    "CS": "committee_staff",
    "CH": "chairs_secretary",
    "OH": "organ_head",
    "OC": "organ_clerk",
    "GO": "government_office",
}
CONGRESS = "sc_office chairs_secretary sc_member committee_staff deputy_affairs"
STREETS = "street_director street_clerk town_presidium"
ORGANS = "government_office organ_clerk organ_head"
# Roles in words, and where the documents say who they are.
PHRASES = {
    "own side": f"sc_office committee_staff deputy_affairs site_manager {ORGANS}",  # the lines above the table of 00 §5.3
    "own side only": "",  # narrows the roles before it
    "publisher": "sc_office deputy_affairs site_manager organ_clerk",  # who may publish: 00 §5.3
    "finance": "organ_clerk@finance",
    "head of the target": "street_director site_manager organ_head third_party",  # the targets of 00 §4.10
    "≥ 2 reviewers": "deputy_affairs organ_clerk@finance",  # they are no role; who assesses enters what they found: 00 §8
    # Channels of 02 §2.1, and those who create in §2.10.
    "channel users": f"sc_office sc_member committee_staff deputy_affairs {STREETS} site_manager deputy {ORGANS} public",
    "reviewers": "sc_member committee_staff deputy",  # topic-scores in 02 §2.10
    "signatories": "sc_member",  # of an interpellation: 02 §2.8
    # Assigner, Router, Organizer and Heads: 03 §2.6; what a row says of whom belongs to the guard.
    "assigner": "deputy_affairs sc_office town_presidium",
    "assigner with government_office": "deputy_affairs sc_office town_presidium government_office",
    "router": "street_director town_presidium deputy_affairs",
    "organizer": "deputy_affairs street_director town_presidium",
    "heads": "street_director town_presidium",
    "lead": "deputy",
    "lead deputy": "deputy",
    "government_office distributes": "government_office",
    "co-handler's organ_head": "organ_head",
    "by the system without decision": "system",
    "system at the end": "system",
    "without another one: street": "street_director town_presidium",
    "convener": "deputy",
    "public with code": "public",
    "public with this code": "public",
    "public with the code of this record": "public",
    "site_manager → street": "site_manager",
    "town": "",
    "heads → district": "street_director town_presidium",
    "external routes: site_manager with their document": "site_manager",
    "also from routed": "",
    "deputy checked in to the activity": "deputy",
    "automatic from activity or suggestion": "system",
    "records of an activity with it": "",
    "the person": ORGANS,  # of a removal case: 02 §2.10
    "group convener": "deputy",
    # The line above the table of 01 §3.5.
    "doers": "street_clerk street_director town_presidium site_manager committee_staff deputy",
    # Who assigns and who does it: the guards of 01 §3.6.
    "issuer": "deputy_affairs committee_staff street_director",
    "target": "street_director deputy_affairs committee_staff",
    "target head": "street_director deputy_affairs committee_staff",
    # Channels of 07 §2.2, and those who create leads in §2.10.
    "all channels": f"public deputy organ_clerk government_office committee_staff deputy_affairs {STREETS}",
    "committee_staff for suggestions and clauses": "committee_staff",
    # Of projects: the staff of the department that leads, and the deputy who leads the group (07 §2.7).
    "lead department": "organ_clerk",
    "group leader": "deputy",
    "target organization": "organ_clerk",
    "escalated: government_office": "government_office",
}
# Words that mean others in one section.
OTHERWISE = {("01 §3.6", "head of the target"): "target"}
PROPOSERS = {
    "02 §3.5": "sc_office committee_staff sc_member deputy",  # kinds of 02 §2.7, those who create in §2.10
    "02 §3.7": "organ_head sc_member",  # those whom the guard names
}
# What the documents say of all rows of a table that has no column for roles.
ROLES_OF_SECTION = {"00 §5.8": "system"}
STATES_IN_WORDS = {
    "open ones": "running, extended, overdue",
    "resume_state": "planned…distributed",
    "any but published": "received…closed",
    "state before": "selected, planned, in_progress, delayed, suspended",  # where an adjustment may be asked for: 07 §3.4
}
NEW, SAME, ANY = "(new)", "(same)", "(any)"


class Unreadable(Exception):
    """A row that this program does not understand."""


@dataclasses.dataclass
class Row:
    """One action of one row: of a document, or of the service."""

    document: str
    machine: str
    action: str
    line: int
    states: list
    outcomes: set
    roles: dict
    codes: set

    def leads(self, state):
        return {state if outcome == SAME else outcome for outcome in self.outcomes}

    def who(self, state):
        return {role for role, states in self.roles.items() if states is None or state in states}


def without_brackets(text):
    """Text whose brackets are gone, from the inner ones outwards."""
    shorter = re.sub(r"\([^()]*\)", " ", text)
    return " ".join(text.split()) if shorter == text else without_brackets(shorter)


def parts(text, marks):
    return [part.strip() for part in re.split(marks, text) if part.strip()]


def codes_in(text):
    return set(re.findall(r"`([A-Z][A-Z_]+)`", text))


class Document:
    """The action tables of one file, read in order."""

    def __init__(self, number, text):
        self.number, self.text, self.rows, self.tables, self.lines = number, text, [], 0, 0
        self.section, self.prose, self.seen = None, "", collections.Counter()

    def read(self, others):
        """Its rows; what they take over from another section is looked up among those read before."""
        header = None
        for number, line in enumerate(self.text.splitlines(), 1):
            if heading := re.match(r"#{2,3} (\d+(?:\.\d+)?) ", line):
                # Some headings list the states themselves.
                self.section, self.prose = f"{self.number} §{heading[1]}", line
            if not line.startswith("|"):
                header, self.prose = None, f"{self.prose}\n{line}"
                continue
            cells = [cell.strip() for cell in line.strip()[1:-1].split("|")]
            if header is None:
                header = cells
                if self.is_action_table(header):
                    self.begin_table(number)
            elif self.is_action_table(header) and not set(line) <= set("|-"):
                if len(cells) != len(header):
                    raise self.unreadable(number, f"{len(cells)} cells below {len(header)}")
                self.lines += 1
                self.take(number, dict(zip(header, cells)), others)
        return self.rows

    def unreadable(self, number, what):
        return Unreadable(f"{self.section}, line {number}: {what}")

    @staticmethod
    def is_action_table(header):
        return "from" in header and ("action" in header or "event" in header)

    def begin_table(self, number):
        machines = TABLES.get(self.section, [])
        if self.seen[self.section] == len(machines):
            raise self.unreadable(number, "a table that TABLES does not know")
        self.machine, self.named = machines[self.seen[self.section]], None
        self.seen[self.section] += 1
        self.tables += 1
        self.before = {}

    def take(self, number, cells, others):
        """One line: an action, or several that are written as one."""
        written = cells.get("action") or cells["event"]
        mark = " · " if " · " in written else " / "
        actions = [part.strip(" ()") for part in written.split(mark)]
        apart = len(actions)
        if apart == 1 and "(" not in written:
            actions = parts(written, ",")
        machine = self.machine_of(number, cells)
        origins = self.split(cells["from"], mark if mark == " · " else None, apart)
        outcomes = self.split(cells["to"], mark, apart)
        who = self.split(self.roles_of(cells), mark, apart)
        guards = next(text for name, text in cells.items() if name.startswith("guards"))
        elsewhere = " ".join(text for name, text in cells.items() if not name.startswith("guards"))
        conditions = guards.split(mark) if guards.count(mark) == apart - 1 else [guards] * apart
        for index, action in enumerate(actions):
            at = min(index, apart - 1)
            states = self.states_in(origins[at], number)
            if NEW in states and len(actions) > 1:
                states = [NEW] if index == 0 else [state for state in states if state != NEW] or [ANY]
            roles = self.people(who[at], action, machine, number, others)
            codes = codes_in(elsewhere) | codes_in(conditions[at]) | self.taken_over(guards, action, machine, others)
            to = {SAME} if outcomes[at].startswith("same") else set(self.states_in(outcomes[at].replace(" / ", ", "), number))
            self.rows.append(Row(self.section, machine, action, number, states, to, roles, codes))
        self.before[machine] = roles

    @staticmethod
    def split(text, mark, count):
        """One text for each action, where there are as many; else the same for all."""
        found = without_brackets(text).split(mark) if mark and count > 1 else []
        return found if len(found) == count else [text] * count

    def machine_of(self, number, cells):
        if own := ROWS_OF.get((self.section, cells.get("action"))):
            return own
        if cells.get("machine"):
            self.named = without_brackets(cells["machine"])
        name = self.named if self.machine is None else next(
            (word for word in re.findall(r"\((\w+)\)", cells["from"]) if word in MACHINES), None)
        if self.machine is None and name not in MACHINES:
            raise self.unreadable(number, f"the machine «{name}»")
        return MACHINES[name] if name else self.machine

    def roles_of(self, cells):
        if "roles" in cells:
            return cells["roles"]
        above = re.search(r"^Roles: (.*)\.$", self.prose, re.MULTILINE)
        return above[1] if above else ROLES_OF_SECTION[self.section]

    def states_in(self, text, number):
        """The states of a cell, and those that its brackets come from."""
        found, text = [], text.replace(" or ", ", ")
        for part in parts(without_brackets(text) + ", " + ", ".join(re.findall(r"\bfrom ([a-z_]+)\)", text)), "[,;·]"):
            word = re.sub(r"^(?:\d\.\d|[a-z_]+): ", "", part)
            word = STATES_IN_WORDS.get(word, word)
            if "…" in word:
                found += self.between(*word.split("…"), number)
            elif word == "–":
                found.append(NEW)
            elif re.fullmatch(r"[a-z_]+(, [a-z_]+)*", word):
                found += word.split(", ")
            else:
                raise self.unreadable(number, f"the state «{word}»")
        return found

    def between(self, first, last, number):
        """The states from one to another; from the first of all without one."""
        states = self.listed(*filter(None, [first, last]))
        if not states:
            raise self.unreadable(number, f"no list of states with {first or last} and {last}")
        return states[states.index(first) if first else 0:states.index(last) + 1]

    def people(self, text, action, machine, number, others):
        """Roles of a cell: all states (None), or those that it names."""
        text = without_brackets(text).replace(" ·", "·")
        if text == "same":
            return self.before[machine]
        if taken := re.fullmatch(r"(?:same as|owner's role of) ([a-z_]+)", text.partition(";")[0]):
            found = [row.roles for row in self.rows if row.machine == machine and row.action == taken[1]]
            if not found:
                raise self.unreadable(number, f"no roles of {taken[1]}")
            return found[0] | {part: None for part in parts(text.partition(";")[2], ";") if part == "system"}
        if taken := re.fullmatch(r"as (\d\.\d)", text):
            found = [row.roles for row in others + self.rows if row.document == f"{self.number} §{taken[1]}" and row.action == action]
            if not found:
                raise self.unreadable(number, f"no roles of {action} in {taken[1]}")
            return found[0]
        found = {}
        for part in parts(text, "[,;/]"):
            part = OTHERWISE.get((self.section, part), part)
            if part in PHRASES or part == "proposers":
                named = PROPOSERS[self.section] if part == "proposers" else PHRASES[part]
                found.update((role, None) for role in named.split())
                continue
            word = re.fullmatch(r"([A-Z]{2}|[a-z_]+)(@\w+)?(?:·\w+)?( (?:for|when) .*)?(?: up to (\w+))?", part)
            if word is None or (word[1].isupper() and word[1] not in SHORT_ROLES):
                raise self.unreadable(number, f"the role «{part}»")
            role = SHORT_ROLES.get(word[1], word[1]) + (word[2] or "")
            found[role] = self.between(None, word[4], number) if word[4] else None
        return found

    def listed(self, *wanted):
        """The states of a machine in their order, from the lines above the table: of the one that has these."""
        for line in re.split("[;.]", self.prose):
            states = re.findall(r"`([a-z_]+)` [\u4e00-\u9fff]", line)
            if set(wanted) <= set(states):
                return states
        return []

    def taken_over(self, guards, action, machine, others):
        """The codes of the rows that the guards of this one refer to: «as 3.3», «as form_team»."""
        found = set()
        for word in re.findall(r"\bas (\d\.\d|[a-z_]+)", guards):
            for row in others + self.rows:
                elsewhere = row.document == f"{self.number} §{word}" and row.action == action
                if elsewhere or (row.machine == machine and row.action == word):
                    found |= row.codes
        return found


def read_documents():
    """All documents of the folder, and their rows."""
    documents = [Document(path.name[:2], path.read_text(encoding="utf-8")) for path in sorted(DOMAINS.glob("[0-9]*.md"))]
    rows = []
    for document in documents:
        rows += document.read(rows)
    seen = sum((document.seen for document in documents), collections.Counter())
    lost = [section for section, machines in TABLES.items() if seen[section] != len(machines)]
    if lost:
        raise Unreadable(f"no tables, or too few, in {', '.join(lost)}")
    return documents, rows
