"""What people put right: a file that they can edit by hand, laid on top of what was read.

The file lies beside the store and names releases, cue lines and first words, so that a correction
outlives a new ingest, a file that moved and a parser that numbers its quotes otherwise.
"""

from __future__ import annotations

from pressctl.corrections.applying import Corrected, lay_on
from pressctl.corrections.finding import candidates
from pressctl.corrections.making import end_fix, speaker_fix
from pressctl.corrections.reading import BadCorrections, read
from pressctl.corrections.records import Fix, Stamp
from pressctl.corrections.settling import CannotEnd
from pressctl.corrections.writing import UnwritableCorrections, write

__all__ = [
    "BadCorrections",
    "CannotEnd",
    "Corrected",
    "Fix",
    "Stamp",
    "UnwritableCorrections",
    "candidates",
    "end_fix",
    "lay_on",
    "read",
    "speaker_fix",
    "write",
]
