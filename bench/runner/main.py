#!/usr/bin/env python3
"""Runs the benchmarks and writes results.json, results.md and plots."""
import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import child  # noqa: E402
import corpora  # noqa: E402
import figures  # noqa: E402
import machine  # noqa: E402
import plan as plans  # noqa: E402
import stages  # noqa: E402
import tables  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def parse_arguments():
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    for name, what in (("quick", "some minutes; shows that everything works"),
                       ("full", "to 1,000,000 articles; needs hours")):
        size.add_argument(f"--{name}", dest="plan", action="store_const", const=name, help=what)
    parser.set_defaults(plan="default")
    parser.add_argument("--corpus", type=pathlib.Path, metavar="FILE",
                        help="NDJSON of article events; default: a generated corpus")
    parser.add_argument("--seed", type=int, default=1, help="of the generated corpus")
    parser.add_argument("--runs", type=int, help="of every measurement")
    parser.add_argument("--articles", type=int, help="at most so many in any stage")
    parser.add_argument("--only", metavar="STAGE,...", default=",".join(stages.STAGES),
                        help="of " + ", ".join(stages.STAGES))
    parser.add_argument("--keep", action="store_true",
                        help="stages not run now keep their results in --to")
    parser.add_argument("--to", type=pathlib.Path, default=ROOT / "build" / "bench-results",
                        help="folder for the results (default: build/bench-results)")
    parser.add_argument("--work-dir", type=pathlib.Path,
                        help="for corpora and indexes (default: a temporary folder); what is "
                             "made there is removed")
    parser.add_argument("--programs", type=pathlib.Path,
                        default=ROOT / "build" / "release" / "bench", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    unknown = set(arguments.only.split(",")) - set(stages.STAGES)
    if unknown:
        parser.error(f"no such stage: {', '.join(sorted(unknown))}")
    return arguments


def choose_plan(arguments):
    plan = plans.PLANS[arguments.plan]
    if arguments.articles:
        plan = plans.scaled(plan, arguments.articles)
    if arguments.runs:
        plan = dataclasses.replace(plan, runs=arguments.runs)
    return plan


def check_disk(plan, work):
    needed, free = plans.disk_bytes(plan), shutil.disk_usage(work).free
    child.say(f"bench: needs about {needed / 1e9:.1f} GB below {work} ({free / 1e9:.1f} GB free)")
    if needed > free:
        sys.exit("bench: not enough room; --work-dir names another folder")


def run_stages(bench, names, results):
    for name in stages.STAGES:
        if name not in names:
            continue
        child.say(f"bench: {name}")
        begin = time.monotonic()
        measured = getattr(bench, name)()
        results["stages"][name] = {**measured, "date": results["machine"]["date"],
                                   "minutes": (time.monotonic() - begin) / 60}


def previous(arguments):
    file = arguments.to / "results.json"
    if arguments.keep and file.exists():
        return json.loads(file.read_text())["stages"]
    return {}


def write(results, folder):
    import plots  # Late: matplotlib would count as memory of the children.
    folder.mkdir(parents=True, exist_ok=True)
    results["plots"] = plots.draw(results, folder)
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    (folder / "results.md").write_text(tables.document(results))


def summary(results):
    print(tables.machine(results))
    for name, reach, aim, measured, verdict in figures.rows(results):
        print(f"{measured:>24}  {verdict.replace('*', '')}: {name} (reach {reach}, aim {aim})")


def main():
    arguments = parse_arguments()
    plan = choose_plan(arguments)
    if arguments.work_dir:
        arguments.work_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="precis-bench-", dir=arguments.work_dir) as work:
        work = pathlib.Path(work)
        check_disk(plan, work)
        files = corpora.Corpora(arguments.programs.resolve(), work / "corpus", arguments.seed,
                                arguments.corpus)
        results = {"machine": machine.describe(ROOT), "plan": arguments.plan, "runs": plan.runs,
                   "corpus": files.name, "stages": previous(arguments)}
        if results["machine"]["load"] > 0.5 * results["machine"]["cores"]:
            child.say(f"bench: the machine is busy (load {results['machine']['load']:.1f}); only "
                      "ratios will say something")
        bench = stages.Bench(arguments.programs.resolve(), work, files, plan,
                             results["machine"]["cores"])
        try:
            run_stages(bench, arguments.only.split(","), results)
        except child.Failed as failed:
            sys.exit(f"bench: {failed}")
    write(results, arguments.to)
    summary(results)
    child.say(f"bench: {os.path.relpath(arguments.to)}/results.md")


if __name__ == "__main__":
    main()
