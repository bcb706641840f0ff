#!/usr/bin/env python3
"""Runs the fuzz targets, each for a bounded number of inputs from one seed.

    run.py BUILD [--runs N | --seconds S] [TARGET ...]

BUILD   the folder of a build with the preset fuzz
--runs  scales the inputs of each target (1: about a minute in all)
--seconds  instead runs each target so long, with a seed of its own, and keeps
        what it learns in BUILD/fuzz/TARGET, where the next run goes on

What a target is fed at first is made of deploy/sample-feed.ndjson,
wtf_lexicon.txt and tests/fuzz/seeds. An input that breaks something is left in
BUILD/fuzz/TARGET-crash-…; `BUILD/tests/fuzz/TARGET_fuzz FILE` runs it again.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FEED = ROOT / "deploy/sample-feed.ndjson"
LEXICON = ROOT / "indexer/analyse/wtf/wtf_lexicon.txt"
SEED = 20251122
# Target: inputs, longest input in bytes.
TARGETS = {
    "analyse": (800, 4096),
    "event": (2000, 8192),
    "query": (4000, 512),
    "lexicon": (10000, 4096),
    "manifest": (20000, 2048),
}


def events():
    for line in FEED.read_text(encoding="utf-8").splitlines():
        try:
            yield line, json.loads(line)
        except ValueError:
            yield line, {}


def corpus(target):
    """The bytes to begin with."""
    for file in sorted((ROOT / "tests/fuzz/seeds" / target).glob("*")):
        yield file.read_bytes()
    if target == "event":
        yield from (line.encode() for line, _ in events())
    if target == "analyse":
        for _, event in events():
            if isinstance(event.get("body"), str):
                yield f"{event.get('title')}\n{event.get('lang', '')}\n{event['body']}".encode()
    if target == "lexicon":
        yield LEXICON.read_bytes()


def write_corpus(target, folder, longest):
    for number, content in enumerate(corpus(target)):
        (folder / f"seed-{number:03}").write_bytes(content[:longest])


def run(build, target, arguments):
    runs, longest = TARGETS[target]
    left = build / "fuzz"
    learnt = left / target
    learnt.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as seeds:
        write_corpus(target, pathlib.Path(seeds), longest)
        command = [str(build / "tests/fuzz" / f"{target}_fuzz"), f"-max_len={longest}",
                   "-timeout=10", "-rss_limit_mb=2048", f"-artifact_prefix={left}/{target}-",
                   "-print_final_stats=1", "-verbosity=0"]
        if arguments.seconds:
            command += [f"-max_total_time={arguments.seconds}", str(learnt), seeds]
        else:
            command += [f"-runs={int(runs * arguments.runs)}", f"-seed={SEED}", seeds]
        begin = time.monotonic()
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace", check=False)
    inputs = next((line.split()[-1] for line in done.stdout.splitlines()
                   if line.startswith("stat::number_of_executed_units")), "?")
    verdict = "ok" if done.returncode == 0 else "FAILED"
    print(f"{target:<10} {verdict:<7} {inputs:>8} inputs {time.monotonic() - begin:>7.1f} s", flush=True)
    if done.returncode != 0:
        print(done.stdout[-6000:])
    return done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--runs", type=float, default=1)
    length.add_argument("--seconds", type=int)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    arguments = parser.parse_intermixed_args()
    unknown = set(arguments.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))} (there are {', '.join(TARGETS)})")
    targets = arguments.targets or list(TARGETS)
    good = [run(arguments.build.resolve(), target, arguments) for target in targets]
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
