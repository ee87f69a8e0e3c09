"""What might tell who someone is, is found, and nothing much besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.text.details import masked, personal_details, without_details


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("Write to jo.smith@example.org.", "e-mail address", "jo.smith@example.org"),
        ("jürgen@müller.de hilft", "e-mail address", "jürgen@müller.de"),
        ("jo(at)example(dot)org", "e-mail address", "jo(at)example(dot)org"),
        ("Ring 0151 234 567 89 bitte", "phone number", "0151 234 567 89"),
        ("+49 (0)151/2345678", "phone number", "+49 (0)151/2345678"),
        ("06 12 34 56 78", "phone number", "06 12 34 56 78"),
        ("my number is 555-123-4567", "phone number", "555-123-4567"),
        ("(020) 7946 0958, ask for me", "phone number", "(020) 7946 0958"),
        ("see linkedin.com/in/jo-smith.", "web address", "linkedin.com/in/jo-smith"),
        ("https://example.org/~jo, ok", "web address", "https://example.org/~jo"),
        ("@jo_smith said so", "user name", "@jo_smith"),
        ("personnel number 4711234", "long number", "4711234"),
        ("card 4111 1111 1111 1111", "long number", "4111 1111 1111 1111"),
        ("at home 555-1234 after six", "phone number", "555-1234"),
        ("my desk is 7946 0958", "phone number", "7946 0958"),
        ("reach me on 22 33 44 55", "phone number", "22 33 44 55"),
        ("321 45 67 is mine", "phone number", "321 45 67"),
        ("ask at ext. 4711", "extension", "4711"),
        ("extension 4711, please", "extension", "4711"),
        ("I am on x4711", "extension", "4711"),
        ("Durchwahl -12 weiß es", "extension", "12"),
        ("poste 332 ou rien", "extension", "332"),
        ("ring 4711 and see", "extension", "4711"),
        ("call me on 98 45 1", "extension", "98 45 1"),
        ("Tel. 4711", "extension", "4711"),
        ("Tel.: 98451", "extension", "98451"),
        # Each language of the interface has its own words for it.
        ("la extensión 231, por favor", "extension", "231"),
        ("mi móvil 98 45 1", "extension", "98 45 1"),
        ("no ramal 1234 atendo eu", "extension", "1234"),
        ("ligue 4711 e verá", "extension", "4711"),
        ("int. 4711 o niente", "extension", "4711"),
        ("mijn doorkiesnummer is doorkiesnummer 123", "extension", "123"),
        ("wew. 123 i już", "extension", "123"),
        ("zadzwoń 4711 proszę", "extension", "4711"),
        ("dahili 4711 benim", "extension", "4711"),
        ("تحويلة 1234 عندي", "extension", "1234"),
        ("内線1234まで", "extension", "1234"),
        ("電話は4711です", "extension", "4711"),
        ("请打分机 1234 找我", "extension", "1234"),
        ("Anschluss 4711 weiß es", "extension", "4711"),
        ("at home 555\u20130142", "phone number", "555\u20130142"),
        ("at home 555.0142", "phone number", "555.0142"),
        ("٠١٥١٢٣٤٥٦٧٨٩", "phone number", "٠١٥١٢٣٤٥٦٧٨٩"),
        # In other scripts, with other signs, and right beside letters that stand without spaces.
        (
            "\u0628\u064a \u0660\u0661\u0665\u0661 \u0662\u0663\u0664 \u0665\u0666\u0667",
            "phone number",
            "\u0660\u0661\u0665\u0661 \u0662\u0663\u0664 \u0665\u0666\u0667",
        ),
        (
            "\u96fb\u8a71\u306f\uff10\uff19\uff10\uff0d\uff11\uff12\uff13\uff14\uff0d\uff15\uff16\uff17\uff18\u3067\u3059",
            "phone number",
            "\uff10\uff19\uff10\uff0d\uff11\uff12\uff13\uff14\uff0d\uff15\uff16\uff17\uff18",
        ),
        ("\u96fb\u8a71\u306f090-1234-5678\u3067\u3059", "phone number", "090-1234-5678"),
        ("\u8bf7\u625313912345678\u627e\u6211", "long number", "13912345678"),
        ("\u0e42\u0e17\u0e230812345678\u0e44\u0e14\u0e49", "phone number", "0812345678"),
        (
            "\u0966\u0967\u0967 \u0968\u0969\u096a\u096b \u096c\u096d\u096e\u096f \u092a\u0930",
            "phone number",
            "\u0966\u0967\u0967 \u0968\u0969\u096a\u096b \u096c\u096d\u096e\u096f",
        ),
        (
            "mobile 06\u202f12\u202f34\u202f56\u202f78",
            "phone number",
            "06\u202f12\u202f34\u202f56\u202f78",
        ),
        ("0151\u2011234567 passt", "phone number", "0151\u2011234567"),
        (
            "\uff4a\uff4f\uff20\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff4f\uff52\uff47\u307e\u3067",
            "e-mail address",
            "\uff4a\uff4f\uff20\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff4f\uff52\uff47",
        ),
    ],
)
def test_details_are_found_where_they_stand(text: str, kind: str, piece: str) -> None:
    """Each kind is named, with the place it stands at and no more than it."""
    (found,) = personal_details(text)

    assert (found.kind, text[found.start : found.end]) == (kind, piece)


@pytest.mark.parametrize(
    "number",
    ["DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "FR1420041010050500013M02606"],
)
def test_account_numbers_are_known_by_their_check_digits(number: str) -> None:
    """The example numbers of the SWIFT registry are found; one digit off, they are not accounts."""
    wrong = number.replace("0", "1", 1)

    assert [detail.kind for detail in personal_details(number)] == ["account number"]
    assert all(detail.kind != "account number" for detail in personal_details(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "By 2030, in 2025-2030 or 2026/27, 1,000,000 people and 10 000 000 euros",
        "24/7, 9 to 5, 50:50, 0.75 of it, +20-30% more, 100% and 1000000",
        "On 01.02.2030 or 1/5/30 we meet @ home and/or at work",
        "Room 4.12, ward 007, ISO 9001 and COVID-19",
        "Fair pay for all. More time for patients.",
        "Call 100 customers a day, phone 3 of them, be there by phone 24/7",
        "A call in 2030, ring 2025 in, text 1000 people, 2025 2030 and 1 + 1",
        "A 4 x 4 car, 5 x 12 hours, next 10 years, ext. help, 12 000 of 13 000",
        "From 100-200 to 300-400 beds, on 12 wards in 34 rooms for 56 people",
        "100\u20131999 employees, 123.4567 euros",
        "From 500\u20131000 to 800\u20131200 euros, intern 25 Stellen, Anschluss in 5 Minuten",
        "\u96fb\u8a71\u306f24/7\u3001\u6708\u306b\u96fb\u8a71100\u4ef6\u3001\u5206\u673a5\u53f0",
    ],
)
def test_plain_wishes_hold_no_details(text: str) -> None:
    """Years, sums, shares, dates and rooms are what wishes are full of."""
    assert personal_details(text) == ()
    assert masked(text) == text


def test_a_mask_says_what_was_there() -> None:
    """The words around a detail stay as they are."""
    text = "Ask jo@example.org or 0151 2345678, please"

    assert masked(text) == "Ask [e-mail address] or [phone number], please"
    assert without_details(text) == "Ask or, please"


@given(st.text(alphabet="ab@.0123456789 +-()/[]:", max_size=60))
def test_nothing_is_left_behind_a_mask(text: str) -> None:
    """Masking ends, and leaves nothing that would be masked again."""
    assert personal_details(masked(text)) == ()
    assert masked(masked(text)) == masked(text)
    assert personal_details(without_details(text)) == ()


@given(st.text(max_size=200))
def test_places_are_in_order_and_apart(text: str) -> None:
    """Details never overlap and lie inside the text."""
    ends = [place for each in personal_details(text) for place in (each.start, each.end)]

    assert ends == sorted(ends)
    assert all(0 <= place <= len(text) for place in ends)
