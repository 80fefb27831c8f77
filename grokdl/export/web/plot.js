// The plot of a run in its bowl, drawn as the lessons draw it (grokdl/mobjects/bowl_plot.py).

const DOT = 0.15;
const RING = 0.18;
const ARROW_DROP = 0.66; // from the axis to the step's arrow
const NAME_DROP = 1.06; // and to the best weight's name
const TICK_DROP = 0.39;
const TICK_ROW = [0.07, 0.46]; // verticals leave this row to the ticks' numbers
const HEAD = 0.2;
const GOES_ON = 0.5; // the open end of an arrow that leads on beyond the view
const TANGENT = 1.15; // half of its length
const NUMBERED = 4; // dots
const RECENT = 8; // dots whose chords a label stays off
const PIECES = 48; // boxes along the bowl that a label stays off

// A state is the run's parameters and weights, the step at which it is, the weight where the dot is,
// `flight` (the weights of a step across the bowl that is being taken), how far the arrow is drawn
// (0 to 1), and whether anything moves. Returns where the dot is.
function drawPlot(pen, view, state) {
  const { parameters, weight } = state;
  const goal = goalWeight(parameters);
  const at = [xOf(view, weight), yOf(view, heightOf(state))];
  const seen = shows(view, weight, heightOf(state));
  const visited = state.weights.slice(0, state.step).map((one) => spotOf(parameters, view, one));
  if (state.flight) visited.push(spotOf(parameters, view, state.weights[state.step]));
  drawAxes(pen, view);
  drawTheBowl(pen, view, parameters);
  drawChords(pen, view, state, visited, at);
  if (seen) hang(pen, view, at, state);
  const taken = drawGoal(pen, view, goal, state);
  visited.forEach((spot, k) => {
    const paleness = Math.min(visited.length - 1 - k, 2);
    if (spot.seen) pen.circle(spot.x, spot.y, 0.85 * DOT, pen.data.colours.ghosts[paleness]);
  });
  drawArrow(pen, view, state, taken);
  const slope = seen && !state.flight ? drawTangent(pen, view, at, state) : [];
  if (seen) pen.circle(...at, DOT, "dot", "dot_ring", 2);
  if (!state.moving) nameThings(pen, view, state, visited, seen ? at : null, slope);
  return { x: at[0], y: at[1], seen };
}

function heightOf({ parameters, weight, flight }) {
  if (!flight) return errorAt(parameters, weight);
  const [low, high] = flight.map((end) => errorAt(parameters, end));
  return low + ((weight - flight[0]) / (flight[1] - flight[0])) * (high - low);
}

function spotOf(parameters, view, weight) {
  const error = errorAt(parameters, weight);
  return { x: xOf(view, weight), y: yOf(view, error), weight, seen: shows(view, weight, error) };
}

function drawAxes(pen, view) {
  const { zone, low, high } = view;
  pen.line([[zone.left, zone.bottom], [zone.right, zone.bottom]], "axis", FINE);
  const zero = low <= 0 && high >= 0;
  const x = zero ? xOf(view, 0) : zone.left;
  if (zero) pen.line([[x, zone.bottom], [x, zone.top + 0.1]], "axis", FINE);
  const half = pen.wordWidth("error") / 2;
  const nameAt = within(x, zone.left + half, zone.right - half);
  pen.word("error", nameAt, zone.top + 0.17, { role: "error", anchor: 0.5 });
  const row = zone.bottom - TICK_DROP;
  pen.word("weight", zone.right, row, { role: "weight", anchor: 1 });
  const places = ticks(low, high, 5);
  const size = Math.max(...places.map(Math.abs)) / (places[1] - places[0] || 1);
  const digits = Math.min(12, Math.max(2, String(Math.floor(size)).length + 1));
  const end = zone.right - pen.wordWidth("weight") - 0.2;
  let last = -Infinity;
  for (const place of places) {
    const text = plain(place, digits);
    const wide = pen.numberWidth(text, SIZES.tick) / 2;
    const middle = xOf(view, place);
    if (middle - wide < Math.max(zone.left, last + 0.15) || middle + wide > end) continue;
    pen.number(text, middle, row, { role: "muted", size: SIZES.tick, anchor: 0.5 });
    last = middle + wide;
  }
}

// Between these weights the bowl is within the view.
function arms(parameters, view) {
  const goal = goalWeight(parameters);
  if (goal === null) return [view.low, view.high];
  const reach = Math.sqrt(view.top) / Math.abs(parameters.input);
  return [Math.max(view.low, goal - reach), Math.min(view.high, goal + reach)];
}

// A parabola is one cubic curve.
function drawTheBowl(pen, view, parameters) {
  const [low, high] = arms(parameters, view);
  if (!(low < high)) return;
  const steepness = slopeOf(weightDeltaAt(parameters, low));
  const corner = errorAt(parameters, low) + (steepness * (high - low)) / 2;
  const ends = [low, high].map((one) => [xOf(view, one), yOf(view, errorAt(parameters, one))]);
  const bend = [xOf(view, (low + high) / 2), yOf(view, corner)];
  const handles = ends.map(([x, y]) => [x / 3 + (2 * bend[0]) / 3, y / 3 + (2 * bend[1]) / 3]);
  pen.curve([ends[0], ...handles, ends[1]], "ink", STROKE);
}

