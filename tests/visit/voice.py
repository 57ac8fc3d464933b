#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen says that something could not be done, and asks by its number what came of it.

    voice.py --build DIR --under name|nobody [--out DIR]

Without a name no card is put down, the case names nobody, and no SMS is owed; the receipt's number is the way to the answer."""
import json
import sys

from demo import set_stage
from judged import audited, judged, logged, noted, visit

TITLES = {"name": "用身份证反映", "nobody": "匿名反映"}
ITEMS = {"name": "complaint", "nobody": "complaint-anonymous"}
ABOUT = "hetian"  # typed by the pinyin keyboard, the first candidate is taken


def play(stage, must, arguments):
    out, anonymous = stage.out, arguments.under == "nobody"
    set_stage(stage, {})
    stage.screen(1080, 1920)
    seen = visit(stage, {"item": TITLES[arguments.under], "area": "咨询", "entries": {"hanzi": ABOUT}, "answers": {
        "您想反映哪一类？": "unfinished", "哪里不满意？": "passed-on", "要不要给您回电话？": "no"}})
    pages = {line.get("page") for line in seen}
    must(("card" in pages) != anonymous and ("sms" in pages) != anonymous, f"who he is was asked, or not: {pages}")
    must("rate" not in pages, "a complaint was to be rated")
    done = noted(seen, "receiptCode")
    must(done and done[-1]["receiptCode"], "no number to ask with was given")
    cases = [json.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted((out / "cases").glob("*.json"))]
    must([case["item"] for case in cases] == [ITEMS[arguments.under]], f"the portal has {[case['item'] for case in cases]}")
    for case in cases:
        must(("citizen" in case) != anonymous, "the case names its citizen, or not, wrongly")
        given = {answer["id"]: answer["value"] for answer in case["answers"]}
        must(given["kind"] == "unfinished" and given["reason"] == "passed-on" and "phone" not in given and "words" not in given,
             f"the portal was given {sorted(given)}")
        must(case["identity"]["method"] == ("none" if anonymous else "card+sms"), f"known by {case['identity']}")
    must(audited(out, "visit.ended") == ["completed"], f"the visit ended {audited(out, 'visit.ended')}")
    code = done[-1]["receiptCode"] if done else ""
    seen = visit(stage, {"item": "用小票上的编号查", "area": "查进度", "receiptCode": code, "phone": 1})
    must(len(noted(seen, "said")) == 1, f"the number finds {noted(seen, 'said')}")
    must(code not in logged(out), "the number is in the log")


if __name__ == "__main__":
    sys.exit(judged(play, under=TITLES))
