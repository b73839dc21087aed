"""Questions in words, in English or Vietnamese."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from graph_api.asking import Browsing
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.worded import WordedAnswer, answer_in_words
from queries.worded.interpreting import MOST_LETTERS

router = APIRouter(tags=["queries"], route_class=Answering)


@router.get("/ask", responses=documented())
def ask_in_words(
    browser: Browsing,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=MOST_LETTERS,
            description="A question, with or without accents.",
            examples=["Who signed the MoU between IP Viet Nam and WIPO?"],
        ),
    ],
    lang: Annotated[
        Literal["en", "vi"] | None,
        Query(description="Language of the sentences in the answer; left out: that of the question."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many rows at most.")] = 100,
) -> WordedAnswer:
    """What a question means as a named query, and the rows that answer it; what is unclear gets none."""
    return answer_in_words(browser, q, lang, limit)
