"""A release of more parts than the shell lets a program open files."""

import subprocess
import sys
from dataclasses import replace

from service.release.model import Part


def test_release_opens_where_the_shell_allows_fewer_files_than_it_has_parts(store, folder, release):
    first = release.parts[0]
    parts = [
        Part(
            f"en/copy-{number}",
            {f"/v1/en/documents/copy-{number}.json": next(iter(first.responses.values()))},
        )
        for number in range(150)
    ]
    identifier = store.put(replace(release, parts=tuple(parts)))
    program = (
        "import resource; from pathlib import Path; from service.release.store import ReleaseStore\n"
        "_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (100, hard))\n"
        f"print(len(list(ReleaseStore(Path({str(folder)!r})).open({identifier!r}).paths())))"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert told.stdout == b"150\n"
