#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pages for people, of what the walks saw and of the shots.

usage: report.py walk PARTS OUT.html      PARTS: the folder with one <part>.json of each walk (tests/ui/support/walk_report.h)
       report.py shots LIST.json OUT.html LIST: what kiosk-shots wrote with --list
       report.py --self-test
Exit code 77 when there is nothing to report.
"""
import html
import json
import pathlib
import re
import sys
import tempfile

SKIPPED = 77
SUPPORT = pathlib.Path(__file__).resolve().parent / "support"
STYLE = """<style>
body { font: 15px/1.5 sans-serif; margin: 24px; color: #1c2624; background: #f5f1e6 }
table { border-collapse: collapse } th, td { border: 1px solid #d8d0bd; padding: 3px 8px; text-align: left; vertical-align: top }
th { background: #eae4d5; position: sticky; top: 0 } td.n { text-align: right } .bad { color: #7c1d3c; font-weight: bold }
img { width: 120px; background: #fff; border: 1px solid #d8d0bd } .wide img { width: 213px }
.row { display: flex; flex-wrap: wrap; gap: 12px } figure { margin: 0 } figcaption { font-size: 12px }
</style>"""


def text(value):
    return html.escape(str(value))


def checks():
    """(code, meaning) of every finding, from the comments of the headers that make them."""
    found = []
    for header in sorted(SUPPORT.glob("*.h")):
        found += re.findall(r"^ *//   ([A-Z]+) +(\S.*)$", header.read_text(encoding="utf-8"), re.MULTILINE)
    return found


def document(title, body):
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{text(title)}</title>{STYLE}<h1>{text(title)}</h1>{body}</html>\n'


def name_of(page):
    return page["page"] + ("-" + page["variant"] if page["variant"] else "")


def walk_page(parts, shots):
    """parts: [{part, pages: [...]}]; shots: the folder of the pictures, beside the page."""
    columns, rows, findings = [], {}, []
    for part in parts:
        for page in part["pages"]:
            column = (part["part"], page["mode"], page["panel"], page["language"])
            if column not in columns:
                columns.append(column)
            rows.setdefault(name_of(page), {})[column] = page
            findings += [(name_of(page), *column, finding) for finding in page["findings"]]
    pages = [page for row in rows.values() for page in row.values()]
    body = [f"<p>{len(rows)} states of pages, {len(columns)} walks, {len(pages)} pages looked at, "
            f"{sum(p['keys'] for p in pages)} keys and {sum(p['texts'] for p in pages)} texts measured, "
            f"<span class='{'bad' if findings else ''}'>{len(findings)} findings</span>.</p>"]
    body.append("<h2>Findings</h2>" + ("<table>" + "".join("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in line) + "</tr>" for line in findings)
                                       + "</table>" if findings else "<p>None.</p>"))
    counted = {code: sum(line[-1].split(" ")[0] == code for line in findings) for code, _ in checks()}
    body.append("<h2>Checks</h2><table><tr><th>code<th>finds<th>found</tr>" + "".join(
        f"<tr><td>{code}<td>{text(meaning)}<td class='n'>{counted[code]}</tr>" for code, meaning in checks()) + "</table>")
    body.append("<h2>Pages</h2><table><tr><th>page<th>picture" + "".join(
        "<th>" + "<br>".join(text(word) for word in column) for column in columns) + "</tr>")
    for name, row in rows.items():
        picture = shots / f"{name}-portrait-zh.png"
        body.append(f"<tr><td>{text(name)}<td>" + (f'<img loading="lazy" src="{text(shots.name)}/{text(picture.name)}" alt="">' if picture.is_file() else ""))
        for column in columns:
            page = row.get(column)
            bad = page and page["findings"]
            body.append("<td>" if not page else f"<td class='bad'>{len(page['findings'])}" if bad else "<td>clean")
        body.append("</tr>")
    body.append("</table>")
    return document("The walk over every page", "\n".join(body))


def shots_page(shots):
    body, pages = [], {}
    for shot in shots:
        pages.setdefault(shot["page"], []).append(shot)
    body.append("<p>" + " · ".join(f'<a href="#{text(page)}">{text(page)}</a>' for page in pages) + "</p>")
    for page, pictures in pages.items():
        body.append(f'<h2 id="{text(page)}">{text(page)}</h2>')
        for panel in dict.fromkeys(shot["panel"] for shot in pictures):
            body.append(f'<div class="row {"wide" if panel == "landscape" else ""}">')
            for shot in (one for one in pictures if one["panel"] == panel):
                words = [shot["variant"] or "usual", shot["language"], shot["mode"]]
                bad = f"<br><span class='bad'>{'<br>'.join(map(text, shot['findings']))}</span>" if shot["findings"] else ""
                body.append(f'<figure><a href="{text(shot["file"])}"><img loading="lazy" src="{text(shot["file"])}" alt="{text(name_of(shot))}"></a>'
                            f'<figcaption>{text(" · ".join(words))}{bad}</figcaption></figure>')
            body.append("</div>")
    return document("Every page", "\n".join(body))


def self_test():
    page = {"page": "home", "variant": "grey", "panel": "portrait", "language": "zh", "mode": "normal", "keys": 7, "texts": 9,
            "findings": ["GAP 2.0 mm <a> | b"]}
    clean = {**page, "variant": "", "findings": []}
    with tempfile.TemporaryDirectory() as folder:
        shots = pathlib.Path(folder, "shots")
        shots.mkdir()
        (shots / "home-portrait-zh.png").write_bytes(b"")
        made = walk_page([{"part": "portraitChineseIsClean", "pages": [clean, page]}], shots)
    for wanted in ("2 states of pages, 1 walks, 2 pages looked at", "14 keys and 18 texts", "1 findings", "GAP 2.0 mm &lt;a&gt; | b",
                   "<td>GAP<td>two targets closer than 3 mm<td class='n'>1</tr>", "<td>clean", 'src="shots/home-portrait-zh.png"'):
        assert wanted in made, wanted
    assert "home-grey-portrait" not in made, "a picture that is not there"
    assert {"TARGET", "SLIDE", "TRAPPED", "MOVES", "NOSAMPLE"} <= {code for code, _ in checks()}, checks()
    made = shots_page([{**page, "file": "home-grey-portrait-zh.png"}])
    assert 'href="home-grey-portrait-zh.png"' in made and "&lt;a&gt;" in made
    return 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 3 or arguments[0] not in ("walk", "shots"):
        print(__doc__, file=sys.stderr)
        return 2
    out = pathlib.Path(arguments[2])
    if arguments[0] == "walk":
        parts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(pathlib.Path(arguments[1]).glob("*.json"))]
        made = walk_page(parts, out.parent / "shots")
    else:
        parts = json.loads(pathlib.Path(arguments[1]).read_text(encoding="utf-8"))
        made = shots_page(parts)
    if not parts:
        print("nothing to report")
        return SKIPPED
    out.write_text(made, encoding="utf-8")
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
