// Places in the live bowl: boxes, the window on the bowl, the zones of the picture. Manim's units:
// the middle of the picture is (0, 0), up is positive, its shorter side is 8 units.

const UNIT = 8;
const MARGIN = 1.35; // how much wider than the farthest step a view is
const HEADROOM = 1.4; // how much higher than its error
const LANE = 1.3; // under the weight axis: ticks, the step's arrow, the best weight's name
const SLACK = 1e-9;

function box(left, bottom, right, top) {
  return { left, bottom, right, top };
}

function boxAt(x, y, width, height) {
  return box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
}

function overlap(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  return width > 0 && height > 0 ? width * height + 0.05 : 0;
}

function within(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

// The first of the wished-for middles at which a label is free, or the one that is nearly so.
function freePlace(width, height, spots, zone, obstacles) {
  let best = null;
  for (const [wishedX, wishedY] of spots) {
    const x = within(wishedX, zone.left + width / 2, zone.right - width / 2);
    const y = within(wishedY, zone.bottom + height / 2, zone.top - height / 2);
    const taken = boxAt(x, y, width + 0.1, height + 0.06);
    const hidden = obstacles.reduce((sum, other) => sum + overlap(taken, other), 0);
    const badness = hidden + 0.1 * (Math.abs(x - wishedX) + Math.abs(y - wishedY));
    if (!best || badness < best.badness - SLACK) best = { x, y, badness, free: hidden === 0 };
    if (badness === 0) break;
  }
  return best;
}

// The part of the line from a to b that lies in a box, or null.
function clipped([ax, ay], [bx, by], zone) {
  let [start, end] = [0, 1];
  const ways = [
    [ax, bx - ax, zone.left, zone.right],
    [ay, by - ay, zone.bottom, zone.top],
  ];
  for (const [origin, change, least, largest] of ways) {
    if (change === 0 && (origin < least || origin > largest)) return null;
    if (change === 0) continue;
    const ends = [(least - origin) / change, (largest - origin) / change].sort((p, q) => p - q);
    [start, end] = [Math.max(start, ends[0]), Math.min(end, ends[1])];
  }
  const at = (share) => [ax + share * (bx - ax), ay + share * (by - ay)];
  return start < end ? [at(start), at(end)] : null;
}

function xOf(view, weight) {
  const { zone, low, high } = view;
  return zone.left + ((weight - low) / (high - low)) * (zone.right - zone.left);
}

function yOf(view, error) {
  return view.zone.bottom + (error / view.top) * (view.zone.top - view.zone.bottom);
}

function weightOf(view, x) {
  const { zone, low, high } = view;
  return low + ((x - zone.left) / (zone.right - zone.left)) * (high - low);
}

function shows(view, weight, error) {
  const across = (weight - view.low) / (view.high - view.low);
  return across >= -SLACK && across <= 1 + SLACK && error <= view.top * (1 + SLACK);
}

// A window, even on both sides of the best weight, that holds some weights of a run.
function viewOf(parameters, weights) {
  const goal = goalWeight(parameters);
  if (goal === null) {
    const half = MARGIN * Math.max(1, Math.abs(weights[0]));
    const top = 2 * errorAt(parameters, weights[0]) || 1;
    return { low: weights[0] - half, high: weights[0] + half, top };
  }
  let reach = Math.max(...weights.map((weight) => Math.abs(weight - goal)));
  if (reach <= 1e-10 * Math.abs(goal)) reach = Math.max(Math.abs(goal), 1);
  const slope = parameters.input * reach;
  return { low: goal - MARGIN * reach, high: goal + MARGIN * reach, top: HEADROOM * slope * slope || 1 };
}

// The view a share of the way from one to another: a steady zoom.
function between(first, last, share) {
  if (share >= 1) return last;
  const [a, b] = [first.high - first.low, last.high - last.low];
  const width = a ** (1 - share) * b ** share;
  const moved = Math.abs(a - b) <= SLACK * a ? share : (width - a) / (b - a);
  const low = first.low + moved * (last.low - first.low);
  return { low, high: low + width, top: first.top ** (1 - share) * last.top ** share };
}

// Round numbers (1-2-5) from low to high.
function ticks(low, high, most) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((size) => size >= rough * (1 - SLACK));
  const [first, last] = [Math.ceil(low / step - SLACK), Math.floor(high / step + SLACK)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => (first + k) * step);
}

// The zones of a picture so many pixels large: a panel at the plot's right, or in a tall one below.
function stageOf(width, height, rows) {
  const ratio = width / height;
  const tall = ratio < 0.8;
  const across = tall || ratio >= 1.15 ? UNIT : 1.2 * UNIT; // a square has smaller letters
  const unit = Math.min(width, height) / across;
  const [half, up] = [width / unit / 2, height / unit / 2];
  const side = tall ? 0.4 : 0.5;
  const safe = box(side - half, 0.3 - up, half - side, up - (tall ? 0.6 : 0.5));
  const title = { ...safe, bottom: safe.top - 0.62 };
  const middle = { ...safe, top: title.bottom - 0.15 };
  const row = tall ? 0.66 : 0.5;
  const below = { pill: 0.62, slider: row, buttons: 0.6 };
  const rest = below.pill + 4 * row + below.buttons + 0.24;
  const wide = ratio >= 1.6 ? 5 : 4.5;
  const panel = tall
    ? { ...middle, top: middle.bottom + rest + cardHeight(rows) }
    : { ...middle, left: middle.right - wide };
  const picture = tall
    ? { ...middle, bottom: panel.top + 0.3 }
    : { ...middle, right: panel.left - 0.45 };
  const zone = box(picture.left + 0.22, picture.bottom + LANE, picture.right - 0.22, picture.top - 0.42);
  return { unit, width, height, half, up, title, panel, picture, zone, below, rest };
}

function cardHeight(rows, pitch = 0.86) {
  return 0.54 + rows * pitch;
}
