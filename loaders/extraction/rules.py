"""The rule extractor: a list of finders, run one after another over an article, then resolution."""

from collections.abc import Callable

from loaders.extraction.bodies.abbreviations import find_abbreviations
from loaders.extraction.bodies.affiliations import find_affiliations
from loaders.extraction.bodies.coordination import find_coordinated_bodies
from loaders.extraction.bodies.gazetteer import find_reference_names
from loaders.extraction.bodies.home_bodies import find_homes
from loaders.extraction.bodies.knowledge import Knowledge, default_knowledge
from loaders.extraction.bodies.locations import find_locations
from loaders.extraction.bodies.nouns_alone import find_nouns_alone
from loaders.extraction.bodies.organizations_en import find_english_organizations
from loaders.extraction.bodies.organizations_vi import find_vietnamese_organizations
from loaders.extraction.bodies.short_forms import (
    find_abbreviated_bodies,
    join_short_forms,
    move_bodies_to_foreign_parents,
    take_governments_for_countries,
)
from loaders.extraction.bodies.towns import find_english_towns, find_towns
from loaders.extraction.considered import considered
from loaders.extraction.described.copies import settle_copies
from loaders.extraction.described.describing import describe
from loaders.extraction.described.events import find_events
from loaders.extraction.described.instruments import find_instruments
from loaders.extraction.described.programmes import find_programmes
from loaders.extraction.described.series import find_series
from loaders.extraction.described.settled_parties import settle_parties
from loaders.extraction.edition import edition
from loaders.extraction.frames.frame_engine import apply_frames
from loaders.extraction.people.counterparts import find_counterparts, find_posts_of_counterparts
from loaders.extraction.people.people import (
    find_named_people,
    find_people_again,
    find_titled_people,
)
from loaders.extraction.people.posts_held import find_posts
from loaders.extraction.people.posts_shared import find_paired_posts, find_shared_posts
from loaders.extraction.people.speakers import find_speaking_people
from loaders.extraction.text.document import Document
from loaders.extraction.text.segmentation import split_sentences
from loaders.extraction.when_and_where.circumstances import find_circumstances
from loaders.extraction.when_and_where.datelines import find_settings
from loaders.extraction.when_and_where.dating import find_dated
from loaders.extraction.when_and_where.durations import find_durations
from loaders.extraction.when_and_where.signatures import date_from_force, date_signatures
from loaders.extraction.whole_article.delegations import find_delegations
from loaders.extraction.whole_article.document_pass import complete, conclude
from loaders.extraction.whole_article.implied import imply_from_names, imply_from_parties
from loaders.extraction.whole_article.labeled_lines import find_labeled_lines
from loaders.extraction.whole_article.outcome_lists import find_outcome_lists
from loaders.extraction.whole_article.presence import find_presence
from loaders.extraction.whole_article.rosters import find_rosters
from loaders.extraction.whole_article.sides import find_sides
from loaders.extraction.whole_article.topics import find_topics
from loaders.extraction.whole_article.travellers import find_travellers
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
