#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen looks at his electronic licences, and takes a copy of one home.

    licence.py --build DIR --does copy|look|code [--out DIR]

The copy is verified by the number that a person reads on it: the portal's own database says whose it is. Who only looks, at one
that has run out, leaves without a sheet. With `code` he
has no card with him and shows the code of his licence instead."""
import argparse
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

from demo import ROOT, set_stage
from stage import Stage, wait_for

NAMES = {"copy": "居民户口簿", "look": "机动车驾驶证", "code": "机动车驾驶证"}
IDS = {"copy": "household-register", "look": "driving-licence", "code": "driving-licence"}
STANDS = {"copy": "有效", "look": "已过有效期", "code": "已过有效期"}
CODE = "yzi:2000000000000001"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--does", choices=sorted(NAMES), required=True)
    parser.add_argument("--out", default=str(ROOT / "build/visits/licence"))
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    stage = Stage(arguments.build, out)
    complaints = []

    def must(holds, what):
        if not holds:
            complaints.append(what)

    copies = arguments.does == "copy"
    try:
        set_stage(stage, {"portal": True})
        stage.screen(1080, 1920)
        script = {"thinkMs": 150, "shots": "", "item": "我的电子证照", "area": "取件", "licence": IDS[arguments.does]}
        if arguments.does == "code":
            script["licenceCode"] = CODE
        code = stage.start_visit(script).wait(120)
        if code != 0:
            raise SystemExit(f"the visit got stuck (exit {code}); see {stage.notes.path}")
        seen = [line for line in stage.notes.lines() if "licence" in line]
        must(len(seen) == 1 and seen[0]["licence"] == NAMES[arguments.does] and seen[0]["said"] == STANDS[arguments.does],
             f"one licence was to be shown, not {seen}")
        must(all("*" in fact for fact in seen[0]["facts"][:2]) if seen else False, f"holder and number are to be masked: {seen}")
        sheets = sorted(out.rglob("documents/*.pdf"))
        must(len(sheets) == (1 if copies else 0), f"{len(sheets)} documents were printed")
        told = [line.get("effect") for line in stage.portal_log.lines()]
        if copies and sheets:
            must(wait_for(lambda: any(line.get("effect") == "claim-printed" for line in stage.portal_log.lines())),
                 "the portal never heard that the copy was printed")
            text = subprocess.run(["pdftotext", sheets[0], "-"], capture_output=True, text=True, check=True).stdout
            number = re.search(r"\d{4} \d{4} \d{4} \d{4}", text)
            must(number, "no number of a copy is on the sheet")
            with sqlite3.connect(f"file:{out}/portal.db?mode=ro", uri=True) as portal:
                known = portal.execute("SELECT v.title, c.state FROM verifications v JOIN claims c ON c.id = v.claim WHERE v.code = ?",
                                       (number.group().replace(" ", "") if number else "",)).fetchall()
            must(known == [("居民户口簿（副本）", "printed")], f"the portal knows of this copy: {known}")
        elif not copies:
            must("claim-reserved" not in told, "something was claimed unasked")
        with sqlite3.connect(f"file:{out}/state/store.db?mode=ro", uri=True) as store:
            audit = [row[0] for row in store.execute("SELECT outcome FROM audit WHERE event = 'licence.shown' ORDER BY seq")]
            ends = [row[0] for row in store.execute("SELECT outcome FROM audit WHERE event = 'visit.ended'")]
            known = [row[0] for row in store.execute("SELECT outcome FROM audit WHERE event = 'identity.ascertained'")]
        by_code = arguments.does == "code"
        must(known == ["licence-code" if by_code else "verified"], f"the identity was {known}")
        must(("sms" in {line.get("page") for line in stage.notes.lines()}) != by_code, "a text message, or none where one was due")
        must(CODE not in (out / "terminal.jsonl").read_text(encoding="utf-8"), "the code is in the log")
        must(audit == ["listed", "shown"] and ends == ["completed"], f"the audit says {audit} and {ends}")
    finally:
        stage.stop()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
