#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`kiosk certify` against the workbench: first contact with each device, and with none."""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import tty

CODE = "https://licence.example/l?t=8f3a"
SECRETS = ["330102199001010012", "licence.example", "8f3a"]
DEVICES = {"idcard.sdt": "idcard", "printer.escpos": "receipt", "scanner.gm65": "scanner", "document.ipp": "certificate"}
RECORDED = list(DEVICES)
MOST_DATA = 56  # of a report

failed = []


def expect(holds, what):
    print("ok    " if holds else "FAILED", what)
    if not holds:
        failed.append(what)


def act(control, **request):
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(control)
        link.sendall((json.dumps(request) + "\n").encode())
        answer = json.loads(link.makefile().readline())
    assert answer["ok"], answer


def certify(kiosk, out, *arguments):
    done = subprocess.run([kiosk, "certify", *arguments, "--out", str(out)], capture_output=True, text=True, timeout=90)
    print(done.stdout, done.stderr, sep="")
    return done


def spoken(recording):
    """Every byte of the recording, in both directions."""
    lines = [json.loads(line) for line in recording.read_text().splitlines()]
    return b"".join(bytes.fromhex(line["request"]) + bytes.fromhex(line["reply"]) for line in lines[1:])


def first_contact(kiosk, ready, out):
    for driver, endpoint in DEVICES.items():
        done = certify(kiosk, out, "--driver", driver, "--port", ready[endpoint])
        report = (out / f"{driver}.md").read_text()
        expect(done.returncode == 0 and "Result: **passed**" in report, f"{driver} passes")
        expect("| online | ok |" in report and "| health internal | ok |" in report, f"{driver} is online and healthy")
        recording = out / f"{driver}.jsonl"
        expect(recording.exists() == (driver in RECORDED), f"{driver}: recorded or said not to be")
        if not recording.exists():
            continue
        expect("| replay | ok |" in report, f"{driver} runs on its recording")
        kept = spoken(recording)
        for secret in SECRETS:
            for coding in ("utf-8", "utf-16-le", "gb18030"):
                expect(secret.encode(coding) not in kept, f"{driver}: no {secret} in {coding}")
    expect("330199189901010015".encode("utf-16-le") in spoken(out / "idcard.sdt.jsonl"), "the invented card was read")


def report_of(data, more):
    head = bytes([2, len(data)]) + b"]Q1" + data
    return head.ljust(61, b"\0") + bytes([0x73, 0, more])


def unasked(kiosk, out):
    """A scanner that is never asked: a pty stands for its hidraw node, and a code is held before it until it was read."""
    code = CODE.ljust(60, "7").encode()
    master, slave = os.openpty()
    tty.setraw(slave)
    command = [kiosk, "certify", "--driver", "scanner.hidpos", "--port", f"hidraw:{os.ttyname(slave)}", "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout:
            if line.startswith("Hold a code"):
                break
        done = None
        while done is None:
            os.write(master, report_of(code[:MOST_DATA], 1) + report_of(code[MOST_DATA:], 0))
            try:
                done = run.wait(0.4)
            except subprocess.TimeoutExpired:
                pass
        print(run.stdout.read())
    report = (out / "scanner.hidpos.md").read_text()
    expect(done == 0 and "Result: **passed**" in report, "scanner.hidpos passes")
    expect("| replay | ok |" in report, "scanner.hidpos runs on its recording")
    kept = spoken(out / "scanner.hidpos.jsonl")
    expect(b"xxxxx://xxxxxxx.xxxxxxx/x?x=0x0x0000" in kept and len(kept) % 64 == 0, "the form of its reports was kept")
    expect(not any(secret.encode() in kept for secret in SECRETS), "scanner.hidpos: no text of the code")
    os.close(master)
    os.close(slave)


def nobody_there(kiosk, out):
    done = certify(kiosk, out, "--driver", "printer.escpos", "--port", "serial:/dev/serial/by-id/none")
    report = (out / "printer.escpos.md").read_text()
    expect(done.returncode == 1 and "| online | failed |" in report, "a missing device is a report")
    expect("health" not in report and "replay" not in report, "and nothing is asked of it")


def wrong_words(kiosk, out):
    expect(certify(kiosk, out).returncode == 64, "no slot is wrong usage")
    expect(certify(kiosk, out, "--driver", "idcard.std", "--port", "tcp:127.0.0.1:9").returncode == 78, "no such driver")
    expect(certify(kiosk, out, "idcard", "--config", str(out)).returncode == 78, "no devices.toml")
    (out / "devices.toml").write_text('[receipt]\ndriver = "printer.escpos"\nport = "tcp:127.0.0.1:9"\nprofile = "8mm"\n')
    done = certify(kiosk, out, "receipt", "--config", str(out))
    expect(done.returncode == 78 and "profile" in done.stderr, "a broken devices.toml is named")


def main():
    kiosk, workbench = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        bench = subprocess.Popen([workbench, "--headless", "--scanner", "gm65", "--out", folder],
                                 stdout=subprocess.PIPE, text=True, env=environment)
        try:
            ready = json.loads(bench.stdout.readline())
            act(ready["control"], do="card.place", card="resident")
            act(ready["control"], do="code.show", text=CODE)
            first_contact(kiosk, ready, out / "certify")
            unasked(kiosk, out / "certify")
            nobody_there(kiosk, out / "missing")
            wrong_words(kiosk, out)
        finally:
            bench.terminate()
            bench.wait(10)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
