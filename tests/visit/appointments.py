#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen books a time at a window, comes again and cancels it.

    appointments.py --build DIR [--fault answer-lost|receipt-paper-out] [--out DIR]

The portal's database is the witness: one time is booked, also when the answer to it got lost, and none in the end."""
import sys

from demo import set_stage
from judged import audited, judged, logged, noted, rows_of, visit

BOOK, OWN = "约个时间到窗口办", "我的预约：签到、取消"
PLANS = {"": {},
         "answer-lost": {"faults": [{"match": {"method": "PUT", "path": "/appointments/", "nth": 1}, "act": "commit-then-drop"}]},
         "receipt-paper-out": {"acts": [{"do": "receipt.set", "paper": "out"}]}}


def play(stage, must, arguments):
    out = stage.out
    set_stage(stage, PLANS[arguments.fault])
    stage.screen(1080, 1920)
    seen = visit(stage, {"item": BOOK, "area": "预约"})
    slips = noted(seen, "number")
    booked = rows_of(out / "portal.db", "SELECT rowid, start FROM appointments WHERE state = 'booked'")
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
    left = rows_of(out / "portal.db", "SELECT count(*) FROM appointments WHERE state <> 'cancelled'")[0][0]
    must(left == 0, f"{left} are still booked")
    told = audited(out, "appointment.moved")
    slip = "not-printed" if arguments.fault == "receipt-paper-out" else "printed"
    must(told == ["booked", slip, "listed", "cancelled", "listed"], f"the audit says {told}")
    must(number not in logged(out), "the number is in the log")


if __name__ == "__main__":
    sys.exit(judged(play, fault=PLANS))
