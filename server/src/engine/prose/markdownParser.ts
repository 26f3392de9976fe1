import { GFM, type InlineContext, type MarkdownConfig, type MarkdownParser, parser } from '@lezer/markdown';

/** What an inline parser looks at behind its first character. */
const REACH = 500;

/** An inline node for what a pattern matches at its first character, before links are looked for. */
const inline = (name: string, first: string, pattern: RegExp): MarkdownConfig => ({
  defineNodes: [name],
  parseInline: [
    {
      name,
      before: 'Link',
      parse(cx: InlineContext, next: number, pos: number): number {
        if (next !== first.charCodeAt(0)) return -1;
        const found = pattern.exec(cx.slice(pos, Math.min(cx.end, pos + REACH)));
        return found ? cx.addElement(cx.elt(name, pos, pos + found[0].length)) : -1;
      },
    },
  ],
});

/** `[^1]` is a note's mark, no text; `[^1]:` opens the note itself. */
const footnotes = inline('FootnoteMark', '[', /^\[\^[^\]\s]+\]:?/);

/** `{{< figure >}}`, `{% include %}`: calls of the program that makes the page. */
const templates = inline('Template', '{', /^\{(?:\{[\s\S]*?\}|%[\s\S]*?%)\}/);

/** `{/* stet *\/}`: a comment of MDX. */
const mdxComments = inline('MdxComment', '{', /^\{\/\*[\s\S]*?\*\/\}/);

/** GitHub's Markdown with footnotes, templates and the comments of MDX. */
export const markdown: MarkdownParser = parser.configure([GFM, footnotes, templates, mdxComments]);
