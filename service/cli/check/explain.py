"""Says what each rule is for, with a good and a bad example and what is found in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.catalogs.checks import CATALOG_RULES, NOT_CHECKED, RULES
from service.catalogs.checks.examples import find_in_example, find_in_examples
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import CatalogRule, Example, Rule
from service.catalogs.examine import CATALOG
from service.content.checks import SOURCE_RULES, SourceRule
from service.content.checks.examples import find_in_document
from service.content.policy import Severity

Translate = Callable[[str], str]
_LENGTH = "length"
_OTHERS = {
    CATALOG: (
        "A PO file that the strict reader refuses is not checked: an unclosed quote or a wrong "
        "charset can change a dose. It blocks."
    ),
    _LENGTH: (
        "A text that is far longer than any translation of its source is no translation. It "
        "blocks, and no other rule is run on it."
    ),
    NOT_CHECKED: (
        "A rule that guards doses and prohibitions does not know the language. A person must "
        "compare the text with its source."
    ),
}
"""Findings that are no rule's."""
_HEAD = """\
# The checks

`polyleaf check` looks for what is dangerous or wrong in translations, and in their source. This page lists its rules; `polyleaf check --explain all --format markdown` writes it.

A finding **blocks**, and its text is withheld from readers, or it **warns**.
`checks` in `content/policy.yaml` says of any rule, by level, that it blocks, warns or is ignored; a rule on safety always blocks in safety texts.

## The command

Without a path it checks the whole project: all catalogs, and `content/`. A path is a PO file, in a project or not, or a folder. Fuzzy, obsolete and empty texts are left out.

```sh
polyleaf check
polyleaf check translations/es content
polyleaf check --rule structure --rule links --format json
```

| option | what it does |
|---|---|
| `--format table` | findings by file, with their places marked in both texts |
| `--format json` | a list of objects with `rule`, `severity`, `path`, `line`, `msgctxt`, `msgid`, `message`, `source_span`, `target_span`; spans are offsets in code points |
| `--format github` | annotations of a pull request |
| `--rule` | runs this rule only; may be repeated |
| `--language` | says the language of PO files; without it their header, their folder `<locale>/LC_MESSAGES` or their name does (`de.po`) |
| `--fuzzy` | checks fuzzy texts too |
| `--strict` | lets warnings fail too |
| `--fix` | first mends spacing and Unicode's normal form in the files, and says which; marks and origins stay |
| `--explain` | says what a rule is for, with examples; `all` says it of every rule |
| `--language-of-messages` | says what is wrong in this language; without it `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` or `LANG` decides, and it is English where we have no translation |

The exit code is 0 where nothing blocks, 1 where something does (with `--strict`: where anything was found), and 2 where the command cannot be followed.

With [pre-commit](https://pre-commit.com/), the hook `polyleaf-check` runs it on the PO files of a commit.
"""


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of a rule."""

    id: str
    why: str
    languages: tuple[str, ...] = ()
    """None where it needs no knowledge of a language."""
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    says: tuple[tuple[Severity, str], ...] = ()
    """What is found in the bad example."""


def list_rules() -> tuple[str, ...]:
    """List the ids of all that can be found, in their order."""
    return (
        *_OTHERS,
        *(rule.id for rule in RULES),
        *(rule.id for rule in CATALOG_RULES),
        *(rule.id for rule in SOURCE_RULES),
    )


def explain(names: frozenset[str], form: str, translate: Translate) -> str:
    """Say what rules are for, as text or as Markdown; `all` names every one."""
    wanted = [name for name in list_rules() if name in names or "all" in names]
    explained = [_explain(name, translate) for name in wanted]
    if form == "markdown":
        return "\n".join([_HEAD, *map(_write_markdown, explained)]).rstrip()
    return "\n\n".join("\n".join(_write_plain(rule)) for rule in explained)


def _explain(name: str, translate: Translate) -> Explained:
    for rule in RULES:
        if rule.id == name:
            return _of_rule(rule, translate)
    for together in CATALOG_RULES:
        if together.id == name:
            return _of_catalog_rule(together, translate)
    for of_source in SOURCE_RULES:
        if of_source.id == name:
            return _of_source_rule(of_source)
    return Explained(name, _OTHERS[name])


def _of_rule(rule: Rule, translate: Translate) -> Explained:
    return Explained(
        rule.id,
        rule.why,
        tuple(sorted(rule.languages or ())),
        (_pair(rule.good),),
        (_pair(rule.bad),),
        _say(find_in_example(rule, rule.bad), translate),
    )


def _of_catalog_rule(rule: CatalogRule, translate: Translate) -> Explained:
    return Explained(
        rule.id,
        rule.why,
        (),
        tuple(map(_pair, rule.good)),
        tuple(map(_pair, rule.bad)),
        _say([finding for _, finding in find_in_examples(rule, rule.bad)], translate),
    )


def _of_source_rule(rule: SourceRule) -> Explained:
    says = tuple(item for item in find_in_document(rule.bad) if item[0] == rule.id)
    told = tuple((severity, words) for _, severity, words in says)
    return Explained(rule.id, rule.why, (), (rule.good,), (rule.bad,), told)


def _say(findings: Sequence[Finding], translate: Translate) -> tuple[tuple[Severity, str], ...]:
    return tuple((finding.severity, finding.tell(translate)) for finding in findings)


def _pair(example: Example) -> str:
    return f"en: {example.msgid}\n{example.language}: {example.msgstr}"


def _write_plain(rule: Explained) -> Iterator[str]:
    yield rule.id
    yield f"  {rule.why}"
    if rule.languages:
        yield f"  Languages: {', '.join(rule.languages)}"
    for name, examples in (("good", rule.good), ("bad", rule.bad)):
        for example in examples:
            yield f"  {name}:"
            yield from (f"    {line}".rstrip() for line in example.split("\n"))
    yield from (f"  {severity}: {told}" for severity, told in rule.says)


def _write_markdown(rule: Explained) -> str:
    parts = [f"## {rule.id}\n", f"{rule.why}\n"]
    if rule.languages:
        parts.append(f"Languages: {', '.join(rule.languages)}.\n")
    parts += [f"Good:\n\n{_fence(example)}" for example in rule.good]
    parts += [f"Bad:\n\n{_fence(example)}" for example in rule.bad]
    parts += [f"It {severity}s: {_escape(told)}\n" for severity, told in rule.says]
    return "\n".join(parts)


def _fence(example: str) -> str:
    return f"```\n{_show(example)}\n```\n"


def _show(text: str) -> str:
    """Show what hides as an escape."""
    return text.encode("unicode_escape").decode() if "\u202e" in text else text


def _escape(told: str) -> str:
    return told.replace("\n", " ").replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")
