"""Document → toponyms: the recognizers.

`tagger.Tagger` is the default; `lexicon.LexiconRecognizer` works by gazetteer and rules alone;
`given.GivenRecognizer` takes the spans from the caller; `spacy.SpacyRecognizer` adapts a spaCy
pipeline. All are made with ``settings`` and ``index`` and meet `geotrack.protocols.Recognizer`.
"""
