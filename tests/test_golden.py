"""Whole outputs, one screen each; when a change is meant: make golden, and read the diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session import GOLDEN, RELEASES, Session, open_session
from tests.write_golden import WIDTHS, scenes, screen


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return open_session(tmp_path_factory.mktemp("golden"), RELEASES)


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.out")), ids=lambda path: path.stem)
def test_a_screen_looks_as_it_did(session: Session, golden: Path) -> None:
    args = scenes(session)[golden.stem]
    shown = "\n".join(screen(session, args, width) for width in WIDTHS)
    assert shown == golden.read_text(encoding="utf-8")
