#!/usr/bin/env python3
"""Puts the table of figures, with its machine and date, into Markdown files.

usage: show.py FILE.md ...      (from bench/results/results.json)

Replaces what stands between the lines BEGIN and END below, which a file has to
have. Tables are so never typed by hand; a test holds the files to the results.
"""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import tables  # noqa: E402

RESULTS = pathlib.Path(__file__).resolve().parents[1] / "results"
BEGIN = "<!-- bench/run: from here -->\n"
END = "<!-- bench/run: to here -->\n"


def shown(results, folder, document):
    """What a document shows of the results in `folder`."""
    beside = pathlib.PurePosixPath(os.path.relpath(folder, document.parent))
    plots = [f"![{alt}]({beside / file})" for file, alt in results.get("plots", {}).items()]
    more = f"[All results]({beside / 'results.md'})"
    return "\n\n".join([tables.machine(results), tables.figures_table(results).rstrip(), *plots,
                        more]) + "\n"


def updated(text, content):
    """`text` with `content` between the marks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"needs the lines\n{BEGIN}{END}")
    return before + BEGIN + content + END + after


def main(documents):
    if not documents:
        sys.exit(__doc__)
    results = json.loads((RESULTS / "results.json").read_text())
    for name in documents:
        document = pathlib.Path(name).resolve()
        document.write_text(updated(document.read_text(), shown(results, RESULTS, document)))


if __name__ == "__main__":
    main(sys.argv[1:])
