// The film that is open: its picture, what it says and its beats in time. Browsers refuse <track src> in pages that
// come from a file, so captions and chapters are cues made from what the page holds.

const player = document.getElementById("player");
const part = (selector) => player.querySelector(selector);
const slots = [...player.querySelectorAll("[data-slot]")];
const templates = new Map(
  [...document.querySelectorAll("template[data-folder]")].map((template) => [template.dataset.folder, template]),
);

let clip = null; // { frame, seconds, captions, chapters, captionsInPicture, snippets }
let video = null;
let tracks = null; // { captions, chapters }

function fill(folder) {
  const content = templates.get(folder).content.cloneNode(true);
  for (const slot of slots) {
    slot.replaceChildren(...content.querySelector(`[data-part="${slot.dataset.slot}"]`).childNodes);
  }
  const versions = part("[data-does=version]"); // only if there are several
  if (versions) {
    versions.append(document.querySelector(`template[data-film="${CSS.escape(versions.dataset.of)}"]`).content.cloneNode(true));
    versions.value = folder;
  }
  clip = JSON.parse(content.querySelector("script").textContent);
  video = part("video");
  tracks = { captions: track("captions", clip.captions), chapters: track("chapters", clip.chapters) };
}

function empty() {
  video.pause();
  video.removeAttribute("src"); // lets go of the file
  video.load();
  for (const slot of slots) slot.replaceChildren();
  clip = video = tracks = null;
}

function track(kind, cues) {
  const made = video.addTextTrack(kind, "English", "en");
  made.mode = "hidden"; // shown by the page itself, below the picture: most films have their words in the picture
  for (const [start, end, text] of cues) made.addCue(new VTTCue(start, end, asWebVtt(text)));
  return made;
}

function asWebVtt(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function said() {
  return [...(tracks.captions.activeCues ?? [])].map((cue) => cue.getCueAsHTML().textContent).join("\n");
}

/** The number of the beat that is on screen at a time. */
function beatAt(seconds) {
  const next = clip.chapters.findIndex(([start]) => start > seconds + clip.frame / 8);
  return (next < 0 ? clip.chapters.length : next) - 1;
}

let running = null; // the number of the beat at whose end the film may pause; none after a jump

/** A quarter of a frame behind the beginning: rounding must not show the frame before. */
function goTo(seconds) {
  running = null;
  video.preload = "auto";
  video.currentTime = Math.min(seconds + clip.frame / 4, clip.seconds);
}

const AGAIN_AFTER = 1.5; // seconds of a beat after which one step back leads to its own beginning

function step(direction) {
  const now = video.currentTime;
  const beat = beatAt(now);
  const again = direction < 0 && now - clip.chapters[beat][0] > AGAIN_AFTER;
  const wanted = again ? beat : beat + direction;
  if (wanted < clip.chapters.length) goTo(clip.chapters[Math.max(wanted, 0)][0]);
}

function toggle() {
  if (video.paused) video.play().catch(() => {}); // refused or cut short: the button goes on saying Play
  else video.pause();
}
