#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every test that an item brings, done in front of the real terminal: card, portal and printers are other processes, all of them on
the day on which the tests stand, and the departments know what the test says. Judged by the terminal's log, by what the citizen
was asked, and by the case that the portal opened.

    catalogue.py --build DIR [--out DIR] [--sample N/M] [--crews N] [PART]
"""
import argparse
import concurrent.futures
import datetime
import json
import pathlib
import queue
import sys
import time

import canary
from demo import DEFINITIONS, ITEMS, REHEARSAL, area_of
from item_fields import fields_of, names_of
from stage import ROOT, Stage, wait_for

ASKING = {"form", "materials", "statement"}
CODE_TYPED_WRONG = 5  # then the portal locks it
SAME_PHONE = "the phone is another citizen's, too"
# the faults of docs/outcomes.md (tests/visit/CMakeLists.txt)
ELSEWHERE = "a fault that a visit of its own shows"


class Question:
    """The questions of one item by what stands on the glass, which the members of a bundle share by id."""

    def __init__(self, item):
        parts = [DEFINITIONS[item], *(DEFINITIONS[member["item"]] for member in DEFINITIONS[item].get("members", []))]
        self.words, self.kinds, self.names, self.long = {}, {}, {}, set()
        for member in DEFINITIONS[item].get("members", []):
            if member.get("optional"):
                wish = "want" + "".join(word.capitalize() for word in member["item"].split("-"))
                title = DEFINITIONS[member["item"]]["title"]["zh"]
                self.words[wish] = member.get("question", {}).get("zh", f"要办“{title}”吗？")
                self.names[wish] = [self.words[wish]]
        for part in parts:
            for field in fields_of(part):
                self.kinds.setdefault(field["id"], field["kind"])
                if field.get("keyboard") == "hanzi" and any(rule.get("length", 0) > 3 for rule in field.get("validators", []) if rule["rule"] == "minLength"):
                    self.long.add(field["id"])
                if "question" in field and field["id"] not in self.words:
                    self.words[field["id"]] = field["question"]["zh"]
                    self.names[field["id"]] = names_of(field)


def number_of(nth, birth, sex):
    """Nobody else's; the last but one of its signs tells the sex."""
    return canary.valid_number(f"330199{birth.replace('-', '')}{(2 * nth + (sex == '男')) % 1000:03d}")


def card_of(card, nth):
    birth = card.get("birth", "1885-06-15")
    return {"name": card.get("name", "林示例"), "number": number_of(nth, birth, card.get("sex")), "birth": birth.replace("-", ""), "address": card.get("address", "")}


def script_of(item, test, nth):
    """What the citizen has, does and says; a number of his own, for the portal counts codes by person."""
    question = Question(item)
    card, other = test.get("card", {}), test.get("principal")
    fields = card_of(card, nth)
    answers = {name: value for field, value in test.get("answers", {}).items() for name in question.names.get(field, [])}
    script = {"name": f"{item}: {test['name']}", "item": ITEMS[item], "cardFields": fields, "answers": answers,
              "principalFields": card_of(other, nth + 250) if other else {},
              "area": area_of(item),
              "company": DEFINITIONS[item].get("audience") == "company",
              "known": {} if test.get("portalAway") else {"item": item, "fields": test.get("portal", {})},
              "licenceCode": f"yzi:2{nth:014d}1",  # another citizen's, who is asked the same
              "refused": {question.words[each["field"]]: each["value"].replace("-", "") for each in test.get("refused", [])},
              "changes": [{"field": each["change"], "question": question.words.get(each["change"], ""), "to": each.get("to", "")}
                          for each in test.get("outcomes", []) if "change" in each]}
    for outcome in test.get("outcomes", []):
        if "fault" in outcome:
            script.update(wrongCodes=CODE_TYPED_WRONG, wayOut=outcome["then"])
    return script


