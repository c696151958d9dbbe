"""For whoever writes a plug-in: the promises of each kind of component, and a package to start from."""

from geotrack.plugin_kit.contracts import KEPT, broken_promises
from geotrack.plugin_kit.scaffold import TEMPLATES, write_package

__all__ = ["KEPT", "TEMPLATES", "broken_promises", "write_package"]
