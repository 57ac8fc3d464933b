#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks whether every source of the product that reads outside bytes is one that a fuzzer reaches.

usage: check_listed.py ROOT FUZZERS
FUZZERS is the build's fuzzers.txt. A source reads outside bytes when it calls one of the readers below; one that does and
is no parser stands in EXCEPTIONS with its reason.
"""
import pathlib
import re
import sys

READERS = re.compile(r"\bWireReader \w+\(|QJsonDocument::fromJson|toml::parse\(|\bread(?:Json|Toml)\((?!const QByteArray &bytes)|\bd2i_\w+\(|"
                     r"PEM_read_\w+\(|ippReadIO\(|ReadBarcode\(|QXmlStreamReader|QImage::fromData|QDataStream|httpSeparateURI\(")
EXCEPTIONS = {
    "app/preflight/deletions.cpp": "takes parts out of an item that was decoded before, at a developer's desk",
    "app/outbox/outbox_payments.cpp": "one member of a row that payment_report.cpp reads",
    "app/portal/answer_members.h": "members that the codecs ask for",
    "app/portal/portal_exchange.h": "one member, compared with what was sent",
}


def main(root, fuzzers):
    root = pathlib.Path(root).resolve()
    reached = set()
    for line in pathlib.Path(fuzzers).read_text().splitlines():
        reached.update(pathlib.Path(source).resolve().relative_to(root).as_posix() for source in line.split("|")[2].split(";"))
    wrong = []
    reading = set()
    for folder in ("app", "drivers"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix not in (".cpp", ".h") or name.startswith("drivers/workbench/"):  # the workbench is a tool
                continue
            if READERS.search(path.read_text(encoding="utf-8")):
                reading.add(name)
    wrong += [f"{name} reads outside bytes and no fuzzer of tests/fuzz/CMakeLists.txt PARSES it"
              for name in sorted(reading - reached - set(EXCEPTIONS))]
    wrong += [f"{name}: the exception is for nothing" for name in sorted(set(EXCEPTIONS) - (reading - reached))]
    wrong += [f"{name} is listed and not there" for name in sorted(reached) if not (root / name).is_file()]
    print("\n".join(wrong) or f"{len(reading)} sources read outside bytes, {len(reached)} are fuzzed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
