"""Makes room for the open files of a release: it has one for each document and language."""

import resource

_OTHERS = 512
"""Files that a server has open besides: clients, sockets, libraries."""


def make_room(files: int) -> None:
    """Raise the process's own limit of open files (getrlimit(2)) for two releases of so many.

    Shells begin with 1,024; the system's limit is higher, and is not passed.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * files + _OTHERS
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
