"""The extracted comments (`#.`) of an entry that answer what its translators asked."""

from collections.abc import Iterable, Iterator

ANSWER = "answer: "
"""What begins such a comment."""


def with_answers(comment: str, answers: Iterable[str]) -> str:
    """Let the answers stand behind an extracted comment, and no others."""
    lines = comment.split("\n") if comment else []
    others = [line for line in lines if not line.startswith(ANSWER)]
    return "\n".join([*others, *(f"{ANSWER}{' '.join(answer.split())}" for answer in answers)])


def answers_of(comment: str) -> Iterator[str]:
    """Yield the answers in an extracted comment: the inverse of `with_answers`."""
    lines = comment.split("\n") if comment else []
    return (line.removeprefix(ANSWER) for line in lines if line.startswith(ANSWER))
