/** The address of a program in the folder of bundled programs, from any of its parts, which may lie in `chunks/`. */
export const programBeside = (name: string): URL =>
  new URL(/\/chunks\/[^/]+$/.test(import.meta.url) ? `../${name}` : `./${name}`, import.meta.url);
