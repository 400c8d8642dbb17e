import pytest
from django.test import Client

from qyzmet.web.components.display import (
    LOW_VISION,
    ORDINARY,
    SCHEMES,
    SIZES,
    SPACINGS,
    Display,
    display_from_text,
)


def test_settings_survive_the_cookie_in_every_combination():
    for size in SIZES:
        for scheme in SCHEMES:
            for spacing in SPACINGS:
                for pictures in (True, False):
                    chosen = Display(size, scheme, spacing, pictures)
                    assert display_from_text(chosen.as_text()) == chosen


@pytest.mark.parametrize("broken", ["", "....", "999.pink.huge.maybe", "\x00", "150", "-1.x" * 900])
def test_a_broken_cookie_never_stops_a_page(broken):
    kept = display_from_text(broken)
    assert kept.scheme == "auto" and kept.spacing == "normal" and kept.pictures
    assert kept.size == (150 if broken == "150" else 100)


def test_choosing_settings_returns_to_the_same_page_with_them_on(bare_site):
    browser = Client()
    answers = {
        "size": "200",
        "scheme": "yellow_on_black",
        "spacing": "wide",
        "pictures": "off",
        "next": "/components/?q=%D2%9B",
    }
    answer = browser.post("/display/", answers)
    assert answer.status_code == 302
    assert answer["Location"] == "/components/?q=%D2%9B"
    page = browser.get("/components/").content.decode()
    assert (
        'data-size="200" data-scheme="yellow_on_black" data-spacing="wide" data-pictures="off"'
        in page
    )


def test_the_low_vision_version_is_one_press_and_goes_off_as_easily(bare_site):
    browser = Client()
    browser.post("/display/", {"preset": "low-vision"})
    assert browser.cookies["display"].value == LOW_VISION.as_text()
    browser.post("/display/", {"preset": "ordinary"})
    assert browser.cookies["display"].value == ORDINARY.as_text()


def test_the_page_of_settings_shows_what_is_on(bare_site):
    browser = Client()
    browser.cookies["display"] = "150.dark.wide.on"
    page = browser.get("/display/?next=/components/").content.decode()
    for value in ("150", "dark", "wide", "on"):
        assert f'value="{value}" checked' in page
    assert '<input type="hidden" name="next" value="/components/">' in page


@pytest.mark.parametrize(
    "outside", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
@pytest.mark.parametrize("address", ["/display/", "/language/"])
def test_nobody_is_sent_to_another_site(bare_site, address, outside):
    answer = Client().post(address, {"next": outside, "language": "ru"})
    assert answer["Location"] == "/"


def test_the_language_switch_keeps_the_page_and_its_query(bare_site):
    browser = Client()
    answer = browser.post("/language/", {"language": "ru", "next": "/components/?from=3"})
    assert answer["Location"] == "/components/?from=3"
    assert '<html lang="ru"' in browser.get("/components/").content.decode()


def test_an_unknown_language_changes_nothing(bare_site):
    browser = Client()
    browser.post("/language/", {"language": "xx"})
    assert not browser.cookies
    assert browser.get("/language/").status_code == 405


def test_both_switches_refuse_a_post_from_another_site(bare_site):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/language/", {"language": "ru"}).status_code == 403
    assert browser.post("/display/", {"size": "200"}).status_code == 403
