#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing of a citizen stays behind: a visit with a canary in every field, every file write of the terminal traced.

The terminal runs under strace(1). Afterwards no byte that it wrote to a file, no file it left and no line it logged
may hold a canary in UTF-8, UTF-16, GB18030, base64 or hex. A planted leak proves that the search can find one.
"""
import argparse
import base64
import pathlib
import re
import shutil
import sys

import demo
from stage import ROOT

# An invented person of the unassigned region, born in 18xx; every value appears nowhere else.
CANARY = {"name": "卡纳里鸣", "number": "330199188502290032", "address": "浙江省澄湖区金丝雀弄七十七号甲", "birth": "18850229",
          "office": "澄湖区金丝雀分局"}
PHONE = "13977553311"
WRITE = re.compile(rb'(?:write|pwrite64|writev|pwritev2?)\((\d+)<([^>]*)>, (.*)$')
HEX = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')


def valid_number(prefix):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return prefix + "10X98765432"[sum(int(d) * w for d, w in zip(prefix, weights)) % 11]


def shapes(text):
    """Every way the text could lie in a file."""
    found = {}
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        raw = text.encode(encoding)
        found[encoding] = raw
        found[f"{encoding} in hex"] = raw.hex().encode()
        found[f"{encoding} in HEX"] = raw.hex().upper().encode()
        for shift in range(3):  # base64 of a longer text holds it at one of three alignments; half characters are cut off
            coded = base64.b64encode(b"\0" * shift + raw)
            found[f"{encoding} in base64+{shift}"] = coded[-(-shift * 8 // 6):(shift + len(raw)) * 8 // 6]
    return {name: pattern for name, pattern in found.items() if len(pattern) >= 6}


def search(data, where, canaries):
    return [f"{where} holds the {field} in {shape}" for field, patterns in canaries.items()
            for shape, pattern in patterns.items() if pattern in data]


def blind_spots(canaries, card):
    """A planted leak proves that the search can find one: every field, in every encoding, inside other text."""
    missed = []
    for field, text in card.items():
        raw = f"x{text}y"
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            coded = raw.encode(encoding)
            for shape, leak in (("plain", coded), ("hex", coded.hex().encode()), ("base64", base64.b64encode(coded))):
                if field in canaries and not search(leak, "", {field: canaries[field]}):
                    missed.append(f"the search is blind to the {field} in {encoding}, {shape}")
    return missed


def unhex(text):
    return bytes.fromhex(text.replace(b"\\x", b"").decode())


def traced_writes(trace):
    """file -> everything that was written to it, in order, regular files and devices' files only."""
    files = {}
    for line in trace.read_bytes().splitlines():
        found = WRITE.search(line)
        if not found:
            continue
        target = unhex(found[2]).decode(errors="replace")
        if not target.startswith("/") or target.startswith(("/dev/pts/", "/dev/ptmx", "/dev/null")):
            continue  # sockets, pipes and the reader's line are the wire, not a disk
        data = b"".join(unhex(part) for part in HEX.findall(found[3]))
        files[target] = files.get(target, b"") + data
    return files


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--item", default="residence-permit-application")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    if not shutil.which("strace"):
        raise SystemExit("strace is missing; packages-debian.txt names it")
    out = pathlib.Path(arguments.out).resolve()
    number = valid_number("33019918850228003")
    card = dict(CANARY, number=number, birth="18850228")
    trace = out.parent / (out.name + ".strace")
    trace.parent.mkdir(parents=True, exist_ok=True)
    visit = argparse.Namespace(build=arguments.build, item=arguments.item, fault=None, latency="none", think=250, limit=240,
                               landscape=False, no_shots=True,
                               wrapper=("strace", "-f", "-qq", "-y", "-xx", "-s", "4194304", "-e", "trace=write,pwrite64,writev,pwritev,pwritev2",
                                        "-o", str(trace)))
    script = {"cardFields": card, "entries": {"phone": PHONE, "date": "20260301"}}
    plain_plan = demo.fault_plan
    demo.fault_plan = lambda name, item: dict(plain_plan(name, item), script=script)
    evidence = demo.run_visit(visit, out)

    canaries = {field: shapes(value) for field, value in dict(card, phone=PHONE).items() if field != "birth"}
    complaints = blind_spots(canaries, dict(card, phone=PHONE))
    complaints += [f"the visit itself: {complaint}" for complaint in evidence.judge()]
    written = traced_writes(trace)
    if not any("store.db" in name for name in written):
        complaints.append("the trace shows no write to store.db: it traced nothing")
    for name, data in written.items():
        complaints += search(data, f"a write to {name}", canaries)
    for path in [*(out / "state").rglob("*"), out / "terminal.jsonl", out / "citizen.jsonl", out / "kiosk-visit.err"]:
        if path.is_file():
            complaints += search(path.read_bytes(), str(path), canaries)
    # The portal's record does hold them: the canaries really went through the terminal.
    record = evidence.case_files[-1].read_bytes() if evidence.case_files else b""
    if arguments.item == "residence-permit-application" and not search(record, "", canaries):
        complaints.append("no canary reached the portal: the search or the visit is broken")
    for complaint in complaints:
        print(f"CANARY: {complaint}", file=sys.stderr)
    print(f"{len(written)} files written, {sum(map(len, written.values()))} bytes searched, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
