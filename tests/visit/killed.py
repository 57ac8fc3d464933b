#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills the terminal at random in N visits, the portal away during some of them; nothing may be lost, doubled or left.

One machine, one store, one portal: every visit begins where the killed one before it stopped. Two of five kills come
at any time, the others within 30 ms after a witness saw something happen. Afterwards the machine is started with nobody in front
of it; then the terminal's ledger must be the portal's database, the paper must be what both say, the audit chain must be
whole, and at every kill no byte of the citizen may lie in the state directory.
"""
import argparse
import contextlib
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import canary
from demo import ITEMS, area_of
from stage import ROOT, Stage, wait_for

PROPERTY, EXCHANGE, RESIDENCE = "property-certificate-print", "property-certificate-exchange", "residence-permit-application"
# Moments that witnesses see of a visit, the last one late in it.
AWAY = ("card-placed", "receipt-last-byte")  # a residence visit without a portal
MOMENTS = {RESIDENCE: ("card-placed", "sms-received", "case-created", "receipt-last-byte"),
           PROPERTY: ("card-placed", "sms-received", "claim-reserved", "claim-fetched", "claim-intent", "document-received",
                      "sheet-out", "claim-printed", "receipt-last-byte"),
           EXCHANGE: ("sms-received", "quote-made", "payment-waiting", "payment-paid", "claim-reserved", "claim-intent", "sheet-out",
                      "receipt-last-byte")}
CASE_NUMBER = re.compile(r"CH\d{14}")
RECEIPT_CODE = re.compile(r"CH-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")


def citizen(nth):
    """Nobody twice: the portal limits codes and certificates per person."""
    return dict(canary.CANARY, name=f"卡纳里鸣{chr(0x4e10 + nth)}", number=canary.valid_number(f"33019918850228{nth:03d}"), birth="18850228")


class Machine:
    def __init__(self, arguments):
        self.stage = Stage(arguments.build, arguments.out, page_ms=1000)
        self.random = random.Random(arguments.seed)
        self.visits = arguments.visits
        self.away = range(arguments.visits // 4, arguments.visits // 2)  # the portal is away during these
        self.complaints, self.kills, self.card = [], {}, None
        self.stage.start_workbench()
        self.stage.start_portal()
        self.stage.write_config()
        self.stage.screen(1080, 1920)

    def seen(self, moment, since):
        """Whether a witness dates the moment after `since`: paper of the visit before may still be coming out of the slot."""
        return any(moment in (line.get("act"), line.get("effect")) and line["mono"] > since
                   for line in self.stage.workbench_log.lines() + self.stage.portal_log.lines())

    def waiting(self):
        return self.rows("store", "SELECT id FROM cases WHERE case_no IS NULL")

    def portal(self, there):
        if there:
            self.stage.start_portal(listen=self.stage.portal_url.removeprefix("https://"))
        else:
            self.stage.portal_process.kill()
            self.stage.portal_process.wait()

    def lift(self):
        try:
            self.stage.control({"do": "card.lift"})
        except SystemExit:
            pass  # no card lay there

    def visit(self, nth):
        if nth in (self.away.start, self.away.stop):
            self.portal(there=nth == self.away.stop)
        item = RESIDENCE if nth in self.away else (PROPERTY, RESIDENCE, EXCHANGE)[nth % 3]
        self.card = citizen(nth)
        process = self.stage.start_visit({"item": ITEMS[item], "area": area_of(item), "thinkMs": 60, "shots": "", "cardFields": self.card,
                                          "entries": {"phone": canary.PHONE, "date": "20260301"}})
        moment = self.moment(nth, AWAY if nth in self.away else MOMENTS[item])
        self.kill(process, moment, also=self.waiting if nth == self.away.start else lambda: True)
        self.lift()
        self.search_state(f"after visit {nth}")
        if nth == self.away.stop - 1 and not self.waiting():
            self.complaints.append("no case waited while the portal was away: the search proved nothing about one")

    def moment(self, nth, moments):
        """Two fifths of the visits end at any time, one goes as far as its kind of visit does, so that there is something to compare."""
        if nth % 5 == 0 or nth == self.away.start:
            return moments[-1]
        return self.random.choice(moments) if nth % 5 in (1, 3) else None

    def kill(self, process, moment, also):
        if moment:
            began = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
            wait_for(lambda: process.poll() is not None or (self.seen(moment, began) and also()), 40)
            time.sleep(self.random.uniform(0, 0.03))
        else:
            moment = "any time"
            wait_for(lambda: process.poll() is not None, self.random.uniform(0.3, 7))
        if process.poll() is None:
            process.kill()
            self.kills[moment] = self.kills.get(moment, 0) + 1
        elif process.wait() != 0:
            self.complaints.append(f"a visit ended by itself with {process.returncode}; see {self.stage.out}/citizen.jsonl")
        process.wait()

    def search_state(self, when):
        canaries = {field: canary.shapes(value) for field, value in dict(self.card, phone=canary.PHONE).items() if field != "birth"}
        for path in (self.stage.out / "state").rglob("*"):
            if path.is_file():
                self.complaints += canary.search(path.read_bytes(), f"{when}: {path}", canaries)

    def settle(self):
        """Starts the machine with nobody in front of it until nothing waits any more."""
        end = time.monotonic() + 150
        while time.monotonic() < end:
            process = self.stage.start_terminal()
            heard = [0, time.monotonic()]

            def quiet():
                count = len(self.stage.portal_log.lines())
                if count != heard[0]:
                    heard[:] = [count, time.monotonic()]
                return time.monotonic() - heard[1] > 4

            wait_for(quiet, 60)
            process.terminate()
            process.wait(15)
            if not self.rows("store", "SELECT id FROM outbox"):
                return
        self.complaints.append(f"still waiting: {self.rows('store', 'SELECT kind, state, attempts, next_at FROM outbox')}")

    def rows(self, which, query):
        """Of a copy: who opens the file itself would tidy up what the kill left, before the terminal sees it."""
        file = self.stage.out / ("portal.db" if which == "portal" else "state/store.db")
        with tempfile.TemporaryDirectory() as folder:
            for part in file.parent.glob(file.name + "*"):
                if not part.name.endswith("-shm"):
                    shutil.copy(part, folder)
            with contextlib.closing(sqlite3.connect(pathlib.Path(folder) / file.name)) as database:
                return database.execute(query).fetchall()

    def compare(self):
        def same(what, terminal, portal):
            for row in sorted(set(terminal) - set(portal)):
                self.complaints.append(f"LOST: {what} {row} stands in the terminal's ledger only")
            for row in sorted(set(portal) - set(terminal)):
                self.complaints.append(f"STRANGE: {what} {row} stands in the portal's database only")

        cases = self.rows("store", "SELECT c.id, c.case_no, hex(l.sha256) FROM cases c JOIN ledger l ON l.id = c.id")
        same("case", cases, self.rows("portal", "SELECT id, case_no, hex(sha256) FROM submissions"))
        sealed = self.rows("store", "SELECT id FROM cases")
        if len(sealed) != len(cases):
            self.complaints.append(f"LOST: {len(sealed)} cases were sealed, {len(cases)} acknowledged")
        claims = self.rows("store", "SELECT claim, state, proof FROM print_intents")
        same("claim", claims, self.rows("portal", "SELECT id, state, proof FROM claims"))
        same("rating", self.rows("store", "SELECT id FROM ledger WHERE kind = 'rating'"), self.rows("portal", "SELECT id FROM ratings"))
        return len(cases), len(claims), self.compare_money(dict((claim, state) for claim, state, _ in claims)), self.compare_paper(claims)

    def compare_money(self, claims):
        """Each order ends, on both sides alike; what was paid bought a certificate whose paper may have moved, or went back."""
        orders = self.rows("store", "SELECT id, state, amount_fen, bill_number, serves FROM payments")
        there = {row[0]: row[1:] for row in self.rows("portal", "SELECT id, state, fen, bill FROM payments")}
        for order, *known, serves in orders:
            if tuple(known) != there.pop(order, ("closed", known[1], "")):
                self.complaints.append(f"STRANGE: order {order} is {known} here and not at the portal")
            had = claims.get(serves) in ("intent", "printed", "uncertain", "spoiled")
            if known[0] not in ("closed", "refunded") and not (known[0] == "paid" and had):
                self.complaints.append(f"LOST: order {order} stands {known[0]}, its claim {claims.get(serves)}")
            if known[0] == "refunded" and had:
                self.complaints.append(f"STRANGE: order {order} went back, and its claim is {claims.get(serves)}")
        self.complaints += [f"STRANGE: the portal alone has order {order}" for order in there]
        return len(orders)

    def compare_paper(self, claims):
        sheets = sum(line.get("act") == "sheet-out" for line in self.stage.workbench_log.lines())
        states = [state for _, state, _ in claims]
        printed, uncertain = states.count("printed"), states.count("uncertain")
        if not printed <= sheets <= printed + uncertain:
            self.complaints.append(f"DOUBLED: {sheets} sheets came out; {printed} claims are printed, {uncertain} uncertain")
        known = {code for (code,) in self.rows("store", "SELECT receipt_code FROM cases")}
        proven = {number for (number,) in self.rows("store", "SELECT case_no FROM print_intents WHERE state = 'printed'")}
        codes = []
        for path in sorted((self.stage.out / "bench/receipts").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            code, number = RECEIPT_CODE.search(text), CASE_NUMBER.search(text)
            codes += [code[0]] if code else []
            if "已收件" in text and (not code or code[0] not in known):
                self.complaints.append(f"LOST: {path} was handed out for a case that is not in the store")
            if "已出证" in text and (not number or number[0] not in proven):
                self.complaints.append(f"STRANGE: {path} was handed out for a certificate that is not printed")
        for code in {code for code in codes if codes.count(code) > 1}:
            self.complaints.append(f"DOUBLED: receipt {code} was printed {codes.count(code)} times")
        return len(codes)

    def verify_audit(self):
        export = self.stage.out / "audit.jsonl"
        kiosk = [self.stage.program("kiosk"), "audit"]
        state = ["--config", str(self.stage.out / "config"), "--state", str(self.stage.out / "state")]
        paper = str(self.stage.papers / "terminal.pem")
        for verb in ([*kiosk, "export", str(export), *state], [*kiosk, "verify", str(export), "--certificate", paper]):
            done = subprocess.run(verb, capture_output=True, text=True, env=self.stage.environment)
            if done.returncode:
                self.complaints.append(f"{' '.join(verb[1:3])}: {done.stdout}{done.stderr}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--out", default=str(ROOT / "build/visits/killed"))
    parser.add_argument("--visits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31))
    arguments = parser.parse_args()
    print(f"{arguments.visits} visits, seed {arguments.seed}", flush=True)
    machine = Machine(arguments)
    try:
        for nth in range(arguments.visits):
            machine.visit(nth)
        machine.settle()
        cases, claims, orders, receipts = machine.compare()
        machine.verify_audit()
    finally:
        machine.stage.stop()
    if not cases or not claims or not orders or not receipts:
        machine.complaints.append(f"{cases} cases, {claims} claims, {orders} orders, {receipts} receipts: too little happened to prove anything")
    kills = ", ".join(f"{count} at {moment}" for moment, count in sorted(machine.kills.items()))
    print(f"killed {sum(machine.kills.values())}: {kills}\n{cases} cases, {claims} claims, {orders} orders, {receipts} receipts, {len(machine.complaints)} complaints")
    for complaint in machine.complaints:
        print(f"KILLED: {complaint}", file=sys.stderr)
    return 1 if machine.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
