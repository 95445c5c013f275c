"""The Plural-Forms that are known for a language."""

from service.errors import PolyleafError
from service.locales.lineage import lineage
from service.locales.tags import canonical_subtags

# Pinned, because a header that changed with a library would renumber the msgstr of every catalog.
# As msginit of GNU gettext writes them where it knows the language (`es`, `fr`, `it`, `he`, `lv` and
# `ga` have fewer forms there than in CLDR), else CLDR 47 over the integers, its categories in their
# order. Babel's own table has Arabic's 4 and 5 the other way round.
_LANGUAGES = {
    "nplurals=1; plural=0;": """
        bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi
        vi wo yo yue zh""",
    "nplurals=2; plural=(n != 1);": """
        af an asa ast az bal bem bez bg brx ca ce cgg chr ckb da de dv ee el en eo es et eu fi fo
        fur fy gl gsw ha haw he hu ia io it jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij lld
        mas mgo ml mn mr nb nd ne nl nn nnh nr ny nyn om or os pap ps pt rm rof rwk saq sc scn sd
        sdh seh sn so sq ss ssy st sv sw syr ta te teo tig tk tn tr ts ug ur uz ve vec vo vun wae
        xh xog yi""",
    "nplurals=2; plural=(n > 1);": """
        ak am as bho bn csw doi fa ff fr gu hi ht hy kab kn ln mg nso pa pcm pt-BR si ti wa zu""",
    "nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);": "ceb fil",
    "nplurals=2; plural=(n%10!=1 || n%100==11);": "is mk",
    "nplurals=2; plural=(n > 1 && (n < 11 || n > 99));": "tzm",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
    " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);": "be bs hr ru sr uk",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);": "pl",
    "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;": "cs sk",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
    " : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);": "lt",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);": "lv",
    "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2);": "prg",
    "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;": "ro",
    "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;": "ga iu naq sat se sma smj smn sms",
    "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);": "blo ksh lag",
    "nplurals=3; plural=(n<=1 ? 0 : n<=10 ? 1 : 2);": "shi",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);": (
        "dsb hsb sl"
    ),
    "nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3);": "gd",
    "nplurals=4; plural=(n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3);": "gv",
    "nplurals=5; plural=(n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0"
    " : n%10==2 && n%100!=12 && n%100!=72 && n%100!=92 ? 1"
    " : (n%10==3 || n%10==4 || n%10==9) && (n%100<10 || n%100>19) && (n%100<70 || n%100>79)"
    " && n%100<90 ? 2 : n!=0 && n%1000000==0 ? 3 : 4);": "br",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2"
    " : n%100>=11 && n%100<=19 ? 3 : 4);": "mt",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=11 ? 4 : 5);": "ar",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);": "cy",
}
_FORMS = {language: forms for forms, tags in _LANGUAGES.items() for language in tags.split()}


class UnknownPluralFormsError(PolyleafError, LookupError):
    """Neither GNU gettext nor CLDR says how a language counts."""


def plural_forms(tag: str) -> str:
    """Give the value of the Plural-Forms header for a language (GNU gettext manual, Plural forms).

    Regions and scripts count as their language does, but for those in the table. Raises TagError,
    and UnknownPluralFormsError.
    """
    known = _find_forms(tag)
    if known is None:
        raise UnknownPluralFormsError(f"No Plural-Forms are known for {tag!r}.")
    return known


def has_plural_forms(tag: str) -> bool:
    """Tell whether `plural_forms` knows a language. Raises TagError."""
    return _find_forms(tag) is not None


def _find_forms(tag: str) -> str | None:
    steps = (*lineage(tag), canonical_subtags(tag).language)
    return next((_FORMS[step] for step in steps if step in _FORMS), None)
