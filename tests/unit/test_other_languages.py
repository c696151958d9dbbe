"""A text in another language is read as far as it goes, and every surface says so."""

import json
from pathlib import Path

import pytest

import geotrack
from geotrack.cli import main
from geotrack.config import Settings
from geotrack.model import Document
from geotrack.text.foreign import looks_english, reads

GERMAN = (
    "Der Nachtzug fuhr am Montag von Hamburg nach Basel. Für die 870 km brauchte er zwölf Stunden, "
    "weil er unterwegs lange halten musste und erst gegen Mittag am Ziel ankam. "
) * 2
FRENCH = (
    "Le train part de Lyon à 8 h 30 et arrive à Turin en 4 h 15 min, soit 330 km, puis il continue vers Milan, qui est à "
    "125 km au nord de la mer, et le 14 mars 1998 on a vu une tempête sur la côte de Nice pour la première fois en 3 jours."
)
SPANISH = (
    "El barco de Palma a Valencia tarda 7 h 30 min para 260 km, y el 5 de mayo de 1998 los viajeros fueron a pie desde "
    "Cádiz hasta Jerez, que está a 35 km al norte de la costa, con poca agua para el camino y en un día de mucho calor."
)
ENGLISH = (
    "The night train left Hamburg for Basel on Monday. It took twelve hours for the 870 km, for it had "
    "to wait a long time on the way and was there only at noon."
)
SAID = "does not look like English"


@pytest.fixture(scope="module")
def reports():
    return geotrack.analyze(text=GERMAN), geotrack.analyze(text=ENGLISH)


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("zug", GERMAN), ("train", ENGLISH)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsysbinary):
    def call(*words):
        """Return what a command says on standard error."""
        with pytest.raises(SystemExit):
            main(list(words))
        return capsysbinary.readouterr().err.decode()

    return call


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH], ids=["de", "fr", "es"])
@pytest.mark.parametrize("reader", ["deciding", "grammar"])
def test_nothing_is_read_with_english_words(text, reader):
    report = geotrack.analyze(text=text, reader=reader)
    assert report.claims == report.journeys == report.verdicts == ()
    assert [t.text for t in report.times if any(map(str.isalpha, t.text))] == []


@pytest.mark.parametrize("reader", ["deciding", "grammar"])
def test_english_is_read(reader):
    report = geotrack.analyze(text=ENGLISH, reader=reader)
    assert report.claims
    assert [t.text for t in report.times if t.text == "Monday"]


def test_years_and_dates_in_figures_need_no_language():
    report = geotrack.analyze(text=FRENCH + " Écrit le 2019-04-24.")
    assert [t.value for t in report.times] == ["1998", "2019-04-24"]


@pytest.mark.parametrize(
    ("said", "words", "is_read"),
    [
        ("de", ENGLISH.split()[:19], False), ("de", ENGLISH.split()[:20], True),  # its words say that it is English
        ("de", GERMAN.split(), False), ("en", GERMAN.split(), False), ("und", GERMAN.split(), False),
        ("und", ENGLISH.split()[:5], True), ("", ENGLISH.split()[:5], True), ("en-GB", ENGLISH.split()[:5], True),
        ("eng", ENGLISH.split()[:5], True), ("Klingon", ENGLISH.split()[:5], False),
    ],
)  # fmt: skip
def test_what_a_document_says_of_its_language_is_held_against_its_words(said, words, is_read):
    document = Document(text=" ".join(words), language=said)
    assert reads(document, words) is is_read


def test_explaining_invents_nothing_either(files, run, capsysbinary):
    with pytest.raises(SystemExit):
        main(["explain", "zug.txt"])
    out = capsysbinary.readouterr().out.decode()
    assert "no figure" in out
    assert "nobody moves" in out


def test_the_report_says_so(reports):
    german, english = reports
    assert (german.document.language, english.document.language) == ("und", "en")
    assert SAID in german.warning
    assert english.warning is None
    assert "not English" in repr(german)
    assert "not English" not in repr(english)
    assert german.to_dict()["document"]["language"] == "und"


def test_what_a_caller_says_of_a_document_stands():
    assert geotrack.analyze(Document(text=GERMAN, language="de")).warning is not None
    assert geotrack.analyze(Document(text=GERMAN, language="en")).warning is None


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{}.txt"), ("check", "{}.txt", "--format", "json"), ("read", "{}.txt"),
        ("map", "{}.txt", "-o", "x.html"), ("map", "{}.txt", "-o", "x.html", "--style", "reader"),
        ("export", "{}.txt", "-o", "x.csv"), ("explain", "{}.txt"), ("compare", "{}.txt", "{}.txt"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_says_so(files, run, words):
    assert SAID in run(*(word.format("zug") for word in words))
    assert SAID not in run(*(word.format("train") for word in words))


def test_an_archived_report_says_so(files, run):
    run("read", "zug.txt", "-o", "zug.json")
    assert SAID in run("map", "zug.json", "-o", "x.html")


def test_the_page_says_so_above_the_map(reports):
    from geotrack.plugins import component

    for report, said in zip(reports, (True, False), strict=True):
        page = component("writers", ".html")(report).decode()
        assert (report.warning is not None) == said
        assert ("The text does not look like English" in page.split("<main")[0]) == said
        plain = report._repr_mimebundle_()["text/plain"]
        assert (SAID in plain) == said


def test_tables_have_a_column(reports):
    assert list(reports[0].to_frame("documents")["language"]) == ["und"]


def test_a_batch_counts_them(files, run):
    said = run("batch", ".", "-o", "out.jsonl", "--no-geometry")
    assert "1 text does not look like English" in said
    rows = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(row["document"]["language"] for row in rows) == ["en", "und"]
    events = run("batch", ".", "-o", "out2.jsonl", "--no-geometry", "--log-format", "json")
    assert json.loads(events.splitlines()[-1])["not_english"] == 1


def test_assistants_are_told():
    from geotrack.agents import Desk

    desk = Desk(Settings())
    for answer in (desk.check_text(GERMAN), desk.map(GERMAN)):
        assert SAID in answer["warning"]
    assert "warning" not in desk.check_text(ENGLISH)


def test_the_server_tells_its_language():
    from geotrack.serve.asking import Asked
    from geotrack.serve.jobs import Jobs

    jobs = Jobs(Settings())
    assert jobs.report(Asked(text=GERMAN)).document.language == "und"
    assert jobs.report(Asked(text=ENGLISH)).warning is None


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("火车从北京到上海需要四个半小时，全程一千三百公里。", False),
        ("Поезд из Москвы в Казань идёт двенадцать часов.", False),
        ("The train from Moscow (Москва) to Kazan (Казань) takes half a day.", True),
        ("新华社", True),  # too short to tell
    ],
)
def test_letters_of_another_script_are_another_language(text, english):
    assert looks_english(text) == english
