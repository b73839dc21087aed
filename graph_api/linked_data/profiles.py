"""Which shape of RDF a client wants: by `profile=`, or by Accept-Profile (Content Negotiation by Profile)."""

import re
from collections.abc import Sequence
from io import BytesIO
from urllib.parse import quote

from fastapi import Request
from pyoxigraph import Literal, NamedNode, Triple, serialize

from graph_api.linked_data.forms import Form
from ontology.errors import InvalidQuery, NotFound
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import FORMATS, NAMESPACE, VOCABULARIES
from ontology.rdf.wikibase import PREFIXES as WIKIBASE
from ontology.rdf.wikibase import described

DEFAULT = next(iter(PROFILES))
START = f"{NAMESPACE.rstrip('#')}/profile/"
"""What the address of a profile begins with."""

_PROF = "http://www.w3.org/ns/dx/prof/"
_WISH = re.compile(r"<([^<>]*)>\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?\s*")


def fitting(form: Form) -> Sequence[str]:
    """The profiles that a form can carry."""
    return [name for name, each in PROFILES.items() if form.format in each.formats(FORMATS)]


def profile_for(request: Request, form: Form, given: str | None) -> str:
    """The profile to answer in; raises `InvalidQuery` where `profile=` names one that there is not.

    Of what Accept-Profile asks, the most wanted that `form` can carry; the default where there is none.
    """
    names = fitting(form)
    if given is not None:
        name = given.removeprefix(START)
        if name not in names:
            raise InvalidQuery(f"profile is {given!r}: in .{form.ending} there is {', '.join(names)}.")
        return name
    wishes = _WISH.findall(request.headers.get("accept-profile", ""))
    rated = [
        (float(quality or 1), -place, address.removeprefix(START))
        for place, (address, quality) in enumerate(wishes)
        if address.startswith(START) and address.removeprefix(START) in names
    ]
    quality, _, name = max(rated, default=(0.0, 0, DEFAULT))
    return name if quality > 0 else DEFAULT


def profile_link(name: str) -> str:
    """The Link that says which profile an answer is in."""
    return f'<{START}{name}>; rel="profile"'


def describe_profile(name: str, form: Form) -> bytes:
    """What a profile is, by the Profiles Vocabulary; raises `NotFound`."""
    if name not in PROFILES:
        raise NotFound(f"There is no profile {name}; there is {', '.join(PROFILES)}.")
    node = NamedNode(START + name)
    pairs: list[tuple[str, NamedNode | Literal]] = [
        (f"{VOCABULARIES['rdf']}type", NamedNode(f"{_PROF}Profile")),
        (f"{_PROF}isProfileOf", NamedNode(NAMESPACE.rstrip("#"))),
        (f"{_PROF}hasToken", Literal(name)),
        (f"{VOCABULARIES['dcterms']}title", Literal(f"IPCoop, RDF profile {name}", language="en")),
    ]
    triples = [Triple(node, NamedNode(predicate), value) for predicate, value in pairs]
    file = BytesIO()
    prefixes = {"prof": _PROF, "dcterms": VOCABULARIES["dcterms"]}
    serialize(triples, file, FORMATS[form.format], prefixes=prefixes)
    return file.getvalue()


def describe_property(name: str, form: Form) -> bytes:
    """What a term of the profile `wikibase` stands for; raises `NotFound`."""
    address = NAMESPACE.rstrip("#") + f"/prop/{quote(name)}"
    triples = [quad.triple for quad in described(address)]
    if not triples:
        raise NotFound(f"There is no property {name}; {START}wikibase is the profile that has them.")
    file = BytesIO()
    prefixes = {**WIKIBASE, "ipc": NAMESPACE, "oa": VOCABULARIES["oa"], "owl": VOCABULARIES["owl"]}
    serialize(triples, file, FORMATS[form.format], prefixes=prefixes)
    return file.getvalue()
