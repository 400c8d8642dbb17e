import base64
import hashlib
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.standard.prepared import (
    EDITION_LENGTH,
    MOST_CHARACTERS,
    PREFIX,
    NotPrepared,
    TooLong,
    pack,
    unpack,
)

SHA = "0f3a9c" * 11
ANSWERS = {
    "name": "Айгүл Серікқызы Өтегенова",
    "iin": "850101400015",
    "birth_date": "1985-01-01",
    "territory": "kokshetau",
    "address": "Көкшетау қаласы, Әуезов көшесі, 189 «а», 12-пәтер",
    "phone": "+77010000000",
}


def code_of(value: object) -> str:
    return coded(json.dumps(value).encode())


def coded(body: bytes) -> str:
    return PREFIX + base64.urlsafe_b64encode(zlib.compress(body, 9)).decode().rstrip("=")


def test_what_was_packed_is_read_back():
    found = unpack(pack("svc-01", SHA, ANSWERS))
    assert (found.service, found.edition, found.answers) == (
        "svc-01",
        SHA[:EDITION_LENGTH],
        ANSWERS,
    )


@given(
    st.dictionaries(
        st.from_regex(r"[a-z_.]{1,20}", fullmatch=True),
        st.text(alphabet="абвгдәғқ0123456789 -@.", min_size=1, max_size=40),
        max_size=6,
    )
)
def test_any_answers_survive_the_way_over_paper(answers):
    assert unpack(f" {pack('svc-01', SHA, answers)}\n").answers == answers


def test_an_answer_left_empty_takes_no_room():
    assert unpack(pack("svc-01", SHA, {"name": "", "iin": "1"})).answers == {"iin": "1"}


def test_answers_that_no_printer_can_draw_are_refused_when_packing():
    noise = "".join(hashlib.sha256(bytes([i])).hexdigest() for i in range(30))
    with pytest.raises(TooLong):
        pack("svc-01", SHA, {"address": noise})


def test_a_form_filled_to_an_ordinary_length_fits():
    assert len(pack("svc-01", SHA, ANSWERS)) < MOST_CHARACTERS // 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "QYZ1:",
        "QYZ2:abcd",
        "https://example.org/QYZ1:",
        PREFIX + "!!!!",
        PREFIX + "äöü",
        PREFIX + "AAAA",
        PREFIX + "A" * 5000,
        coded(b"[" * 20000),
        coded(b"0" * 50_000_000)[: MOST_CHARACTERS + 1],
        coded(b" " * 600_000),
        coded(b'["svc","0f",{"a":"\xff"}]'),
        code_of({"service": "svc"}),
        code_of(["svc", "0f"]),
        code_of(["svc", "0f", {"a": 1}]),
        code_of(["svc", "0f", {"a": ["x"]}]),
        code_of(["svc", "not hex", {}]),
        code_of(["", "0f", {}]),
        code_of(["svc", "0f", {"a": "x" * 1001}]),
        code_of(["svc", "0f", {"": "x"}]),
        code_of(["svc", "0f", {"a": "x\x00y"}]),
        code_of(["svc", "0f", {"a": "\u202eevil"}]),
        code_of(["svc", "0f", {str(n): "x" for n in range(61)}]),
        code_of(["svc", "0f", {"a": "x"}])[:-4],
        code_of(["svc", "0f", {"a": "x"}]) + "AAAA",
    ],
)
def test_a_hostile_code_is_refused_with_a_reason(text):
    with pytest.raises(NotPrepared, match=r"\w"):
        unpack(text)


@given(st.text(max_size=80))
def test_no_text_at_all_breaks_the_reader(text):
    with pytest.raises(NotPrepared):
        unpack(PREFIX + text)


@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_the_reader(body):
    try:
        found = unpack(coded(body))
    except NotPrepared:
        return
    assert json.loads(body) == [found.service, found.edition, found.answers]
