"""Which messages the tokens of a PO file make."""

from collections.abc import Callable, Generator, Iterator

from service.catalogs.po import flaws
from service.catalogs.po.draft import Draft
from service.catalogs.po.flaws import Flaw, LimitError
from service.catalogs.po.lexer import Kind, read_tokens
from service.catalogs.po.limits import Limits
from service.catalogs.po.strings import StringError, join_strings, unescape
from service.catalogs.po.usual import read_usual

_Taker = Callable[[str, int, str], None]
"""Takes the text of a token, its offset and its mark."""
_STARTS = frozenset({"|msgctxt", "|msgid", "msgctxt", "msgid"})
_FOLLOWERS = {
    "": _STARTS,
    "|msgctxt": frozenset({"|msgid"}),
    "|msgid": frozenset({"|msgid_plural", "msgctxt", "msgid"}),
    "|msgid_plural": frozenset({"msgctxt", "msgid"}),
    "msgctxt": frozenset({"msgid"}),
    "msgid": frozenset({"msgid_plural", "msgstr"}),
    "msgid_plural": frozenset({"msgstr"}),
    "msgstr": _STARTS | {"msgstr"},
}
"""Which keyword may follow which (gettext manual, "The Format of PO Files")."""
_EXPANSION = 8
"""How many characters of the file a byte of a string takes at most, quotes, escapes, breaks and all."""


def read_drafts(text: str, codec: str, limits: Limits) -> Iterator[Draft | Flaw]:
    """Read messages and flaws in the order in which they are found; raises LimitError."""
    grammar, start = _Grammar(text, codec, limits), 0
    while start >= 0:
        for draft, behind in read_usual(text, start, codec, limits):
            start = grammar.string_end = behind
            yield draft
        start = yield from _read_tokens(grammar, text, start)


def _read_tokens(grammar: "_Grammar", text: str, start: int) -> Generator[Draft | Flaw, None, int]:
    """Read token by token on to the end of a message; return where the next one starts, -1 at the end."""
    for kind, token, offset, mark in read_tokens(text, start):
        grammar.takers[kind](token, offset, mark)
        if ready := grammar.ready:
            grammar.ready = []
            yield from ready
            if isinstance(ready[-1], Draft) and kind != Kind.END and not mark:
                grammar.forget()
                return offset
    return -1


