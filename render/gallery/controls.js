// What the viewer presses, and what the page shows while a film plays.

const position = part(".position");
const caption = part(".caption");
const stage = part(".stage");
const IDLE_AFTER = 2500; // milliseconds without the pointer moving
const BEFORE_THE_END = 0.1; // seconds of a beat that are left out when it pauses: the next must not flash up

let captionsWanted = null; // until the viewer says it: on for films that do not have them in the picture
let pausesAfterBeats = false;
let idleTimer = 0;

const button = (name) => part(`button[data-does="${name}"]`);
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function press(pressed, on) {
  pressed.setAttribute("aria-pressed", String(on));
}

function prepare() {
  position.max = clip.seconds;
  part("[data-shows=whole]").textContent = clock(clip.seconds);
  const segments = [...part(".segments").children];
  segments.forEach((segment, index) => {
    const end = segments[index + 1]?.dataset.start ?? clip.seconds;
    segment.style.setProperty("--seconds", end - segment.dataset.start);
    segment.dataset.end = end;
  });
  video.playbackRate = video.defaultPlaybackRate = Number(part("select[data-does=speed]").value);
  for (const event of ["play", "pause", "ended"]) video.addEventListener(event, showPlaying);
  for (const event of ["timeupdate", "seeked", "play"]) video.addEventListener(event, showTime);
  video.addEventListener("ended", () => { running = null; });
  video.addEventListener("click", toggle);
  tracks.captions.addEventListener("cuechange", showCaption);
  watchFrames(video);
  showCaptions();
  showPlaying();
  showTime();
}

function showPlaying() {
  if (!video) return;
  const play = button("play");
  play.setAttribute("aria-label", video.paused ? play.dataset.play : play.dataset.pause);
  play.querySelector("use").setAttribute("href", video.paused ? "#icon-play" : "#icon-pause");
}

function showTime() {
  if (!video) return;
  const now = video.currentTime;
  const beat = beatAt(now);
  position.value = now;
  position.setAttribute("aria-valuetext", `${clock(now)}, ${clip.chapters[beat][2]}`);
  part("[data-shows=now]").textContent = clock(now);
  for (const segment of part(".segments").children) {
    const { start, end } = segment.dataset;
    segment.style.setProperty("--filled", Math.min(Math.max((now - start) / (end - start), 0), 1));
  }
  showBeat(beat);
}

function showBeat(beat) {
  const buttons = [...part(".chapters ol").querySelectorAll("button")];
  if (buttons[beat]?.hasAttribute("aria-current")) return;
  for (const one of buttons) one.removeAttribute("aria-current");
  buttons[beat]?.setAttribute("aria-current", "true");
  const list = part(".chapters ol"); // only the list scrolls, not the page
  const place = buttons[beat]?.offsetTop ?? 0;
  if (list.scrollHeight > list.clientHeight) list.scrollTop = place - list.clientHeight / 3;
}

function showCaptions() {
  const on = captionsWanted ?? !clip.captionsInPicture;
  press(button("captions"), on);
  caption.hidden = !on;
  showCaption();
}

function showCaption() {
  if (video) caption.textContent = said();
}

function watchFrames(watched) {
  watched.requestVideoFrameCallback?.((_now, { mediaTime }) => {
    if (watched !== video) return;
    if (pausesAfterBeats) pauseAfterBeat(mediaTime);
    showTime();
    watchFrames(watched);
  });
}

/** On the last picture of a beat, which is made to be looked at. */
function pauseAfterBeat(now) {
  running ??= beatAt(now);
  const isLast = running >= clip.chapters.length - 1;
  const end = clip.chapters[running]?.[1];
  if (video.paused || isLast || now + Math.max(2 * clip.frame, BEFORE_THE_END) < end) return;
  video.pause();
  if (video.currentTime >= end - clip.frame) video.currentTime = end - clip.frame; // the machine was too slow
  running += 1;
}

function wake() {
  stage.classList.remove("idle");
  clearTimeout(idleTimer);
  idleTimer = setTimeout(() => stage.classList.add("idle"), IDLE_AFTER);
}

function fillScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
  else video.webkitEnterFullscreen?.(); // a telephone fills its screen with pictures only
}

const DOES = {
  play: toggle,
  back: () => step(-1),
  next: () => step(1),
  captions: () => { captionsWanted = caption.hidden; showCaptions(); },
  stopping: () => { running = null; pausesAfterBeats = !pausesAfterBeats; press(button("stopping"), pausesAfterBeats); },
  full: fillScreen,
};
const KEYS = { " ": "play", ArrowLeft: "back", ArrowRight: "next", c: "captions", f: "full" };
const PRESENTER_KEYS = { PageUp: "back", PageDown: "next" }; // what a presenter's remote control sends

player.addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (!pressed) return;
  DOES[pressed.dataset.does]?.();
  if (pressed.dataset.start) {
    goTo(Number(pressed.dataset.start));
    if (event.detail > 0) button("play").focus({ preventScroll: true }); // after a click with the pointer, space pauses
  }
});

player.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    ?? (document.fullscreenElement ? PRESENTER_KEYS[event.key] : null);
  if (!name || event.target.closest("select, textarea, input[type=radio]")) return;
  if (event.key === " " && event.target.closest("button")) return; // a button is pressed with it
  event.preventDefault();
  DOES[name]();
});

position.addEventListener("input", () => goTo(Number(position.value)));
part("select[data-does=speed]").addEventListener("change", (event) => {
  video.playbackRate = video.defaultPlaybackRate = Number(event.target.value);
});
for (const event of ["pointermove", "focusin", "fullscreenchange"]) stage.addEventListener(event, wake);
