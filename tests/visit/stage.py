# SPDX-License-Identifier: Apache-2.0
"""The stage of one visit: workbench, portal, site configuration and terminal, each in its own process on loopback."""
import datetime
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import zoneinfo

ZONE = zoneinfo.ZoneInfo("Asia/Shanghai")
ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = pathlib.Path(os.environ.get("KIOSK_SITE", ROOT / "kiosk-config"))  # the configuration of the hall


class Witness:
    """A JSON-lines log that another process writes."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def lines(self):
        if not self.path.exists():
            return []
        found = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError:
                pass  # the last line of a process that was stopped while writing
        return found


def on_the_day(day):
    """What makes every process of a stage live on another day (libfaketime); clocks that count from the boot stay true."""
    library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    if not library:
        raise SystemExit("libfaketime is not installed (packages-debian.txt)")
    seconds = datetime.datetime.combine(day, datetime.time(10), ZONE).timestamp() - time.time()
    return {"LD_PRELOAD": str(library), "FAKETIME": f"{seconds:+.0f}", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": ZONE.key}


class Stage:
    def __init__(self, build, out, latency="none", baud=115200, page_ms=3000, day=None):
        self.build = pathlib.Path(build).resolve()
        self.out = pathlib.Path(out).resolve()
        self.latency = latency
        self.baud = baud
        self.page_ms = page_ms
        self.processes = []
        self.portal_process, self.pay_at, self.known_at = None, "", ""
        shutil.rmtree(self.out, ignore_errors=True)
        for folder in ("screens", "config", "state", "bench", "cases", "run"):
            (self.out / folder).mkdir(parents=True)
        (self.out / "run").chmod(0o700)
        self.workbench_log = Witness(self.out / "workbench.jsonl")
        self.portal_log = Witness(self.out / "portal.jsonl")
        self.notes = Witness(self.out / "citizen.jsonl")
        self.environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", LC_ALL="C.UTF-8",
                                XDG_RUNTIME_DIR=str(self.out / "run"))
        self.papers, self.papers_clock = self.build / "dev-ca", {}
        if day:
            self.environment.update(on_the_day(day))
            self.papers = self.build / f"dev-ca-{day}"  # of that day, too
            # Every stage begins the day anew. Whatever the hour of another one was, its papers must be good in this one.
            self.papers_clock = {"FAKETIME": f"{day - datetime.timedelta(1)} 00:00:00"}

    # ---- processes ----
    def program(self, name):
        for path in self.build.rglob(name):
            if path.is_file() and os.access(path, os.X_OK):
                return str(path)
        raise SystemExit(f"{name} is not built in {self.build}")

    def spawn(self, arguments, ready=True, environment=None):
        log = open(self.out / (pathlib.Path(arguments[0]).name + ".err"), "ab")
        process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE if ready else log, stderr=log,
                                   env=environment or self.environment)
        self.processes.append(process)
        if not ready:
            return process, None
        line = process.stdout.readline()
        if not line:
            raise SystemExit(f"{arguments[0]} did not start; see {log.name}")
        return process, json.loads(line)

    def start_workbench(self, window=False):
        arguments = [self.program("kiosk-workbench"), "--out", str(self.out / "bench"), "--log", str(self.workbench_log.path),
                     "--baud", str(self.baud), "--page-ms", str(self.page_ms)]
        process, self.bench = self.spawn(arguments + ([] if window else ["--headless"]),
                                         environment=self.desktop() if window else None)
        return process

    def desktop(self):
        return dict(os.environ, QT_QUICK_BACKEND="software", LC_ALL="C.UTF-8")

    def start_portal(self, faults=None, listen="127.0.0.1:0"):
        self.make_papers()
        arguments = [self.program("kiosk-portal"), "--listen", listen, "--tls", str(self.papers), "--database",
                     str(self.out / "portal.db"), "--sms-gateway", self.bench["smsGateway"], "--log", str(self.portal_log.path),
                     "--cases", str(self.out / "cases"), "--latency", self.latency, "--citizen", "127.0.0.1:0",
                     "--items", str(SITE / "services")]
        if faults:
            script = self.out / "faults.json"
            script.write_text(json.dumps(faults))
            arguments += ["--fault", str(script)]
        self.portal_process, ready = self.spawn(arguments)
        self.portal_url, self.pay_at, self.known_at = ready["url"], ready["citizen"] + "/pay", ready["citizen"] + "/known"
        self.judge_at, self.help_at = ready["citizen"] + "/judge", ready["citizen"] + "/help"

    def no_portal(self):
        """An address where nobody listens."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.portal_url = f"https://127.0.0.1:{probe.getsockname()[1]}"
        self.make_papers()

    def make_papers(self):
        subprocess.run([str(ROOT / "tests/portal/dev-ca.sh"), str(self.papers)], check=True, env={**self.environment, **self.papers_clock})

    def control(self, request):
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(self.bench["control"])
            link.sendall(json.dumps(request).encode() + b"\n")
            answer = json.loads(link.makefile().readline())
        if not answer.get("ok"):
            raise SystemExit(f"workbench refused {request}: {answer}")
        return answer

    # ---- the site ----
    def write_config(self, missing_devices=False):
        config = self.out / "config"
        shutil.copytree(SITE, config, dirs_exist_ok=True)
        text = (config / "kiosk.toml").read_text(encoding="utf-8")
        values = {"url": self.portal_url, "ca": f"{self.papers}/ca.pem", "certificate": f"{self.papers}/terminal.pem",
                  "key": f"{self.papers}/terminal.key", "seal_certificate": f"{self.papers}/seal.pem"}
        lines, section = [], ""
        for line in text.splitlines():
            if line.startswith("["):
                section = line.strip()
            key = line.split("=")[0].strip()
            lines.append(f'{key} = "{values[key]}"' if section == "[portal]" and key in values else line)
            if line == "[portal]":
                lines.append(f'catalogue_signer = "{self.papers}/catalogue.pem"')
        (config / "kiosk.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        ports = ({"idcard": "serial:/dev/nowhere?baud=115200", "scanner": "serial:/dev/nowhere-either?baud=9600",
                  "receipt": "tcp:127.0.0.1:9", "certificate": "ipp://127.0.0.1:9/ipp/print"}
                 if missing_devices else self.bench)
        (config / "devices.toml").write_text(
            f'[idcard]\ndriver = "idcard.sdt"\nport = "{ports["idcard"]}"\n\n'
            f'[scanner]\ndriver = "scanner.gm65"\nport = "{ports["scanner"]}"\n\n'
            f'[receipt]\ndriver = "printer.escpos"\nport = "{ports["receipt"]}"\nprofile = "80mm"\n\n'
            f'[certificate]\ndriver = "document.ipp"\nport = "{ports["certificate"]}"\n')

    def screen(self, width, height):
        path = self.out / "screen.json"
        path.write_text(json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [
            {"name": "panel", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
        self.environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"

    def start_terminal(self, window=False):
        """The terminal alone; its citizen is a person, or nobody."""
        process, _ = self.spawn([self.program("kiosk"), "--config", str(self.out / "config"), "--state", str(self.out / "state"),
                                 *(["--window"] if window else [])], ready=False, environment=self.desktop() if window else None)
        return process

    def start_visit(self, script, wrapper=()):
        path = self.out / "script.json"
        script = dict(script, notes=str(self.notes.path), payAt=self.pay_at, knownAt=self.known_at)
        path.write_text(json.dumps(script, ensure_ascii=False), encoding="utf-8")
        process, _ = self.spawn([*wrapper, self.program("kiosk-visit"), "--config", str(self.out / "config"), "--state",
                                 str(self.out / "state"), "--control", self.bench["control"], "--script", str(path), "--log",
                                 str(self.out / "terminal.jsonl")], ready=False)
        return process

    def stop(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(what, seconds=30):
    """Polls another process's evidence; returns the last answer."""
    end = time.monotonic() + seconds
    while True:
        answer = what()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(0.05)
