"""GNU gettext's programs give back everything."""

import pytest


@pytest.mark.parametrize("name", ["msgcat", "msgattrib"])
@pytest.mark.parametrize("option", ["--width=40", "--no-wrap", "--sort-output"])
def test_a_program_loses_nothing(name, option, sent, run_tool, losses):
    run_tool(name, option, "-o", "back.po", sent)

    assert losses(sent.with_name("back.po")) == set()


@pytest.mark.parametrize("command", ["msgmerge", "msgmerge --previous"])
def test_msgmerge_loses_what_is_told(command, template, run_tool, losses, told):
    run_tool(*command.split(), "--quiet", "-o", "back.po", "sent.po", template)

    assert losses(template.with_name("back.po")) == told[f"`{command}`"]


def test_unwrapped_output_has_the_bytes_that_were_sent(sent, run_tool):
    run_tool("msgcat", "--no-wrap", "-o", "back.po", sent)

    assert sent.with_name("back.po").read_bytes() == sent.read_bytes()
