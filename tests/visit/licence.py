#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A citizen looks at his electronic licences, and takes a copy of one home.

    licence.py --build DIR --does copy|look|code [--out DIR]

The copy is verified by the number that a person reads on it: the portal's own database says whose it is. Who only looks, at one
that has run out, leaves without a sheet. With `code` he has no card with him and shows the code of his licence instead."""
import re
import subprocess
import sys

from demo import set_stage
from judged import audited, judged, logged, noted, rows_of, visit
from stage import wait_for

NAMES = {"copy": "居民户口簿", "look": "机动车驾驶证", "code": "机动车驾驶证"}
IDS = {"copy": "household-register", "look": "driving-licence", "code": "driving-licence"}
STANDS = {"copy": "有效", "look": "已过有效期", "code": "已过有效期"}
CODE = "yzi:2000000000000001"


def play(stage, must, arguments):
    out = stage.out
    copies = arguments.does == "copy"
    set_stage(stage, {"portal": True})
    stage.screen(1080, 1920)
    script = {"item": "我的电子证照", "area": "取件", "licence": IDS[arguments.does]}
    if arguments.does == "code":
        script.update(licenceCode=CODE, withoutCard=True)
    seen = noted(visit(stage, script), "licence")
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
        known = rows_of(out / "portal.db", "SELECT v.title, c.state FROM verifications v JOIN claims c ON c.id = v.claim WHERE v.code = ?",
                        number.group().replace(" ", "") if number else "")
        must(known == [("居民户口簿（副本）", "printed")], f"the portal knows of this copy: {known}")
    elif not copies:
        must("claim-reserved" not in told, "something was claimed unasked")
    audit, ends, known = (audited(out, event) for event in ("licence.shown", "visit.ended", "identity.ascertained"))
    by_code = arguments.does == "code"
    must(known == ["licence-code" if by_code else "verified"], f"the identity was {known}")
    must(("sms" in {line.get("page") for line in stage.notes.lines()}) != by_code, "a text message, or none where one was due")
    must(CODE not in logged(out), "the code is in the log")
    must(audit == ["listed", "shown"] and ends == ["completed"], f"the audit says {audit} and {ends}")


if __name__ == "__main__":
    sys.exit(judged(play, does=NAMES))
