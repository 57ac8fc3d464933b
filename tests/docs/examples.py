#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the documents show to service designers is good: examples.py KIOSK SOURCE checks docs/examples, and what somebody wrote who had the
documents and nothing else (tests/data/written-from-docs), in a hall with nothing beside it."""
import pathlib
import shutil
import subprocess
import sys
import tempfile


def main():
    kiosk, source = sys.argv[1], pathlib.Path(sys.argv[2])
    good = True
    for written in (source / "docs/examples", source / "tests/data/written-from-docs"):
        with tempfile.TemporaryDirectory() as folder:
            hall = pathlib.Path(folder) / "kiosk-config"
            shutil.copytree(written, hall)
            for name in ("kiosk.toml", "devices.toml", "life-areas.json"):
                shutil.copy(source / "kiosk-config" / name, hall)
            items = len(list(hall.glob("services/*/*.json")))
            told = subprocess.run([kiosk, "check", str(hall)], capture_output=True, text=True, check=False)
            print(f"{written.relative_to(source)}: {told.stdout.strip()}")
            good = good and items > 0 and told.returncode == 0 and f"{items} services, 0 findings" in told.stdout
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
