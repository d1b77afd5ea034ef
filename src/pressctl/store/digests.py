"""blake2b as hashlib has it, without the OpenSSL that hashlib loads: a third of a bare start."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # the module is no public one
    from hashlib import blake2b

__all__ = ["blake2b"]
