"""The look of a marked page: one hue a label, a checkbox that hides it, dark where the reader's screen is."""

from __future__ import annotations

from collections.abc import Iterable

_BASE = """
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1d1d1f;--faint:#6b6b70;--line:#dedbd2;--tint:86%;--edge:45%}
@media(prefers-color-scheme:dark){:root{--paper:#17181b;--ink:#e9e7e2;--faint:#9a9aa2;--line:#34353b;--tint:26%;--edge:62%}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.7 "Noto Serif","Times New Roman",serif}
nav{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:.3em .5em;padding:.6em 1.2em;background:var(--paper);
border-bottom:1px solid var(--line);font:13px/1.5 system-ui,sans-serif;z-index:1}
nav label,.counts span{padding:.05em .5em;border-radius:.3em;cursor:pointer}
nav input{margin:0 .35em 0 0;vertical-align:-1px}
article{max-width:50em;margin:2em auto 4em;padding:0 1.2em}
h1{font:600 20px/1.3 system-ui,sans-serif;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em 1em;font:14px/1.5 system-ui,sans-serif}
dt{color:var(--faint)}dd{margin:0;cursor:help}
.counts{font:12px/2 system-ui,sans-serif;color:var(--ink)}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{color:inherit;border-radius:.2em;padding:.05em 0;cursor:help}
mark.TITLE{background:none;border-bottom:2px solid;padding-bottom:.15em}
"""


def style(labels: Iterable[str]) -> str:
    """Return the style sheet for ``labels``, their hues spread evenly over the circle."""
    names = list(labels)
    rules = [_BASE]
    for index, label in enumerate(names):
        hue = round(360 * index * 5 / len(names)) % 360  # neighbours in the legend stand far apart
        tint = f"hsl({hue} 75% var(--tint))"
        rules.append(f"mark.{label}:not(.TITLE),nav .{label},.counts .{label}{{background:{tint}}}\n")
        rules.append(f"mark.{label}{{border-color:hsl({hue} 60% var(--edge))}}\n")
        hidden = f"body:has(#show-{label}:not(:checked)) mark.{label}"
        rules.append(f"{hidden}{{background:none;border-bottom:0;cursor:auto}}\n")
    return "".join(rules)
