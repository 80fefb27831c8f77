// A pen for a canvas: lines and texts in Manim's units, in the colours of the deck.

const SIZES = { title: 0.056, subtitle: 0.034, body: 0.034, small: 0.0305, tick: 0.0285, narrow: 0.0235, least: 0.022 };
const STROKE = 4.5;
const FINE = 2.2;
const CAPITALS = 0.727; // of the em: how high an H stands
const EM = 1000; // outlines are made for an em of so many units

class Pen {
  constructor(canvas, data) {
    this.canvas = canvas;
    this.data = data;
    this.context = canvas.getContext("2d");
    this.outlines = new Map();
  }

  // Begin a picture: so many CSS pixels large, with its middle at (0, 0).
  begin(stage) {
    const sharp = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(stage.width * sharp), Math.round(stage.height * sharp)];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const scale = stage.unit * sharp;
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, width, height);
    context.setTransform(scale, 0, 0, -scale, width / 2, height / 2);
  }

  colour(role) {
    return this.data.colours[role] ?? role;
  }

  _stroke(role, width) {
    this.context.strokeStyle = this.colour(role);
    this.context.lineWidth = width / 100;
    this.context.stroke();
  }

  line(points, role, width) {
    const { context } = this;
    context.beginPath();
    points.forEach(([x, y], k) => (k ? context.lineTo(x, y) : context.moveTo(x, y)));
    this._stroke(role, width);
  }

  dashed(points, role, width, dash = 0.09, gap = 0.07) {
    this.context.setLineDash([dash, gap]);
    this.line(points, role, width);
    this.context.setLineDash([]);
  }

  curve([start, one, other, end], role, width) {
    this.context.beginPath();
    this.context.moveTo(...start);
    this.context.bezierCurveTo(...one, ...other, ...end);
    this._stroke(role, width);
  }

  circle(x, y, radius, fill, stroke = null, width = 0) {
    const { context } = this;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (fill) this._fill(fill);
    if (stroke) this._stroke(stroke, width);
  }

  arc(x, y, radius, start, end, role, width, opacity = 1) {
    const { context } = this;
    context.globalAlpha = opacity;
    context.beginPath();
    context.arc(x, y, radius, start, end);
    this._stroke(role, width);
    context.globalAlpha = 1;
  }

  head(x, y, side, size, role) {
    const { context } = this;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - side * size, y + 0.48 * size);
    context.lineTo(x - side * size, y - 0.48 * size);
    context.closePath();
    this._fill(role);
  }

  rounded(area, radius, fill, stroke, width) {
    const { context } = this;
    context.beginPath();
    context.roundRect(area.left, area.bottom, area.right - area.left, area.top - area.bottom, radius);
    this._fill(fill);
    this._stroke(stroke, width);
  }

  _fill(role) {
    this.context.fillStyle = this.colour(role);
    this.context.fill();
  }

  // A word that the page carries as one outline.
  word(text, x, y, { role = "ink", size = SIZES.small, anchor = 0, font = "words" } = {}) {
    const [path, advance] = this.data[font][text];
    const em = size * UNIT;
    this._glyph(path, x - anchor * advance * em, y, em, role);
    return advance * em;
  }

  wordWidth(text, size = SIZES.small, font = "words") {
    return this.data[font][text][1] * size * UNIT;
  }

  // A number, set from single characters.
  number(text, x, y, { role = "ink", size = SIZES.small, anchor = 0, font = "inter" } = {}) {
    const em = size * UNIT;
    let pen = x - anchor * this.numberWidth(text, size, font);
    for (const character of spelled(this.data, text)) {
      const [path, advance] = this.data[font][character];
      this._glyph(path, pen, y, em, role);
      pen += advance * em;
    }
    return pen;
  }

  numberWidth(text, size = SIZES.small, font = "inter") {
    return [...spelled(this.data, text)].reduce((sum, one) => sum + this.data[font][one][1], 0) * size * UNIT;
  }

  _glyph(path, x, y, em, role) {
    if (!path) return;
    if (!this.outlines.has(path)) this.outlines.set(path, new Path2D(path));
    const { context } = this;
    context.save();
    context.translate(x, y);
    context.scale(em / EM, em / EM);
    context.fillStyle = this.colour(role);
    context.fill(this.outlines.get(path));
    context.restore();
  }
}

// A number as the deck's language writes it: 0.5 as 0,5, say.
function spelled(data, number) {
  return number.replace(".", data.decimal);
}
