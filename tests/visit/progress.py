#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen hands a case in and comes again to ask how far it is.

    progress.py --build DIR --by card|receipt [--out DIR]

By card the portal is there and says it; by receipt it is away from the first to the last, so the case still waits in the machine."""
import sys

from demo import ITEMS, area_of, set_stage
from judged import ITEM, audited, judged, logged, noted, visit

WAYS = {"card": "用身份证查我的件", "receipt": "用小票上的编号查"}


def play(stage, must, arguments):
    out = stage.out
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
    log = logged(out).lower()
    must(not code or code.lower() not in log, "the receipt code is in the log")
    told = audited(out, "progress.asked")
    must(told == (["waiting-here"] if away else ["listed", "shown"]), f"the audit says {told}")


if __name__ == "__main__":
    sys.exit(judged(play, by=WAYS))
