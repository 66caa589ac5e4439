"use strict";
// One beat a slide. "On" plays a slide's clip if it has not been started, else it goes to the next slide, as a click
// in a presentation program does. Clips lie in the page as base64 and become files in memory when their slide is near.

const slides = [...document.querySelectorAll(".slide")];
const words = JSON.parse(document.getElementById("words").textContent);
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const part = Object.fromEntries(
  ["stage", "choice", "progress", "announcement", "play"].map((id) => [id, document.getElementById(id)]),
);
const SECONDS_UNTIL_IDLE = 2.5;
let current = 0;
let idle = 0;

const videoOf = (slide) => slide.querySelector("video");

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}

function load(slide) {
  const video = videoOf(slide);
  if (video.src) return;
  const clip = slide.querySelector(".clip").textContent;
  video.src = URL.createObjectURL(new Blob([bytesOf(clip)], { type: "video/mp4" }));
  if (video.textTracks.length) return;
  const track = video.addTextTrack("captions", "English", "en");
  track.mode = "hidden"; // shown below the picture, which has words of its own where the browser would put them
  for (const { start, end, text } of words[slides.indexOf(slide)]) track.addCue(new VTTCue(start, end, text));
  track.addEventListener("cuechange", () => {
    slide.querySelector(".caption").textContent = [...track.activeCues].map((cue) => cue.text).join("\n");
  });
}

function unload(slide) {
  const video = videoOf(slide);
  if (!video.src) return;
  URL.revokeObjectURL(video.src);
  video.removeAttribute("src");
  video.load();
}

function rewind(slide) {
  const video = videoOf(slide);
  video.pause();
  if (video.currentTime) video.currentTime = 0;
  slide.classList.remove("started");
}

function go(number) {
  if (number < 0 || number >= slides.length) return;
  current = number;
  slides.forEach((slide, place) => {
    slide.hidden = place !== current;
    if (Math.abs(place - current) <= 1) load(slide);
    else unload(slide);
    rewind(slide);
  });
  part.choice.value = current;
  part.progress.textContent = `${current + 1} / ${slides.length}`;
  part.announcement.textContent = `Slide ${slides[current].getAttribute("aria-label")}`;
  history.replaceState(null, "", `#${current + 1}`);
  tellMotion();
}

function play() {
  slides[current].classList.add("started");
  videoOf(slides[current])
    .play()
    .catch((error) => {
      if (error.name !== "AbortError") throw error; // somebody went on before it began
    });
}

function playOrPause() {
  const video = videoOf(slides[current]);
  if (video.paused) play();
  else video.pause();
}

function next() {
  if (document.body.classList.contains("blank")) blank();
  else if (!slides[current].classList.contains("started") && !reducedMotion.matches) play();
  else go(current + 1);
}

function tellMotion() {
  const video = videoOf(slides[current]);
  const moving = !video.paused && !video.ended;
  document.body.classList.toggle("moving", moving);
  part.play.setAttribute("aria-label", moving ? "Pause" : "Play");
}

function toggle(what) {
  const shown = document.body.classList.toggle(`with-${what}`);
  document.getElementById(what).setAttribute("aria-pressed", shown);
}

const captions = () => toggle("captions");
const notes = () => toggle("notes");
const blank = () => document.body.classList.toggle("blank");

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

function wake() {
  document.body.classList.remove("idle");
  clearTimeout(idle);
  idle = setTimeout(() => document.body.classList.add("idle"), 1000 * SECONDS_UNTIL_IDLE);
}

const keys = {
  ArrowRight: next,
  ArrowDown: next,
  PageDown: next,
  Enter: next,
  " ": next,
  ArrowLeft: () => go(current - 1),
  ArrowUp: () => go(current - 1),
  PageUp: () => go(current - 1),
  Backspace: () => go(current - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
  p: playOrPause,
  c: captions,
  n: notes,
  f: fullScreen,
  b: blank, // the button of presenters' remotes that makes the picture black sends one of these two
  ".": blank,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("select")) return;
  if (event.target.closest("button") && (event.key === " " || event.key === "Enter")) return;
  const action = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  if (!event.repeat) action();
});

const buttons = {
  previous: () => go(current - 1),
  play: playOrPause,
  next,
  captions,
  notes,
  "full-screen": fullScreen,
};
for (const [id, action] of Object.entries(buttons)) {
  const button = document.getElementById(id);
  button.addEventListener("click", (event) => {
    action();
    if (event.detail) button.blur(); // after the mouse, the space bar is to mean "on" again
  });
}
part.choice.addEventListener("change", () => {
  go(Number(part.choice.value));
  part.choice.blur();
});
part.stage.addEventListener("click", (event) => {
  if (!event.target.closest(".notes")) next();
});
for (const slide of slides) {
  for (const kind of ["play", "pause", "ended"]) videoOf(slide).addEventListener(kind, tellMotion);
}
for (const kind of ["pointermove", "pointerdown"]) document.addEventListener(kind, wake);
const tellReducedMotion = () => document.body.classList.toggle("still", reducedMotion.matches);
reducedMotion.addEventListener("change", tellReducedMotion);

tellReducedMotion();
go(Math.min(Math.max(Number.parseInt(location.hash.slice(1), 10) || 1, 1), slides.length) - 1);
wake();
