"""Lists as workbooks: every export of the document is opened by a program that knows the format, and compared with the same list as
text and with the list itself.

usage: workbooks.py URL USER PASSWORD [SOFFICE]

With a LibreOffice the workbooks are opened by that besides, as an office does, and what it shows is compared with the list as text.
Fails if a workbook has other rows than the list, if a day or a number is a text, or if a text is a formula.
"""

import csv
import datetime
import io
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

from service import Caller

URL, USER, PASSWORD, *SOFFICE = sys.argv[1:]


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


def read_text(text):
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))


def shown(soffice, workbooks):
    """The rows of workbooks as LibreOffice shows them: UTF-8, commas, what stands in the cells as it is seen."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for number, workbook in enumerate(workbooks):
            (folder / f"{number}.xlsx").write_bytes(workbook)
        filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
        files = sorted(folder.glob("*.xlsx"))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, "--headless", profile, "--convert-to", filter, "--outdir", folder, *files]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=300)
        return [read_text((folder / f"{number}.csv").read_bytes()) for number in range(len(workbooks))]


def seen_alike(cell, text):
    """Whether LibreOffice shows what the text says: midnight may be a day, 3.00 a whole number, and a text has no mark before it."""
    return cell.strip() in {text.strip(), text.removesuffix(" 00:00:00"), text.removesuffix(".00"), text.removeprefix("'")}


def check(path, reader):
    rows = read_text(reader.read(f"{path}?format=csv"))
    workbook = reader.read(f"{path}?format=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(workbook))
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
    page = reader.ask(f"{path.removesuffix('/export')}?limit=200&count=true")
    assert page["total"] == len(rows) - 1, f"{path}: {page['total']} records, {len(rows) - 1} rows"
    return rows, workbook, kinds


def check_shown(soffice, files):
    """Every workbook as LibreOffice shows it."""
    for (path, rows, _), cells in zip(files, shown(soffice, [workbook for *_, workbook in files]), strict=True):
        assert len(cells) == len(rows), f"{path}: LibreOffice shows {len(cells)} rows of {len(rows)}"
        for number, (line, texts) in enumerate(zip(cells, rows), 1):
            for cell, text in zip(line, texts, strict=True):
                assert seen_alike(cell, text), f"{path}, row {number}: LibreOffice shows {cell!r} for {text!r}"
    print(f"{len(files)} workbooks are shown right by LibreOffice")


def main():
    reader = Caller(URL).signed_in(USER, PASSWORD)
    document = reader.ask("/openapi.json")
    kinds, files = set(), []
    for path in document["paths"]:
        if path.endswith("/export") and "audit-events" not in path:
            rows, workbook, here = check(path, reader)
            print(f"{path}: {len(rows) - 1} rows, {len(rows[0])} columns")
            files.append((path, rows, workbook))
            kinds |= here
    records = sum(len(rows) - 1 for _, rows, _ in files)
    assert {"s", "n", "d"} <= kinds and records > 20, (kinds, records)
    for soffice in SOFFICE:
        check_shown(soffice, files)


main()
