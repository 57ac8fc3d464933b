#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A child hands in for the mother: two cards, two phones, one case that names both.

    agent.py --build DIR [--out DIR]"""
import json
import sys

from catalogue import card_of
from demo import DEFINITIONS, ITEMS, area_of, set_stage
from judged import audited, judged, logged, noted, rows_of, visit

ITEM = "senior-allowance"
AGENT = card_of({"name": "陈示例", "birth": "1990-03-07"}, 1)
PRINCIPAL = card_of({"name": "林示例", "birth": "1935-06-15", "address": "浙江省样例市样例路 1 号"}, 2)
ANSWERS = {"whom": "other", "relation": "child", "alone": "family", "account": "6200000000000000001"}


def play(stage, must, arguments):
    out = stage.out
    words = {field["id"]: field["question"]["zh"] for field in DEFINITIONS[ITEM]["fields"] if "question" in field}
    set_stage(stage, {})
    stage.screen(1080, 1920)
    seen = visit(stage, {"item": ITEMS[ITEM], "area": area_of(ITEM), "cardFields": AGENT, "principalFields": PRINCIPAL,
                         "answers": {words[field]: value for field, value in ANSWERS.items()}})
    must(noted(seen, "receiptCode"), "the visit ended without a receipt code")
    cases = [json.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted((out / "cases").glob("*.json"))]
    must(len(cases) == 1, f"{len(cases)} cases are at the portal, not one")
    for case in cases:
        must(case["citizen"]["number"] == PRINCIPAL["number"], "the citizen of the case is not the mother")
        agent = case.get("agent", {})
        must(agent.get("number") == AGENT["number"] and agent.get("relation") == "child", f"the agent is {agent.get('relation')}")
        given = {answer["id"]: answer["value"] for answer in case["answers"]}
        must(given["name"] == PRINCIPAL["name"] and given["number"] == PRINCIPAL["number"], "an answer is still the child's")
        kept = rows_of(out / "portal.db", "SELECT id, agent, principal, item, relation FROM authorities")
        must(kept == [(agent.get("authority"), AGENT["number"], PRINCIPAL["number"], ITEM, "child")], f"{len(kept)} authorities do not fit")
    told = audited(out, "authority.moved")
    must([word for word in told if word != "card-refused"] == ["card-read", "code-sent", "given"], f"the audit says {told}")
    log = logged(out)
    for person in (AGENT, PRINCIPAL):
        must(person["number"] not in log and person["name"] not in log, "a person is in the log")


if __name__ == "__main__":
    sys.exit(judged(play))
