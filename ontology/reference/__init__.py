"""Curated knowledge as data files: who and what cooperation news names, in both languages.

One YAML file per subject, each with its `source`. `load_reference()` reads and checks them all.
"""

from ontology.reference.knowledge import Reference, ReferenceEntry, load_reference

__all__ = ["Reference", "ReferenceEntry", "load_reference"]