function alongTheBowl(parameters, view) {
  const [low, high] = arms(parameters, view);
  const spots = Array.from({ length: PIECES + 1 }, (_, k) => {
    const weight = low + ((high - low) * k) / PIECES;
    return [xOf(view, weight), yOf(view, errorAt(parameters, weight))];
  });
  return spots.slice(1).map(([x, y], k) => {
    const [px, py] = spots[k];
    return box(px - 0.04, Math.min(y, py) - 0.04, x + 0.04, Math.max(y, py) + 0.04);
  });
}

// A line where a step went across the bowl.
function drawChords(pen, view, state, visited, at) {
  const goal = goalWeight(state.parameters);
  const spots = [...visited, { x: at[0], y: at[1], weight: state.weight }];
  for (let k = 0; k + 1 < spots.length; k += 1) {
    const [before, after] = [spots[k].weight - goal, spots[k + 1].weight - goal];
    const flying = state.flight && k + 2 === spots.length;
    if (!flying && (goal === null || !crosses(before, after))) continue;
    const ends = clipped([spots[k].x, spots[k].y], [spots[k + 1].x, spots[k + 1].y], view.zone);
    if (ends) pen.line(ends, "muted", FINE);
  }
}

function crosses(before, after) {
  return before * after < 0 && Math.abs(after) > SLACK * Math.abs(before);
}

// The height of the dot's error, and a line down to the lane of the arrow.
function hang(pen, view, [x, y], state) {
  const base = view.zone.bottom;
  if (!state.flight && y - base > DOT) pen.line([[x, base], [x, y]], "error", FINE);
  if (state.arrow > 0) {
    pen.line([[x, base], [x, base - TICK_ROW[0]]], "axis", FINE);
    pen.line([[x, base - TICK_ROW[1]], [x, base - ARROW_DROP - 0.06]], "axis", FINE);
  }
}

// The ring at the best weight; it answers to a dot that crosses it. Returns what its name takes.
function drawGoal(pen, view, goal, state) {
  if (goal === null || !shows(view, goal, 0)) return [];
  const [x, base] = [xOf(view, goal), view.zone.bottom];
  const turn = (2 * Math.PI) / 16;
  for (let k = 0; k < 16; k += 1) {
    pen.arc(x, base, RING, k * turn, (k + 0.58) * turn, "goal", 3.4);
  }
  for (let k = 0; k < 3 && state.pulse !== null; k += 1) {
    const grown = 1.5 * state.pulse - 0.25 * k;
    if (grown <= 0 || grown >= 1) continue;
    pen.arc(x, base, RING * (1 + 2 * grown), 0, Math.PI, "goal", FINE, 1 - grown);
  }
  const row = base - NAME_DROP;
  const number = plain(goal, apart(goal, state.weights[0]));
  const name = pen.wordWidth("best weight");
  const width = name + 0.1 + pen.numberWidth(number);
  const rooms = { 1: view.zone.right - x, "-1": x - view.zone.left };
  const side = state.weights[0] <= goal ? 1 : -1;
  const own = rooms[side] >= width + 0.2 || rooms[side] >= rooms[-side] ? side : -side;
  const left = own > 0 ? x + 0.16 : x - 0.16 - width;
  pen.dashed([[x, base - TICK_ROW[1]], [x, row - 0.1]], "goal", FINE);
  pen.word("best weight", left, row - 0.09, { role: "goal" });
  pen.number(number, left + name + 0.1, row - 0.09, { role: "goal" });
  return [box(left, row - 0.15, left + width, row + 0.15), box(x - 0.03, row, x + 0.03, base)];
}

// The step to come, to scale, with its length; where the dot has been, it is used up.
function drawArrow(pen, view, state, obstacles) {
  const { weights, step, weight } = state;
  const start = weights[step];
  const end = start + state.arrow * (weights[step + 1] - start);
  const { zone } = view;
  const y = zone.bottom - ARROW_DROP;
  const inZone = (one) => within(xOf(view, one), zone.left, zone.right);
  const [first, tail, tip] = [inZone(start), inZone(weight), inZone(end)];
  if (!(Math.abs(tip - first) > 0.02)) return;
  if (tail !== first) pen.line([[first, y], [tail, y]], "highlight_edge", 5);
  const [length, side] = [Math.abs(tip - tail), Math.sign(end - start)];
  if (Math.abs(xOf(view, end) - tip) > 0.02) {
    const open = Math.min(GOES_ON, length);
    pen.line([[tail, y], [tip - side * open, y]], "weight", 5);
    for (const [from, to] of [[0.36, 0.24], [0.11, 0]]) {
      if (length > GOES_ON) pen.line([[tip - side * from, y], [tip - side * to, y]], "weight", 5);
    }
  } else if (length > 0) {
    const head = Math.min(HEAD, 0.8 * length);
    pen.line([[tail, y], [tip - side * 0.7 * head, y]], "weight", 5);
    pen.head(tip, y, side, head, "weight");
  }
  const text = signed(weights[step + 1] - start);
  const width = pen.numberWidth(text);
  const beside = width / 2 + 0.16;
  const whole = inZone(weights[step + 1]);
  const spots = [[first - side * beside, y], [whole + side * beside, y]];
  spots.push([(first + whole) / 2, y - 0.215]);
  const lane = { ...zone, bottom: y - 0.4, top: y + 0.3 };
  const arrow = box(Math.min(first, whole), y - 0.1, Math.max(first, whole), y + 0.1);
  const place = freePlace(width, 0.26, spots, lane, [...obstacles, arrow]);
  if (state.arrow === 1) pen.number(text, place.x, place.y - 0.09, { role: "weight", anchor: 0.5 });
}

