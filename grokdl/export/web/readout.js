// The panel beside the plot: the step's sums in a card, what the run does, and the sliders' names.

const NAMES = { goal_prediction: "goal", next_weight: "next weight" };
const PAREN_BEFORE = /^[\u00d7\u2212]$/;
const NAME_DROP_IN_SUM = 0.27;
const SIGNS = { 0.34: SIZES.body, 0.26: SIZES.small, 0.2: SIZES.tick, 0.15: SIZES.least }; // by their room

// Draws the read-out; returns the places of the sliders and of the buttons under it, in units.
function drawReadout(pen, stage, state, rows) {
  const { panel, below } = stage;
  const pitch = Math.min(0.92, (panel.top - panel.bottom - stage.rest - 0.54) / rows.length);
  const card = { ...panel, bottom: panel.top - cardHeight(rows.length, pitch) };
  pen.rounded(card, 0.12, "card", "edge", 2);
  drawCounter(pen, card, state);
  const texts = textsOf(valuesAt(state.parameters, state.weights[state.step], nextOf(state)), rows);
  rows.forEach((name, k) => {
    const top = card.top - 0.42 - k * pitch;
    const place = box(card.left + 0.08, top - pitch + 0.04, card.right - 0.08, top - 0.04);
    drawSum(pen, place, name, texts, state);
  });
  drawPill(pen, { ...panel, top: card.bottom - 0.12, bottom: card.bottom - below.pill }, state);
  const first = card.bottom - below.pill - 0.12;
  return { sliders: first, buttons: first - 4 * below.slider - 0.06 };
}

function nextOf({ weights, step }) {
  return weights[step + 1] ?? weights[step];
}

function drawCounter(pen, card, state) {
  const [before, after] = [pen.data.counter[0], pen.data.counter[1]];
  const look = { role: "muted", size: SIZES.tick };
  let x = card.left + 0.24;
  if (before) x += pen.word(before, x, card.top - 0.3, look) + 0.07;
  x = pen.number(String(state.step + 1), x, card.top - 0.3, look);
  if (after) pen.word(after, x + 0.07, card.top - 0.3, look);
}

// A sum's numbers with their signs, each over its name; grey while the dot is on its way. Its
// columns have room for the widest numbers of the run's first steps, so that nothing moves.
function drawSum(pen, place, name, texts, state) {
  const terms = SUMS[name];
  const names = terms.map(({ quantity }) => pen.wordWidth(NAMES[quantity] ?? quantity, SIZES.least));
  const shown = terms.map((term) => inSum(term, texts[term.quantity]));
  const widest = terms.map((term) => state.samples.map((sample) => inSum(term, sample[term.quantity])));
  const { size, sign, columns, spare } = columnsOf(pen, place, shown, widest, names);
  const y = (place.top + place.bottom) / 2 + 0.02;
  let x = place.left + 0.08;
  terms.forEach((term, k) => {
    const role = state.moving || state.over ? "muted" : term.quantity;
    if (k) {
      const text = k + 1 < terms.length || comesOut(texts, name) ? term.sign : ABOUT;
      pen.number(text, x + sign / 2, y, { role: "muted", size: Math.min(size, SIGNS[sign]), anchor: 0.5 });
      x += sign;
    }
    const middle = x + columns[k] / 2 + spare;
    pen.number(shown[k], middle, y, { role, size, anchor: 0.5, font: "mono" });
    const named = { role, size: SIZES.least, anchor: 0.5 };
    pen.word(NAMES[term.quantity] ?? term.quantity, middle, y - NAME_DROP_IN_SUM, named);
    x += columns[k] + 2 * spare;
  });
}

// The largest size, and room for signs, in which a sum fits into its place.
function columnsOf(pen, place, shown, widest, names) {
  const room = place.right - place.left - 0.16;
  const tried = [SIZES.body, SIZES.small, SIZES.tick, SIZES.narrow, SIZES.least];
  let found = null;
  for (const size of tried) {
    const signs = Object.keys(SIGNS).map(Number).sort((one, other) => other - one);
    for (const sign of size === SIZES.least ? signs : signs.slice(0, -1)) {
      const wide = (text) => pen.numberWidth(text, size, "mono");
      const columns = names.map((own, k) => Math.max(own, ...[shown[k], ...widest[k]].map(wide)));
      const left = room - sign * (names.length - 1) - columns.reduce((sum, one) => sum + one, 0);
      found = { size, sign, columns, spare: Math.max(0, left) / names.length / 2 };
      if (left >= 0) return found;
    }
  }
  return found;
}

function inSum(term, text) {
  return PAREN_BEFORE.test(term.sign) && text.startsWith(MINUS) ? `(${text})` : text;
}

// What the run does, in words, marked as a good end or a bad one.
function drawPill(pen, place, { parameters }) {
  const { words } = regime(parameters);
  const size = SIZES.small;
  const long = pen.wordWidth(words, size) + 0.72;
  const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
  const pill = boxAt(x, y, long, 0.46);
  const role = endsWell(words) ? "goal" : "error";
  pen.rounded(pill, 0.23, "card", role, 3);
  pen.circle(pill.left + 0.27, y, 0.075, role);
  pen.word(words, pill.left + 0.46, y - 0.36 * size * UNIT, { size });
}

// A slider's name at its left, its number at its right; returns the room between them.
function drawSliderLabel(pen, stage, top, name, value) {
  const { panel, below } = stage;
  const y = top - below.slider / 2;
  const size = SIZES.small;
  pen.word(NAMES[name] ?? name, panel.left, y - 0.09, { role: name, size });
  const columns = SLIDERS.map((one) => pen.wordWidth(NAMES[one] ?? one, size));
  const look = { role: name, size, anchor: 1, font: "mono" };
  pen.number(exact(value), panel.right, y - 0.09, look);
  const left = panel.left + Math.max(...columns) + 0.2;
  return box(left, y - below.slider / 2, panel.right - 0.95, y + below.slider / 2);
}