def why_not(item, test):
    """Empty, or what this run cannot do of the test."""
    birth = test.get("card", {}).get("birth", "1885-06-15")
    if REHEARSAL < datetime.date.fromisoformat(birth).replace(year=int(birth[:4]) + 16):
        return "the reference portal opens no session for whoever is under 16"
    question = Question(item)
    kinds = question.kinds
    for field, value in test.get("answers", {}).items():
        if kinds.get(field) == "material" and value in ("scan", "locker"):
            return f"no machine has a driver for it yet ({value})"
        if field in question.long:
            return "the scripted citizen types three hanzi by pinyin, and the field wants more"
    for outcome in test.get("outcomes", []):
        if "change" not in outcome and outcome.get("fault") != "sms-code-locked":
            return f"{ELSEWHERE} ({outcome.get('fault', outcome.get('then'))})"
    return ""


class Crew:
    """A stage and whoever works on it, one item after the other."""

    def __init__(self, build, out, portal):
        self.stage = Stage(build, out, page_ms=300, day=REHEARSAL)
        self.portal, self.count = portal, 0
        self.stage.start_workbench()
        if portal:
            self.stage.start_portal()
        else:
            self.stage.no_portal()
        self.stage.write_config()
        self.stage.screen(1080, 1920)

    def visits(self, item, tests):
        """Judges each as (test, complaint). Two invented citizens may have one phone, which gets no second code within a minute."""
        judged = self.visits_once(item, tests)
        unlucky = [test for test, complaint in judged if complaint == SAME_PHONE]
        return [one for one in judged if one[1] != SAME_PHONE] + (self.visits_once(item, unlucky) if unlucky else [])

    def visits_once(self, item, tests):
        left, judged = list(tests), []
        while left:
            scripts = []
            for test in left:
                self.count += 1
                scripts.append(script_of(item, test, self.count))
            notes, log = len(self.stage.notes.lines()), len(self.log())
            process = self.stage.start_visit({"visits": scripts, "thinkMs": 0, "hurries": True, "shots": "", "patienceMs": 45000,
                                              "entries": {"phone": "13900000199", "date": "20260301"}})
            code = process.wait(120 * len(left))
            self.lift()
            seen = self.split(self.stage.notes.lines()[notes:], self.log()[log:])
            for test, sights in zip(left, seen):
                judged.append((test, self.judge(item, test, *sights)))
            if code == 0 and len(seen) == len(left):
                break
            if not seen:
                return judged + [(test, f"the terminal ended with {code}") for test in left]
            test, complaint = judged.pop()
            judged.append((test, complaint or f"stuck (exit {code})"))
            left = left[len(seen):]
        return judged

    def log(self):
        path = self.stage.out / "terminal.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    def lift(self):
        try:
            self.stage.control({"do": "card.lift"})
        except SystemExit:
            pass  # no card lay there

    @staticmethod
    def split(notes, log):
        begins = [note["mono"] for note in notes if "visit" in note] + [float("inf")]
        return [([note for note in notes if begin <= note["mono"] < end], [line for line in log if begin <= line["mono"] < end])
                for begin, end in zip(begins, begins[1:])]

    def judge(self, item, test, notes, log):
        stuck = next((note["stuck"] for note in notes if "stuck" in note), None)
        if stuck:
            return f"stuck at {stuck}"
        if any("grey" in note for note in notes):
            return "it was grey"
        if any(line.get("why") == "sms-quota" for line in log):
            return SAME_PHONE
        expected, question = test["expect"], Question(item)
        ended = [line for line in log if line["event"] == "visit.ended"]
        end = ended[0]["why"] if ended else "never"
        if end != expected["ends"]:
            return f"it ended {end}, not {expected['ends']}"
        steps = collapse([line["step"] for line in log if line["event"] == "step.began"])
        if steps != collapse(expected["steps"]):
            return f"steps {' '.join(steps)}, not {' '.join(expected['steps'])}"
        asked = collapse(list(self.titles(notes)))
        wanted = collapse([question.words.get(field, field) for field in expected.get("asked", [])])
        if "asked" in expected and all(step["kind"] != "choose" for step in DEFINITIONS[item].get("steps", [])) and asked != wanted:
            return f"asked {' '.join(asked)}, not {' '.join(wanted)}"
        return self.judge_case(expected, log) if self.portal else ""

    @staticmethod
    def titles(notes):
        for note in notes:
            if note.get("page") in ASKING:
                yield note["title"]

    def judge_case(self, expected, log):
        committed = [line["visit"] for line in log if line["event"] == "case.committed"]
        if not committed:
            return "" if expected["ends"] != "completed" or "submit" not in expected["steps"] else "no case was committed"
        cases = self.stage.out / "cases"
        found = wait_for(lambda: [case for case in (json.loads(path.read_text(encoding="utf-8")) for path in cases.glob("*.json"))
                                  if case["case"]["visit"] == committed[0]], 20)
        if len(found) != 1:
            return f"the portal has {len(found)} cases of it"
        sealed = [answer["id"] for answer in found[0]["case"]["answers"]]
        if "sealed" in expected and sealed != expected["sealed"]:
            return f"sealed {' '.join(sealed)}, not {' '.join(expected['sealed'])}"
        return ""


