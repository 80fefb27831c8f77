// Numbers as text, digit for digit as grokdl/numerals.py writes them.

const MINUS = "\u2212";
const TIMES = "\u00d7";
const SHORT = 8; // characters
const MORE = 3; // digits, by which a half is suspected
const ALL_DIGITS = 100; // a double that is a half to be rounded has far fewer

// Of a half that is exact, Python takes the even digit and JavaScript the larger one. `written`
// writes the number with so many decimals.
function toEven(written, decimals) {
  const rounded = written(decimals).replace(".", "");
  const kept = (digits) => digits.slice(0, rounded.length);
  const near = written(decimals + MORE).replace(".", "");
  if (!near.endsWith("5".padEnd(MORE, "0")) || Number(kept(near).at(-1)) % 2) return rounded;
  const all = written(ALL_DIGITS).replace(".", "");
  return /^50*$/.test(all.slice(rounded.length)) ? kept(all) : rounded;
}

function withPoint(digits, decimals) {
  return decimals > 0 ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}

function signOf(value) {
  return value < 0 || Object.is(value, -0) ? "-" : "";
}

// Mantissa and exponent, as in Python's f"{value:.3e}".
function scientific(value, decimals) {
  const size = Math.abs(value);
  const exponent = Number(size.toExponential(decimals).split("e")[1]);
  const mantissa = toEven((count) => size.toExponential(count).split("e")[0], decimals);
  return [signOf(value) + withPoint(mantissa, decimals), exponent];
}

// As Python's f"{value:.3f}", for sizes below 1e21.
function fixed(value, decimals) {
  const size = Math.abs(value);
  const digits = toEven((count) => size.toFixed(count), decimals);
  return signOf(value) + withPoint(digits, decimals);
}

function stripped(text) {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

function withMinus(text) {
  return text.replaceAll("-", MINUS);
}

function tenTo(exponent) {
  return Number(`1e${exponent}`);
}

function wholeNumber(value) {
  return Number(fixed(value, 0));
}

// A number for a label: so many significant digits, no trailing zeros, a true minus.
function plain(value, digits = 3) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : `${signOf(value)}inf`;
  let rounded = Number(scientific(value, digits - 1).join("e"));
  if (Math.abs(rounded) >= tenTo(digits) && Math.abs(value) < 1e21) rounded = wholeNumber(value);
  const size = Math.abs(rounded);
  if (size >= tenTo(Math.max(5, digits)) || size < 1e-3) {
    const [mantissa, exponent] = scientific(value, digits - 1);
    return withMinus(`${stripped(mantissa)}e${exponent}`);
  }
  const places = Math.max(0, digits - 1 - Number(size.toExponential().split("e")[1]));
  return withMinus(stripped(fixed(rounded, places)));
}

// A number rounded to so many decimals, without trailing zeros.
function decimals(value, count) {
  const text = stripped(fixed(value, count));
  return Number(text) === 0 ? "0" : withMinus(text);
}

// A parameter as its owner wrote it, up to 12 digits.
function exact(value) {
  if (value === 0) return "0";
  const [mantissa, exponent] = scientific(value, 11);
  if (exponent < -4 || exponent >= 12) return withMinus(`${stripped(mantissa)}e${exponent}`);
  return withMinus(stripped(fixed(value, 11 - exponent)));
}

function short(value) {
  const text = exact(value);
  return text.length <= SHORT ? text : plain(value, 4);
}

// How many significant digits tell two numbers apart, with one to spare.
function apart(one, other, least = 3, most = 9) {
  const gap = Math.abs(one - other);
  const size = Math.max(Math.abs(one), Math.abs(other));
  if (!(gap > 0 && gap < size && size < Infinity)) return least;
  return Math.min(most, Math.max(least, Math.ceil(Math.log10(size / gap)) + 1));
}

function signed(value, digits = 4) {
  return `${value < 0 ? MINUS : "+"} ${plain(Math.abs(value), digits)}`;
}
