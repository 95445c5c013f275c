"""Commands are loaded when they are asked for."""

import subprocess
import sys

import pytest

from service.cli.commands import Commands
from service.cli.publishing import publish


def test_command_loads_no_module_of_another():
    program = (
        "import sys; from service.cli import polyleaf; polyleaf.commands['rollback'];"
        "print(*[name for name in ('service.cli.adopt', 'sqlalchemy', 'flask') if name in sys.modules])"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert told.stdout == b"\n"


def test_command_is_the_one_at_its_place_and_can_be_replaced_and_removed():
    commands = Commands({"publish": "service.cli.publishing:publish"})

    assert commands["publish"] is publish
    commands["other"] = publish
    assert dict(commands) == {"publish": publish, "other": publish}
    del commands["publish"]
    assert list(commands) == ["other"]
    with pytest.raises(KeyError):
        commands["publish"]
