// Whether underlines stand exactly under their figures, measured on the screen.

/**
 * Compares each underline with the figure it belongs to. The Problems panel's text is not trusted for that: the figure is found
 * by the text that lies over the underline, snapped to the characters that it covers by more than half.
 */
export function measure(page) {
  return page.evaluate(() => {
    const results = [];
    for (const mark of document.querySelectorAll('.monaco-editor .squiggly-warning')) {
      const m = mark.getBoundingClientRect();
      if (m.width === 0) continue;
      const line = [...document.querySelectorAll('.monaco-editor .view-line')].find((candidate) => {
        const r = candidate.getBoundingClientRect();
        return r.top <= m.top + 1 && m.top + 1 < r.bottom;
      });
      if (!line) continue;
      let text = '';
      let left = Number.POSITIVE_INFINITY;
      let right = 0;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let i = 0; i < node.length; i++) {
          const range = document.createRange();
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const r = range.getBoundingClientRect();
          const middle = (r.left + r.right) / 2;
          if (middle < m.left || middle > m.right) continue;
          text += node.data[i];
          left = Math.min(left, r.left);
          right = Math.max(right, r.right);
        }
      results.push({
        text,
        dx: m.left - left,
        dw: m.width - (right - left),
        dy: m.bottom - line.getBoundingClientRect().top,
      });
    }
    return results;
  });
}
