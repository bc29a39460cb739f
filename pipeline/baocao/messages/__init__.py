"""What the program says, in Vietnamese and English.

The English template with its named figures is the key; ``vi/LC_MESSAGES/baocao.po`` holds the Vietnamese (gettext),
``baocao.mo`` is the same compiled: after a change to the catalogue, ``pybabel compile`` (``make messages``).
"""

from __future__ import annotations

import gettext
import locale
import os
import re
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")
FOLDER = Path(__file__).parent
_DOMAIN = "baocao"
_FIGURE = re.compile(r"\\\{(\w+)(?::[^{}]*)?\\\}")
_chosen: str | None = None


def use(language: str | None) -> None:
    """Choose ``vi`` or ``en`` for what follows; None goes back to the locale's."""
    global _chosen
    _chosen = language


def language() -> str:
    """Return the language in use: the chosen one, else ``en`` where the locale is English, else ``vi``."""
    if _chosen:
        return _chosen
    stated = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    return "en" if (stated or locale.getlocale()[0] or "").lower().startswith("en") else "vi"


def share() -> None:
    """Let whatever else in the process asks gettext (the command line parser: ``Options``) hear our catalogue."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(_DOMAIN, FOLDER)
    gettext.textdomain(_DOMAIN)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, FOLDER, [language], fallback=True)


def say(template: str, **figures: object) -> str:
    """Return ``template`` in the language in use, filled with ``figures``."""
    return _catalogue(language()).gettext(template).format(**figures)


def say_count(one: str, many: str, count: int, **figures: object) -> str:
    """Return ``one`` or ``many`` by ``count``, which fills ``{count}`` with its thousands grouped."""
    template = _catalogue(language()).ngettext(one, many, count)
    return template.format(count=grouped(count), **figures)


def deferred(template: str) -> str:
    """Return ``template`` as it is: it marks what goes into the catalogue here and is said elsewhere."""
    return template


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart: ``107.798`` in Vietnamese, ``107,798`` in English."""
    return f"{number:,}" if language() == "en" else f"{number:,}".replace(",", ".")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each template of the catalogue as a pattern, those with most fixed words first."""
    known = getattr(_catalogue("vi"), "_catalog", {})
    templates = [key for key in known if isinstance(key, str) and any(c.isalpha() for c in _fixed(key))]
    return tuple((_pattern(t), t) for t in sorted(templates, key=lambda t: -len(_fixed(t))))


def _fixed(template: str) -> str:
    return re.sub(r"\{[^{}]*\}", "", template)


def _pattern(template: str) -> re.Pattern[str]:
    """Return what a filled ``template`` looks like; a figure that stands twice is the same both times."""
    seen: set[str] = set()

    def figure(match: re.Match[str]) -> str:
        again = match[1] in seen
        seen.add(match[1])
        return f"(?P={match[1]})" if again else f"(?P<{match[1]}>.*?)"

    return re.compile(_FIGURE.sub(figure, re.escape(template)), re.DOTALL)


def retold(sentence: str) -> str:
    """Return an English sentence made earlier (a stored reason, the command line parser's own) in the language in use.

    It is looked up among the catalogue's templates, its figures read back out of it; an unknown one stays as it is.
    """
    if language() == "en":
        return sentence
    for pattern, template in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            return say(template, **{name: retold(figure) for name, figure in found.groupdict().items()})
    return sentence
