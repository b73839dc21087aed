"""What a sentence leaves unsaid: who "the two sides" are."""

from collections.abc import Callable

Claimed = Callable[..., set[tuple[str, ...]]]


def test_the_two_sides_are_the_offices_of_the_two_who_met(claimed: Claimed) -> None:
    text = (
        "In Canberra, Koji Matsuda, Commissioner of the Japan Patent Office, held talks with Clara Vidal, "
        "Director General of IP Australia. The two sides signed a work plan.\n\n"
        "In Lima, Koji Matsuda held talks with Juan Soto, President of INDECOPI. "
        "The two sides signed a memorandum of understanding on brands."
    )
    parties = {(subject, key.split("|")[0]) for subject, key in claimed(text, "partyTo", "en")}
    assert parties >= {
        ("agency/indecopi", "agreement:memorandum"),
        ("agency/ip-australia", "agreement:cooperation-plan"),
    }
    assert ("agency/indecopi", "agreement:cooperation-plan") not in parties


def test_two_of_one_country_are_no_two_sides(claimed: Claimed) -> None:
    text = (
        "Commissioner Koji Matsuda of the Japan Patent Office met Yuki Mori, Director of Japan Customs. "
        "The two sides signed a memorandum of understanding."
    )
    assert claimed(text, "partyTo", "en") == set()
