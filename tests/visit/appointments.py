#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen books a time at a window, comes again and cancels it.

    appointments.py --build DIR [--fault answer-lost|receipt-paper-out] [--out DIR]

The portal's database is the witness: one time is booked, also when the answer to it got lost, and none in the end."""
import argparse
import pathlib
import shutil
import sqlite3
import sys

from demo import ROOT, set_stage
from progress import noted, visit
from stage import Stage

BOOK, OWN = "约个时间到窗口办", "我的预约：签到、取消"
PLANS = {"": {},
         "answer-lost": {"faults": [{"match": {"method": "PUT", "path": "/appointments/", "nth": 1}, "act": "commit-then-drop"}]},
         "receipt-paper-out": {"acts": [{"do": "receipt.set", "paper": "out"}]}}


def rows(database, query):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
        return opened.execute(query).fetchall()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--fault", choices=sorted(PLANS), default="")
    parser.add_argument("--out", default=str(ROOT / "build/visits/appointments"))
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    stage = Stage(arguments.build, out)
    complaints = []

    def must(holds, what):
        if not holds:
            complaints.append(what)

    try:
        set_stage(stage, PLANS[arguments.fault])
        stage.screen(1080, 1920)
        seen = visit(stage, {"item": BOOK, "area": "预约"})
        slips = noted(seen, "number")
        booked = rows(out / "portal.db", "SELECT rowid, start FROM appointments WHERE state = 'booked'")
        must(len(booked) == 1, f"the portal has booked {booked}")
        number = f"Y{booked[0][0]:04}" if booked else "none"
        must(slips and slips[-1]["number"] == number, f"the screen said {slips}, the portal {number}")
        states = [line["state"] for line in noted(seen, "state")]
        must(any("正在问平台约上没有" in state for state in states) == (arguments.fault == "answer-lost"),
             f"whether it was booked was asked, or not: {states}")
        receipts = [path.read_text(encoding="utf-8") for path in sorted((out / "bench/receipts").glob("*.txt"))]
        if arguments.fault == "receipt-paper-out":
            must(not receipts, f"paper came out of an empty printer: {receipts}")
            must(slips and slips[-1]["notice"] == "小票没有打出来", f"the screen said {slips[-1:]}")
        else:
            must(len(receipts) == 1 and number in receipts[0], f"the slip reads {receipts}")
        # another phone: the first had its code less than a minute ago
        seen = visit(stage, {"item": OWN, "area": "预约", "phone": 1})
        listed = [line["appointments"] for line in noted(seen, "appointments")]
        must(listed == [1, 0], f"the citizen's own were {listed}")
        left = rows(out / "portal.db", "SELECT count(*) FROM appointments WHERE state <> 'cancelled'")[0][0]
        must(left == 0, f"{left} are still booked")
        told = [row[0] for row in rows(f"{out}/state/store.db",
                                       "SELECT outcome FROM audit WHERE event = 'appointment.moved' ORDER BY seq")]
        slip = "not-printed" if arguments.fault == "receipt-paper-out" else "printed"
        must(told == ["booked", slip, "listed", "cancelled", "listed"], f"the audit says {told}")
        must(number not in (out / "terminal.jsonl").read_text(encoding="utf-8"), "the number is in the log")
    finally:
        stage.stop()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
