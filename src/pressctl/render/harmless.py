"""Text that is safe to show: nothing in a document acts on the terminal that prints it."""

from __future__ import annotations

import re
import unicodedata

# C0 but tab and newline, DEL, C1, the marks that turn the direction of writing, line and paragraph
# separators (some readers break a line at them), and half characters that no encoding can write.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"
)
_BREAKS = re.compile(r"[\n\t]+")

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("─━", "-"),
        **dict.fromkeys("│┃", "|"),
        "—": "--",
        "―": "--",
        "…": "...",
        "•": "*",
        "·": "-",
        "«": ">>",
        "»": "<<",
        "›": ">",
        "✓": "OK",
        "≈": "~",
        "⇄": "<>",
        "✗": "NO",
        "✎": "*",
        "→": "->",
        "¶": "par ",
        "×": "x",
        "≤": "<=",
        "≥": ">=",
        "£": "GBP",
        "€": "EUR",
    }
)


def harmless(text: str) -> str:
    """Put a visible mark in the place of every character that would act on a terminal."""
    return _ACTING.sub(lambda found: _mark(found[0]), text)


def on_one_line(text: str) -> str:
    """Give harmless text without line breaks; spaces stay as they are."""
    return harmless(_BREAKS.sub(" ", text))


def escaped(text: str) -> str:
    r"""Write text as a cell of one line: tab is \t, newline \n, backslash \\, escape \x1b."""
    text = text.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n")
    return _ACTING.sub(lambda found: _escape(found[0]), text)


def in_ascii(text: str) -> str:
    """Write text for a terminal that knows ASCII only: the nearest characters, or ? for none."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return kept.encode("ascii", "replace").decode("ascii")


def escaped_to_ascii(text: str) -> str:
    r"""Write what is not ASCII as \xa3, \u2019 or \U0001f6a8: nothing is lost, unlike in_ascii."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


def _mark(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # ESC is shown as the control picture ␛
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _escape(character: str) -> str:
    if character == "\r":
        return r"\r"
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
