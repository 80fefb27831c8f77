// The speaker's notes in a second window: the clip, what it says, the next picture, and a clock.

const NOTES_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); padding: 1rem; height: 100vh; overflow: hidden; display: grid; gap: 0.75rem 1.25rem;
  grid-template: auto minmax(0, 1fr) / 3fr 2fr; font: 18px/1.45 system-ui, sans-serif; }
header { grid-column: 1 / -1; display: flex; gap: 1.5rem; align-items: baseline; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
header time { margin-left: auto; } header .passed { color: var(--muted); }
section { min-height: 0; display: flex; flex-direction: column; gap: 0.5rem; overflow: auto; }
video, img { width: 100%; max-height: 60vh; object-fit: contain; border: 1px solid var(--edge); background: var(--ground); }
h2 { font-size: 1rem; margin: 0; color: var(--muted); font-weight: 500; }
ol { margin: 0; padding: 0; list-style: none; overflow: auto; }
li { padding: 0.25rem 0.5rem; border-left: 4px solid transparent; white-space: pre-line; }
li[aria-current] { border-color: var(--weight); background: var(--highlight); }
@media (max-width: 640px) { body { grid-template-columns: 1fr; overflow: auto; height: auto; } }`;

class Notes {
  // `deck` has slides, number, player, labels and press(event).
  constructor(deck) {
    this.deck = deck;
    this.begun = Date.now();
    this.window = null;
  }

  get isOpen() {
    return Boolean(this.window && !this.window.closed);
  }

  // Open the window, or bring it to the front. Returns whether the browser allows it.
  open() {
    if (!this.isOpen) {
      this.window = window.open("", "grokdl-notes", "popup,width=1000,height=700");
      if (!this.window) return false;
      this._build();
    }
    this.window.focus();
    this.show();
    return true;
  }

  close() {
    if (this.isOpen) this.window.close();
  }

  _build() {
    const page = this.window.document;
    const style = page.createElement("style");
    style.textContent = document.querySelector("style").textContent.split("\n")[1] + NOTES_STYLE;
    page.head.replaceChildren(style);
    page.title = `${this.deck.labels.notes}: ${document.title}`;
    page.documentElement.lang = document.documentElement.lang;
    const make = (name, ...inside) => {
      const made = page.createElement(name);
      made.append(...inside);
      return made;
    };
    this.place = make("strong");
    this.passed = make("span");
    this.passed.className = "passed";
    this.clock = make("time");
    this.video = make("video");
    Object.assign(this.video, { muted: true, playsInline: true });
    this.picture = make("img");
    this.said = make("ol");
    this.name = make("h2");
    this.next = make("h2");
    page.body.replaceChildren(
      make("header", this.place, this.passed, this.clock),
      make("section", this.name, this.video, this.said),
      make("section", this.next, this.picture),
    );
    page.addEventListener("keydown", (event) => this.deck.press(event));
    this.timer ??= setInterval(() => this._tick(), 250);
    window.addEventListener("pagehide", () => this.close());
  }

  // Follow the deck: a slide, or what happens to its clip.
  show() {
    if (!this.isOpen) return;
    const { slides, number, labels } = this.deck;
    const [slide, following] = [slides[number], slides[number + 1]];
    this.place.textContent = `${number + 1} / ${slides.length}`;
    this.name.textContent = slide.dataset.name;
    this.next.textContent = following ? `${labels.next}: ${following.dataset.name}` : "";
    const picture = following?.querySelector("img.first");
    this.picture.hidden = !picture;
    if (picture) this.picture.src = picture.src;
    this.cues = this.deck.cues(number);
    this.said.replaceChildren(
      ...this.cues.map(([, , text]) => {
        const item = this.window.document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
    this._mirror();
    this._tick();
  }

  // Play here, without sound, what the deck plays.
  _mirror() {
    const { front } = this.deck.player;
    const clip = this.deck.isLive ? "" : this.deck.player.clips.url(this.deck.number);
    this.video.hidden = !clip;
    if (clip && this.video.src !== clip) this.video.src = clip;
    if (!clip) this.video.pause();
    else if (Math.abs(this.video.currentTime - this._time()) > 0.3) this.video.currentTime = this._time();
    if (clip && this.deck.player.isPlaying && front.src === clip) this.video.play().catch(() => {});
    else this.video.pause();
  }

  _time() {
    const { front } = this.deck.player;
    return front.dataset.clip === String(this.deck.number) ? front.currentTime : 0;
  }

  _tick() {
    if (!this.isOpen) return;
    const now = new Date();
    this.clock.textContent = now.toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    const seconds = Math.floor((now - this.begun) / 1000);
    this.passed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this._mirror();
    const time = this._time();
    [...this.said.children].forEach((item, k) => {
      const [start, end] = this.cues[k];
      if (!this.deck.isLive && start <= time && time < end) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    });
  }
}
