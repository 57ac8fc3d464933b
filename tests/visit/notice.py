#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A notice is paid by the code on it, and somebody tries to pay it again; or a citizen prints an electronic bill.

    notice.py --build DIR --do pay|bills [--out DIR]"""
import sys

from demo import set_stage
from judged import audited, judged, logged, noted, rows_of, visit

CODE = "33019926000000000021"  # tests/portal/money_registry.cpp: 200 yuan and five days of late fee


def pay(stage, out, must):
    script = {"item": "用缴款码缴费", "area": "缴费", "noticeCode": CODE}
    slips = noted(visit(stage, script), "slip")
    must(len(slips) >= 2 and slips[0]["slip"] == "请核对这张缴款单" and slips[0]["amount"] == "230.00 元", f"before it was paid: {slips[:1]}")
    must("道路交通违法罚款" in slips[0]["rows"] and "30.00 元" in slips[0]["rows"], f"the notice says {slips[0]['rows']}")
    orders = rows_of(out / "portal.db", "SELECT state, fen, bill FROM payments")
    must([order[:2] for order in orders] == [("paid", 23000)], f"the portal has the orders {orders}")
    must(orders and orders[0][2] in slips[-1]["rows"], f"the bill's number is not on the glass: {slips[-1]}")
    must(slips[-1]["notice"] == "请拿走收据", f"the receipt: {slips[-1]['notice']}")
    again = noted(visit(stage, script), "slip")
    must(len(again) == 1 and again[0]["slip"] == "这张已经缴过了", f"the second time: {again}")
    must(len(rows_of(out / "portal.db", "SELECT 1 FROM payments")) == 1, "there is a second order")
    kept = rows_of(out / "state/store.db", "SELECT state, serves FROM payments")
    must(kept == [("paid", "payment-notice")], f"the store has {kept}")
    told = audited(out, "payment-notice.asked")
    must(told == ["open", "paid"], f"the audit says {told}")


def bills(stage, out, must):
    slips = noted(visit(stage, {"item": "取电子票据", "area": "取件"}), "slip")
    must(slips and slips[0]["slip"] == "医疗门诊收费" and slips[0]["amount"] == "86.50 元", f"the bill says {slips[:1]}")
    must(slips[-1]["notice"] == "打好了", f"the copy: {slips[-1:]}")
    must(any(line.get("effect") == "bill-sent" for line in stage.portal_log.lines()), "the portal gave no copy")
    must(not rows_of(out / "portal.db", "SELECT 1 FROM claims"), "a claim was spent on a copy")


def play(stage, must, arguments):
    out = stage.out
    set_stage(stage, {"portal": True})
    stage.screen(1080, 1920)
    (pay if arguments.do == "pay" else bills)(stage, out, must)
    log = logged(out)
    must(CODE not in log, "the code of the notice is in the log")


if __name__ == "__main__":
    sys.exit(judged(play, do=("pay", "bills")))
