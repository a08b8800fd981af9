"""Lists as workbooks: every export of the document is opened by a program that knows the format, and compared with the same list as
text and with the list itself.

usage: workbooks.py URL USER PASSWORD

Fails if a workbook has other rows than the list, if a day or a number is a text, or if a text is a formula.
"""

import csv
import datetime
import io
import json
import re
import sys
import urllib.request

import openpyxl

URL, USER, PASSWORD = sys.argv[1:]


def ask(path, token=None, body=None):
    headers = {"Content-Type": "application/json", "Accept-Language": "zh-CN"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = json.dumps(body).encode() if body else None
    with urllib.request.urlopen(urllib.request.Request(URL + path, data, headers)) as answer:
        return answer.read()


def said(value):
    """A cell of a workbook as the text has it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        day = value.strftime("%Y-%m-%d")
        return day if value.time() == datetime.time() else f"{day} {value:%H:%M:%S}"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def alike(cell, text):
    """Whether a cell says what the text says: midnight may be a day or a moment, and 3.00 a whole number."""
    whole = isinstance(cell, int) and not isinstance(cell, bool)
    return said(cell) in (text, text.removesuffix(" 00:00:00")) or (whole and text == f"{cell}.00") or f"'{said(cell)}" == text


def kind(cell, text):
    """What kind of cell a text of the file asks for: a day or moment and a number with places are such; other numbers may be texts."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?", text):
        return "d"
    return "n" if re.fullmatch(r"-?\d+\.\d\d", text) else cell.data_type


def check(path, token):
    rows = list(csv.reader(io.StringIO(ask(f"{path}?format=csv", token).decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(ask(f"{path}?format=xlsx", token)))
    (sheet,) = book.worksheets
    cells = [[cell for cell in row] for row in sheet.iter_rows()]
    assert len(cells) == len(rows) == sheet.max_row, f"{path}: {len(cells)} rows, {len(rows)} lines"
    assert sheet.freeze_panes == "A2", path
    kinds = set()
    for row, line in zip(cells, rows):
        for cell, text in zip(row, line, strict=True):
            assert cell.data_type != "f", f"{path} {cell.coordinate}: a formula"
            assert alike(cell.value, text), f"{path} {cell.coordinate}: {cell.value!r} is not {text!r}"
            if cell.row > 1 and text:
                assert cell.data_type == kind(cell, text), f"{path} {cell.coordinate}: {text} is a {cell.data_type}"
            kinds.add(cell.data_type)
    page = json.loads(ask(f"{path.removesuffix('/export')}?limit=200&count=true", token))
    assert page["total"] == len(rows) - 1, f"{path}: {page['total']} records, {len(rows) - 1} rows"
    return len(rows) - 1, len(rows[0]), kinds


def main():
    token = json.loads(ask("/api/v1/auth/login", body={"username": USER, "password": PASSWORD}))["access_token"]
    document = json.loads(ask("/openapi.json"))
    kinds, records = set(), 0
    for path in document["paths"]:
        if path.endswith("/export") and "audit-events" not in path:
            rows, columns, here = check(path, token)
            print(f"{path}: {rows} rows, {columns} columns")
            kinds, records = kinds | here, records + rows
    assert {"s", "n", "d"} <= kinds and records > 20, (kinds, records)


main()
