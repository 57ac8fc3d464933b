#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen fills in, goes on with a code at the terminal, and one case comes of it.

    hand_over.py --build DIR --begins terminal|phone [--out DIR]

At the terminal he hands over from the review and comes again. On the phone he has filled in another version of the item, of which one
answer does not fit any more: that one is asked again."""
import json
import sys
import urllib.request

from demo import ITEMS, area_of, set_stage
from judged import ITEM, judged, logged, noted, rows_of, visit

RESIDENT = "330199188001010018"  # the workbench's card


def filled_on_the_phone(stage):
    """The code that the portal gives for it."""
    filled = {"number": RESIDENT, "item": ITEM, "itemVersion": "0.9.0", "answers": [
        {"id": "reason", "value": "home", "source": "citizen"}, {"id": "delivery", "value": "by-drone", "source": "citizen"}]}
    request = urllib.request.Request(stage.pay_at.removesuffix("/pay") + "/drafts", json.dumps(filled).encode(),
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["code"]


def files_with(folder, text):
    """Whatever the terminal has written that holds this text, also in UTF-16."""
    return [str(path.relative_to(folder)) for path in sorted(folder.rglob("*"))
            if path.is_file() and any(text.encode(coding) in path.read_bytes() for coding in ("utf-8", "utf-16-le"))]


def play(stage, must, arguments):
    out = stage.out
    here = arguments.begins == "terminal"
    set_stage(stage, {})
    stage.screen(1080, 1920)
    if here:
        kept = noted(visit(stage, {"item": ITEMS[ITEM], "area": area_of(ITEM), "handsOver": True}), "resumeCode")
        code = kept[-1]["resumeCode"] if kept else ""
        must(not list((out / "cases").glob("*.json")), "a case was handed in by handing over")
    else:
        code = filled_on_the_phone(stage)
    must(code, "no code was given")
    # another phone: the first may have had its code less than a minute ago
    seen = visit(stage, {"item": "接着办", "area": "查进度", "resumeCode": code, "phone": 1})
    pages = [line["page"] for line in seen if "page" in line]
    must("guide" not in pages and "resume-found" in pages, f"the pages were {pages}")
    must(("form" in pages) != here, f"{'nothing' if here else 'one answer'} was to be asked again: {pages}")
    must(noted(seen, "receiptCode"), "the second visit ended without a receipt code")
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((out / "cases").glob("*.json"))]
    must(len(cases) == 1, f"{len(cases)} cases are at the portal, not one")
    if cases:
        given = {answer["id"]: answer for answer in cases[0]["case"]["answers"]}
        must(given["name"]["source"] == "card" and given["reason"]["source"] == "citizen", f"the sources are {given}")
        must(given["delivery"]["value"] != "by-drone", "an answer that does not fit was handed in")
        must(cases[0]["case"]["identity"] == {"method": "card+sms", "verified": True}, "the identity was lost on the way")
    told = [" ".join(row) for row in rows_of(
        out / "state/store.db", "SELECT event, outcome FROM audit WHERE event LIKE 'draft.%' OR event = 'visit.ended' ORDER BY seq")]
    first = ["draft.kept done", "visit.ended handed-over"] if here else []
    must(told == first + ["draft.resumed taken", "visit.ended completed"], f"the audit says {told}")
    must(not files_with(out / "state", code), f"the code is in {files_with(out / 'state', code)}")
    must(code not in logged(out), "the code is in the log")


if __name__ == "__main__":
    sys.exit(judged(play, begins=("terminal", "phone")))
