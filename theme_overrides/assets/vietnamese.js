// Vietnamese as people type it. vietnamese.py folds in the same way; a test holds the two together.
window.vietnamese = (() => {
  // Small letters without any marks; đ becomes d.
  const fold = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  // Spellings that say the same: kỉ and kỷ, quí and quý; not tai and tay.
  const same = (word) => word.replace(/^([^aeiouy\u0300-\u036f]*|qu)y$/, "$1i");
  // A word with its marks, wherever its tone stands: hoá and hòa's sister hóa are one.
  const toned = (word) => {
    let tone = "";
    const bare = word.toLowerCase().normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => { tone += mark; return ""; });
    return same(bare) + tone;
  };
  // Between signs and blanks; classes of Unicode (\p) take an old phone long to make ready.
  const words = (text) => text.normalize("NFC").split(/[\0-/:-@[-^`{-\u00bf\u2000-\u206f\u3000-\u303f]+/).filter(Boolean);
  // Whether two words differ by one letter: another, one more, one less, or two in turned order.
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0, i = a.length, j = b.length;
    while (start < i && a[start] === b[start]) start += 1;
    while (i > start && j > start && a[i - 1] === b[j - 1]) { i -= 1; j -= 1; }
    if (i - start < 2 && j - start < 2) return true;
    return i - start === 2 && j - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  };
  return { fold, same, toned, words, near };
})();
