/** The editor's colours over those of the page; its `light-dark()` colours follow the theme, not the system. */
const THEME = `<style>
:root:has(body.vscode-light), :root:has(body.vscode-high-contrast-light) { color-scheme: light; }
:root:has(body.vscode-dark), :root:has(body.vscode-high-contrast:not(.vscode-high-contrast-light)) { color-scheme: dark; }
body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); padding: 1.5rem; }
body.vscode-high-contrast { --rule: var(--vscode-contrastBorder); --dim: var(--vscode-editor-foreground); }
a { color: inherit; } table.figures a { color: var(--vscode-textLink-foreground); }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
blockquote { background: none; border-inline-start: 2px solid var(--rule); margin-inline: 0; padding-inline-start: 1em; }
@media print { body { background: none; color: black; padding: 0; } }
</style>`;

/** The report's page as a webview shows it: the same page in the colours of the editor. */
export const themedPage = (page: string): string => page.replace('</head>', () => `${THEME}</head>`);
