"""Settings: one frozen value that is passed in, never global state."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Limits", "ModelAccess", "NetworkAccess", "Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAccess:
    """Which language model reads, for ``reader="llm"`` and ``"both"``, and within what limits.

    Parameters
    ----------
    url
        Base address of an OpenAI-compatible endpoint (``http://localhost:11434/v1``); None: `command`.
        The key is read from the environment (``GEOTRACK_MODEL_KEY``) and stands in no report.
    command
        A program that reads the prompt on standard input and writes the answer on standard output.
    name
        What the endpoint calls the model; None: a command needs none.
    seconds
        Time for one document.
    tokens
        Tokens for one document, question and answer together.
    answer_tokens
        Tokens of one answer.
    price
        Money for a million tokens; None: unknown.
    budget
        Money for all documents of a run, in the currency of `price`; None: no limit.
    announce
        Say on standard error, once, what is sent and to whom, before it is sent.
    """

    url: str | None = None
    command: str | None = None
    name: str | None = None
    seconds: float = 180.0
    tokens: int = 200_000
    answer_tokens: int = 8_000
    price: float | None = None
    budget: float | None = None
    announce: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkAccess:
    """Where the network may be used for, once it is allowed; see ``docs/network.md``.

    Parameters
    ----------
    hosts
        Hosts that may be reached although their address is private or their port unusual:
        ``"osrm.newsroom.lan"`` (any port) or ``"127.0.0.1:5000"``.
    services
        Servers of your own: pairs of service and address (``("osrm", "http://127.0.0.1:5000")``);
        their hosts are allowed for that service.
    cache
        Folder of kept answers; None: the user's cache folder; ``"memory"``: nothing on disk.
    contact
        Mail address or page that stands in the user agent, as public services ask; None: none.
    """

    hosts: tuple[str, ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    cache: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read, settle, route and judge.

    Parameters
    ----------
    recognizer
        Name of the toponym recognizer: ``tagger`` (default), ``given``, ``spacy``.
    tagger
        Name of the tagger of time expressions; ``geotrack plugins`` lists all components.
    reader
        Name of the reader of claims.
    model
        Which language model reads, for the readers ``llm`` and ``both``.
    assembler
        Name of what assembles journeys.
    resolver
        Name of what settles toponyms as places.
    router
        Name of what finds routes.
    demonyms
        Report adjectives of places ("Russian") as toponyms.
    facilities
        Report hospitals and other named buildings as toponyms, too; airports, stations, bridges and
        what somebody travels to are reported anyway.
    gazetteer
        ``bundled``, the path of an imported store (``world.places``), a live geocoder
        (``live:nominatim``, needs `network`), or the name of a plug-in's.
    places
        Settled by the user: a mapping of names to references (``{"Georgia": "US-GA"}``) or pairs of
        them, kept as pairs. A reference is an ISO country or division code (the bearer of the name
        there, ``{"Rotterdam": "NL"}``), a GeoNames id, ``lat,lon``, or another name.
    place_list
        Path of an editor's own place list (CSV), which takes precedence; None: none.
    mode
        Mode of travel to assume where the text leaves it open; None: none.
    avoid
        ISO codes of countries that no route may pass.
    closed_passages
        Sea passages that are closed (``suez``, ``panama``, ``bosporus`` …).
    network
        Allow live services (geocoders, routing servers, URLs).
    access
        What the network may be used for once it is allowed: hosts, servers, cache.
    geometry
        Keep route lines in the report (a page needs them, a batch mostly not).
    seed
        Seed of whatever is random.
    """

    recognizer: str = "tagger"
    tagger: str = "rules"
    reader: str = "deciding"
    model: ModelAccess = ModelAccess()
    assembler: str = "rules"
    resolver: str = "joint"
    router: str = "bundled"
    demonyms: bool = False
    facilities: bool = False
    gazetteer: str = "bundled"
    places: Mapping[str, str] | tuple[tuple[str, str], ...] = ()
    place_list: str | None = None
    mode: str | None = None
    avoid: tuple[str, ...] = ()
    closed_passages: tuple[str, ...] = ()
    network: bool = False
    access: NetworkAccess = NetworkAccess()
    geometry: bool = True
    seed: int = 0

    def __post_init__(self) -> None:
        given = self.places.items() if isinstance(self.places, Mapping) else self.places
        object.__setattr__(self, "places", tuple((name, ref) for name, ref in given))

    @property
    def pinned(self) -> tuple[tuple[str, str], ...]:
        """The names that the user settled with their references, in order.

        Examples
        --------
        >>> Settings(places={"Rotterdam": "NL"}).pinned
        (('Rotterdam', 'NL'),)
        """
        assert not isinstance(self.places, Mapping)
        return self.places


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document of a batch may cost before it becomes an error record.

    Parameters
    ----------
    seconds
        Processor time of one document, in whole seconds; waiting (for a network) may take five
        times as long. A news article takes some hundredths of a second, a novel about 20.
    characters
        Length of one document; at most 10 million.
    memory_mb
        Memory of a worker above what it has when it starts, in MB.
    """

    seconds: int = 60
    characters: int = 10_000_000
    memory_mb: int = 2000
