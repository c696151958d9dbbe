"use strict";
/* runs before folium's script: legs on one course are moved side by side */
(() => {
const simplify = L.Polyline.prototype._simplifyPoints;
const aside = (part, by) => part.map((p, k) => {
  const a = part[Math.max(0, k - 1)], b = part[Math.min(part.length - 1, k + 1)];
  const dx = b.x - a.x, dy = b.y - a.y, size = Math.hypot(dx, dy) || 1;
  return L.point(p.x - dy / size * by, p.y + dx / size * by);
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
