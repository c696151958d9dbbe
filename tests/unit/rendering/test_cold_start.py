"""A page is drawn without pandas, and folium still knows frames when somebody has it."""

import subprocess
import sys

DRAW = """
import sys
from geotrack import Document, Pipeline
report = Pipeline().analyze(Document(text="The train from Paris to Lyon took two hours."))
report.map()
assert "pandas" not in sys.modules
import folium, pandas
places = pandas.DataFrame({"lat": [48.8, 45.7], "lon": [2.3, 4.8]})
folium.PolyLine(places).add_to(report.map())
assert folium.utilities.if_pandas_df_convert_to_numpy(places).shape == (2, 2)
"""


def test_maps_need_no_pandas_and_take_its_frames():
    subprocess.run([sys.executable, "-c", DRAW], check=True, timeout=120)