def collapse(names):
    return [name for nth, name in enumerate(names) if nth == 0 or names[nth - 1] != name]


def work(crew, jobs, done):
    try:
        while True:
            try:
                item, tests = jobs.get_nowait()
            except queue.Empty:
                return
            begin = time.monotonic()
            for test, complaint in crew.visits(item, tests):
                done.append((item, test["name"], complaint))
                if complaint:
                    print(f"NOT AS PROMISED: {item}, {test['name']}: {complaint}", file=sys.stderr, flush=True)
            print(f"{item:38}{len(tests):3} tests{'' if crew.portal else ' without the portal'}{time.monotonic() - begin:7.1f} s", flush=True)
    finally:
        crew.stage.stop()


def chosen(arguments):
    """(with the portal, without it, [(item, test, reason)]): which tests are done, by item, and which are not."""
    nth, every = map(int, arguments.sample.split("/"))
    there, away, skipped, count = {}, {}, [], 0
    for item in sorted(DEFINITIONS):
        if arguments.part not in item:
            continue
        for test in DEFINITIONS[item]["tests"]:
            count += 1
            if reason := why_not(item, test):
                skipped.append((item, test["name"], reason))
            elif count % every == nth % every:
                (away if test.get("portalAway") else there).setdefault(item, []).append(test)
    return there, away, skipped


def variety(jobs):
    """The distinct combinations of what is asked, how materials are given, and the way through the steps."""
    seen = set()
    for item, tests in jobs:
        kinds = Question(item).kinds
        for test in tests:
            answers = test.get("answers", {})
            materials = tuple(sorted(value for field, value in answers.items() if kinds.get(field) == "material"))
            seen.add((tuple(sorted(answers)), materials, tuple(test["expect"]["steps"])))
    return len(seen)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("--out", default=str(ROOT / "build/catalogue"))
    parser.add_argument("--sample", default="0/1", help="every M-th test, beginning with the N-th")
    parser.add_argument("--crews", type=int, default=3)
    parser.add_argument("--least", type=int, default=0, help="only count the distinct combinations, and refuse fewer than this many")
    parser.add_argument("part", nargs="?", default="", help="items whose id has this in it")
    arguments = parser.parse_args()
    there, away, skipped = chosen(arguments)
    if arguments.least:
        found = variety([*there.items(), *away.items()])
        print(f"{found} distinct combinations of questions, materials and steps")
        return 0 if found >= arguments.least else 1
    if not there and not away:
        raise SystemExit(f"no item has {arguments.part} in its id")
    begin, done, jobs, lonely = time.monotonic(), [], queue.Queue(), queue.Queue()
    for job in sorted(there.items(), key=lambda one: -len(one[1])):
        jobs.put(job)
    for job in away.items():
        lonely.put(job)
    out = pathlib.Path(arguments.out).resolve()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        crews = [pool.submit(lambda n=n: work(Crew(arguments.build, out / f"c{n}", True), jobs, done)) for n in range(arguments.crews if there else 0)]
        if away:
            crews.append(pool.submit(lambda: work(Crew(arguments.build, out / "away", False), lonely, done)))
        for crew in crews:
            crew.result()
    bad = [one for one in done if one[2]]
    for item, name, reason in skipped:
        print(f"left out: {item}, {name}: {reason}")
    print(f"{len(done)} tests of {len({item for item, *_ in done})} items in {time.monotonic() - begin:.0f} s: {len(done) - len(bad)} as promised, "
          f"{len(bad)} not, {len(skipped)} left out")
    return 1 if bad or not done else 0


if __name__ == "__main__":
    sys.exit(main())
