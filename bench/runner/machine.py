"""What the figures were measured on."""
import datetime
import os
import pathlib
import platform
import re
import subprocess


def cpu_model():
    found = re.search(r"^model name\s*:\s*(.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    return found.group(1).strip() if found else platform.machine()


def memory_bytes():
    found = re.search(r"^MemTotal:\s*(\d+) kB", pathlib.Path("/proc/meminfo").read_text(), re.M)
    return int(found.group(1)) * 1024 if found else 0


def commit(root):
    asked = subprocess.run(["git", "-C", str(root), "describe", "--always", "--dirty"],
                           capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "unknown"


def describe(root):
    return {"cpu": cpu_model(), "cores": len(os.sched_getaffinity(0)),
            "memory_bytes": memory_bytes(), "kernel": platform.release(),
            "date": datetime.date.today().isoformat(), "commit": commit(root),
            "load": os.getloadavg()[0]}
