"""The values that the journal keeps."""

import hashlib
import json
from dataclasses import dataclass

from service.catalogs.texts import Origin, is_address
from service.journal.store.chain import digest_json

_TEXT = "polyleaf-text-1"


@dataclass(frozen=True, slots=True)
class Address:
    """What a text is a text of: one message in one language."""

    language: str
    domain: str
    key: str
    """Its msgctxt where that is a permanent address, else a digest of msgctxt and msgid."""


def key_of_message(domain: str, msgctxt: str | None, msgid: str) -> str:
    """Return the key of a message; it stays for as long as the message is the same (design §2)."""
    if msgctxt is not None and is_address(msgctxt, domain):
        return msgctxt
    plain = json.dumps([msgctxt, msgid], ensure_ascii=False).encode("utf-8", "surrogatepass")
    return f"={hashlib.sha256(plain).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a catalog says of one message: the translator's side of an entry."""

    msgctxt: str | None
    msgid: str
    """The msgid that the msgstr was written for."""
    msgid_plural: str | None
    msgstr: tuple[str, ...]
    """The forms; one without a plural."""
    unfinished: bool = False
    """Marked fuzzy by hand. What `update` marks fuzzy is told by its msgid, and never stored."""
    comment: str = ""
    """The translator's comment, without lines of ours."""
    origin: Origin = Origin.HUMAN

    @property
    def is_empty(self) -> bool:
        """Whether no form says anything."""
        return not any(form.strip() for form in self.msgstr)

    @property
    def words(self) -> tuple[object, ...]:
        """What makes one text: everything but comment and origin."""
        return (self.msgctxt, self.msgid, self.msgid_plural, self.msgstr, self.unfinished)


def digest_of(address: Address, wording: Wording) -> str:
    """Digest a text as approvals name it (design §2): SHA-256, in hexadecimal."""
    place = [_TEXT, address.language, address.domain, wording.msgctxt]
    return digest_json([*place, wording.msgid, wording.msgid_plural, [*wording.msgstr]])


@dataclass(frozen=True, slots=True)
class Made:
    """Who made a row, and when."""

    author: str | None
    """An account's id; None where nobody is known."""
    created: str
    """RFC 3339 in UTC."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose hands texts came through."""

    author: str | None = None
    """Who wrote them: an account's id, or a name that no account has; None where nobody is known."""
    importer: str | None = None
    """The account that brought them in; None where nobody was logged in."""
    is_stated: bool = False
    """Whether a person says who wrote them, whatever a file says."""


NOBODY = Hands()


@dataclass(frozen=True, slots=True)
class TextRow:
    """One wording of a text, as it stands in the journal."""

    id: int
    address: Address
    parent: int | None
    wording: Wording
    import_id: int
    digest: str
    made: Made
    chain: str
    carried_from: int | None = None
    """The text of another message whose words this one took over."""


@dataclass(frozen=True, slots=True)
class NewText:
    """A wording to be added behind `parent`, which the writer saw as the last one."""

    address: Address
    wording: Wording
    parent: TextRow | None
    carried_from: int | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A text that did not become the text of its message."""

    id: int
    address: Address
    base: int | None
    """The text that stood when it came."""
    wording: Wording
    reason: str
    import_id: int
    digest: str
    made: Made


@dataclass(frozen=True, slots=True)
class NewSuggestion:
    """A text to be kept beside the text of its message."""

    address: Address
    wording: Wording
    base: TextRow | None
    reason: str
    author: str | None = None
