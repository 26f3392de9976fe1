/**
 * The editor's colours over those of the page, which follow the system's theme. The verdicts have colours of their own: those that
 * themes have for problems are made for lines and icons and are too pale to be read.
 */
const LIGHT = '--bad: #b00020; --odd: #7a5000; --good: #1b6e33; --dim: #5c5c5c; --rule: #c4c4c4; --found: #fff3b0;';
const DARK = '--bad: #ff8a80; --odd: #ffcc66; --good: #7fd99a; --dim: #aaa; --rule: #555; --found: #55501e;';
const THEME = `<style>
body { --ground: var(--vscode-editor-background); --ink: var(--vscode-editor-foreground); background: var(--ground); color: var(--ink); padding: 1.5rem; }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; ${LIGHT} }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; ${DARK} }
body.vscode-high-contrast { --rule: var(--vscode-contrastBorder); --dim: var(--ink); }
a { color: inherit; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
blockquote { background: none; border-color: var(--rule); }
</style>`;

/** The report's page as a webview shows it: the same page in the colours of the editor. */
export const themedPage = (page: string): string => page.replace('</head>', () => `${THEME}</head>`);
