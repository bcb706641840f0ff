#!/usr/bin/env python3
"""Starts precisd with the sample feed and runs tests/page against it.

The test itself is tests/page/page_test.mjs: a real headless Chromium looks at
the page. It finds the address in PRECIS_URL.
"""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
from precis_process import Precisd, demo_source

PAGE = ROOT / "tests" / "page"


def install_packages():
    """`npm ci`, unless what the lock file says is installed."""
    lock, installed = PAGE / "package-lock.json", PAGE / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=PAGE,
                       check=True)


def main():
    install_packages()
    with Precisd(demo_source()) as daemon:
        daemon.start().wait_until_caught_up()
        environment = {**os.environ, "PRECIS_URL": daemon.url}
        status = subprocess.run(["node", "--test", "--test-reporter=tap", "page_test.mjs"],
                                cwd=PAGE, env=environment, timeout=500).returncode
        if status != 0:
            print(daemon.log_text()[-4000:])
        return status


if __name__ == "__main__":
    sys.exit(main())
