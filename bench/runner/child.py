"""Runs programs, each as a process of its own, and measures them."""
import json
import os
import subprocess
import sys
import tempfile
import time


class Failed(Exception):
    """A program failed; nothing that it printed counts."""


def measure(command, environment=None):
    """Runs a command. Returns what it printed and what it used: wall and CPU
    seconds, peak memory, bytes that storage was asked to write."""
    os.sync()  # What others left to be written is not this one's.
    begin = time.monotonic()
    with tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=complaints, text=True,
                                   env={**os.environ, **(environment or {})})
        try:
            printed = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall_s = time.monotonic() - begin
        if process.returncode != 0:
            complaints.seek(0)
            raise Failed(f"{' '.join(map(str, command))}\nended with {process.returncode}\n"
                         f"{complaints.read()[-4000:]}")
    return printed, {"wall_s": wall_s, "cpu_s": usage.ru_utime + usage.ru_stime,
                     "peak_bytes": usage.ru_maxrss * 1024,
                     "written_bytes": usage.ru_oublock * 512}


def run_json(command, environment=None):
    """What a benchmark program prints: one line of JSON."""
    printed, _ = measure(command, environment)
    return json.loads(printed.splitlines()[-1])


def say(text):
    print(text, file=sys.stderr, flush=True)
