"""The one way to the network: a guarded client for articles, geocoders and routing servers.

It goes nowhere unless the settings allow the network, only to public addresses unless the settings name
others, reads bodies within limits, remembers answers, and asks a host no faster than it likes.
"""

from geotrack.fetching.addresses import Target, refusal, target_of
from geotrack.fetching.client import Answer, Client, Limits

__all__ = ["Answer", "Client", "Limits", "Target", "refusal", "target_of"]
