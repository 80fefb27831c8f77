// The controls of the live bowl: sliders, buttons, the lessons to start from, and the dot itself.

const SLIDERS = ["weight", "input", "goal_prediction", "alpha"];
const BIG_STEP = 10; // of a slider: Page Up and Page Down

class Controls {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.canvas = root.querySelector("canvas");
    this._makeStarts();
    this._makeSliders();
    this._makeButtons();
    this._followTheDot();
  }

  _layOut(places) {
    const { stage } = this;
    Object.entries(this.inputs).forEach(([name, input], k) => {
      const top = places.sliders - k * stage.below.slider;
      const room = drawSliderLabel(this.pen, stage, top, name, this.parameters[name]);
      this._put(input, room);
    });
    const { panel, title } = stage;
    this._put(this.buttons, { ...panel, top: places.buttons, bottom: places.buttons - stage.below.buttons });
    this._put(this.startsBar, title);
  }

  // Put an element of the page where a box of the picture is.
  _put(element, { left, bottom, right, top }) {
    const { unit, half, up } = this.stage;
    element.style.left = `${(left + half) * unit}px`;
    element.style.top = `${(up - top) * unit}px`;
    element.style.width = `${(right - left) * unit}px`;
    element.style.height = `${(top - bottom) * unit}px`;
    element.style.setProperty("--unit", `${unit}px`);
  }

  _makeStarts() {
    this.startsBar = this.root.querySelector(".starts");
    this.startButtons = this.data.starts.map(({ title }, k) => {
      const button = textButton(this.data, "titles", title);
      button.addEventListener("click", () => {
        this.start(k);
        this._tell();
      });
      this.startsBar.append(button);
      return button;
    });
  }

  _makeSliders() {
    this.inputs = {};
    for (const name of SLIDERS) {
      const input = document.createElement("input");
      input.type = "range";
      input.name = name;
      input.className = `slider ${name}`;
      input.setAttribute("aria-label", this.data.spoken[name]);
      input.addEventListener("input", () => this._slide(name, Number(input.value)));
      input.addEventListener("change", () => this._settle());
      input.addEventListener("keydown", (event) => this._slideByKey(event, name));
      this.root.append(input);
      this.inputs[name] = input;
    }
  }

  _slide(name, value) {
    const [low, high, step] = this.data.starts[this.lesson].ranges[name];
    const places = Math.max(0, -Math.floor(Math.log10(step) + SLACK));
    const round = Number((Math.round(value / step) * step).toFixed(places));
    this.set({ ...this.parameters, [name]: within(round, low, high) });
    if (!this._holds(0)) {
      this.view = this._wanted();
      this.draw();
    }
  }

  _slideByKey(event, name) {
    const [low, high, step] = this.data.starts[this.lesson].ranges[name];
    const value = this.parameters[name];
    const targets = {
      ArrowRight: value + step,
      ArrowUp: value + step,
      ArrowLeft: value - step,
      ArrowDown: value - step,
      PageUp: value + BIG_STEP * step,
      PageDown: value - BIG_STEP * step,
      Home: low,
      End: high,
    };
    if (!(event.key in targets)) return;
    event.preventDefault();
    event.stopPropagation();
    this._slide(name, targets[event.key]);
    this._settle();
  }

  _makeButtons() {
    this.buttons = this.root.querySelector(".buttons");
    const acts = {
      step: () => this.takeStep(),
      play: () => this.togglePlay(),
      restart: () => this.restart(),
      reset: () => this.reset(),
    };
    for (const [name, act] of Object.entries(acts)) {
      const button = textButton(this.data, "words", this.data.buttons[name]);
      button.dataset.act = name;
      button.addEventListener("click", act);
      this.buttons.append(button);
    }
  }

  _showPlaying() {
    const button = this.buttons.querySelector("[data-act=play]");
    const text = this.data.buttons[this.playing ? "pause" : "play"];
    button.replaceChildren(textPicture(this.data, "words", text));
    button.setAttribute("aria-label", text);
  }

  // The dot can be taken and moved, which is the weight's slider again.
  _followTheDot() {
    const unitsAt = (event) => {
      const { left, top } = this.canvas.getBoundingClientRect();
      const { unit, half, up } = this.stage;
      return [(event.clientX - left) / unit - half, up - (event.clientY - top) / unit];
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      const [x, y] = unitsAt(event);
      if (!this.at.seen || Math.hypot(x - this.at.x, y - this.at.y) > 3 * DOT) return;
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!this.canvas.hasPointerCapture(event.pointerId)) return;
      this._slide("weight", weightOf({ ...this.view, zone: this.stage.zone }, unitsAt(event)[0]));
    });
  }
}

function textPicture(data, font, text) {
  const [path, advance] = data[font][text];
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", `0 -950 ${Math.ceil(advance * EM)} 1250`);
  picture.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(space, "path");
  outline.setAttribute("d", path);
  outline.setAttribute("transform", "scale(1 -1)");
  picture.append(outline);
  return picture;
}

function textButton(data, font, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", text);
  button.append(textPicture(data, font, text));
  return button;
}
