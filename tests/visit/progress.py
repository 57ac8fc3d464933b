#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen hands a case in and comes again to ask how far it is.

    progress.py --build DIR --by card|receipt [--out DIR]

By card the portal is there and says it; by receipt it is away from the first to the last, so the case still waits in the machine."""
import argparse
import pathlib
import shutil
import sqlite3
import sys

from demo import ITEMS, ROOT, answers_of, area_of, set_stage
from stage import Stage

ITEM = "residence-permit-application"
WAYS = {"card": "用身份证查我的件", "receipt": "用小票上的编号查"}


def visit(stage, script):
    """The notes of this visit alone."""
    before = len(list(stage.notes.lines()))
    code = stage.start_visit({"thinkMs": 150, "shots": "", "entries": {"phone": "13900000199", "date": "20260301"}, "answers": answers_of(ITEM), **script}).wait(120)
    seen = list(stage.notes.lines())[before:]
    if code != 0:
        raise SystemExit(f"the visit got stuck (exit {code}); see {stage.notes.path}")
    return seen


def noted(seen, member):
    return [line for line in seen if member in line]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--by", choices=sorted(WAYS), required=True)
    parser.add_argument("--out", default=str(ROOT / "build/visits/progress"))
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    stage = Stage(arguments.build, out)
    complaints = []

    def must(holds, what):
        if not holds:
            complaints.append(what)

    try:
        away = arguments.by == "receipt"
        set_stage(stage, {"portal": not away})
        stage.screen(1080, 1920)
        done = noted(visit(stage, {"item": ITEMS[ITEM], "area": area_of(ITEM)}), "receiptCode")
        must(done and done[-1]["receiptCode"], "the first visit ended without a receipt code")
        code = done[-1]["receiptCode"] if done else ""
        # another phone: the first had its code less than a minute ago
        seen = visit(stage, {"item": WAYS[arguments.by], "area": "查进度", "receiptCode": code, "phone": 1})
        answers = noted(seen, "said")
        must(len(answers) == 1, f"one case was to be shown, not {answers}")
        pages = {line.get("page") for line in seen}
        if answers and away:
            must(answers[0]["said"] == "已在本机收件" and code in answers[0]["number"], f"the machine said {answers[0]}")
            must("card" not in pages, "a card was asked for")
        elif answers:
            case_no = next((path.stem for path in sorted((out / "cases").glob("*.json"))), "none")
            must(case_no in answers[0]["number"], f"{answers[0]['number']} is not {case_no}, which the portal has")
            must(answers[0]["parts"] == ["部门正在办", "在等前一个部门"], f"the departments are {answers[0]['parts']}")
            must("progress-list" in pages, "no list was shown")
        log = (out / "terminal.jsonl").read_text(encoding="utf-8").lower()
        must(not code or code.lower() not in log, "the receipt code is in the log")
        with sqlite3.connect(f"file:{out}/state/store.db?mode=ro", uri=True) as store:
            told = [row[0] for row in store.execute("SELECT outcome FROM audit WHERE event = 'progress.asked' ORDER BY seq")]
        must(told == (["waiting-here"] if away else ["listed", "shown"]), f"the audit says {told}")
    finally:
        stage.stop()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
