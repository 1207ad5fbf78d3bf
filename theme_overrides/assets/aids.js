// Aids for everybody: copying, printing, how pages look, and reading aloud.
// site.js asks for this script when somebody reaches for one of them.
(() => {
  const { all, make, need, one, stored } = site;
  const root = document.documentElement;
  const store = (name, value) => {
    try {
      if (value) localStorage[site.own(name)] = JSON.stringify(value);
      else delete localStorage[site.own(name)];
    } catch { /* Storage may be switched off: it holds for this page only. */ }
  };
  const status = make("p", { className: "sr" });
  status.setAttribute("role", "status");
  document.body.append(status);
  const say = (words) => { status.textContent = words; };

  // --- Copying ---------------------------------------------------------------------------------
  // A host without https has no clipboard, and a browser may refuse it: then a selection is copied.
  // Whether that was done only its event tells. Where it was not, the text stands there selected.
  const copySelected = (area) => {
    let isDone = false;
    area.addEventListener("copy", () => { isDone = true; }, { once: true });
    area.focus({ preventScroll: true });
    area.select();
    try { return Boolean(document.execCommand("copy")) && isDone; } catch { return false; }
  };
  const write = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* None, or refused. */ }
    need(asset("tools.css")).catch(() => { /* Plain, then. */ });
    const area = make("textarea", { value: text, readOnly: true, className: "by-hand", rows: 4 });
    area.setAttribute("aria-label", _("Text to copy"));
    button.after(area);
    const isDone = copySelected(area);
    if (isDone) { area.remove(); button.focus({ preventScroll: true }); }
    return isDone;
  };
  const copy = async (text, button) => {
    const words = button.dataset.words ||= button.textContent;
    all("textarea.by-hand").forEach((area) => area.remove());
    const isDone = await write(text, button);
    const told = isDone ? _("Copied") : _("Not copied yet: copy the selected text, or press again");
    button.textContent = told;
    button.classList.toggle("done", isDone);
    say(told);
    setTimeout(() => {
      if (button.textContent !== told) return;
      button.textContent = words;
      button.classList.remove("done");
      say("");
    }, isDone ? 2500 : 8000);
  };
  Object.assign(site, { copy, store });

  // Code for other sites: three dots stand for this site's address where it is not configured.
  if (location.protocol.startsWith("http")) {
    for (const code of all("[data-here]")) code.textContent = code.textContent.replaceAll("…/", new URL(code.dataset.here, location).href);
    for (const hint of all("[data-dots]")) hint.hidden = true;
    // Of what this folder was made stands beside it, and not in a page, which then would change with each day.
    for (const line of all("[data-built]")) {
      fetch(line.dataset.built).then((answer) => answer.json()).then((built) => {
        line.textContent = line.dataset.words.replace(/\{(\w+)\}/g, (_all, name) => built[name]);
        line.hidden = false;
      }, () => { /* It was put here without it. */ });
    }
  }

  // --- How pages look -------------------------------------------------------------------------------
  const LOOKS = [
    ["size", _("Text size"), [["", _("Normal")], ["large", _("Large")], ["larger", _("Very large")]]],
    ["contrast", _("Contrast"), [["", _("Normal")], ["more", _("Strong")]]],
    ["scheme", _("Colours"), [["", _("As the device")], ["light", _("Light")], ["dark", _("Dark")]]],
  ];
  const look = stored("look") || {};
  const wear = (name, value) => {
    if (value) root.dataset[name] = look[name] = value;
    else { delete root.dataset[name]; delete look[name]; }
    store("look", Object.keys(look).length ? look : null);
  };
  const choices = ([name, words, options]) => make("fieldset", {}, make("legend", { textContent: words }), ...options.map(([value, text]) =>
    make("label", {}, make("input", { type: "radio", name: `look-${name}`, checked: value === (look[name] || ""), onchange: () => wear(name, value) }), make("span", { textContent: text }))));

  // --- Reading aloud, with a Vietnamese voice of the device; nothing where it has none ---------------
  const voices = window.speechSynthesis;
  const voice = () => voices?.getVoices().find(({ lang }) => /^vi\b/i.test(lang));
  let passages = [], at = -1;
  const reader = make("p", { className: "ways", hidden: true });
  const play = make("button", { type: "button", className: "button" });
  const stop = make("button", { type: "button", className: "button", textContent: _("Stop") });
  reader.append(play, stop);
  const told = () => {
    const going = at >= 0;
    play.textContent = !going ? _("Read this page aloud") : voices.paused ? _("Go on") : _("Pause");
    stop.hidden = !going;
    all(".said").forEach((element) => element.classList.remove("said"));
    passages[at]?.element.classList.add("said");
  };
  const read = () => {
    const passage = passages[at];
    if (!passage) { at = -1; return told(); }
    const utterance = new SpeechSynthesisUtterance(passage.text);
    Object.assign(utterance, { voice: voice(), lang: "vi-VN" });
    utterance.onend = () => { if (passages[at] === passage) { at += 1; read(); } };
    utterance.onerror = ({ error }) => { if (passages[at] === passage && error !== "interrupted") { at = -1; told(); } };
    told();
    passage.element.scrollIntoView({ block: "nearest" });
    voices.speak(utterance);
  };
  // Innermost blocks that are in sight, a sentence at a time: long utterances are cut off by some.
  const BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,td,th,summary,figcaption,blockquote,pre";
  const collect = () => all(BLOCKS, one("main"))
    .filter((element) => element.checkVisibility?.() !== false && !element.closest("[hidden],[aria-hidden=true],.aids") && !one(BLOCKS, element))
    .flatMap((element) => (element.innerText.match(/[^.!?…\n]+[.!?…]*/g) || []).map((text) => ({ element, text: text.trim() })))
    .filter(({ text }) => text);
  play.onclick = () => {
    if (at < 0) { passages = collect(); at = 0; voices.cancel(); read(); }
    else { voices[voices.paused ? "resume" : "pause"](); setTimeout(told, 100); }
  };
  stop.onclick = () => { at = -1; voices.resume(); voices.cancel(); told(); play.focus(); };
  const offer = () => { reader.hidden = !voice(); };
  if (voices) {
    offer();
    told();
    voices.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", () => voices.cancel());
  }

  // --- What the buttons do ---------------------------------------------------------------------------
  const panel = make("section", { className: "aids wrap", hidden: true }, reader, ...LOOKS.map(choices));
  panel.setAttribute("aria-label", _("Display and reading aloud"));
  const opener = one("[data-aid=look]");
  const open = (is) => {
    panel.hidden = !is;
    opener.setAttribute("aria-expanded", is);
  };
  if (opener) opener.closest(".top").after(panel);
  addEventListener("keydown", ({ key }) => { if (key === "Escape" && !panel.hidden) { open(false); opener.focus(); } });
  const acts = {
    copy: (button) => copy(one("[data-text]", button.parentElement).textContent.trim().replaceAll("\u00a0", " "), button),
    look: async () => { await need(asset("tools.css")).catch(() => { /* Plain, then. */ }); open(panel.hidden); },
    print: () => print(),
  };
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-aid]");
    if (button) acts[button.dataset.aid](button);
  });
})();
