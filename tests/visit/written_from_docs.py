#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What somebody wrote who had the documents and nothing else, in front of the real terminal: catalogue.py in a hall with tests/data/written-from-docs.

    written_from_docs.py --build DIR --out DIR
"""
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1]).resolve()
    shutil.rmtree(out / "site", ignore_errors=True)
    shutil.copytree(ROOT / "tests/data/written-from-docs", out / "site")
    for name in ("kiosk.toml", "devices.toml", "life-areas.json"):
        shutil.copy(ROOT / "kiosk-config" / name, out / "site")
    return subprocess.run([sys.executable, str(ROOT / "tests/visit/catalogue.py"), "--crews", "2", *sys.argv[1:]],
                          env=dict(os.environ, KIOSK_SITE=str(out / "site")), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
