"""Quote extractors of others, each timed in a process of its own: peers.py NAME TEXTS.json.

It prints the seconds of processor time for all texts; loading is not counted. A peer that is not
there ends with status 3. Needs nothing but the standard library, for it may run in another
environment than pressctl (`make bench PEERS=PYTHON`).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

NOT_INSTALLED = 3
Extract = Callable[[str], object]


def load_textacy() -> Extract:
    """Take its direct quotations, with whatever English model spaCy has."""
    extract, nlp = import_module("textacy.extract"), _spacy_model()
    return lambda text: list(extract.direct_quotations(nlp(text)))


def load_citron() -> Extract:
    """BBC Citron, from a checkout on PYTHONPATH; CITRON_MODEL is the folder of its model."""
    extract: Extract = import_module("citron.citron").Citron(os.environ["CITRON_MODEL"]).extract
    return extract


def load_gender_gap_tracker() -> Extract:
    """Its English extractor; GENDER_GAP_TRACKER is the folder that holds quote_extractor.py."""
    folder = os.environ["GENDER_GAP_TRACKER"]
    sys.path.insert(0, folder)
    nlp = _spacy_model()
    verbs = next(Path(folder).rglob("*verb*.txt"))
    config = {"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(verbs)}}
    extractor = import_module("quote_extractor").QuoteExtractor(config)
    return lambda text: extractor.extract_quotes(nlp(text))


def _spacy_model() -> Callable[[str], object]:
    spacy = import_module("spacy")
    names = sorted(spacy.util.get_installed_models())
    loaded: Callable[[str], object] = spacy.load(next(n for n in names if n.startswith("en_")))
    return loaded


PEERS: dict[str, Callable[[], Extract]] = {
    "textacy": load_textacy,
    "citron": load_citron,
    "GenderGapTracker": load_gender_gap_tracker,
}


def main(name: str, file: str) -> None:
    """Time a peer on the texts of a file."""
    texts = json.loads(Path(file).read_text("utf-8"))
    try:
        extract = PEERS[name]()
    except (ImportError, KeyError, OSError, StopIteration):
        sys.exit(NOT_INSTALLED)
    start = time.process_time()
    for text in texts:
        with suppress(ValueError):  # textacy refuses a text with an odd number of marks
            extract(text)
    print(time.process_time() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
