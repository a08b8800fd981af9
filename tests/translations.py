"""The Chinese pages against the English ones: the same commands, requests, settings and headings, in the same order. Standard library
only.

    python3 tests/translations.py              compares README.zh.md with README.md and docs/guide.zh.md with docs/guide.md
    python3 tests/translations.py --self-test  changes the Chinese pages line by line, and asks that the change is seen

Compared are the blocks of code, without what is said to people in them (comments, the first word of `is`, the language that is asked
for); of tables the rows, with what stands in backquotes in their first cell; the defaults and the bounds of settings (`2 to 1000` is
`2 至 1000`); the levels of headings; and that both pages lead to each other.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parent.parent
PAGES = [("README.md", "README.zh.md"), ("docs/guide.md", "docs/guide.zh.md")]
BACKQUOTED = re.compile(r"`[^`]+`")


def plain(line):
    """A line of code without what is said to people."""
    if line.startswith("is() "):
        return "is()"
    line = re.sub(r"\s+# .*", "", line)
    line = re.sub(r"^is (?:'[^']*'|\S+) ", "is … ", line)
    return re.sub(r"Accept-Language: [\w-]+", "Accept-Language: …", line)


def cells(line):
    """The cells of a row; a bar behind a backslash is text."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def row(line):
    """What both languages share of a row: what it is about, and of a setting its default and bounds."""
    first, *others = cells(line)
    names = BACKQUOTED.findall(first)
    if len(others) != 2 or not re.fullmatch(r"`[a-z_]+`", first):
        return names, re.findall(r"^\d\d$", others[0]) if others else []
    bounds = re.search(r"[((](\d+) (?:to|至) (\d+)[))]$", others[1])
    return names, [others[0], bounds.groups() if bounds else None, sorted(BACKQUOTED.findall(others[1]))]


def skeleton(text):
    """What has to be the same, line by line."""
    found, block = [], None
    for line in text.splitlines():
        if line.startswith("```"):
            block = line[3:] if block is None else None
            found.append(("block", block))
        elif block is not None:
            found.append(("code", plain(line)))
        elif line.startswith("#"):
            found.append(("heading", len(line) - len(line.lstrip("#"))))
        elif line.startswith("|"):
            found.append(("row", row(line)))
    return found


def compare(english, chinese, name):
    """The first place where two pages part."""
    one, other = skeleton(english), skeleton(chinese)
    for left, right in zip(one, other):
        if left != right:
            return [f"{name}: {right} stands where the English page has {left}"]
    if len(one) != len(other):
        longer, rest = ("English", one[len(other):]) if len(one) > len(other) else ("Chinese", other[len(one):])
        return [f"{name}: only the {longer} page goes on with {rest[0]}"]
    return []


def links(english, chinese, names):
    first, second = (pathlib.Path(name).name for name in names)
    faults = []
    if f"({second})" not in english:
        faults.append(f"{names[0]} does not lead to {names[1]}")
    if f"({first})" not in chinese:
        faults.append(f"{names[1]} does not lead to {names[0]}")
    return faults


def self_test(english, chinese, name):
    """Each line that counts, left out: is it seen?"""
    lines = chinese.splitlines()
    faults = []
    for index, line in enumerate(lines):
        counts = len(skeleton("\n".join(lines[:index] + lines[index + 1:]))) != len(skeleton(chinese))
        if counts and not compare(english, "\n".join(lines[:index] + lines[index + 1:]), name):
            faults.append(f"{name}: line {index + 1} may be left out unnoticed")
        if re.match(r"\| `[a-z_]+` \| ", line):
            for changed in (line.replace("` | `", "` | `0"), re.sub(r"(\d) 至 ", r"\g<1>0 至 ", line)):
                if changed != line and not compare(english, "\n".join(lines[:index] + [changed] + lines[index + 1:]), name):
                    faults.append(f"{name}: line {index + 1} may be «{changed}» unnoticed")
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--self-test", action="store_true", help="change the Chinese pages, and see whether it is seen")
    options = arguments.parse_args()
    faults, compared = [], 0
    for names in PAGES:
        english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in names)
        faults += compare(english, chinese, names[1]) + links(english, chinese, names)
        compared += len(skeleton(english))
        if options.self_test:
            faults += self_test(english, chinese, names[1])
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(PAGES)} Chinese pages have the {compared} lines of code, rows and headings of the English ones")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
