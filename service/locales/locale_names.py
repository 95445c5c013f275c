"""The name of a language's locale, as folders of translations and CLDR write it."""

from service.locales.subtags import TagError
from service.locales.tags import canonical_tag


def locale_of(tag: str) -> str:
    """Name the locale of a language: `zh-Hans` → `zh_Hans`. Raises TagError.

    `tag_of(locale_of(tag))` is `canonical_tag(tag)`.
    """
    return canonical_tag(tag).replace("-", "_")


def tag_of(locale: str) -> str:
    """Name the language of a locale: `pt_BR` → `pt-BR`; `locale_of` is the inverse.

    Two folders never stand for one language: `iw`, `pt_br`, `pt-BR` raise TagError.
    """
    tag = canonical_tag(locale.replace("_", "-"))
    if locale != locale_of(tag):
        raise TagError(
            f"{locale!r} is not how the locale is written: rename it {locale_of(tag)!r}."
        )
    return tag
