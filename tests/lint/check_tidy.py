#!/usr/bin/env python3
"""Runs clang-tidy-19 over the .cc files of indexer/ and daemon/.

What was clean stays clean while neither the preprocessed file nor the checks
change: such files are remembered (by hash, in ~/.cache/precis-tidy) and not
checked again. Usage: check_tidy.py BUILD_FOLDER
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "precis-tidy"
CHECKED = (ROOT / "indexer", ROOT / "daemon")


def commands(build):
    """File -> its compile command, for every .cc to be checked."""
    entries = json.loads((build / "compile_commands.json").read_text())
    found = {pathlib.Path(entry["file"]): shlex.split(entry["command"]) for entry in entries}
    return {file: command for file, command in sorted(found.items())
            if any(file.is_relative_to(folder) for folder in CHECKED)}


def fingerprint(command, version):
    """Of all that clang-tidy would see; None where it cannot be told."""
    begin = next(i for i, word in enumerate(command) if word.endswith("++"))
    kept = [word for word in command[begin + 1:] if word.startswith(("-I", "-D", "-std"))]
    # Comments are kept: a NOLINT is one.
    out = subprocess.run(["clang++-19", *kept, "-E", "-C", "-P", command[-1]],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)
    if out.returncode != 0:
        return None
    checks = (ROOT / ".clang-tidy").read_bytes()
    return hashlib.sha256(out.stdout + checks + version).hexdigest()


def check(file, command, build, version):
    """'' when clean, else what clang-tidy says."""
    mark = fingerprint(command, version)
    if mark and (CACHE / mark).exists():
        return ""
    # The commands are g++'s, whose warnings clang does not all know.
    tidy = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(build),
                           "--extra-arg=-Wno-unknown-warning-option", str(file)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    if tidy.returncode != 0:
        return tidy.stdout + tidy.stderr
    if mark:
        (CACHE / mark).touch()
    return ""


def main(build):
    CACHE.mkdir(parents=True, exist_ok=True)
    version = subprocess.run(["clang-tidy-19", "--version"], check=True,
                             stdout=subprocess.PIPE).stdout
    todo = commands(build)
    if not todo:
        print("no file to check")
        return 1
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda item: check(*item, build, version), todo.items()))
    print("".join(found), end="")
    bad = sum(bool(text) for text in found)
    print(f"{len(todo)} files, {bad} with findings")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
