"""Files of many kinds as articles: which kind a file is, and what of it is the article.

`kinds` tells kinds apart by content, `zipped` opens archives without being led astray; `word`, `epub`,
`mail`, `pages` (PDF) and `tables` read one kind each, `warc` web archives, `members` all articles of one
file. Everything here returns `Piece`: text, and what the file says of title, date and language.
"""

from geotrack.text.files.pieces import Piece

__all__ = ["Piece"]
