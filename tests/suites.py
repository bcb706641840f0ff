#!/usr/bin/env python3
"""Runs every suite of tests in turn, a line for each, and adds up their counts.

A suite is a command whose log goes to build/tests/NAME.log; what it counts is
read from its report. Nothing is skipped: a test that a runner skips counts as
failed, and so does a suite that could not run because the build before it
failed. Called by tests/run, which installs what is needed first.
"""
import argparse
import dataclasses
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree
from collections.abc import Callable

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOGS = ROOT / "build" / "tests"
TAIL_LINES = 60
# What links librdkafka's threads dies under ThreadSanitizer in thrd_create.
STARTS_RDKAFKA = "daemon/source/kafka"


@dataclasses.dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    names: list = dataclasses.field(default_factory=list)  # Of what failed, as far as known.
    said: dict = dataclasses.field(default_factory=dict)  # By some of them, where it is known.


@dataclasses.dataclass
class Suite:
    name: str
    command: list
    # (exit status, log text) -> Counts; absent: the command counts as one test.
    count: Callable | None = None
    needs: str | None = None  # The suite without whose success this cannot run.
    only_all: bool = False
    deadline_s: int = 1500
    environment: dict = dataclasses.field(default_factory=dict)
    note: str = ""  # What it leaves out, and why.

    @property
    def log(self):
        return LOGS / (self.name.replace("/", "-").replace(" ", "-") + ".log")


def count_as_one(status, _):
    return Counts(int(status == 0), int(status != 0))


def count_junit(report):
    """ctest's own report; a test that did not run has failed."""
    def count(status, _):
        if not report.is_file():
            return Counts(0, 1, ["no test ran"])
        cases = list(xml.etree.ElementTree.parse(report).getroot().iter("testcase"))
        said = {case.get("name"): case.findtext("system-out") or ""
                for case in cases if case.get("status") != "run"}
        bad = list(said)
        if not cases or (status != 0 and not bad):
            bad.append(f"ctest ended with status {status}, {len(cases)} tests")
        return Counts(sum(case.get("status") == "run" for case in cases), len(bad), bad, said)
    return count


def count_unittest(status, log):
    """The last lines of `python -m unittest -v`."""
    ran = re.findall(r"^Ran (\d+) tests? in", log, re.M)
    total = int(ran[-1]) if ran else 0
    bad = re.findall(r"^(?:FAIL|ERROR|UNEXPECTED SUCCESS): (.*)$", log, re.M)
    bad += re.findall(r"^(\S+ \(.*?\)).*\.\.\. skipped", log, re.M)
    bad = list(dict.fromkeys(bad))  # Subtests of one test are one failure.
    if not bad and (status != 0 or total == 0):
        bad = [f"unittest ended with status {status}, {total} tests"]
    return Counts(max(total - len(bad), 0), len(bad), bad)


def count_node(status, log):
    """The closing lines of node's test runner, as TAP or for people."""
    def last(word):
        found = re.findall(rf"^(?:#|ℹ) {word} (\d+)\s*$", log, re.M)
        return int(found[-1]) if found else 0
    passed = last("pass")
    failed = last("fail") + last("cancelled") + last("skipped") + last("todo")
    if failed == 0 and (status != 0 or passed == 0):
        failed = 1
    names = re.findall(r"^\s*(?:not ok \d+ -|✖) (.*)$", log, re.M)
    return Counts(passed, failed, list(dict.fromkeys(names)))


def count_fuzz(status, log):
    """A line for each target of tests/fuzz/run.py."""
    lines = re.findall(r"^(\w+) +(ok|FAILED) +\S+ inputs", log, re.M)
    bad = [name for name, verdict in lines if verdict == "FAILED"]
    if not bad and (status != 0 or not lines):
        bad = [f"run.py ended with status {status}, {len(lines)} targets"]
    return Counts(sum(verdict == "ok" for _, verdict in lines), len(bad), bad)


def build(preset, only_all=False):
    # The page is the same whatever the compiler, and benchmarks only count as released.
    less = "" if preset == "release" else " -DPRECIS_WEB=OFF -DPRECIS_BENCH=OFF"
    script = (f"cmake --preset {preset}{less} && "
              f"cmake --build build/{preset} --parallel {os.cpu_count()}")
    return Suite(f"build {preset}", ["bash", "-c", script], only_all=only_all, deadline_s=3000)


def ctest(preset, *arguments, only_all=False, environment=None, note=""):
    report = LOGS / f"ctest-{preset}.xml"
    command = ["ctest", "--test-dir", f"build/{preset}", "--parallel", str(os.cpu_count()),
               "--output-on-failure", "--no-tests=error", "--timeout", "120",
               "--output-junit", str(report), *arguments]
    return Suite(f"ctest {preset}", command, count_junit(report), f"build {preset}", only_all,
                 environment=environment or {}, note=note)


def build_fuzz():
    return Suite("build fuzz", ["bash", "-c", "cmake --preset fuzz && cmake --build --preset fuzz "
                                f"--parallel {os.cpu_count()}"], only_all=True, deadline_s=3000)


def fuzz(environment):
    return Suite("fuzz", [sys.executable, "tests/fuzz/run.py", "build/fuzz"], count_fuzz,
                 "build fuzz", only_all=True, deadline_s=600, environment=environment,
                 note="a minute; for longer: tests/fuzz/run.py build/fuzz --seconds 600")


