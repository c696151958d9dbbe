"""Pages of the web as documents: through the guard, and only the article of them."""

import re

import pytest

import geotrack
from geotrack.config import NetworkAccess
from geotrack.errors import InputError, NetworkError, RefusedAddressError, UsageError
from geotrack.text.webpages import charset_of, read_page

FIRST = (
    "The night train from Vilnius to Riga covered the 350 km in four hours on Tuesday, the railway said in a "
    "statement that it published after the first run of the season."
)
LAST = (
    "The operator wants to extend the service to Tallinn, some 310 km further north, when the line has been "
    "repaired in the coming year."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Home</title>
<meta property="og:site_name" content="The Daily Ferry">
<meta property="article:published_time" content="2024-05-14T08:00:00Z"></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies on 900 km of track. Accept all</div>
<aside class="advert">Buy the new car: 400 km from Berlin to Munich on one charge!</aside>
<article><h1>Night train to Riga &amp; back</h1><p class="byline">By A. Reporter</p>
<p>{FIRST}</p><div class="ad">Advertisement: flights from Oslo to Rome, 2,000 km from 19 euros</div>
<p>It left Vilnius at 22:00 and reached Riga at two in the morning. Passengers were pleased with the new
sleeping cars, which replaced coaches from the nineteen-eighties.</p><p>{LAST}</p></article>
<section class="related"><h3>Related</h3><p>The bus from Paris to Lyon was cancelled after 465 km on Monday.</p></section>
<section id="comments"><p>Somebody wrote: I once rode 900 km from Rome to Vienna in a single day.</p></section>
<footer>Copyright The Daily Ferry. Contact. Imprint.</footer></body></html>"""


def test_the_article_is_kept_and_nothing_around_it():
    page = read_page(PAGE)
    assert FIRST in page.text
    assert page.text.endswith(LAST)
    for word in ("cookies", "Berlin", "Oslo", "Lyon", "Vienna", "Imprint", "News"):
        assert word not in page.text
    assert (page.published, page.language) == ("2024-05-14", "en")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Home", "Night train to Riga & back"),
        ("HOMEPAGE", "Night train to Riga & back"),
        ("The Daily Ferry", "Night train to Riga & back"),
        ("Night train to Riga &amp; back | The Daily Ferry", "Night train to Riga & back"),
        ("Night train to Riga &amp; back – The Daily Ferry", "Night train to Riga & back"),
    ],
)
def test_the_headline_is_the_articles(title, headline):
    assert read_page(PAGE.replace("<title>Home<", f"<title>{title}<")).title == headline


def test_without_any_headline_there_is_none():
    assert read_page(re.sub(r"<h1>.*?</h1>", "", PAGE)).title is None


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (b"<html>", "text/html; charset=ISO-8859-2", "ISO-8859-2"),
        (b'<meta charset="cp1252">', "text/html", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "", "utf-8"),
        (b"<html>", "text/html", None),
    ],
)
def test_the_encoding_is_the_one_that_the_page_names(content, kind, name):
    assert charset_of(content, kind) == name


@pytest.mark.parametrize("url", ["http://localhost/x", "HTTP://127.0.0.1/", "file:///etc/passwd", "ftp://example.com/x", "http:127.0.0.1/x", "gopher://x/"])  # fmt: skip
def test_the_guard_judges_every_address(url):
    with pytest.raises(UsageError, match="network"):
        geotrack.read_document(url)
    with pytest.raises(RefusedAddressError):
        geotrack.read_document(url, network=True)


@pytest.mark.network
@pytest.mark.enable_socket
class TestFetched:
    @pytest.fixture
    def read(self, loopback, tmp_path):
        def run(said, path="/story"):
            server = loopback(lambda asked: said(asked) if callable(said) else said)
            access = NetworkAccess(
                hosts=(f"127.0.0.1:{server.port}",), cache=str(tmp_path / "cache")
            )
            ask = lambda: geotrack.read_document(server.url + path, network=True, access=access)  # noqa: E731
            return server, ask

        return run

    def test_a_page_becomes_a_document(self, read, loopback):
        canonical = PAGE.replace(
            "</head>", '<link rel="canonical" href="https://example.org/else"></head>'
        )
        server, ask = read(loopback.answer(canonical, kind="text/html"))
        document = ask()
        assert document.title == "Night train to Riga & back"
        assert (document.published, document.language) == ("2024-05-14", "en")
        assert document.source == f"{server.url}/story"
        assert ask() == document
        assert len(server.asked) == 1

    def test_latin_and_damaged_encodings_are_read(self, read, loopback):
        page = PAGE.replace("Passengers were", "Jürgen and others were")
        _, ask = read(loopback.answer(page.encode("latin-1"), kind="text/html; charset=latin-1"))
        assert "Jürgen" in ask().text
        _, ask = read(loopback.answer(page.encode("latin-1"), kind="text/html"))
        assert "Jürgen" in ask().text
        _, ask = read(loopback.answer(page.encode("latin-1"), kind="text/html; charset=no-such"))
        assert "Jürgen" in ask().text

    def test_another_language_is_told(self, read, loopback):
        german = "Der Nachtzug von Wilna nach Riga legte die Strecke von 350 Kilometern am Dienstag in vier Stunden zurück, teilte die Bahn mit. "
        page = PAGE.replace('lang="en"', 'lang="de-AT"').replace(FIRST, german * 4).replace(LAST, german)  # fmt: skip
        page = re.sub(r"<p>It left.*?</p>", "", page, flags=re.DOTALL)
        _, ask = read(loopback.answer(page, kind="text/html"))
        assert ask().language == "de"

    def test_plain_text_and_redirects(self, read, loopback):
        def said(path):
            if path == "/story":
                return loopback.answer(status="302 Found", Location="/text")
            return loopback.answer(b"The bus took two hours from Linz to Graz.", kind="text/plain")

        server, ask = read(said)
        assert ask().text == "The bus took two hours from Linz to Graz."
        assert ask().source == f"{server.url}/text"

    @pytest.mark.parametrize(
        ("said", "error"),
        [
            (lambda a: a(b"\0\1\2" * 100, kind="application/octet-stream"), InputError),
            (lambda a: a(b"", kind="text/html"), InputError),
            (lambda a: a("<html><body></body></html>", kind="text/html"), InputError),
            (lambda a: a(b"%PDF-1.4 broken", kind="application/pdf"), InputError),
            (lambda a: a(status="404 Not Found"), NetworkError),
            (lambda a: a(PAGE, kind="text/html")[:-300], NetworkError),
            (lambda a: a(status="302 Found", Location="http://127.0.0.1:1/"), NetworkError),
            (lambda a: a(b"x", Content_Length="99999999999"), NetworkError),
        ],
    )
    def test_what_is_no_article_is_one_clear_error(self, read, loopback, said, error):
        _, ask = read(said(loopback.answer))
        with pytest.raises(error) as told:
            ask()
        assert "\n" not in str(told.value)
