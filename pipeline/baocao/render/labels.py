"""What the labels, roles and header fields are called when they are shown to a person."""

from __future__ import annotations

from collections.abc import Mapping

from baocao.messages import deferred, say

LABEL_NAMES: Mapping[str, str] = {
    "DOC": deferred("document cited"),
    "PROVISION": deferred("provision"),
    "TITLE": deferred("document's subject"),
    "PROJECT": deferred("project, programme"),
    "ORG": deferred("organisation"),
    "LOC": deferred("place"),
    "PER": deferred("person"),
    "DATE": deferred("date"),
    "PERIOD": deferred("period"),
    "MONEY": deferred("amount of money"),
    "QUANTITY": deferred("quantity"),
    "PERCENT": deferred("percentage"),
    "INDICATOR": deferred("indicator"),
}

FIELD_NAMES: Mapping[str, str] = {
    "kind": deferred("kind"),
    "symbol": deferred("number and symbol"),
    "issuer": deferred("issuer"),
    "place": deferred("place"),
    "date": deferred("date"),
    "title": deferred("subject"),
    "period": deferred("reporting period"),
    "signer": deferred("signed by"),
    "recipients": deferred("recipients"),
}

ROLE_NAMES: Mapping[str, str] = {
    "cites": deferred("cites"),
    "implements": deferred("implements"),
    "amends": deferred("amends"),
    "replaces": deferred("replaces"),
}


def named(names: Mapping[str, str], code: str) -> str:
    """Return what ``code`` is called in the language in use, the code itself where it has no name."""
    return say(names[code]) if code in names else code
