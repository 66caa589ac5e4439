// What embeds the open film in a document, and copying it.

const snippet = part(".snippet");
const announcement = part("[role=status]");

function showSnippet() {
  const kind = part("input[name=kind]:checked");
  snippet.value = clip.snippets[kind.value][part(".embedded").selectedIndex];
  snippet.scrollTop = 0;
  part(".hint").textContent = kind.dataset.hint;
  announcement.textContent = "";
}

async function copy() {
  announcement.textContent = "";
  const copied = await putOnClipboard(snippet.value);
  announcement.textContent = copied ? announcement.dataset.copied : announcement.dataset.refused;
}

/** Pages from files may have no clipboard; then the selected text is copied as the viewer would do it. */
async function putOnClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    snippet.focus();
    snippet.select();
    return document.execCommand("copy");
  }
}

DOES.copy = copy;
part(".choices").addEventListener("change", showSnippet);