def python_tests(file, needs=None, deadline_s=600):
    return Suite(file.stem.removesuffix("_test"),
                 [sys.executable, "-m", "unittest", "-v", str(file.relative_to(ROOT))],
                 count_unittest, needs, deadline_s=deadline_s)


def all_suites():
    # new_delete_type_mismatch: Xapian::Database::check frees a table as its base class.
    sanitizers = {"ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1:"
                                  "new_delete_type_mismatch=0",
                  "UBSAN_OPTIONS": "print_stacktrace=1",
                  "TSAN_OPTIONS": "halt_on_error=1:suppressions="
                                  f"{ROOT / 'tests' / 'tsan_suppressions.txt'}"}
    page = [sys.executable, "tests/e2e/run_page.py"]
    return [
        build("release"),
        ctest("release"),
        *(python_tests(file) for folder in ("bench", "prometheus", "kafka")
          for file in sorted((ROOT / "tests" / folder).glob("*_test.py"))),
        *(python_tests(file, "build release")
          for file in sorted((ROOT / "tests/e2e").glob("*_test.py"))),
        Suite("page", page, count_node, "build release", deadline_s=600),
        Suite("clang-format", [sys.executable, "tests/lint/check_format.py"], only_all=True),
        Suite("clang-tidy", [sys.executable, "tests/lint/check_tidy.py", "build/release"],
              needs="build release", only_all=True, deadline_s=3000),
        build("clang", only_all=True),
        ctest("clang", only_all=True),
        build("asan", only_all=True),
        ctest("asan", only_all=True, environment=sanitizers),
        build("tsan", only_all=True),
        ctest("tsan", "--exclude-regex", STARTS_RDKAFKA, only_all=True, environment=sanitizers,
              note=f"without {STARTS_RDKAFKA}: librdkafka's threads crash ThreadSanitizer"),
        build_fuzz(),
        fuzz(sanitizers),
    ]


def stop_group(process):
    """Ends the suite's process and what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def run(suite):
    """Runs one suite; returns its counts."""
    environment = {**os.environ, "CCACHE_BASEDIR": str(ROOT), "CCACHE_NOHASHDIR": "1",
                   "PYTHONDONTWRITEBYTECODE": "1", **suite.environment}
    with open(suite.log, "wb") as log:
        process = subprocess.Popen(suite.command, cwd=ROOT, env=environment,
                                   stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=subprocess.STDOUT, start_new_session=True)
        try:
            status = process.wait(suite.deadline_s)
        except subprocess.TimeoutExpired:
            stop_group(process)
            return Counts(0, 1, [f"not finished after {suite.deadline_s} s"])
        except BaseException:
            stop_group(process)
            raise
    text = suite.log.read_text(errors="replace")
    return (suite.count or count_as_one)(status, text)


def report(suite, counts, seconds):
    verdict = "FAILED" if counts.failed else "ok"
    print(f"{suite.name:<20} {verdict:<7}{counts.passed:>5} passed {counts.failed:>3} failed"
          f" {seconds:>7.1f} s", flush=True)
    if suite.note:
        print(f"    {suite.note}")
    for name in counts.names:
        print(f"    failed: {name}")
        print_tail(counts.said.get(name, ""))
    if counts.failed and not counts.said and suite.log.is_file():
        print(f"    the end of {suite.log.relative_to(ROOT)}:")
        print_tail(suite.log.read_text(errors="replace"))
    sys.stdout.flush()


def print_tail(text):
    for line in text.splitlines()[-TAIL_LINES:]:
        print(f"    | {line}")


def run_all(suites):
    total, broken = Counts(), set()
    for suite in suites:
        begin = time.monotonic()
        suite.log.unlink(missing_ok=True)
        if suite.needs in broken:
            counts = Counts(0, 1, [f"could not run: {suite.needs} failed"])
        else:
            counts = run(suite)
        if counts.failed:
            broken.add(suite.name)
        report(suite, counts, time.monotonic() - begin)
        total.passed += counts.passed
        total.failed += counts.failed
    return total


def selected(arguments):
    suites = all_suites()
    if not arguments.names:
        return [suite for suite in suites if arguments.all or not suite.only_all]
    unknown = set(arguments.names) - {suite.name for suite in suites}
    if unknown:
        sys.exit(f"no such suite: {', '.join(sorted(unknown))} (see --list)")
    return [suite for suite in suites if suite.name in arguments.names]


def main():
    parser = argparse.ArgumentParser(prog="tests/run", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", default=os.environ.get("CI") == "true",
                        help="also sanitizers, clang, format and tidy")
    parser.add_argument("--list", action="store_true", help="print the suites' names")
    parser.add_argument("names", nargs="*", help="run only these suites")
    arguments = parser.parse_args()
    suites = selected(arguments)
    if arguments.list:
        print("\n".join(suite.name for suite in suites))
        return 0
    LOGS.mkdir(parents=True, exist_ok=True)
    for old in LOGS.glob("ctest-*.xml"):
        old.unlink()
    total = run_all(suites)
    print(f"{total.passed} passed, {total.failed} failed")
    return int(total.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
