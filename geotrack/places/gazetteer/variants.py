"""Other spellings under which a name may be listed."""

from collections.abc import Iterator

from geotrack.languages.en import spellings_of_names


def variants(name: str) -> Iterator[str]:
    """Yield the name, then forms without "the", "City of", "Greater" and without "City", "area".

    Examples
    --------
    >>> list(variants("the City of Riverton"))
    ['the City of Riverton', 'Riverton']
    """
    name = " ".join(name.split())
    yield name
    seen = {name}
    bare = spellings_of_names.LEADING.sub("", name)
    for form in (
        bare,
        spellings_of_names.TRAILING.sub("", name),
        spellings_of_names.TRAILING.sub("", bare),
    ):
        if form and form not in seen:
            seen.add(form)
            yield form
