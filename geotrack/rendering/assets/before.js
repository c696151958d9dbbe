"use strict";
/* runs before folium's script: legs on one course are moved side by side */
(() => {
const simplify = L.Polyline.prototype._simplifyPoints;
const aside = (part, by) => part.map((p, k) => {
  const a = part[Math.max(0, k - 1)], b = part[Math.min(part.length - 1, k + 1)];
  const dx = b.x - a.x, dy = b.y - a.y, size = Math.hypot(dx, dy) || 1;
  return L.point(p.x - dy / size * by, p.y + dx / size * by);
});
/* a way over a pole: polar stereographic, the middle meridian straight down (north) or up (south) */
const rad = Math.PI / 180;
L.CRS.GeotrackPolar = L.Util.extend({}, L.CRS.Earth, {
  code: "GeotrackPolar",
  wrapLng: null,
  transformation: L.transformation(0.125, 0.5, 0.125, 0.5),
  projection: {
    bounds: L.bounds([-4, -4], [4, 4]),
    project: p => {
      const rho = 2 * Math.tan(Math.min(150, Math.max(0, 90 - GEOTRACK_POLE * p.lat)) / 2 * rad), turn = (p.lng - GEOTRACK_MIDDLE) * rad;
      return L.point(rho * Math.sin(turn), GEOTRACK_POLE * rho * Math.cos(turn));
    },
    unproject: p => L.latLng(
      GEOTRACK_POLE * (90 - 2 * Math.atan(Math.hypot(p.x, p.y) / 2) / rad),
      GEOTRACK_MIDDLE + Math.atan2(p.x, GEOTRACK_POLE * p.y) / rad)
  }
});
L.Polyline.include({
  _simplifyPoints() {
    simplify.call(this);
    const lane = /(?:^| )lane-(\d+)/.exec(this.options.className || "");
    /* lanes run 0, 1, -1, 2, -2 …; negative ones are written as 11 less */
    if (lane) this._parts = this._parts.map(part => aside(part, (lane[1] > 5 ? lane[1] - 11 : +lane[1]) * 6));
  }
});
})();
