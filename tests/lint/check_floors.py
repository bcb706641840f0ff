#!/usr/bin/env python3
"""Fails when a folder includes one that is not below it, a library that is
another folder's to wrap, or when includes form a cycle.
Usage: check_floors.py REPOSITORY_ROOT"""
import pathlib
import re
import sys

# Folder -> what it may include: our folders, then third-party prefixes.
FLOORS = {
    "indexer/base": ([], ["date/"]),
    "indexer/parse": (["indexer/base"], ["simdjson.h", "gumbo.h"]),
    "indexer/simd": (["indexer/base"], ["hwy/"]),
    "indexer/tagger": (["indexer/base"], []),
    "indexer/tagger/train": (["indexer/base", "indexer/parse", "indexer/tagger", "indexer/analyse"], ["CLI/"]),
    "indexer/analyse/text": (["indexer/base", "indexer/parse", "indexer/simd"], ["cld2/"]),
    "indexer/analyse/names": (["indexer/base", "indexer/parse", "indexer/tagger", "indexer/analyse/text"], []),
    "indexer/analyse/speech": (["indexer/base", "indexer/parse", "indexer/analyse/text", "indexer/analyse/names"], []),
    "indexer/analyse/topics": (["indexer/base", "indexer/analyse/text", "indexer/analyse/names"], []),
    "indexer/analyse/summary": (["indexer/base", "indexer/parse", "indexer/simd", "indexer/analyse/text", "indexer/analyse/names", "indexer/analyse/speech",
                     "indexer/analyse/topics"], []),
    "indexer/analyse/wtf": (["indexer/base", "indexer/parse", "indexer/analyse/text", "indexer/analyse/summary"], []),
    "indexer/analyse": (["indexer/base", "indexer/parse", "indexer/analyse"], []),
    "indexer/glass": (["indexer/base"], ["isa-l/"]),
    "indexer/index/entry": (["indexer/base", "indexer/parse", "indexer/analyse"], ["nlohmann/"]),
    "indexer/index/manifest": (["indexer/base", "indexer/index/entry"], ["nlohmann/", "zlib.h"]),
    "indexer/index/terms": (["indexer/base", "indexer/parse", "indexer/simd", "indexer/analyse", "indexer/index/entry", "indexer/index/manifest"],
                            ["xapian.h", "nlohmann/"]),
    "indexer/index/words": (["indexer/base", "indexer/glass", "indexer/index/manifest"], ["zlib.h"]),
    "indexer/index/segment": (["indexer/base", "indexer/glass", "indexer/index/entry", "indexer/index/manifest", "indexer/index/terms"],
                              ["xapian.h", "nlohmann/", "zlib.h"]),
    "indexer/index/write": (["indexer/base", "indexer/analyse", "indexer/glass", "indexer/index/entry", "indexer/index/manifest",
                             "indexer/index/terms", "indexer/index/words", "indexer/index/segment"], ["xapian.h"]),
    "indexer/index/store": (["indexer/base", "indexer/glass", "indexer/index"], ["xapian.h", "nlohmann/"]),
    "indexer/explain": (["indexer/base", "indexer/parse", "indexer/analyse", "indexer/index"], ["nlohmann/"]),
    "indexer/match": (["indexer/base", "indexer/glass", "indexer/index"], ["xapian.h"]),
    "indexer/search": (["indexer/base", "indexer/glass", "indexer/index", "indexer/match"], ["xapian.h", "nlohmann/"]),
    "indexer/stories": (["indexer/base", "indexer/analyse", "indexer/simd", "indexer/index"], []),
    "daemon/config": (["indexer/base"], ["toml++/"]),
    "daemon/metrics": (["indexer/base"], ["prometheus/"]),
    "daemon/source": (["indexer/base", "daemon/config", "daemon/metrics"],
                      ["librdkafka/", "zlib.h", "zstd.h", "nlohmann/", "spdlog/"]),
    "daemon/pipeline": (["indexer/base", "indexer/parse", "indexer/analyse", "indexer/index",
                         "indexer/stories", "daemon/config", "daemon/source", "daemon/metrics"], ["spdlog/"]),
    "daemon/serve": (["indexer/base", "indexer/index", "indexer/search", "daemon/config", "daemon/metrics"],
                     ["httplib.h", "nlohmann/", "spdlog/"]),
    "daemon/cli": (["indexer", "daemon"], ["CLI/", "spdlog/", "nlohmann/", "httplib.h"]),
}
GUARDED = sorted({prefix for _, libraries in FLOORS.values() for prefix in libraries})
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)


def sources(root, folder):
    return sorted(file for file in (root / folder).glob("*") if file.suffix in (".h", ".cc"))


def includes(file):
    return INCLUDE.findall(file.read_text())


def floor_problems(root):
    for folder, (ours, libraries) in FLOORS.items():
        for file in sources(root, folder):
            for target in includes(file):
                home = str(pathlib.PurePosixPath(target).parent)
                if home.startswith(("indexer", "daemon")):
                    allowed = home == folder or any(home == o or home.startswith(o + "/") for o in ours)
                else:
                    allowed = not target.startswith(tuple(GUARDED)) or target.startswith(tuple(libraries))
                if not allowed:
                    yield f"{file.relative_to(root)}: may not include {target}"


def unknown_folders(root):
    for top in ("indexer", "daemon"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".h", ".cc") and str(file.parent.relative_to(root)) not in FLOORS:
                yield f"{file.relative_to(root)}: its folder is not in FLOORS"


def cycle_problems(root):
    graph = {}
    for folder in FLOORS:
        for file in sources(root, folder):
            name = str(file.relative_to(root))
            graph[name] = [t for t in includes(file) if t.startswith(("indexer/", "daemon/"))]
    done, path = set(), []

    def visit(name):
        if name in path:
            yield "cycle: " + " -> ".join(path[path.index(name):] + [name])
        elif name not in done:
            path.append(name)
            for target in graph.get(name, []):
                yield from visit(target)
            done.add(path.pop())

    for name in graph:
        yield from visit(name)


def main(root):
    found = [*floor_problems(root), *unknown_folders(root), *cycle_problems(root)]
    print("\n".join(found) or "floors: ok")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
