"""A report as a page, a picture, a notebook cell or an embed code.

`page` writes the self-contained HTML file, `svg`, `png` and `pdf` the picture, `foliummap` a
`folium.Map`, `notebook` what Jupyter shows, `embed` the code for a content management system,
`gallery` a folder of pages with an index. `view` is what all of them show, `scene` what they draw.
"""
