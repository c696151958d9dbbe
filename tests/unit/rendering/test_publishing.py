import json

import pytest

from geotrack.errors import InputError, NotFoundError, UsageError
from geotrack.rendering import embed, gallery, notebook, theme
from geotrack.rendering.foliummap import folium_map, script_of
from geotrack.rendering.logo import safe_svg


def test_iframe_is_sandboxed_and_titled():
    code = embed.iframe(
        "https://example.org/m.html#leg=2", title='A "quoted" <title>', width=500, height=400
    )
    assert 'sandbox="allow-scripts' in code
    assert "allow-same-origin" not in code
    assert 'title="A &quot;quoted&quot; &lt;title&gt;"' in code


def test_oembed_is_json_that_holds_the_iframe():
    row = json.loads(embed.oembed("https://example.org/m.html", title="Trip"))
    assert row["type"] == "rich"
    assert row["html"].startswith("<iframe ")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a/b"])
def test_other_schemes_are_refused(url):
    with pytest.raises(UsageError):
        embed.iframe(url, title="x")


def test_folium_map_holds_vectors_only(report):
    import folium

    made = folium_map(report)
    assert isinstance(made, folium.Map)
    script = script_of(made)
    assert "L.polyline" in script
    assert "leg leg-1" in script
    assert not any(word in script for word in ("tileLayer", "bindPopup", "L.marker", "http"))


def test_notebook_shows_verdicts_first_in_a_frame_of_its_own(report):
    html = notebook.html(report)
    assert html.startswith("<iframe srcdoc=")
    assert "allow-same-origin" not in html
    assert html.index("Contradicted") < html.index("id=&quot;map_1")
    bundle = notebook.mimebundle(report)
    assert "1 is contradicted" in bundle["text/plain"]


def test_gallery_writes_a_page_each_and_an_index(report, tmp_path):
    files = gallery.build([("choir", report, "A note"), ("again", report, "")], tmp_path / "maps")
    assert [f.name for f in files] == ["choir.html", "again.html", "index.html"]
    index = files[-1].read_text(encoding="utf-8")
    assert index.count("<svg") == 2
    assert "A note" in index


@pytest.mark.parametrize("slug", ["../up", "index", "A b", ""])
def test_gallery_refuses_slugs_that_are_no_file_names(report, tmp_path, slug):
    with pytest.raises(UsageError):
        gallery.build([(slug, report, "")], tmp_path)


def test_theme_file(tmp_path):
    file = tmp_path / "theme.toml"
    file.write_text(
        'name = "The Daily"\nunits = "mi"\ndate_style = "Month d, yyyy"\nhead_font = ["Franklin"]\n'
        "logo = \"<svg viewBox='0 0 9 9'><path d='M0 0h9'/></svg>\"\n[light]\nroute = \"#123456\"\n"
    )
    made = theme.load(file)
    assert (made.units, made.light.route, made.head_font) == ("mi", "#123456", ("Franklin",))
    assert made.logo.startswith("<svg")


@pytest.mark.parametrize(
    "content",
    ['units = "furlong"', '[light]\nroute = "red;}"', '[light]\nnone = "#123456"', 'head_font = "a\\"}b"',
     'logo = "<html/>"', "nonsense = 1", "not toml"],
)  # fmt: skip
def test_theme_that_does_not_fit_is_refused_with_its_place(tmp_path, content):
    file = tmp_path / "theme.toml"
    file.write_text(content)
    with pytest.raises(InputError):
        theme.load(file)


def test_missing_theme(tmp_path):
    with pytest.raises(NotFoundError):
        theme.load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "bad",
    ["<script>alert(1)</script>", "<style>a{}</style>", '<image href="http://a/b.png"/>',
     '<a href="javascript:x()"><path d="M0 0"/></a>', '<path d="M0 0" onclick="x()"/>',
     '<path fill="url(http://a/b)"/>', "<foreignObject><p>x</p></foreignObject>", '<animate attributeName="href"/>'],
)  # fmt: skip
def test_logo_loses_whatever_could_run_or_fetch(bad):
    safe = safe_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{bad}</svg>')
    assert not any(
        word in safe for word in ("script", "style", "http", "on", "alert", "foreign", "animate")
    )


def test_logo_with_entities_is_refused():
    with pytest.raises(InputError):
        safe_svg('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>')
