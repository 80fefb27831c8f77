// The neuron and its trainer: each sum in the order of grokdl/learning, so each digit is the same.

const TOLERANCE = 1e-9;
const CREEP = 0.95;

function predict(input, weight) {
  return input * weight;
}

function errorOf(prediction, goal) {
  const missed = prediction - goal;
  return missed * missed;
}

function weightDeltaOf(input, delta) {
  return input * delta;
}

function slopeOf(weightDelta) {
  return 2 * weightDelta;
}

function updated(weight, weightDelta, alpha) {
  return weight - alpha * weightDelta;
}

function errorAt(parameters, weight) {
  return errorOf(predict(parameters.input, weight), parameters.goal_prediction);
}

function weightDeltaAt(parameters, weight) {
  const delta = predict(parameters.input, weight) - parameters.goal_prediction;
  return weightDeltaOf(parameters.input, delta);
}

// The weight before each step and after the last one; it stops at the last step with a finite error.
function gradientDescent(parameters) {
  const weights = [parameters.weight];
  const errors = [];
  for (let step = 0; step < parameters.iterations; step += 1) {
    const weight = weights[step];
    const error = errorAt(parameters, weight);
    if (!Number.isFinite(error)) break;
    errors.push(error);
    weights.push(updated(weight, weightDeltaAt(parameters, weight), parameters.alpha));
  }
  return { weights, errors };
}

function goalWeight(parameters) {
  if (parameters.input === 0) return null;
  const exactly = parameters.goal_prediction / parameters.input;
  return Number.isFinite(exactly) ? exactly : null;
}

// What a run does, in the words of grokdl/learning/regimes.py, and whether that ends well.
function regime(parameters) {
  const { input, alpha } = parameters;
  const delta = predict(input, parameters.weight) - parameters.goal_prediction;
  const ratio = 1 - alpha * (input * input);
  return { words: behaviour(delta, input, alpha, ratio), ratio };
}

function behaviour(delta, input, alpha, ratio) {
  if (delta === 0) return "stands still: already there";
  if (input === 0 || alpha === 0) return "stands still: this weight can't help";
  if (alpha < 0) return "runs away";
  if (Math.abs(ratio) <= TOLERANCE) return "one jump";
  if (Math.abs(ratio + 1) <= TOLERANCE) return "bounces for ever";
  if (ratio > CREEP + TOLERANCE) return "creeps";
  if (ratio > 0) return "settles";
  return ratio > -1 ? "overshoots, then settles" : "diverges";
}

function endsWell(words) {
  const good = ["stands still: already there", "creeps", "settles", "one jump"];
  return good.includes(words) || words === "overshoots, then settles";
}
