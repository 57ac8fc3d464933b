# SPDX-License-Identifier: Apache-2.0
"""What the witnesses saw of one visit, and whether that is what docs/outcomes.md promises."""
import json
import pathlib

PROPERTY, EXCHANGE, RESIDENCE = "property-certificate-print", "property-certificate-exchange", "residence-permit-application"
# fault: the code in the terminal's log, and what stood on the glass
CARD_FAULTS = {"card-lifted": ("card-moved", "拿得早了"), "card-unreadable": ("card-unreadable", "没读出来"),
               "card-foreign": ("card-kind", "这种证件这里办不了"), "card-expired": ("card-expired", "过期了"),
               "card-bad-digit": ("card-invalid", "对不上")}


class Evidence:
    def __init__(self, stage, item, fault):
        self.item, self.fault = item, fault
        self.bench = sorted(stage.workbench_log.lines(), key=lambda line: line["mono"])
        self.portal = stage.portal_log.lines()
        self.notes = stage.notes.lines()
        bench_out = stage.out / "bench"
        self.receipt_pngs = sorted(bench_out.glob("receipts/*.png"))
        self.receipts = [path.read_text(encoding="utf-8") for path in sorted(bench_out.glob("receipts/*.txt"))]
        self.documents = sorted(bench_out.glob("documents/*.pdf"))
        self.case_files = sorted((stage.out / "cases").glob("*.json"))
        self.cases = [json.loads(path.read_text(encoding="utf-8")) for path in self.case_files]
        self.effects = [line["effect"] for line in self.portal if line.get("effect")]
        self.terminal_log = [json.loads(line) for line in _lines(stage.out / "terminal.jsonl")]

    # ---- single facts ----
    def count(self, effect):
        return self.effects.count(effect)

    def acts(self, device, act):
        return [line for line in self.bench if line.get("device") == device and line.get("act") == act]

    def sheets(self):
        return len(self.acts("certificate", "sheet-out"))

    def pages(self):
        return [note["page"] for note in self.notes if "page" in note]

    def sights(self, page):
        """What stood on a page, as the citizen read it."""
        return [note["state"] for note in self.notes if note.get("state", "").startswith(page)]

    def receipt_text(self):
        return "\n".join(self.receipts)

    def sms(self):
        return [line for line in self.bench if line.get("act") == "sms-received"]

    def was_grey(self):
        return any("grey" in note for note in self.notes)

    def codes_seen(self):
        """Codes of refusals and failed steps that the terminal logged; the page itself is in the pictures."""
        seen = set()
        for line in self.terminal_log:
            for key in ("error", "why"):
                if key in line:
                    seen.add(str(line[key]).split(":")[0])
        return seen

    def last_done(self):
        return next((note for note in reversed(self.notes) if "receiptCode" in note), {})

    # ---- times, by the witnesses' clock ----
    def times(self):
        placed = self.acts("idcard", "card-placed")
        last = self.acts("certificate", "document-received") or self.acts("receipt", "receipt-last-byte")
        if not placed or not last:
            return None, None
        begin, end = placed[0]["mono"], last[0]["mono"]
        citizen = 0
        for note in self.notes:
            if "did" in note and begin < note["mono"] <= end:
                citizen += min(note["waitedMs"], note["mono"] - begin)
        return end - begin, max(0, end - begin - citizen)

    def steps(self):
        began = [line for line in self.terminal_log if line.get("event") == "step.began"]
        ends = [line["mono"] for line in began[1:]]
        over = [line["mono"] for line in self.terminal_log if line.get("event") == "visit.ended"]
        ends += over[:1] or [began[-1]["mono"]] if began else []
        return [{"id": line["step"], "kind": line["kind"], "ms": end - line["mono"]} for line, end in zip(began, ends)]

    def outcome(self):
        if self.was_grey():
            return "not-offered"
        if self.item in (PROPERTY, EXCHANGE):
            for effect in ("claim-printed", "claim-spoiled", "claim-uncertain", "claim-released"):
                if self.count(effect):
                    return {"claim-printed": "certificate-printed", "claim-spoiled": "certificate-spoiled",
                            "claim-uncertain": "certificate-uncertain", "claim-released": "claim-released"}[effect]
        elif self.count("case-created"):
            return "received-by-portal"
        return "ended-without-a-trace" if not self.cases else "unsettled"

    def summary(self):
        total, machine = self.times()
        case = self.cases[-1] if self.cases else {}
        done = self.last_done()
        return {"item": self.item, "fault": self.fault, "steps": self.steps(), "outcome": self.outcome(), "machineMs": machine,
                "totalMs": total, "caseNo": case.get("caseNo"), "receiptCode": done.get("receiptCode")}

    def story(self):
        total, machine = self.times()
        lines = [f"{self.item}" + (f", with {self.fault}" if self.fault else ""), f"  outcome      {self.outcome()}",
                 f"  pages        {' > '.join(_runs(self.pages()))}"]
        if total is not None:
            lines.append(f"  time         {total} ms from card to last byte, {machine} ms of it the machine's own")
        lines.append(f"  certificate  {self.sheets()} sheet(s), receipts {len(self.receipts)}, SMS {len(self.sms())}")
        lines.append(f"  portal       {', '.join(_runs(self.effects)) or 'nothing'}")
        return "\n".join(lines)

    # ---- judgement ----
    def judge(self):
        wrong = self._strangers()

        def expect(condition, complaint):
            if not condition:
                wrong.append(complaint)

        nothing = self._nothing_happened
        fault, item = self.fault, self.item
        if fault != "devices-missing":  # no step scans yet, but the module is set up and keeps its heartbeat
            asked = {line["type"] for line in self.acts("scanner", "request-received")}
            expect({"heartbeat", "setting-codes-off"} <= asked, f"the scanner was asked for {sorted(asked)} only")
        if fault in CARD_FAULTS:
            code, words = CARD_FAULTS[fault]
            expect(code in self.codes_seen(), f"the log named {sorted(self.codes_seen())}, not {code}")
            expect(any(words in sight for sight in self.sights("card/")), f"the card page never said {words}")
            nothing(expect)
        elif fault == "sms-wrong":
            expect("sms-code-locked" in self.codes_seen(), "the code was not locked after five tries")
            expect("card-left" in self.pages(), "nobody was reminded of the card")
            nothing(expect)
        elif fault == "devices-missing" or (item == PROPERTY and fault in ("portal-down", "certificate-paper-out-before")):
            expect(self.was_grey(), "the item was offered")
            expect("home" in self.pages(), "the home page did not come up")
            nothing(expect)
        elif item == EXCHANGE:
            self._judge_exchange(expect)
        elif item == PROPERTY:
            self._judge_property(expect)
        else:
            self._judge_residence(expect)
        return wrong

    def _strangers(self):
        """One id per visit goes with it through terminal, devices and portal."""
        visits = {line["visit"] for line in self.terminal_log if line.get("event") == "visit.began"}
        wrong = [] if len(visits) <= 1 else [f"{len(visits)} visits began"]
        return wrong + [f"the portal heard of {line['effect']} under another visit" for line in self.portal
                        if line.get("effect") and line.get("method") and line["visit"] not in visits]

    def _nothing_happened(self, expect):
        expect(not self.cases and not self.count("case-created") and not self.count("claim-reserved"), f"the portal has {self.effects}")
        expect(self.sheets() == 0 and not self.documents, "a document was sent to the printer")
        expect(not self.receipts, "a receipt was printed")

    def _judge_property(self, expect):
        fault = self.fault
        expect(self.count("claim-reserved") <= 1, "more than one claim was reserved")
        expect(len(self.documents) <= 1, "the certificate was sent twice")
        if fault == "portal-lost-submit":
            expect(self.sheets() == 0, "paper came out without a claim")
            expect(not self.count("claim-printed"), "the claim is marked printed")
            expect(any("portal-unreachable" in sight for sight in self.sights("fault/")), "the fault page was never seen")
            return
        if fault == "certificate-paper-out-during":
            expect(self.sheets() == 0, "a sheet came out")
            expect(self.count("claim-spoiled") + self.count("claim-uncertain") == 1, f"the claim stands as {self.effects}")
            expect(not self.count("claim-printed"), "the claim is marked printed")
            expect(any(line.get("event") == "staff.needed" for line in self.terminal_log), "staff were not told")
            return
        expect(self.sheets() == 1, f"{self.sheets()} sheets came out")
        expect(self.count("claim-printed") == 1, f"the claim stands as {self.effects}")
        self._judge_receipt(expect, "已出证")

    def _judge_exchange(self, expect):
        expect(self.count("payment-waiting") == 1, f"the portal has {self.count('payment-waiting')} orders")
        expect("pay" in self.pages(), "nobody was asked to pay")
        if self.fault == "pay-walk-away":
            expect(self.count("payment-closed") == 1 and not self.count("payment-paid"), f"the order stands as {self.effects}")
            return self._nothing_happened(expect)
        expect(self.count("payment-paid") == 1 and not self.count("payment-refunding"), f"the money stands as {self.effects}")
        if self.fault == "pay-no-paper":  # the paper may have moved: whether it was had is for people to say
            return expect(self.count("claim-spoiled") + self.count("claim-uncertain") == 1, f"the claim stands as {self.effects}")
        expect(self.sheets() == 1 and self.count("claim-printed") == 1, f"the claim stands as {self.effects}")
        self._judge_receipt(expect, "已出证")
        expect("10.00" in self.receipt_text() and "电子票据号" in self.receipt_text(), "the receipt does not say what was paid")
        return None

    def _judge_residence(self, expect):
        fault = self.fault
        expect(self.count("case-created") == 1, f"the portal created {self.count('case-created')} cases")
        expect(len(self.cases) == 1, f"{len(self.cases)} cases are stored")
        if "sign" in self.pages():
            case = self.cases[0].get("case", {}) if self.cases else {}
            strokes = {material["id"] for material in case.get("materials", []) if material["name"] == "signature"}
            expect([signature["material"] in strokes for signature in case.get("signatures", [])] == [True],
                   "the case has no signature with its strokes")
            expect(self.count("material-received") == len(strokes), "the strokes did not arrive")
        away = fault in ("portal-down", "portal-lost-submit")
        if fault == "portal-down":
            expect(self.cases and json.dumps(self.cases[0]).count('"conditional": true') == 1, "the case is not conditional")
            expect("有条件" in self.receipt_text() or "核验" in self.receipt_text(), "the receipt does not say the condition")
        self._judge_receipt(expect, "本机已收件" if away else "平台已收件")
        if away:
            expect("平台已收件" not in self.receipt_text(), "the receipt claims the portal's answer")

    def _judge_receipt(self, expect, standing):
        code = self.last_done().get("receiptCode", "")
        expect(len(code) > 8, "no receipt code was shown")
        if self.fault in ("receipt-paper-out", "cover-open"):
            expect(not self.receipts, "a receipt was printed all the same")
            expect(self.count("notice-sent") >= 1 and any(code in line.get("text", code) for line in self.sms()), "no SMS went out")
            return
        expect(len(self.receipts) == 1, f"{len(self.receipts)} receipts were printed")
        text = self.receipt_text()
        expect(standing in text, f"the receipt does not say {standing}")
        expect(code in text, "the receipt code is not on the receipt")
        expect(f"QR: {code}" in text, "the QR code does not hold the receipt code")


def _lines(path):
    path = pathlib.Path(path)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _runs(names):
    short = []
    for name in names:
        if not short or short[-1] != name:
            short.append(name)
    return short
