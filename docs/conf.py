"""The documentation site: ``make docs`` (Sphinx with furo and MyST; no network)."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tables

project = "geotrack"
author = "The geotrack developers"
copyright = "The geotrack developers"  # noqa: A001 Sphinx's name
version = release = version_of("geotrack")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
html_title = "geotrack"
html_static_path = []
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
napoleon_google_docstring = False
napoleon_use_rtype = False


def setup(app):  # noqa: ANN001, ANN201, D103
    def put(_app, _name, source):  # noqa: ANN001, ANN202
        source[0] = tables.filled(source[0])

    app.connect("source-read", put)
