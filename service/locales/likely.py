"""The script and region that a language most likely means (UTS 35 §4.3, likely subtags)."""

from dataclasses import dataclass
from functools import lru_cache

from service.locales.cldr import LIKELY_SUBTAGS


@dataclass(frozen=True, slots=True)
class Maximal:
    """A language with its script and region, written or likely; empty where CLDR knows neither."""

    language: str
    script: str
    region: str

    @property
    def written(self) -> tuple[str, str]:
        """The language and its script: what a reader can read, wherever they live."""
        return self.language, self.script


@lru_cache(maxsize=1024)
def maximize(language: str, script: str = "", region: str = "") -> Maximal:
    """Fill in what was not written. `und` stays as it is: its likely language would be a guess."""
    likely = "" if language == "und" else _likely(language, script, region)
    _, likely_script, likely_region = likely.split("_") if likely else ("", "", "")
    return Maximal(language, script or likely_script, region or likely_region)


def _likely(language: str, script: str, region: str) -> str:
    keys = (
        f"{language}_{script}_{region}",
        f"{language}_{script}",
        f"{language}_{region}",
        language,
    )
    return next((LIKELY_SUBTAGS[key] for key in keys if key in LIKELY_SUBTAGS), "")
