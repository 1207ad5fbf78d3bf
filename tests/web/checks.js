// What tests ask of a page, evaluated in it; every answer is a list of faults in words.
globalThis.checks = (() => {
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls], iframe";

  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const kinds = [...element.classList].map((kind) => `.${kind}`).join("");
    const words = (element.textContent || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ").slice(0, 30);
    return `${element.localName}${id}${kinds} “${words}”`;
  };

  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) &&
    [...element.getClientRects()].some((box) => box.width && box.height);

  const scrolls = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(above).overflowX)) return true;
    return false;
  };

  // Drawn for nobody's eye, said by screen readers.
  const unseen = (element) => {
    for (let above = element; above && above !== document.body; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (style.position === "absolute" && (style.clipPath !== "none" || (above.offsetWidth <= 1 && above.offsetHeight <= 1))) return true;
    }
    return false;
  };

  const textNodes = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && !node.parentElement.closest("script, style, template, noscript, svg, datalist, option"))
        found.push(node);
    }
    return found;
  };

  const visibleText = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    return shown(node.parentElement) && boxes.some((box) => box.width && box.height) && getComputedStyle(node.parentElement).opacity !== "0";
  };

  // How wide and how high a press is taken by a control, its labels included: tried from its middle.
  const reach = (element) => {
    const parts = [element, ...(element.labels || [])];
    let best = [0, 0];
    for (const part of parts) {
      part.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = [...part.getClientRects()].find((one) => one.width && one.height);
      if (!box) continue;
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const taken = (dx, dy) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit && parts.some((one) => one.contains(hit));
      };
      const far = (dx, dy) => {
        let steps = 0;
        while (steps < 30 && taken(dx * (steps + 1), dy * (steps + 1))) steps++;
        return steps;
      };
      const size = [far(-1, 0) + far(1, 0) + 1, far(0, -1) + far(0, 1) + 1];
      if (Math.min(...size) > Math.min(...best)) best = size;
    }
    return best;
  };

  return {
    structure() {
      const faults = [];
      const count = (selector, wanted, least = wanted) => {
        const found = [...document.querySelectorAll(selector)].length;
        if (found < least || found > wanted) faults.push(`${found} ${selector}`);
      };
      count("h1", 1);
      count("main", 1);
      if (!document.body.classList.contains("embed") && document.querySelector("header, footer")) {
        count("body > header", 1);
        count("body > footer", 1);
        const first = document.querySelector("a[href], button, input, summary");
        const target = first && document.querySelector(first.getAttribute("href") || "none");
        if (!target || target.localName !== "main") faults.push("the first link does not lead to main");
      }
      if (document.documentElement.lang !== "vi") faults.push("no lang=vi");
      if (!document.title.trim()) faults.push("no title");
      return faults;
    },

    sideways() {
      const wide = document.scrollingElement.scrollWidth;
      if (wide <= innerWidth) return [];
      const over = [...document.querySelectorAll("body *")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width && box.right > innerWidth + 1 && !scrolls(element);
      });
      return [`${wide} px wide: ${over.slice(-3).map(name).join("; ")}`];
    },

    // Text that its own box cuts off.
    cut() {
      return [...document.querySelectorAll("body *")]
        .filter((element) => {
          const style = getComputedStyle(element);
          if (!/hidden|clip/.test(style.overflowY) || !shown(element) || unseen(element)) return false;
          const box = element.getBoundingClientRect();
          return textNodes(element).filter(visibleText).some((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            const text = range.getBoundingClientRect();
            return text.bottom > box.bottom + 3 || text.right > box.right + 3;
          });
        })
        .map(name);
    },

    // Two exceptions of WCAG 2.5.8: a link within a sentence, which the line's height holds (in a
    // list that commas part a link is as high as WCAG asks for), and a
    // page without any sheet (the 404 of an unknown depth), where the browser alone says how large.
    smallTargets(least) {
      const LEAST = 24;
      const faults = [];
      if (!document.styleSheets.length) return faults;
      for (const element of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
        if (!shown(element) || unseen(element) || element.disabled) continue;
        const style = getComputedStyle(element);
        if (element.localName === "a" && style.display === "inline") {
          const block = element.closest("p, li, dd, dt, td, th, figcaption, blockquote, h1, h2, h3, h4, div, section") || document.body;
          const own = textNodes(block).filter((node) => !node.parentElement.closest("a"));
          if (own.some((node) => /[\p{L}\p{N}]/u.test(node.data))) { // within a sentence
            const high = Math.max(...[...element.getClientRects()].map((box) => box.height));
            if (!element.closest("p, .prose, td, th") && high < LEAST) faults.push(`${name(element)} in a list, ${high} high`);
            continue;
          }
        }
        const labels = [...(element.labels || [])];
        const [width, height] = reach(element);
        if (width < least - 1 || height < least - 1) faults.push(`${name(element)} ${width}×${height}`);
      }
      return faults;
    },

    // Every text that cannot be seen, but for what waits to be opened by what can be. On paper
    // nothing opens and nothing is pressed: there only what names a control may be missing (a
    // button's words or those of a link that looks like one, the filter's summary and boxes, the
    // field for searching, lists of links that lead on), and what is true for the moment alone
    // (“in 3 days”, “Over: 3”, “The Week is over”).
    hiddenText(root, opens) {
      const PRESSED = "button, .button, .links, .chips, .crumb, .path, .take > h2, .done, .past, fieldset, form, .bar, .strip, .state:not(.over), .narrow, .more, .today, [data-after]";
      return textNodes(document.querySelector(root))
        .filter((node) => !visibleText(node) && !unseen(node.parentElement))
        .filter((node) => {
          const parent = node.parentElement;
          if (opens && parent.closest("details:not([open])")) return false;
          if (opens && parent.closest(".tabbed-block")) return false;
          // What waits for a script is a control and no text of the page.
          if (parent.closest("[hidden], .skip")) return false;
          return opens || !parent.closest(PRESSED);
        })
        .map((node) => `${name(node.parentElement)}`);
    },

    visibleText() {
      return textNodes(document.body).filter(visibleText).map((node) => node.data.trim().replace(/\s+/g, " ")).join(" ");
    },

    deadControls() {
      const faults = [];
      for (const element of document.querySelectorAll("button, input, select, textarea")) {
        if (!shown(element) || element.disabled) continue;
        if (element.closest("form[action]") || element.closest(".tabbed-set")) continue;
        faults.push(name(element));
      }
      return faults;
    },

    openAll() {
      let pressed = 0;
      for (const details of document.querySelectorAll("details:not([open]) > summary")) {
        if (shown(details)) (details.click(), pressed++);
      }
      for (const button of document.querySelectorAll("button[aria-expanded=false]")) {
        if (shown(button)) (button.click(), pressed++);
      }
      return pressed;
    },

    pressable() {
      const all = [...document.querySelectorAll("button, summary, input[type=checkbox], input[type=radio], select")];
      window.pressables = all;
      return all.length;
    },

    // Stops of the Tab key in the order of the page: of a group of radio buttons, one.
    stops() {
      const groups = new Set();
      window.stopList = [...document.querySelectorAll(FOCUSABLE)].filter((element) => {
        if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) return false;
        if (element.type === "radio") {
          const chosen = document.querySelector(`input[type=radio][name="${element.name}"]:checked`);
          if (chosen ? chosen !== element : groups.has(element.name)) return false;
          groups.add(element.name);
        }
        return true;
      });
      return window.stopList.map(name);
    },

    // Where the focus is: its number among the stops, and whether that can be seen.
    focus() {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const around = [element, element.parentElement, element.parentElement?.parentElement, element.nextElementSibling, element.closest("label"), ...(element.labels || [])];
      const drawn = () =>
        around.filter(Boolean).flatMap((one) =>
          [null, "::before", "::after"].map((part) => {
            const s = getComputedStyle(one, part);
            const outline = s.outlineStyle === "none" ? "" : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`;
            return [outline, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor, s.textDecorationLine].join("|");
          }),
        ).join("\n");
      const box = element.getBoundingClientRect();
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      // A player has stops of its own inside, which it would forget; its marks are the browser's.
      const player = /audio|video/.test(element.localName);
      if (player) return { number: (window.stopList || []).indexOf(element), name: name(element), marked: true, inside: true };
      const focused = drawn();
      element.blur();
      const same = focused === drawn();
      element.focus({ preventScroll: true, focusVisible: true });
      return { number: (window.stopList || []).indexOf(element), name: name(element), marked: !same, inside };
    },

    // Dresses the page, in place of what it was dressed in before.
    style(text) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    },
  };
})();
