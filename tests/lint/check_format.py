#!/usr/bin/env python3
"""Fails when a C++ file is not as clang-format-19 would write it."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDERS = ["indexer", "daemon", "tests", "bench"]


def main():
    files = sorted(str(file) for folder in FOLDERS for file in (ROOT / folder).rglob("*")
                   if file.suffix in (".h", ".cc") and "node_modules" not in file.parts)
    if not files:
        print("no C++ file found")
        return 1
    print(f"{len(files)} files")
    return subprocess.run(["clang-format-19", "--dry-run", "-Werror", *files]).returncode


if __name__ == "__main__":
    sys.exit(main())
