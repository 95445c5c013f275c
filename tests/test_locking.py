"""A lock file: one at a time, in their turn, and for no longer than its holder lives."""

import os
import signal
import threading
import time

import pytest

from service.errors import BusyError
from service.locking import exclusive

pytestmark = pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")


def test_a_lock_that_is_held_is_waited_for(tmp_path):
    path, order = tmp_path / "lock", []

    def follow():
        with exclusive(path, 30):
            order.append("second")

    with exclusive(path, 30):
        waiting = threading.Thread(target=follow)
        waiting.start()
        time.sleep(0.1)
        order.append("first")
    waiting.join(timeout=30)

    assert order == ["first", "second"]


@pytest.mark.parametrize("patience", [0, 0.05])
def test_patience_ends(tmp_path, patience):
    path = tmp_path / "lock"

    with (
        exclusive(path, 1),
        pytest.raises(BusyError, match="another command"),
        exclusive(path, patience),
    ):
        pass


def test_a_lock_that_was_given_up_on_does_not_stay_held(tmp_path):
    path = tmp_path / "lock"
    with exclusive(path, 1), pytest.raises(BusyError), exclusive(path, 0.05):
        pass

    with exclusive(path, 10):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path):
    path = tmp_path / "lock"
    said, say = os.pipe()
    child = os.fork()
    if child == 0:
        with exclusive(path, 1):
            os.write(say, b"x")
            time.sleep(60)
        os._exit(0)
    os.read(said, 1)

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    with exclusive(path, 10):
        pass


def test_who_waits_comes_before_who_gave_it_back(tmp_path):
    path, order = tmp_path / "lock", []

    def take(name, times):
        for _ in range(times):
            with exclusive(path, 30):
                order.append(name)
                time.sleep(0.02)

    greedy = threading.Thread(target=take, args=("greedy", 20))
    modest = threading.Thread(target=take, args=("modest", 1))
    greedy.start()
    time.sleep(0.05)
    modest.start()
    greedy.join(timeout=30)
    modest.join(timeout=30)

    assert order.index("modest") < len(order) - 1
