// The sums of a step as texts that come out, chosen as grokdl/learning/sums.py chooses them.

const LEAST_DIGITS = 3;
const MOST_DIGITS = 7;
const LONGEST = 8; // characters
const LARGE = 1e5;
const GIVEN = ["input", "goal_prediction", "alpha"];
const ABOUT = "\u2248";
const SUMS = Object.fromEntries(
  Object.entries({
    predict: "input \u00d7 weight = prediction",
    compare: "prediction \u2212 goal_prediction = delta",
    square: "delta \u00d7 delta = error",
    learn: "delta \u00d7 input = weight_delta",
    update: "weight \u2212 alpha \u00d7 weight_delta = next_weight",
  }).map(([name, sum]) => [name, termsOf(sum)]),
);

function termsOf(sum) {
  const words = ["", ...sum.split(" ")];
  return words.flatMap((sign, k) => (k % 2 ? [] : [{ sign, quantity: words[k + 1] }]));
}

function valuesAt(parameters, weight, nextWeight) {
  const { input, goal_prediction, alpha } = parameters;
  const prediction = predict(input, weight);
  const delta = prediction - goal_prediction;
  return {
    input,
    weight,
    prediction,
    goal_prediction,
    delta,
    error: errorOf(prediction, goal_prediction),
    weight_delta: weightDeltaOf(input, delta),
    alpha,
    next_weight: nextWeight,
  };
}

function textsOf(values, names = Object.keys(SUMS)) {
  const first = written(values, LEAST_DIGITS);
  const tries = [];
  for (let n = LEAST_DIGITS; n <= MOST_DIGITS; n += 1) tries.push(written(values, n));
  for (let n = 2; n <= MOST_DIGITS; n += 1) tries.push(inDecimals(values, n));
  const short = tries.filter((shown) => Object.values(shown).every((t) => t.length <= LONGEST));
  let best = null;
  for (const shown of [first, ...short]) {
    const length = Object.values(shown).join("").length;
    const rank = [howManyComeOut(shown, names, values), -length];
    const better = best && (rank[0] - best.rank[0] || rank[1] - best.rank[1]);
    if (!best || better > 0) best = { shown, rank };
  }
  return best.shown;
}

function comesOut(shown, name) {
  const operands = SUMS[name].slice(0, -1);
  const result = SUMS[name].at(-1);
  const numbers = operands.map(({ quantity }) => decimalOf(shown[quantity]));
  return roundsTo(calculated(operands, numbers), shown[result.quantity]);
}

function howManyComeOut(shown, names, values) {
  const slope = plain(slopeOf(values.weight_delta));
  const twice = times([2n, 0], decimalOf(shown.weight_delta));
  return names.filter((name) => comesOut(shown, name)).length + Number(roundsTo(twice, slope));
}

function written(values, digits) {
  return mapped(values, (v, name) => (GIVEN.includes(name) ? short(v) : plain(v, digits)));
}

function inDecimals(values, count) {
  const usual = written(values, LEAST_DIGITS);
  const fine = (v) => tenTo(1 - count) <= Math.abs(v) && Math.abs(v) < LARGE;
  return mapped(values, (value, name) =>
    !GIVEN.includes(name) && fine(value) ? decimals(value, count) : usual[name],
  );
}

function mapped(values, change) {
  return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, change(v, k)]));
}

// Exact decimal numbers: a whole number and the power of ten that it is multiplied by.
function decimalOf(text) {
  const [mantissa, exponent = "0"] = text.replaceAll(MINUS, "-").split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

function times(a, b) {
  return [a[0] * b[0], a[1] + b[1]];
}

function minus(a, b) {
  const exponent = Math.min(a[1], b[1]);
  const scaled = ([number, own]) => number * 10n ** BigInt(own - exponent);
  return [scaled(a) - scaled(b), exponent];
}

// Times before minus.
function calculated(operands, numbers) {
  let total = null;
  let product = numbers[0];
  for (let k = 1; k < numbers.length; k += 1) {
    if (operands[k].sign === TIMES) product = times(product, numbers[k]);
    else [total, product] = [product, numbers[k]];
  }
  return total ? minus(total, product) : product;
}

// Whether a number is the one in a text, rounded to that one's last digit.
function roundsTo(number, text) {
  const said = decimalOf(text);
  const [away, exponent] = minus(number, said);
  const size = away < 0n ? -away : away;
  return 2n * size <= 10n ** BigInt(said[1] - exponent);
}
