// The live bowl: a lesson's bowl with sliders for its numbers, and a dot that takes steps.

const MOST_STEPS = 1000;
const STEP_SECONDS = 0.9;
const ARROW_SECONDS = 0.35;
const VIEW_SECONDS = 0.6;
const UNSEEN = 1e-5; // of the view's width
const SAMPLES = 8;
const QUICK = 3; // steps that are taken slowly before the rest go on quickly
const SHORTEST = 0.34; // seconds: nothing jumps more often than three times in one
const ROWS = ["compare", "learn", "update"];
const ALL_ROWS = ["predict", "compare", "square", "learn", "update"];

class LiveBowl extends Controls {
  constructor(root, data, say) {
    super(root, data);
    this.say = say;
    this.pen = new Pen(this.canvas, data);
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.playing = false;
    this.motion = null;
    this.start(data.starts.length - 1);
    new ResizeObserver(() => this.draw()).observe(root);
    this.calm.addEventListener("change", () => this._settle());
  }

  // Take a lesson's parameters, and the ranges that its sliders have.
  start(number) {
    this.lesson = number;
    const { parameters, ranges } = this.data.starts[number];
    this.startButtons.forEach((one, k) => one.setAttribute("aria-pressed", String(k === number)));
    for (const [name, input] of Object.entries(this.inputs)) {
      [input.min, input.max] = ranges[name];
      input.step = "any";
    }
    this.set({ ...parameters });
    this._settle();
  }

  set(parameters) {
    this._halt();
    if (this.motion) cancelAnimationFrame(this.motion.frame);
    this.motion = null;
    this.parameters = { ...parameters, iterations: MOST_STEPS };
    this.run = gradientDescent(this.parameters);
    this.step = 0;
    for (const [name, input] of Object.entries(this.inputs)) {
      input.value = String(parameters[name]);
      input.setAttribute("aria-valuetext", spelled(this.data, exact(parameters[name])));
    }
    this._rest();
  }

  reset() {
    this.start(this.lesson);
    this._tell();
  }

  restart() {
    this.set(this.parameters);
    this._settle();
    this._tell();
  }

  // Whether there is a step to take: one that overflows is none, and one of length 0 leads nowhere.
  get isOver() {
    const { weights, errors } = this.run;
    return this.step + 1 >= errors.length || weights[this.step] === weights[this.step + 1];
  }

  takeStep(seconds = STEP_SECONDS) {
    if (this.motion?.takes) this.motion.end();
    if (this.isOver) {
      this._halt();
      this._tell();
      return;
    }
    const [from, to] = this.run.weights.slice(this.step, this.step + 2);
    const goal = goalWeight(this.parameters);
    const jumps = goal !== null && crosses(from - goal, to - goal);
    const view = this._wanted(this.step + 1);
    const [first, last] = [this.view, this._holds(this.step + 1) ? this.view : view];
    const land = () => {
      this.step += 1;
      this._rest();
      this.view = last;
      if (seconds > SHORTEST) this._growTheArrow();
      this._tell();
    };
    const share = (part) => {
      const eased = smooth(part);
      const weight = from + eased * (to - from);
      this.view = between(first, last, smooth(Math.min(1, 1.6 * part)));
      const pulse = jumps ? pulseOf(from, to, goal, weight) : null;
      this.shown = { weight, flight: jumps ? [from, to] : null, arrow: 1, pulse, moving: true };
    };
    this._move(seconds, share, land, true);
  }

  togglePlay() {
    if (this.playing) {
      this._halt();
      return;
    }
    this.playing = !this.isOver;
    this._showPlaying();
    this._playOn(0);
  }

  pause() {
    this._halt();
  }

  _playOn(taken) {
    if (!this.playing) return;
    if (this.isOver || this._isTooSmall()) {
      this._halt();
      return;
    }
    const seconds = taken < QUICK ? STEP_SECONDS : SHORTEST;
    this.takeStep(seconds);
    this.onLanding = () => {
      const rest = (taken < QUICK ? ARROW_SECONDS + 0.25 : 0.05) * 1000;
      this.timer = setTimeout(() => this._playOn(taken + 1), this.calm.matches ? 700 : rest);
    };
    if (!this.motion) this._landed();
  }

  _landed() {
    const then = this.onLanding;
    this.onLanding = null;
    then?.();
  }

  // Play no further; a dot that is on its way lands.
  _halt() {
    clearTimeout(this.timer);
    this.onLanding = null;
    if (!this.playing) return;
    this.playing = false;
    this._showPlaying();
  }

