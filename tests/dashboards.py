"""The dashboard and the alert rules against the metrics of a running service: each name in an expression is one that the service
exports, with labels that it has. Standard library only.

    python3 tests/dashboards.py http://127.0.0.1:9090      the address of admin_listen
    python3 tests/dashboards.py http://127.0.0.1:9090 --strict
    python3 tests/dashboards.py http://127.0.0.1:9090 --self-test

A counter is in the answer from its first event on: one that has counted nothing yet is looked up in the table of the code
(src/platform/process/metrics.rs), and told. With --strict it is a fault. --self-test misspells the expressions, one after the
other, and asks that it is seen.
"""

import argparse
import json
import pathlib
import re
import sys
import urllib.request

ROOT = pathlib.Path(__file__).parent.parent
DASHBOARD = ROOT / "docs" / "dashboards" / "jiandu.json"
ALERTS = ROOT / "docs" / "dashboards" / "alerts.yml"
TABLE = ROOT / "src" / "platform" / "process" / "metrics.rs"
# What Prometheus itself knows of a target.
OF_PROMETHEUS = {"up"}
# Labels that Prometheus adds; the service's own `job` is called `exported_job` then.
ADDED = {"job", "instance"}
HISTOGRAM = ("_bucket", "_sum", "_count")
WORDS = {"and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "offset", "bool", "inf", "nan"}
STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')
NAME = re.compile(r"(?<![\w.:$])[a-zA-Z_:][\w:]*")
GROUPING = re.compile(r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")


def exported(text):
    """The metrics of an answer in Prometheus's text: their types, and the labels that they have."""
    types = dict(re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE))
    labels = {name: set() for name in types}
    for line in text.splitlines():
        sample = re.match(r"([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$", line)
        if sample is None:
            continue
        name = family(sample[1], types)
        labels.setdefault(name, set()).update(re.findall(r'(\w+)="', STRINGS.sub('""', sample[2] or "")))
    return types, labels


def family(name, types):
    """The metric that a name belongs to: of a histogram, the name without its suffix."""
    for suffix in HISTOGRAM:
        if name.endswith(suffix) and types.get(name.removesuffix(suffix)) in ("histogram", "summary"):
            return name.removesuffix(suffix)
    return name


def declared(text):
    """Name and kind of every metric that the code knows."""
    constants = dict(re.findall(r'^const (\w+): &str = "(jiandu_\w+)";$', text, re.MULTILINE))
    kinds = re.findall(r"describe_(counter|gauge|histogram)!\(\s*(\w+),", text)
    return {constants[constant]: kind for kind, constant in kinds if constant in constants}


def used(expression):
    """The metrics of an expression, each with the labels that are asked of it, and the labels by which it groups."""
    bare = STRINGS.sub('""', expression)
    groups = {label.strip() for grouping in GROUPING.findall(bare) for label in grouping.split(",") if label.strip()}
    bare = GROUPING.sub(" ", bare)
    bare = re.sub(r"\[[^\]]*\]", " ", bare)
    variable = re.fullmatch(r"label_values\((.*), (\w+)\)", bare)
    if variable:
        bare, groups = variable[1], groups | {variable[2]}
    metrics = []
    for name in NAME.finditer(re.sub(r"\{[^}]*\}", lambda found: " " * len(found[0]), bare)):
        behind = bare[name.end():]
        if behind.lstrip().startswith("(") or name[0].lower() in WORDS:
            continue
        selector = re.match(r"\{([^}]*)\}", behind)
        metrics.append((name[0], set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", selector[1] if selector else ""))))
    return metrics, groups


def of_dashboard(text, faults):
    """Every expression of the dashboard, with where it stands; and what is wrong with the dashboard itself."""
    board = json.loads(text)
    variables = {one["name"]: one for one in board["templating"]["list"]}
    if variables.get("datasource", {}).get("type") != "datasource":
        faults.append("the dashboard has no variable `datasource`")
    expressions = []
    for one in variables.values():
        if one["type"] == "query":
            expressions.append((f"variable {one['name']}", one["query"]["query"]))
    for panel in board["panels"]:
        for part in [panel, *panel.get("targets", [])]:
            if panel["type"] != "row" and part.get("datasource", {}).get("uid") != "${datasource}":
                faults.append(f"panel «{panel['title']}» names a data source of its own")
        if panel["type"] != "row" and not panel.get("targets"):
            faults.append(f"panel «{panel['title']}» shows nothing")
        expressions += [(f"panel «{panel['title']}»", target["expr"]) for target in panel.get("targets", [])]
    identifiers = [panel["id"] for panel in board["panels"]]
    if len(set(identifiers)) != len(identifiers):
        faults.append("two panels have the same id")
    for where, expression in expressions:
        faults += [f"{where}: no variable ${name}" for name in re.findall(r"\$(?!__)\{?(\w+)", expression) if name not in variables]
    return expressions


def of_alerts(text, faults):
    """Every expression of the alert rules: behind `expr:` in its line, or in the lines below that are further in."""
    lines, expressions, alert = text.splitlines(), [], None
    for index, line in enumerate(lines):
        if named := re.match(r"\s*- alert: (\w+)$", line):
            alert = named[1]
        found = re.match(r"(\s*)expr: (.*)$", line)
        if found is None:
            continue
        expression = found[2]
        if re.fullmatch(r"[|>]-?", expression):
            block = []
            for below in lines[index + 1:]:
                if below.strip() and len(below) - len(below.lstrip()) <= len(found[1]):
                    break
                block.append(below.strip())
            expression = " ".join(block)
        expressions.append((f"alert {alert}", expression))
    alerts = re.findall(r"^\s*- alert: (\w+)$", text, re.MULTILINE)
    if len(alerts) != len(expressions) or len(set(alerts)) != len(alerts):
        faults.append(f"{len(alerts)} alerts, {len(set(alerts))} names, {len(expressions)} expressions")
    if text.count("severity:") < len(alerts):
        faults.append("an alert has no severity")
    return expressions


def judge(where, expression, types, labels, known):
    """What is wrong with an expression."""
    metrics, groups = used(expression)
    faults = [] if metrics else [f"{where}: no metric in «{expression}»"]
    seen = set()
    for name, asked in metrics:
        metric = family(name, types)
        if name in OF_PROMETHEUS:
            seen |= ADDED
            continue
        if metric not in known:
            faults.append(f"{where}: the service exports no {name}")
            continue
        if known[metric] == "histogram" and metric == name:
            faults.append(f"{where}: {name} is a histogram; its series end in {', '.join(HISTOGRAM)}")
        if metric not in labels:
            # Nothing was counted yet: its labels are not known.
            seen |= asked | groups
            continue
        own = {"exported_job" if label == "job" else label for label in labels[metric]} | ADDED
        if known[metric] == "histogram" and name.endswith("_bucket"):
            own.add("le")
        faults += [f"{where}: {name} has no label {label}" for label in sorted(asked - own)]
        seen |= own
    if metrics and not faults:
        faults += [f"{where}: nothing has the label {label}" for label in sorted(groups - seen)]
    return faults


def misspelt(expressions, types, labels, known):
    """Each name and each label written wrong: is it seen?"""
    faults = []
    for where, expression in expressions:
        metrics, groups = used(expression)
        for name, asked in metrics:
            words = [(name, name + "x")] if name not in OF_PROMETHEUS else []
            # What was never counted has no labels to compare with.
            if family(name, types) in labels:
                words += [(label, label + "x") for label in asked | groups]
            for right, wrong in words:
                changed = re.sub(rf"(?<![\w/$\"]){re.escape(right)}(?!\w)", wrong, expression)
                if changed != expression and not judge(where, changed, types, labels, known):
                    faults.append(f"{where}: «{changed}» was taken for right")
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("url", help="the address of admin_listen")
    arguments.add_argument("--strict", action="store_true", help="what has not been counted yet is a fault too")
    arguments.add_argument("--self-test", action="store_true", help="misspell the expressions, and see whether it is seen")
    options = arguments.parse_args()
    # The gauges of /readyz are there when somebody has asked.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.open(f"{options.url}/readyz", timeout=30).read()
    types, labels = exported(opener.open(f"{options.url}/metrics", timeout=30).read().decode())
    table = declared(TABLE.read_text(encoding="utf-8"))
    faults = []
    expressions = of_dashboard(DASHBOARD.read_text(encoding="utf-8"), faults)
    expressions += of_alerts(ALERTS.read_text(encoding="utf-8"), faults)
    ours = {name: kind for name, kind in types.items() if name.startswith("jiandu_")}
    faults += [f"src/platform/process/metrics.rs does not describe {name}" for name in sorted(set(ours) - set(table))]
    known = ours if options.strict else {**table, **ours}
    # Of a histogram that has not been counted yet the suffixes are its own too.
    kinds = {**known, **types}
    for where, expression in expressions:
        faults += judge(where, expression, kinds, labels, known)
    named = {family(name, kinds) for _, expression in expressions for name, _ in used(expression)[0]} - OF_PROMETHEUS
    faults += [f"neither shown nor watched: {name}" for name in sorted(set(known) - named)]
    if options.self_test:
        faults += misspelt(expressions, kinds, labels, known)
    for fault in dict.fromkeys(faults):
        print(fault)
    if not faults:
        silent = sorted(named - set(types))
        print(f"{len(expressions)} expressions over {len(named)} metrics: all are exported"
            + (f"; not counted yet: {', '.join(silent)}" if silent else ""))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
