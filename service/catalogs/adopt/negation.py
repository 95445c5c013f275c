"""Which sentences of a text deny, forbid or exclude something, in the languages whose cues we know."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from service.catalogs.adopt.shown import shown_text
from service.locales.tags import maximal_tag


@dataclass(frozen=True, slots=True)
class Cues:
    """How a language negates."""

    sure: re.Pattern[str]
    """What always denies, forbids or excludes."""
    weak: re.Pattern[str]
    """What another language may put as a negation, or as none: `unsafe`, `only`, `instead`."""
    neutral: re.Pattern[str] = re.compile(r"(?!)")
    """Words that hold a cue and deny nothing: 不同 is "different"."""


class Negation(IntEnum):
    """Whether a sentence negates."""

    NONE = 0
    PERHAPS = 1
    SURE = 2


def deny_alike(one: Sequence[Negation], other: Sequence[Negation]) -> bool:
    """Tell whether two texts can deny the same: `read_negations` of each.

    Sentence by sentence where both have as many; else by whether there is any negation at all.
    """
    if len(one) != len(other):
        one, other = (max(one, default=Negation.NONE),), (max(other, default=Negation.NONE),)
    return all({mine, theirs} != _OPPOSED for mine, theirs in zip(one, other, strict=True))


_OPPOSED = {Negation.NONE, Negation.SURE}
_SENTENCE_END = re.compile(r"(?<=[.!?…;:])[\"”’»)\]]*\s+|(?<=[。！？；：])|(?<=[؟؛])\s*|\n")
_CODE = re.compile(r"(`+)[^`].*?\1")


def read_negations(text: str, cues: Cues) -> Sequence[Negation]:
    """Say of each sentence of a text whether it negates."""
    shown = shown_text(_CODE.sub(" ", text)).replace("’", "'").lower()
    bare = cues.neutral.sub(" ", shown)
    return [_judge(part, cues) for part in _SENTENCE_END.split(bare) if part.strip()]


def _judge(sentence: str, cues: Cues) -> Negation:
    if cues.sure.search(sentence):
        return Negation.SURE
    return Negation.PERHAPS if cues.weak.search(sentence) else Negation.NONE


def find_cues(tag: str) -> Cues | None:
    """Find the cues of a language; None where we know none, and negation cannot be compared."""
    return _tables().get(maximal_tag(tag).written)


def _cues(sure: str, weak: str, neutral: str = "") -> Cues:
    """Read lists of words and, in quotes, phrases; `*` stands for any letters."""
    return Cues(_whole_words(sure), _whole_words(weak), _whole_words(neutral))


def _whole_words(words: str) -> re.Pattern[str]:
    found = re.findall(r'"([^"]+)"|(\S+)', words)
    escaped = (re.escape(phrase or word).replace(r"\*", r"\w*") for phrase, word in found)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped) or '(?!)'})(?!\w)")


_ENGLISH = _cues(
    """*n't not no never none nor neither nobody nothing nowhere without cannot unless except avoid*
    stop stops stopped stopping discontinu*""",
    """instead "rather than" "at most" "up to" outside besides "but the" prevent* "keep from"
    "keeps * from" "keep * from" forbid* prohibit* ban banned fail* lack* refus* halt* quit* ceas*
    off-label un* non* misus* *less fewer impossib* inab* incompl* incompat* incorrect* inactiv*
    inappropriat* insuffic* invalid* illegal* immut* inexhaust* irregular* irrelevan* improper*
    inconsisten* infinite* disab* disappear* exclu* mixed raw""",
    "under* unit* uniq* unif* until union* unless",
)
_SPANISH = _cues(
    """no nunca jamás tampoco ni sin ningún ninguno ninguna ningunos ningunas nada nadie excepto salvo
    evit* "a menos que" "deje de" "dejen de" "dejar de" "deja de" "dejan de" "dejó de" suspend* interrump* detener*
    deteng*""",
    """sólo solo solamente únicamente impedir* impid* prohib* fuera desconoc* imposib* incapac* incapaz
    incomplet* incompatib* incorrect* inactiv* inadecuad* indebid* insuficien* inválid* ilegal* inmut*
    irregular* irrelevan* indefinid* infinit* desactiv* deshabilit* desaparec* exclu*""",
    '"sin embargo" "no obstante" "sin duda"',
)
_PORTUGUESE = _cues(
    """não nunca jamais nem sem nenhum nenhuma nenhuns nenhumas nada ninguém tampouco exceto salvo
    evit* "a menos que" "a não ser" "deixe de" "deixem de" "deixar de" "deixa de" "deixam de" pare
    parem parar suspend*
    interromp*""",
    """só somente apenas imped* impeç* proib* fora desconhec* impossív* incapac* incapaz incomplet*
    incompatív* incorret* inativ* inadequad* indevid* insuficien* inválid* ilega* imutáv* irregular*
    irrelevan* indefinid* infinit* desativ* desabilit* desaparec* exclu*""",
    '"não obstante" "sem dúvida"',
)
_FRENCH = _cues(
    """pas jamais aucun aucune aucuns aucunes rien ni sans sauf excepté non nul nulle inexistant*
    "personne n'*" "personne ne" évit* "à moins" arrêt* cess* interromp* suspend*""",
    """seul* uniquement empêch* interdi* hors inconnu* impossib* incapab* incapac* incompl* incompatib*
    incorrect* inacti* inadéquat* inappropri* insuffisan* invalid* illéga* immu* irréguli* indéfini*
    infini* désactiv* disparai* disparaî* exclu*""",
    '"sans doute"',
)
_GERMAN = _cues(
    """nicht kein keine keinen keinem keiner keines nie niemals niemand* nichts nirgend* ohne weder
    außer ausgenommen vermeid* vermied* meiden nein "es sei denn" absetz* abgesetzt aufhör* aufgehört
    aufzuhören stopp* unterbrech*""",
    """nur verhinder* verbiet* verboten* außerhalb un* irregulär* irrelevan* inaktiv* inkompatib* illegal*
    nicht* *los *lose *losen *loser *loses *frei *freie *freien fehl* hör hört hören ausschließ*""",
    "und unter* uns unser* uni* um",
)
_ARABIC = Cues(
    re.compile(
        r"(?<!\w)(?:[وف]?(?:لا|لم|لن|ليس\w*|لسنا|لست|بدون|دون|بلا|إلا|ألا|ألّا|سوى|كلا|لئلا)"
        r"|[وفبل]?عدم|[وب]?غير|[وفيتل]*تجن[ّ]?ب\w*|باستثناء|ماعدا|ما عدا|عدا"
        r"|[وف]?(?:ال|لل|بال)?(?:توقف|إيقاف|أوقف|وقف|تتوقف|يتوقف)\w*)(?!\w)"
    ),
    re.compile(r"(?<!\w)[وف]?(?:فقط|أقل|يمنع|تمنع|منع|ممنوع\w*|محظور\w*|خارج)(?!\w)"),
    re.compile(r"(?<!\w)[وف]?لا [يت]?زال\w*(?!\w)"),
)
_CHINESE = Cues(
    re.compile(r"[不没沒无無未勿莫否别]|禁止|禁用|禁忌|除非|避免|停止|停用|停药|切忌|戒断"),
    re.compile(r"[只仅禁免防停非外]|不当|未知"),
    re.compile(
        r"不同|不过|不仅|不但|不断|不久|不少|不安|不适(?!合|用|宜)|不良|不止|不管|不论|不然|不足|不得不|是否"
        r"|能否|否则|无论|未来|特别|级别|区别|个别|类别|性别|分别|识别|鉴别|别人|别的|别名|告别|没收|差不多"
        r"|要不要|会不会|是不是|能不能|可不可以|有没有|不一样|非常|不当"
    ),
)


@cache
def _tables() -> Mapping[tuple[str, str], Cues]:
    """By language and script."""
    tables = {
        "en": _ENGLISH,
        "es": _SPANISH,
        "pt": _PORTUGUESE,
        "fr": _FRENCH,
        "de": _GERMAN,
        "ar": _ARABIC,
        "zh-Hans": _CHINESE,
    }
    return {maximal_tag(tag).written: cues for tag, cues in tables.items()}
