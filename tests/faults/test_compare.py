#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""compare.py: what a driver met counts, what an emulator showed does not, and an unknown id is wrong in both."""
import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import compare


class Compare(unittest.TestCase):
    def end(self, logs):
        with tempfile.TemporaryDirectory() as folder:
            top = pathlib.Path(folder)
            for name in ("log", "lists"):
                (top / name).mkdir()
            faults = [{"id": "reader.noise", "source": "page", "what": "noise"}]
            (top / "lists/reader.json").write_text(json.dumps({"class": "reader", "faults": faults}))
            for name, ids in logs.items():
                (top / "log" / name).write_text("\n".join(ids) + "\n")
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                code = compare.main(["compare.py", "end", str(top / "log"), str(top / "lists")])
            return code, said.getvalue()

    def test_a_driver_covers(self):
        self.assertEqual(self.end({"tst_a.txt": ["reader.noise"]}), (0, "1 faults\n"))

    def test_an_emulator_alone_does_not(self):
        code, said = self.end({"tst_a.emulated.txt": ["reader.noise"]})
        self.assertEqual(code, 1)
        self.assertIn("no test injected it", said)

    def test_an_unknown_id_is_wrong_in_both(self):
        for name in ("tst_b.txt", "tst_b.emulated.txt"):
            code, said = self.end({"tst_a.txt": ["reader.noise"], name: ["reader.rust"]})
            self.assertEqual(code, 1)
            self.assertIn("reader.rust: injected by tst_b", said)


if __name__ == "__main__":
    unittest.main()
