"""Every property that SECURITY.md claims names tests, and these exist."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
TEXT = (CHECKOUT / "SECURITY.md").read_text("utf-8")
CLAIM = re.compile(r"^\| (?!claim)(?P<claim>[^|]+?) \|(?P<tests>[^|]*)\|$", re.MULTILINE)
NAME = re.compile(r"`(test_\w+)`")


def claims():
    return [(found["claim"], NAME.findall(found["tests"])) for found in CLAIM.finditer(TEXT)]


def known_tests():
    written = (path.read_text("utf-8") for path in (CHECKOUT / "tests").rglob("test_*.py"))
    return {
        name for text in written for name in re.findall(r"^\s*def (test_\w+)\(", text, re.MULTILINE)
    }


def test_every_claim_names_a_test():
    assert len(claims()) > 30
    assert not [claim for claim, names in claims() if not names]


def test_every_test_that_a_claim_names_exists():
    named = {name for _, names in claims() for name in names}

    assert named <= known_tests(), sorted(named - known_tests())


def test_every_threat_says_what_is_not_claimed():
    threats = TEXT.split("\n## ")[3:]

    assert len(threats) > 5
    assert not [each.splitlines()[0] for each in threats if "Not claimed: " not in each]
