#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A notice is paid by the code on it, and somebody tries to pay it again; or a citizen prints an electronic bill.

    notice.py --build DIR --do pay|bills [--out DIR]"""
import argparse
import pathlib
import shutil
import sqlite3
import sys

from demo import ROOT, set_stage
from progress import noted, visit
from stage import Stage

CODE = "33019926000000000021"  # tests/portal/money_registry.cpp: 200 yuan and five days of late fee


def rows_of(path, sql):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(sql).fetchall()


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
    told = [row[0] for row in rows_of(out / "state/store.db", "SELECT outcome FROM audit WHERE event = 'payment-notice.asked' ORDER BY seq")]
    must(told == ["open", "paid"], f"the audit says {told}")


def bills(stage, out, must):
    slips = noted(visit(stage, {"item": "取电子票据", "area": "取件"}), "slip")
    must(slips and slips[0]["slip"] == "医疗门诊收费" and slips[0]["amount"] == "86.50 元", f"the bill says {slips[:1]}")
    must(slips[-1]["notice"] == "打好了", f"the copy: {slips[-1:]}")
    must(any(line.get("effect") == "bill-sent" for line in stage.portal_log.lines()), "the portal gave no copy")
    must(not rows_of(out / "portal.db", "SELECT 1 FROM claims"), "a claim was spent on a copy")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--do", choices=("pay", "bills"), required=True)
    parser.add_argument("--out", default=str(ROOT / "build/visits/notice"))
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out).resolve()
    shutil.rmtree(out, ignore_errors=True)
    stage = Stage(arguments.build, out)
    complaints = []

    def must(holds, what):
        if not holds:
            complaints.append(what)

    try:
        set_stage(stage, {"portal": True})
        stage.screen(1080, 1920)
        (pay if arguments.do == "pay" else bills)(stage, out, must)
        log = (out / "terminal.jsonl").read_text(encoding="utf-8")
        must(CODE not in log, "the code of the notice is in the log")
    finally:
        stage.stop()
    for complaint in complaints:
        print(f"NOT AS PROMISED: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
