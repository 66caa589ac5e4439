// Films are opened by links, and by the address: behind # it names the folder of the film that is open.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const address = (folder) => `#${encodeURIComponent(folder)}`;
const named = () => [...templates.keys()].find((folder) => address(folder) === location.hash);

function open(folder) {
  if (video) empty();
  fill(folder);
  prepare();
  showSnippet();
  if (!player.open) player.showModal();
  player.scrollTop = 0;
  button("play").focus({ preventScroll: true });
}

function follow() {
  const folder = named();
  if (folder !== undefined) open(folder);
  else if (player.open) player.close();
}

function choose(folder) {
  history.pushState(null, "", address(folder));
  follow();
  if (!calm.matches) toggle();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-folder]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.dataset.folder);
});
part(".bar").addEventListener("change", (event) => choose(event.target.value)); // another version

player.addEventListener("cancel", (event) => { // Escape leaves the full screen first
  if (!document.fullscreenElement) return;
  event.preventDefault();
  document.exitFullscreen();
});
player.addEventListener("close", () => {
  empty();
  if (named() !== undefined) history.pushState(null, "", "#");
});
DOES.close = () => player.close();
addEventListener("popstate", follow);
follow();
