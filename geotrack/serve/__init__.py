"""The web application: paste an article, see its map, correct its places; for desks without a terminal.

It listens on the loopback address unless told otherwise, answers only to its own names and its own pages,
works in a process of its own for each request, and keeps nothing on disk.
"""

from geotrack.serve.application import make_app
from geotrack.serve.hosting import Hosting
from geotrack.serve.server import make_server

__all__ = ["Hosting", "make_app", "make_server"]
