#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""In the middle of a form a citizen calls for help; the desk says who comes, and the form is finished.

    help.py --build DIR [--fault answer-lost] [--out DIR]

The portal's database is the witness: one call, also when the answer to it got lost, and it is closed with the visit."""
import json
import sys
import threading
import time
import urllib.error
import urllib.request

from demo import ITEMS, area_of, set_stage
from judged import ITEM, audited, judged, noted, rows_of, visit

PLANS = {"": {}, "answer-lost": {"faults": [{"match": {"method": "PUT", "path": "/help-calls/", "nth": 1}, "act": "commit-then-drop"}]}}
DESK = "二楼服务台"


def answer_the_call(stage):
    """The desk looks again until somebody waits."""
    request = urllib.request.Request(stage.help_at, json.dumps({"desk": DESK}).encode(), {"Content-Type": "application/json"})
    for _ in range(300):
        try:
            with urllib.request.urlopen(request, timeout=10):
                return
        except urllib.error.HTTPError:
            time.sleep(0.2)


def play(stage, must, arguments):
    out = stage.out
    set_stage(stage, PLANS[arguments.fault])
    stage.screen(1080, 1920)
    desk = threading.Thread(target=answer_the_call, args=(stage,), daemon=True)
    desk.start()
    seen = visit(stage, {"item": ITEMS[ITEM], "area": area_of(ITEM), "helpAt": "form"})
    said = noted(seen, "help")
    must(said and said[-1]["help"] == "有人来了" and DESK in said[-1]["notice"], f"the glass said {said[-1:]}")
    must(any(ITEMS[ITEM] in line["say"] for line in said), f"what to say on the telephone: {said[:1]}")
    must(noted(seen, "receiptCode"), "the visit ended without a receipt code")
    calls = rows_of(out / "portal.db", "SELECT page, item, language, desk FROM help_calls")
    must(calls == [("form", ITEM, "zh-CN", DESK)], f"the portal has the calls {calls}")
    must(rows_of(out / "portal.db", "SELECT 1 FROM help_calls WHERE state IN ('waiting', 'coming')") == [], "the call is still open")
    told = audited(out, "help.called")
    must(told[:1] == ["called"] and "coming" in told, f"the audit says {told}")
    must(len(list((out / "cases").glob("*.json"))) == 1, "the case is not at the portal, once")


if __name__ == "__main__":
    sys.exit(judged(play, fault=PLANS))
