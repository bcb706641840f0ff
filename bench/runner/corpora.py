"""The files that the programs read, made when they are first asked for."""
import itertools
import json

import child


def articles_of(file):
    """The lines of a file that become an entry each: the first of every id, no tombstones."""
    seen = set()
    with open(file, "rb") as lines:
        for line in lines:
            if not line.strip():
                continue
            event = json.loads(line)
            if event.get("deleted") or event["id"] in seen:
                continue
            seen.add(event["id"])
            yield line if line.endswith(b"\n") else line + b"\n"


class Corpora:
    """Prefixes of one corpus: from the seeded generator, or of a file of events."""

    def __init__(self, programs, folder, seed, file=None):
        self._tool = programs / "bench_corpus"
        self._folder = folder
        self._seed = seed
        self._file = file
        self._length = None
        self._facts = {}
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def name(self):
        return self._file.name if self._file else f"generated, seed {self._seed}"

    def most(self, wanted):
        """How many articles there are, at most `wanted`."""
        if not self._file:
            return wanted
        if self._length is None:
            self._length = sum(1 for _ in articles_of(self._file))
        return min(wanted, self._length)

    def events(self, count):
        path = self._folder / f"events-{count}.ndjson"
        if path.exists():
            return path
        if self._file:
            with open(path, "wb") as to:
                to.writelines(itertools.islice(articles_of(self._file), count))
        else:
            self._make("generate", count, path, "--seed", self._seed)
        return path

    def probe(self, count):
        return self._from_events("probe", count, self._folder / f"probe-{count}.json")

    def queries(self, count, of_each_kind):
        return self._from_events("queries", count, self._folder / f"queries-{count}.json",
                                 "--count", of_each_kind)

    def script_dump(self, count):
        return self._from_events("dump", count, self._folder / f"dump-{count}.txt")

    def text_bytes(self, count):
        if count not in self._facts:
            printed, _ = child.measure([self._tool, "dump", "--from", self.events(count),
                                        "--events", count])
            self._facts[count] = json.loads(printed)
        return self._facts[count]["text_bytes"]

    def forget(self, count):
        """Removes the files of one size."""
        for path in self._folder.glob(f"*-{count}.*"):
            path.unlink()

    def _from_events(self, command, count, path, *options):
        if not path.exists():
            self._make(command, count, path, "--from", self.events(count), *options)
        return path

    def _make(self, command, count, path, *options):
        child.measure([self._tool, command, "--events", count, "--to", path, *options])
