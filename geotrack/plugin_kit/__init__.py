"""For whoever writes a plug-in: the promises of each kind of component, and a package to start from."""

from geotrack.plugin_kit.contracts import KEPT, broken_promises
from geotrack.plugin_kit.handmade import cases_of
from geotrack.plugin_kit.samples import sample_of
from geotrack.plugin_kit.scaffold import TEMPLATES, write_package

__all__ = ["KEPT", "TEMPLATES", "broken_promises", "cases_of", "sample_of", "write_package"]
