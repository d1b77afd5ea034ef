"""pressctl: who said what, and when, in a folder of press releases."""

from __future__ import annotations

from pressctl.version import __version__

__all__ = ["__version__", "check"]

TYPE_CHECKING = False  # typing is not loaded for that: --version needs nothing
if TYPE_CHECKING:
    from pressctl.answers.verdicts import Verdict
    from pressctl.api.corpus import Corpus


def check(corpus: Corpus, text: str, speaker: str | None = None) -> Verdict:
    """Tell whether a quotation is in a corpus word for word and, if one is named, its speaker's.

    corpus = Corpus.open(Path("pressctl-store"))
    pressctl.check(corpus, "enough is enough", "Jane Pell").verdict
    """
    return corpus.check(text, speaker)
