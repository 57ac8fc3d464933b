#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A department asks for one answer again; the citizen gives it at the machine, and comes once more to rate what was done.

    correction.py --build DIR [--out DIR]

Then the case is archived, and the package is looked through."""
import json
import subprocess
import sys
import time
import urllib.request

from demo import ITEMS, area_of, set_stage
from judged import ITEM, audited, judged, logged, noted, rows_of, visit
from progress import WAYS
from stage import SITE

PARTS = ("residence-registration", "residence-permit")
WANTED = {"kind": "field", "id": "phone", "reason": {"zh": "号码打不通", "en": "Nobody answers"}}


def judge(stage, case_no, part, state, faults=()):
    said = {"caseNo": case_no, "part": part, "state": state, "faults": list(faults)}
    with urllib.request.urlopen(urllib.request.Request(stage.judge_at, json.dumps(said).encode(), method="POST")) as answer:
        assert answer.status == 204


def came(look, seconds=20):
    """What `look` gives once it gives something: the outbox goes on behind the goodbye."""
    for _ in range(seconds * 10):
        if found := look():
            return found
        time.sleep(0.1)
    return look()


def archived(stage, out, must):
    program = [stage.program("kiosk-portal"), "archive"]
    packed = subprocess.run(program + ["--all", "--tls", str(stage.papers), "--database", str(out / "portal.db"), "--items",
                                       str(SITE / "services"), "--out", str(out / "archive")],
                            capture_output=True, text=True, check=False)
    must(packed.returncode == 0 and len(packed.stdout.splitlines()) == 1, f"archived: {packed.stdout}{packed.stderr}")
    checked = subprocess.run(program + ["--check", str(out / "archive"), "--tls", str(stage.papers)], capture_output=True, text=True,
                             check=False)
    must(checked.returncode == 0, f"the package: {checked.stdout}{checked.stderr}")
    package = next((out / "archive").glob("CH*"), out)
    for path in ("form/correction-1.json", "signature/case.p7m", "rating/rating.json", "form/case.pdf"):
        must((package / "data" / path).is_file(), f"{path} is not in the package")


def play(stage, must, arguments):
    out = stage.out
    set_stage(stage, {})
    stage.screen(1080, 1920)
    began = time.monotonic()
    visit(stage, {"item": ITEMS[ITEM], "area": area_of(ITEM), "ratesLater": True})
    case_no = came(lambda: next((path.stem for path in sorted((out / "cases").glob("*.json"))), ""))
    must(case_no, "the portal has no case")
    judge(stage, case_no, PARTS[0], "needs-fix", [WANTED])
    # another phone: the first had its code less than a minute ago
    seen = visit(stage, {"item": WAYS["card"], "area": "查进度", "phone": 1, "answers": {}, "entries": {"phone": "13900000288"}})
    answers = noted(seen, "said")
    must(answers and answers[0]["said"] == "需要您补正", f"the machine said {answers}")
    pages = [line["page"] for line in seen if "page" in line]
    must("form" in pages and "review" in pages and "done" in pages, f"the pages were {pages}")
    corrections = came(lambda: rows_of(out / "portal.db", "SELECT plain FROM corrections"))
    given = [json.loads(row[0])["answer"] for row in corrections]
    must([(each["id"], each["value"]) for each in given] == [("phone", "13900000288")], f"the portal was given {given}")
    must(rows_of(out / "portal.db", "SELECT state FROM case_parts") == [("accepted",)], "the case does not go on")
    for part in PARTS:
        judge(stage, case_no, part, "done")
    time.sleep(max(0, began + 100 - time.monotonic()))  # the first phone's next code: one a minute
    seen = visit(stage, {"item": WAYS["card"], "area": "查进度", "phone": 0})
    must("rate" in [line.get("page") for line in seen], "the rating was not offered")
    must(came(lambda: rows_of(out / "portal.db", "SELECT case_no, stars FROM ratings")) != [], "the portal has no rating")
    kept = audited(out, "correction.kept")
    waits = rows_of(out / "state/store.db", "SELECT id FROM outbox WHERE kind IN ('correction', 'rating')")
    must((len(kept), waits) == (1, []), f"{len(kept)} corrections in the audit, {len(waits)} rows wait")
    log = logged(out)
    must(case_no not in log and "13900000288" not in log, "a case number or an answer is in the log")
    archived(stage, out, must)


if __name__ == "__main__":
    sys.exit(judged(play))
