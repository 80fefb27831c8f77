// The deck: slides, keys, clicks and swipes, and the controls.

const SWIPE = 50; // CSS pixels
const BACK = 0.2; // of the width, at the left: a click there goes back
const RESTS = 2500; // milliseconds after which the controls go

class Deck {
  constructor() {
    this.slides = [...document.querySelectorAll(".slide")];
    this.data = JSON.parse(document.getElementById("grokdl-deck").textContent);
    this.labels = this.data.labels;
    this.main = document.querySelector(".deck");
    this.bar = document.querySelector(".bar");
    this.screen = document.querySelector(".screen");
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.slides.forEach((slide, k) => shareThePicture(slide, this.slides[k - 1]));
    const clips = new Clips(this.slides);
    const count = this.slides.filter((slide) => slide.querySelector("script.clip")).length;
    this.player = new Player([...this.screen.children], clips, count, {
      shown: () => this._shown(),
      changed: () => this._refresh(),
      ended: () => this._ended(),
      blocked: () => this._blocked(),
      failed: () => this._failed(),
    });
    this.notes = new Notes(this);
    this.pending = false;
    this._listen();
    const live = document.querySelector(".live");
    if (live) this.live = new LiveBowl(live, this.data.live, (text) => this.say(text));
    this.go(numberIn(location.hash, this.slides.length));
    this.main.focus({ preventScroll: true });
  }

  get isLive() {
    return this.slides[this.number].classList.contains("holds-live");
  }

  // Whether the picture itself shows what is said.
  get isCaptioned() {
    return "captioned" in this.slides[this.number].dataset;
  }

  cues(number) {
    return this.data.slides[number]?.captions ?? [];
  }

  say(text) {
    document.querySelector(".said").textContent = text;
  }

  // Show a slide, and play it from its start.
  go(number) {
    const slide = this.slides[number];
    if (!slide) return;
    this.number = number;
    this.pending = false;
    this.isBlocked = false;
    this.slides.forEach((one) => {
      one.hidden = one !== slide;
      one.classList.remove("waits");
    });
    try {
      history.replaceState(null, "", `#${number + 1}`);
    } catch {
      location.hash = `#${number + 1}`;
    }
    this.tell("");
    this.say(slide.getAttribute("aria-label"));
    this.live?.[this.isLive ? "draw" : "pause"]();
    if (this.isLive) this.player.stop();
    else if (this.calm.matches) this.player.prepare(number);
    else this._play();
    this.screen.classList.toggle("still", this.isLive || this.calm.matches);
    this._refresh();
  }

  _play() {
    const slide = this.slides[this.number];
    if (!this.player.isReady(this.number)) slide.classList.add("waits");
    this.player.play(this.number, { loops: "loops" in slide.dataset, sound: "sound" in slide.dataset });
  }

  _shown() {
    this.screen.classList.remove("still");
    this.slides[this.number].classList.remove("waits");
    this._refresh();
  }

  _ended() {
    if (this.pending) this.go(this.number + 1);
    else this._refresh();
  }

  // The browser plays no sound before a key was pressed: that key plays.
  _blocked() {
    this.isBlocked = true;
    this._refresh();
    this._wake();
  }

  // A browser that can't play a clip shows its last picture.
  _failed() {
    this.screen.classList.add("still");
    this.slides[this.number].classList.remove("waits");
  }

  // The next slide; a loop plays to its end before, unless this is the second press.
  next() {
    const loops = "loops" in this.slides[this.number].dataset;
    if (this.isLive) this.live.takeStep();
    else if (this.isBlocked) this.togglePlay();
    else if (loops && this.player.isPlaying && !this.pending && this.number + 1 < this.slides.length) {
      this.pending = true;
      this.player.endTheLoop();
      this.say(this.labels.pending);
      this._refresh();
    } else this.go(this.number + 1);
  }

  previous() {
    this.go(this.number - 1);
  }

  togglePlay() {
    const { front } = this.player;
    if (this.isLive) this.live.togglePlay();
    else if (this.isBlocked || front.dataset.clip !== String(this.number) || front.ended) {
      this.isBlocked = false;
      this._play();
    } else this.player.toggle();
  }

  toggleCaptions() {
    if (this.isCaptioned) {
      this.tell(this.labels.captioned);
      return;
    }
    this.player.caption(!this.player.captioned);
    this._refresh();
  }

  openNotes() {
    this.tell(this.notes.open() ? "" : this.labels.blocked);
  }

  toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  escape() {
    this.tell("");
    if (document.fullscreenElement) document.exitFullscreen();
    if (this.pending) {
      this.pending = false;
      this.player.front.loop = true;
    }
    this.bar.classList.remove("seen");
    this.main.focus({ preventScroll: true });
    this._refresh();
  }

  tell(text) {
    document.querySelector(".told").textContent = text;
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const onButton = event.target.closest?.("button") && [" ", "Enter"].includes(event.key);
    const act = onButton ? null : this._act(event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey);
    if (!act) return;
    event.preventDefault();
    act();
  }

  _act(key, shift) {
    const [next, previous] = [() => this.next(), () => this.previous()];
    const acts = {
      ArrowRight: next,
      ArrowDown: next,
      PageDown: next,
      " ": shift ? previous : next,
      Enter: next,
      ArrowLeft: previous,
      ArrowUp: previous,
      PageUp: previous,
      Backspace: previous,
      Home: () => this.go(0),
      End: () => this.go(this.slides.length - 1),
      f: () => this.toggleFullScreen(),
      c: () => this.toggleCaptions(),
      n: () => this.openNotes(),
      p: () => this.togglePlay(),
      r: () => (this.isLive ? this.live.reset() : this._play()),
      Escape: () => this.escape(),
    };
    return acts[key];
  }

  _listen() {
    document.addEventListener("keydown", (event) => this.press(event));
    window.addEventListener("hashchange", () => {
      const number = numberIn(location.hash, this.slides.length);
      if (number !== this.number) this.go(number);
    });
    const acts = {
      previous: () => this.previous(),
      play: () => this.togglePlay(),
      next: () => this.next(),
      captions: () => this.toggleCaptions(),
      notes: () => this.openNotes(),
      screen: () => this.toggleFullScreen(),
    };
    this.bar.addEventListener("click", (event) => {
      acts[event.target.closest("button")?.dataset.act]?.();
    });
    // What was pressed with a pointer gives the keys back to the deck.
    document.addEventListener("click", (event) => {
      if (event.detail > 0 && event.target.closest("button, input")) this.main.focus({ preventScroll: true });
    });
    document.addEventListener("pointermove", () => this._wake());
    document.addEventListener("focusin", () => this._wake());
    this._followThePointer();
  }

  _followThePointer() {
    let from = null;
    this.main.addEventListener("pointerdown", (event) => {
      from = event.target.closest(".live") || event.button > 0 ? null : event;
    });
    this.main.addEventListener("pointerup", (event) => {
      if (!from) return;
      const [across, along] = [event.clientX - from.clientX, event.clientY - from.clientY];
      from = null;
      if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(along)) {
        if (across < 0) this.next();
        else this.previous();
      } else if (Math.hypot(across, along) < SWIPE / 4) {
        if (event.clientX < BACK * window.innerWidth) this.previous();
        else this.next();
      }
    });
  }

  _wake() {
    this.bar.classList.add("seen");
    clearTimeout(this.sleep);
    this.sleep = setTimeout(() => this.bar.classList.remove("seen"), RESTS);
  }

  _refresh() {
    const button = (name) => this.bar.querySelector(`[data-act=${name}]`);
    const play = button("play");
    const playing = !this.isLive && this.player.isPlaying;
    play.classList.toggle("playing", playing);
    play.setAttribute("aria-label", playing ? play.dataset.pause : play.dataset.play);
    play.disabled = this.isLive;
    button("captions").setAttribute("aria-pressed", String(this.isCaptioned || this.player.captioned));
    button("captions").setAttribute("aria-disabled", String(this.isCaptioned));
    button("previous").disabled = this.number === 0;
    button("next").disabled = this.number + 1 === this.slides.length && !this.isLive;
    const place = `${this.number + 1} / ${this.slides.length}`;
    this.bar.querySelector(".place").textContent = this.pending ? `${place} ›` : place;
    this.notes.show();
  }
}

// A first picture that is the last one of the slide before is carried once.
function shareThePicture(slide, before) {
  const first = slide.querySelector("img.first");
  if (first && !first.getAttribute("src")) first.src = before.querySelector("img.last").src;
}

function numberIn(hash, count) {
  const number = Number.parseInt(hash.slice(1), 10);
  return Number.isNaN(number) ? 0 : Math.min(Math.max(number - 1, 0), count - 1);
}

window.deck = new Deck();
