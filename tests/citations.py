"""Citations of the domain reference («00 §5.5», «02 §2.8, §3.7», «00 §3 (8)», «02 SV16»): each leads into docs/domains.
Standard library only.

    python3 tests/citations.py              looks up every citation of the code, the tests and the documents
    python3 tests/citations.py --self-test  takes each cited place away, one after the other, and asks that it is missed

A place is a heading (`### 5.5 …`) or the bold number that begins a rule (`**6.3 …**`) of the file whose name begins with the number;
«(8)» is the numbered sentence of that section, «SV16» a row, «…» in quotation marks words of it. A domain that the README names
(`specified as`) has a file, or a section in planned.md. A section may be the father of others: «02 §3» has what stands below it.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parent.parent
DOMAINS = ROOT / "docs" / "domains"
SOURCES = [("src", "*.rs"), ("migration", "*.rs"), ("tests", "*.rs"), ("tests", "*.py"), ("docs", "*.md"), (".", "README*.md")]
SECTION = r"§\d+(?:\.\d+)?(?:–\d+(?:\.\d+)?)?"
ONE = rf"(?:{SECTION}(?: \(\d+\)| «[^»]+»)?|[A-Z]{{2}}\d{{2}})"
# Whatever the number of a domain says after it, so that what is written otherwise is a fault and not passed over.
CITATION = re.compile(rf"\b(0\d) ({ONE}(?:(?:, | and ){ONE})*)")
CANDIDATE = re.compile(r"\b0\d\s*§\s*\S+")
FIGURES = re.compile(r"\bdemo-data, section (\d+)")
SPECIFIED = re.compile(r"^\| [^|]+ \| (0\d) \| ", re.MULTILINE)


class Reference:
    """The sections of docs/domains: their numbers, and what stands in them."""

    def __init__(self, folder):
        self.sections = {}
        for path in sorted(folder.glob("*.md")):
            self.read(path.name[:2] if path.name[:1] == "0" else path.stem, path.read_text(encoding="utf-8"))

    def read(self, name, text):
        self.sections[name, ""] = text
        open_ones = []
        for line in text.splitlines():
            heading = re.match(r"(#{2,3}) (\d+(?:\.\d+)?) ", line)
            rule = re.match(r"\*\*(\d+\.\d+) ", line)
            if heading:
                open_ones = [one for one in open_ones if one[0] < len(heading[1])] + [(len(heading[1]), heading[2])]
            elif rule:
                open_ones = [one for one in open_ones if one[0] < 4] + [(4, rule[1])]
            elif line.startswith("#"):
                open_ones = []
            for _, number in open_ones:
                self.sections[name, number] = self.sections.get((name, number), "") + line + "\n"

    def without(self, place):
        """The same without a section, as if nobody had written it."""
        other = object.__new__(Reference)
        other.sections = {key: text for key, text in self.sections.items() if key != place}
        return other

    def missing(self, name, number, detail=None):
        """What is not there of a citation, in words; None if all is."""
        text = self.sections.get((name, number))
        if text is None:
            return f"docs/domains has no {name} §{number}" if number else f"docs/domains has no {name}"
        # Emphasis is no part of the words.
        if detail is None or detail.casefold() in text.replace("*", "").casefold():
            return None
        return f"{name} §{number} has no «{detail}»" if number else f"{name} has no {detail}"


def cited(text):
    """The places that a text cites: domain, section, what of it."""
    for citation in CITATION.finditer(text):
        number = citation[1]
        for one in re.findall(ONE, citation[2]):
            if not one.startswith("§"):
                yield number, "", f"|{one}|"
                continue
            sections, _, detail = one[1:].partition(" ")
            for section in sections.split("–"):
                yield number, section, detail.strip("«»") or None
    for figures in FIGURES.finditer(text):
        yield "demo-data", figures[1], None


def unread(text):
    """What looks like a citation and is none that this program reads."""
    read = [citation.span() for citation in CITATION.finditer(text)]
    for candidate in CANDIDATE.finditer(text):
        if not any(start <= candidate.start() < end for start, end in read):
            yield candidate[0]


def files():
    for folder, pattern in SOURCES:
        found = ROOT.glob(pattern) if folder == "." else (ROOT / folder).rglob(pattern)
        yield from (path for path in sorted(found) if "node_modules" not in path.parts)


def look_up(reference):
    """All citations with where they stand, and what is wrong. What explains how to cite is left out."""
    citations, faults = [], []
    for path in files():
        if path == pathlib.Path(__file__).resolve() or path == DOMAINS / "README.md":
            continue
        name = path.relative_to(ROOT)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for place in cited(line):
                citations.append((f"{name}:{number}", place))
            faults += [f"{name}:{number}: «{text}» cannot be read" for text in unread(line)]
    for where, place in citations:
        if fault := reference.missing(*place):
            faults.append(f"{where}: {fault}")
    return citations, faults


def domains_named(reference):
    """Domains of the README that have neither a file nor a section among the planned ones."""
    named = SPECIFIED.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    planned = reference.sections.get(("planned", ""), "")
    faults = [] if named else ["README.md names no domain: its table cannot be read"]
    for number in named:
        if (number, "") not in reference.sections and not re.search(rf"^## {number} ", planned, re.MULTILINE):
            faults.append(f"README.md: domain {number} has no file and no section in docs/domains/planned.md")
    return named, faults


def self_test(reference, citations):
    """Every cited section is missed when it is not there."""
    faults = []
    for name, number in sorted({(name, number) for _, (name, number, _) in citations}):
        without = reference.without((name, number))
        for _, place in citations:
            if place[:2] == (name, number) and without.missing(*place) is None:
                faults.append(f"{name} §{number} was taken away, and nobody missed it")
    for wrong in ["00 §5.9", "02 §3.11", "09 §1", "02 §3.4–3.99", "00 §3 (99)", "00 §5.0 «no such words»", "02 SV99"]:
        if all(reference.missing(*place) is None for place in cited(wrong)):
            faults.append(f"«{wrong}» was found")
    if not list(unread("as 02 §three says")):
        faults.append("«02 §three» was passed over")
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--self-test", action="store_true", help="take each cited place away, and see whether it is missed")
    options = arguments.parse_args()
    reference = Reference(DOMAINS)
    citations, faults = look_up(reference)
    named, further = domains_named(reference)
    faults += further
    if not any(where.startswith("src/") for where, _ in citations):
        faults.append("src cites nothing: it was not read")
    if options.self_test:
        faults += self_test(reference, citations)
    for fault in faults:
        print(fault)
    places = len({place for _, place in citations})
    if not faults:
        print(f"{len(citations)} citations of {places} places found; {len(named)} domains of the README")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
