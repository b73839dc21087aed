"""The rule extractor: a list of finders, run one after another over an article, then resolution."""

from collections.abc import Callable

from loaders.extraction.abbreviations import find_abbreviations
from loaders.extraction.affiliations import find_affiliations
from loaders.extraction.circumstances import find_circumstances
from loaders.extraction.considered import considered
from loaders.extraction.coordination import find_coordinated_bodies
from loaders.extraction.copies import settle_copies
from loaders.extraction.counterparts import find_counterparts, find_posts_of_counterparts
from loaders.extraction.datelines import find_settings
from loaders.extraction.dating import find_dated
from loaders.extraction.delegations import find_delegations
from loaders.extraction.describing import describe
from loaders.extraction.document import Document
from loaders.extraction.document_pass import complete, conclude
from loaders.extraction.durations import find_durations
from loaders.extraction.edition import edition
from loaders.extraction.events import find_events
from loaders.extraction.frame_engine import apply_frames
from loaders.extraction.gazetteer import find_reference_names
from loaders.extraction.home_bodies import find_homes
from loaders.extraction.implied import imply_from_names, imply_from_parties
from loaders.extraction.instruments import find_instruments
from loaders.extraction.knowledge import Knowledge, default_knowledge
from loaders.extraction.labeled_lines import find_labeled_lines
from loaders.extraction.locations import find_locations
from loaders.extraction.nouns_alone import find_nouns_alone
from loaders.extraction.organizations_en import find_english_organizations
from loaders.extraction.organizations_vi import find_vietnamese_organizations
from loaders.extraction.outcome_lists import find_outcome_lists
from loaders.extraction.people import (
    find_named_people,
    find_people_again,
    find_titled_people,
)
from loaders.extraction.posts_held import find_posts
from loaders.extraction.posts_shared import find_paired_posts, find_shared_posts
from loaders.extraction.presence import find_presence
from loaders.extraction.programmes import find_programmes
from loaders.extraction.rosters import find_rosters
from loaders.extraction.segmentation import split_sentences
from loaders.extraction.series import find_series
from loaders.extraction.settled_parties import settle_parties
from loaders.extraction.short_forms import (
    find_abbreviated_bodies,
    join_short_forms,
    move_bodies_to_foreign_parents,
    take_governments_for_countries,
)
from loaders.extraction.sides import find_sides
from loaders.extraction.signatures import date_from_force, date_signatures
from loaders.extraction.speakers import find_speaking_people
from loaders.extraction.topics import find_topics
from loaders.extraction.towns import find_english_towns, find_towns
from loaders.extraction.travellers import find_travellers
from loaders.resolution.assembly import assemble
from ontology.errors import UnreadableArticle
from ontology.reference import Reference
from ontology.statements import Article, Subgraph

Finder = Callable[[Document, Knowledge], None]

_BOTH: tuple[Finder, ...] = (
    find_homes,
    move_bodies_to_foreign_parents,
    join_short_forms,
    find_abbreviated_bodies,
    take_governments_for_countries,
    find_nouns_alone,
    find_titled_people,
    find_paired_posts,
    find_counterparts,
    find_speaking_people,
    find_people_again,
    find_posts,
    find_posts_of_counterparts,
    find_shared_posts,
    find_affiliations,
    find_locations,
    find_instruments,
    find_programmes,
    find_events,
    apply_frames,
    find_labeled_lines,
    find_rosters,
    find_outcome_lists,
    settle_copies,
    find_dated,
    date_signatures,
    date_from_force,
    find_durations,
    find_circumstances,
    find_settings,
    find_series,
    imply_from_names,
    settle_parties,
    complete,
    find_travellers,
    find_presence,
    find_delegations,
    find_sides,
    settle_parties,
    imply_from_parties,
    conclude,
    find_topics,
    describe,
)
FINDERS: dict[str, tuple[Finder, ...]] = {
    "vi": (
        find_abbreviations,
        find_named_people,
        find_reference_names,
        find_coordinated_bodies,
        find_vietnamese_organizations,
        find_towns,
        *_BOTH,
    ),
    "en": (
        find_abbreviations,
        find_named_people,
        find_reference_names,
        find_coordinated_bodies,
        find_english_organizations,
        find_english_towns,
        *_BOTH,
    ),
}
"""Language → what is run, in this order: the list is the pipeline."""


class RuleExtractor:
    """Reads articles by grammar and reference knowledge; the same article gives the same result."""

    def __init__(self, reference: Reference | None = None) -> None:
        self._knowledge = default_knowledge() if reference is None else Knowledge(reference)

    @property
    def name(self) -> str:
        """Name, version and edition; a change of any makes articles be read again."""
        return f"rules 0.1+{edition()}"

    def finders(self, language: str) -> tuple[Finder, ...]:
        """What is run over an article of a language, in this order."""
        return FINDERS[language]

    def extract(self, article: Article) -> Subgraph:
        """The article, every entity that it mentions, every statement that the rules find in it."""
        return assemble(self.read(article), self._knowledge.reference)

    def read(self, article: Article, *, explained: bool = False) -> Document:
        """The working state after all finders ran; where `explained`, with all that was passed over."""
        if article.text is None:
            raise UnreadableArticle(article.key, "It has no text.", "Load the article again from its source.")
        language = "en" if article.language == "en" else "vi"
        document = Document(article, article.text, language, sentences=split_sentences(article.text))
        document.explained = explained
        if document.sentences:
            for find in self.finders(language):
                find(document, self._knowledge)
        if explained:
            document.refusals += considered(document, self._knowledge)
        return document