// Which way the bowl leans at the dot. Returns the line's ends, the upper one first.
function drawTangent(pen, view, [x, y], { parameters, weight }) {
  const { zone } = view;
  const across = (zone.right - zone.left) / (view.high - view.low);
  const slope = slopeOf(weightDeltaAt(parameters, weight));
  const angle = Math.atan2((slope * (zone.top - zone.bottom)) / view.top, across);
  const [dx, dy] = [Math.cos(angle) * TANGENT, Math.sin(angle) * TANGENT];
  const room = { ...zone, bottom: zone.bottom - 0.07 };
  const ends = clipped([x - dx, y - dy], [x + dx, y + dy], room);
  if (!ends) return [];
  pen.dashed(ends, "slope", 3.6);
  return ends.sort((one, other) => other[1] - one[1]);
}

// The slope, and the numbers of the dots, where there is room.
function nameThings(pen, view, state, visited, at, tangent) {
  const { zone } = view;
  const inside = { ...zone, bottom: zone.bottom + 0.08, top: zone.top + 0.05 };
  const recent = visited.filter((spot, k) => spot.seen && (k < NUMBERED || k > visited.length - RECENT));
  const dots = [...recent.map(({ x, y }) => [x, y]), ...(at ? [at] : [])];
  const taken = alongTheBowl(state.parameters, view);
  taken.push(...dots.map(([x, y]) => boxAt(x, y, 0.4, 0.4)));
  if (view.low < 0 && view.high > 0) {
    const axis = xOf(view, 0);
    taken.push(box(axis - 0.03, zone.bottom, axis + 0.03, zone.top));
  }
  if (at) taken.push(box(at[0] - 0.04, zone.bottom, at[0] + 0.04, at[1]));
  for (let k = 0; k + 1 < dots.length; k += 1) taken.push(...alongALine(dots[k], dots[k + 1]));
  if (tangent.length) {
    nameTheSlope(pen, state, inside, tangent, taken);
    taken.push(...alongALine(...tangent));
  }
  const numbered = visited.slice(0, NUMBERED).map((spot, k) => [String(k), spot.seen && [spot.x, spot.y], "muted"]);
  if (at) numbered.unshift([String(state.step), at, "ink"]);
  for (const [text, spot, role] of numbered) {
    if (!spot) continue;
    const around = [[0.33, 0.1], [-0.33, 0.1], [0, 0.36], [0.3, 0.3], [-0.3, 0.3], [0.33, -0.1], [-0.33, -0.1]];
    const spots = around.map(([dx, dy]) => [spot[0] + dx, spot[1] + dy]);
    const width = pen.numberWidth(text);
    const place = freePlace(width, 0.24, spots, inside, taken);
    if (!place.free) continue;
    pen.number(text, place.x, place.y - 0.09, { role, anchor: 0.5 });
    taken.push(boxAt(place.x, place.y, width, 0.26));
  }
}

function nameTheSlope(pen, { parameters, weight }, inside, [upper, lower], taken) {
  const number = plain(slopeOf(weightDeltaAt(parameters, weight)));
  const name = pen.wordWidth("slope");
  const width = name + 0.12 + pen.numberWidth(number);
  const spots = [];
  for (const lift of [0, 0.2, -0.2, 0.4, -0.4, 0.6, 0.9]) {
    for (const [x, y] of [upper, lower]) {
      for (const side of [1, -1]) spots.push([x + side * (width / 2 + 0.14), y + lift]);
    }
  }
  const place = freePlace(width, 0.3, spots, inside, [...taken, ...alongALine(upper, lower)]);
  const left = place.x - width / 2;
  pen.word("slope", left, place.y - 0.09, { role: "slope" });
  pen.number(number, left + name + 0.12, place.y - 0.09, { role: "slope" });
  taken.push(boxAt(place.x, place.y, width, 0.3));
}

function alongALine([ax, ay], [bx, by]) {
  return Array.from({ length: 24 }, (_, k) => {
    const share = (k + 0.5) / 24;
    return boxAt(ax + share * (bx - ax), ay + share * (by - ay), 0.08, 0.08);
  });
}
