#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""drivers/new_driver.py makes a driver that is complete, lies in every list, and is told apart from the template.

usage: test_new_driver.py ROOT [GENERATOR]: with a generator of CMake the new tree is configured as well."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else __file__).resolve()
GENERATOR = sys.argv.pop(1) if len(sys.argv) > 1 else None


def archived(root):
    """Of a source archive, where no git tells: all files, tests/data too, which the lints pass over."""
    paths = [p.relative_to(root) for p in root.rglob("*") if p.is_file()]
    return [str(p) for p in paths if not re.match(r"build|\.", str(p))]


class NewDriver(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.tree = pathlib.Path(cls.folder.name, "tree")
        for path in subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True,
                                   check=False).stdout.splitlines() or archived(ROOT):
            if (ROOT / path).is_file():
                (cls.tree / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / path, cls.tree / path)
        cls.before = cls.picture()
        cls.refusals = [cls.run_it(*names) for names in (("scanner", "serial"), ("scanner", "Upper"), ("scanner", "class"), ("camera", "x1"))]
        cls.unchanged = cls.picture() == cls.before
        cls.made = cls.run_it("scanner", "zx81")
        cls.after = cls.picture()
        cls.again = cls.run_it("scanner", "zx81")
        cls.second = cls.run_it("scanner", "ab12")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def picture(cls):
        return {str(p.relative_to(cls.tree)): p.read_bytes() for p in cls.tree.rglob("*") if p.is_file() and ".pyc" not in p.name}

    @classmethod
    def run_it(cls, *names):
        return subprocess.run([sys.executable, cls.tree / "drivers/new_driver.py", *names], capture_output=True, text=True, check=False)

    def test_bad_names_change_nothing(self):
        for refusal in self.refusals:
            self.assertEqual(refusal.returncode, 1, refusal.stdout)
            self.assertTrue(refusal.stderr.startswith("new_driver.py: "), refusal.stderr)
        self.assertTrue(self.unchanged)

    def test_it_is_complete_and_says_so(self):
        self.assertEqual(self.made.returncode, 0, self.made.stderr)
        new = sorted(set(self.after) - set(self.before))
        template = [p for p in self.before if "specimen" in p]
        self.assertEqual(len(new), len(template))
        for path in new:
            self.assertIn(f"made     {path}\n", self.made.stdout)
            self.assertNotIn("specimen", path + self.after[path].decode(errors="replace").lower(), path)
        changed = {p for p in self.before if self.after[p] != self.before[p]}
        self.assertEqual(changed, {"CMakeLists.txt", "app/composition/CMakeLists.txt", "app/composition/drivers.cpp",
                                   "tests/contract/CMakeLists.txt", "tests/fuzz/CMakeLists.txt"})
        for path in changed:
            self.assertIn("zx81", self.after[path].decode())
            self.assertIn(f"changed  {path}\n", self.made.stdout)

    def test_the_composition_makes_it(self):
        text = self.after["app/composition/drivers.cpp"].decode()
        includes = [line for line in text.splitlines() if line.startswith("#include <")]
        self.assertIn("#include <zx81/zx81_device.h>", includes)
        self.assertEqual(includes, sorted(includes))
        self.assertIn("zx81::zx81Driver()}", text)

    def test_the_same_name_is_refused_and_a_second_driver_is_not(self):
        self.assertEqual(self.again.returncode, 1)
        self.assertIn("taken", self.again.stderr)
        self.assertEqual(self.second.returncode, 0, self.second.stderr)

    def test_the_lints_have_nothing_to_say(self):
        for lint in (["check_source.py"], ["check_includes.py", self.tree]):
            done = subprocess.run([sys.executable, self.tree / "tests/lint" / lint[0], *lint[1:]], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @unittest.skipUnless(GENERATOR, "no generator of CMake was named")
    def test_cmake_takes_it(self):
        build = self.tree / "build"
        done = subprocess.run(["cmake", "-G", GENERATOR, "-S", self.tree, "-B", build], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr)
        listed = subprocess.run(["ctest", "--test-dir", build, "-N", "-R", "zx81"], capture_output=True, text=True, check=True).stdout
        for test in ("tst_zx81_frames", "tst_zx81_device", "tst_contract_zx81", "fuzz_zx81_frames"):
            self.assertIn(test, listed)


if __name__ == "__main__":
    unittest.main()
