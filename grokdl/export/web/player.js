// The player: two videos, one under the other. The next clip waits in the one below, and comes up
// with its first painted frame, so that nothing flickers.

const PATIENCE = 500; // milliseconds after which a clip is shown though no frame was announced

// Clips as Blob URLs: made when they are first asked for, then kept.
class Clips {
  constructor(slides) {
    this.slides = slides;
    this.urls = new Map();
  }

  url(number) {
    return this._kept(`clip ${number}`, () => {
      const held = this.slides[number].querySelector("script.clip");
      const clip = new Blob([bytesOf(held.textContent)], { type: held.dataset.kind });
      held.remove();
      return clip;
    });
  }

  captions(number) {
    const held = this.slides[number].querySelector("script.captions");
    return held && this._kept(`captions ${number}`, () => new Blob([held.textContent.trim() + "\n"], { type: "text/vtt" }));
  }

  _kept(key, make) {
    if (!this.urls.has(key)) this.urls.set(key, URL.createObjectURL(make()));
    return this.urls.get(key);
  }
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

class Player {
  // `heard` has what happens: shown(), changed(), ended(), blocked() and failed().
  constructor(videos, clips, count, heard) {
    [this.front, this.back] = videos;
    this.front.classList.add("front");
    this.clips = clips;
    this.count = count;
    this.heard = heard;
    this.turn = 0;
    this.captioned = false;
    for (const video of videos) {
      video.disableRemotePlayback = true;
      video.addEventListener("ended", () => video === this.front && heard.ended());
      for (const name of ["play", "pause"]) {
        video.addEventListener(name, () => video === this.front && heard.changed());
      }
    }
  }

  get isPlaying() {
    return !this.front.paused && !this.front.ended;
  }

  get isWaiting() {
    return this.back.dataset.clip !== undefined && !this.back.paused;
  }

  isReady(number) {
    return this.back.dataset.clip === String(number) && this.back.readyState >= 2;
  }

  // Play a clip from its start, and show it once it has painted a frame.
  play(number, { loops = false, sound = false } = {}) {
    this.turn += 1;
    const [turn, video] = [this.turn, this.back];
    this._load(video, number);
    video.loop = loops;
    video.muted = !sound;
    if (video.currentTime > 0) video.currentTime = 0;
    const show = () => {
      if (turn !== this.turn || video === this.front) return;
      [this.front, this.back] = [this.back, this.front];
      this.front.classList.add("front");
      this.back.classList.remove("front");
      this.back.pause();
      this.heard.shown();
      if (number + 1 < this.count) this._load(this.back, number + 1);
    };
    const waits = video.requestVideoFrameCallback
      ? (then) => video.requestVideoFrameCallback(then)
      : (then) => video.addEventListener("playing", () => requestAnimationFrame(then), { once: true });
    waits(show);
    video.play().then(
      () => setTimeout(show, PATIENCE),
      (error) => {
        if (turn !== this.turn) return;
        if (error.name === "NotAllowedError") this.heard.blocked();
        if (error.name === "NotSupportedError") this.heard.failed();
      },
    );
  }

  // Let a clip wait below, unplayed.
  prepare(number) {
    this.stop();
    this._load(this.back, number);
  }

  stop() {
    this.turn += 1;
    this.front.pause();
    this.back.pause();
  }

  toggle() {
    if (this.isPlaying) this.front.pause();
    else this.front.play();
  }

  endTheLoop() {
    this.front.loop = false;
  }

  caption(shown) {
    this.captioned = shown;
    for (const video of [this.front, this.back]) this._showTrack(video);
  }

  _showTrack(video) {
    for (const track of video.textTracks) track.mode = this.captioned ? "showing" : "hidden";
  }

  _load(video, number) {
    if (video.dataset.clip === String(number)) return;
    video.dataset.clip = String(number);
    video.replaceChildren();
    video.src = this.clips.url(number);
    const captions = this.clips.captions(number);
    if (!captions) return;
    const track = document.createElement("track");
    Object.assign(track, { kind: "captions", srclang: document.documentElement.lang, src: captions });
    track.label = this.clips.slides[number].querySelector("script.captions").dataset.label;
    video.append(track);
    this._showTrack(video);
  }
}