class _Grammar:
    """Takes token after token; what it has made of them stands in `ready`."""

    def __init__(self, text: str, codec: str, limits: Limits) -> None:
        self.ready: list[Draft | Flaw] = []
        self.string_end = -1  # of the string that stands last
        self._text, self._codec, self._limits = text, codec, limits
        self._draft = Draft()
        self._state = ""  # the keyword that stands last
        self._mark = ""
        self._pieces: list[str] | None = None  # of the string that is being read
        self._index = ""
        self._lines = 0
        self._offset = 0  # of the keyword that stands last
        self._comment_size = 0
        self.takers: dict[str, _Taker] = {
            Kind.COMMENT: self._take_comment,
            Kind.KEYWORD: self._take_keyword,
            Kind.STRING: self._take_string,
            Kind.UNCLOSED: self._take_unclosed,
            Kind.INDEX: self._take_index,
            Kind.JUNK: self._take_junk,
            Kind.END: self._take_end,
        }

    def forget(self) -> None:
        """Forget the token that was taken last, with which a message starts: it is read once more."""
        self._pieces = None
        self._reset()

    def _take_comment(self, text: str, offset: int, _mark: str) -> None:
        self._close_string()
        if self._state == "msgstr":
            self._finish()
        if self._state:
            self._complain(offset, *flaws.COMMENT_INSIDE)
            return
        self._add_comment(text.rstrip("\r"), offset)

    def _add_comment(self, line: str, offset: int) -> None:
        if line[-1].encode(self._codec, "replace").endswith(b"\\"):  # 0x5C ends GBK characters too
            self._report(Flaw(offset, *flaws.BACKSLASH))
        self._draft.comments.append(line)
        self._comment_size += len(line)
        if len(self._draft.comments) > self._limits.lines or self._comment_size > self._most():
            raise LimitError(flaws.blame_comment_size(offset))

    def _take_keyword(self, text: str, offset: int, mark: str) -> None:
        name = f"|{text}" if "|" in mark else text
        if name == "|msgstr":
            self._take_junk(text, offset, mark)
            return
        self._close_string()
        if self._state == "msgstr" and name != "msgstr":
            self._finish()
        if name not in _FOLLOWERS[self._state]:
            self._misplace(name, offset)
        self._begin(name, offset, mark)

    def _begin(self, name: str, offset: int, mark: str) -> None:
        draft = self._draft
        if not self._state:
            draft.obsolete = "~" in mark
            draft.is_sound = name in _STARTS  # a flaw in front of a message is none of it
        elif draft.obsolete != ("~" in mark):
            self._complain(offset, *flaws.INCONSISTENT)
        if draft.offset < 0 and name in {"msgctxt", "msgid"}:
            draft.offset = offset
        self._state, self._mark, self._offset = name, mark, offset
        self._pieces, self._index, self._lines = [], "", 0

    def _misplace(self, name: str, offset: int) -> None:
        """Tell that a keyword may not stand here; one that starts a message starts one."""
        if name in _STARTS and self._state in {"msgid", "msgid_plural"}:
            self._complain(self._draft.offset, *flaws.NO_MSGSTR)
        elif self._state == "msgstr" or name in self._draft.strings:
            self._complain(offset, f"The message has a second {_shown(name)}.", "Keep one.")
        else:
            self._complain(
                offset,
                f"Here stands {_shown(name)}; expected is {_listed(self._state)}.",
                "Complete the message.",
            )
        if name in _STARTS:
            self._reset()

    def _take_string(self, text: str, offset: int, mark: str) -> None:
        if self._pieces is None:
            self._complain(offset, *flaws.NO_KEYWORD)
            return
        if mark != self._mark:
            self._complain(offset, *flaws.INCONSISTENT)
        elif mark and "\n" in text:
            self._complain(offset + text.find('"', text.index("\n")), *flaws.INCONSISTENT)
        self._lines += text.count("\n") + 1
        if self._lines > self._limits.lines or len(text) > self._most():
            raise LimitError(flaws.blame_string_size(self._offset, self._limits))
        self._pieces.append(text)
        self.string_end = offset + len(text)

    def _most(self) -> int:
        return _EXPANSION * self._limits.string_bytes

    def _take_unclosed(self, text: str, offset: int, _mark: str) -> None:
        self._report(flaws.blame_unclosed(self._text, offset, offset + len(text)))
        if self._pieces is not None:
            self._pieces.append('""')

    def _take_index(self, text: str, offset: int, mark: str) -> None:
        if self._state == "msgstr" and self._pieces == [] and not self._index:
            self._index = text
        else:
            self._take_junk(text, offset, mark)

    def _take_junk(self, _text: str, offset: int, _mark: str) -> None:
        self._report(flaws.blame_junk(self._text, offset, self.string_end))

    def _take_end(self, _text: str, offset: int, _mark: str) -> None:
        self._close_string()
        if self._state == "msgstr":
            self._finish()
        elif self._state in {"msgid", "msgid_plural"}:
            self._complain(self._draft.offset, *flaws.NO_MSGSTR)
        elif self._state:
            self._complain(offset, f"The file ends; expected is {_listed(self._state)}.", "")

    def _close_string(self) -> None:
        if self._pieces is None:
            return
        pieces, self._pieces = self._pieces, None
        if not pieces:
            self._complain(self._offset, f"{_shown(self._state)} has no string.", 'Add "".')
        value = self._resolve("".join(pieces))
        if self._state == "msgstr":
            self._close_msgstr(value)
        else:
            self._draft.strings[self._state] = value

    def _resolve(self, source: str) -> str:
        try:
            value = unescape(join_strings(source), self._codec)
        except StringError as error:
            self._report(Flaw(self._offset, str(error), "Correct or remove it."))
            return ""
        limit = self._limits.string_bytes
        if len(value) * 4 > limit and len(value.encode("utf-8", "surrogatepass")) > limit:
            raise LimitError(flaws.blame_string_size(self._offset, self._limits))
        return value

    def _close_msgstr(self, value: str) -> None:
        if self._index:
            self._close_form(value)
            return
        if "msgid_plural" in self._draft.strings:
            self._complain(self._offset, *flaws.NO_INDEX)
        elif "msgstr" in self._draft.strings:
            self._complain(self._offset, "The message has a second msgstr.", "Keep one.")
        self._draft.strings["msgstr"] = value

    def _close_form(self, value: str) -> None:
        forms = self._draft.forms
        index = self._index.strip("[] \t\r\f\v").lstrip("0") or "0"
        if "msgid_plural" not in self._draft.strings:
            self._complain(self._offset, *flaws.NO_PLURAL)
        elif index != str(len(forms)):
            message = f"The plural form has the index {index[:20]}; expected is {len(forms)}."
            self._complain(self._offset, message, "Number the forms 0, 1, 2, … in this order.")
        if len(forms) == self._limits.nplurals:
            raise LimitError(flaws.blame_form_count(self._offset, self._limits))
        forms.append(value)

    def _complain(self, offset: int, message: str, advice: str) -> None:
        """Report what may be only the consequence of an earlier flaw of the same message."""
        if self._draft.is_sound:
            self._report(Flaw(offset, message, advice))

    def _report(self, flaw: Flaw) -> None:
        self._draft.is_sound = False
        self.ready.append(flaw)

    def _finish(self) -> None:
        if self._draft.is_sound:
            self.ready.append(self._draft)
        self._reset()

    def _reset(self) -> None:
        self._draft, self._state, self._comment_size = Draft(), "", 0


def _shown(name: str) -> str:
    return name.replace("|", "#| ")


def _listed(state: str) -> str:
    return " or ".join(sorted(_shown(name) for name in _FOLLOWERS[state]))