  // Whether nobody could see the next step.
  _isTooSmall() {
    const [from, to] = this.run.weights.slice(this.step, this.step + 2);
    return Math.abs(to - from) < UNSEEN * (this.view.high - this.view.low);
  }

  // The dot rests at its step, with the arrow of the next one.
  _rest() {
    const weight = this.run.weights[this.step];
    this.shown = { weight, flight: null, arrow: this.isOver ? 0 : 1, pulse: null, moving: false };
    this.view ??= this._wanted();
    this.draw();
  }

  _growTheArrow() {
    if (this.isOver) return;
    this._move(ARROW_SECONDS, (part) => (this.shown.arrow = smooth(part)), () => {});
  }

  _wanted(until = this.step) {
    const last = Math.min(Math.max(1, until), this._lastShown());
    return viewOf(this.parameters, this.run.weights.slice(0, last + 1));
  }

  _lastShown() {
    const large = this.run.errors.findIndex((error) => error > 1e290);
    return large < 0 ? this.run.errors.length - 1 : Math.max(0, large - 1);
  }

  // Whether the window that is shown will do for a step.
  _holds(step) {
    const weight = this.run.weights[step];
    return shows(this.view, weight, errorAt(this.parameters, weight));
  }

  // Turn to the window that suits the parameters, in one move, once the slider has been let go.
  _settle() {
    const [first, last] = [this.view, this._wanted()];
    const narrow = (last.high - last.low) / (first.high - first.low);
    const same = Math.abs(first.low - last.low) < 0.02 * (last.high - last.low);
    if (same && Math.abs(narrow - 1) < 0.02 && Math.abs(first.top / last.top - 1) < 0.02) return;
    this._move(VIEW_SECONDS, (part) => (this.view = between(first, last, smooth(part))), () => {});
  }

  _move(seconds, share, done, takes = false) {
    if (this.motion) this.motion.end();
    const begun = performance.now();
    const end = () => {
      cancelAnimationFrame(motion.frame);
      if (this.motion === motion) this.motion = null;
      share(1);
      done();
      this.draw();
      if (takes) this._landed();
    };
    const motion = { end, takes, frame: 0 };
    const tick = (now) => {
      const part = (now - begun) / 1000 / seconds;
      if (part >= 1) {
        end();
        return;
      }
      share(Math.max(0, part));
      this.draw();
      motion.frame = requestAnimationFrame(tick);
    };
    this.motion = motion;
    if (this.calm.matches || document.hidden) end();
    else motion.frame = requestAnimationFrame(tick);
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.root;
    if (!width || !height) return;
    const tall = width / height < 0.55;
    const rows = tall ? ALL_ROWS : ROWS;
    const stage = stageOf(width, height, rows.length);
    this.stage = stage;
    this.pen.begin(stage);
    const state = { ...this.shown, parameters: this.parameters, weights: this.run.weights };
    state.step = this.step;
    state.over = this.isOver;
    state.samples = this._samples(rows);
    this.at = drawPlot(this.pen, { ...this.view, zone: stage.zone }, state);
    const places = drawReadout(this.pen, stage, state, rows);
    this._layOut(places);
    this.canvas.setAttribute("aria-label", this._described());
  }

  // The texts of the first steps, for which the read-out has room.
  _samples(rows) {
    const { weights, errors } = this.run;
    if (this.sampled?.run !== this.run || this.sampled.rows !== rows) {
      const steps = Array.from({ length: Math.min(SAMPLES, errors.length) }, (_, k) => k);
      const texts = steps.map((k) => textsOf(valuesAt(this.parameters, weights[k], weights[k + 1]), rows));
      this.sampled = { run: this.run, rows, texts };
    }
    return this.sampled.texts;
  }

  _described() {
    const { weights, errors } = this.run;
    const words = this.data.spoken;
    const { behaviour } = words;
    const said = [
      `${words.step} ${this.step + 1}`,
      `${words.weight} ${spelled(this.data, plain(weights[this.step]))}`,
      `${words.error} ${spelled(this.data, plain(errors[this.step]))}`,
      behaviour[regime(this.parameters).words],
    ];
    return said.join(", ");
  }

  _tell() {
    if (!this.playing) this.say(this._described());
  }
}

function smooth(share) {
  return share * share * (3 - 2 * share);
}

// How far the ring has answered (0 to 1) to a dot that has crossed it.
function pulseOf(from, to, goal, weight) {
  const crossed = (weight - goal) / (to - goal);
  return crossed > 0 ? Math.min(1, crossed) : null;
}
