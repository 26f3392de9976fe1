import packageJson from '../../../package.json' with { type: 'json' };

export const VERSION: string = packageJson.version;

/** The web page that the package names as its repository; undefined while it names none. */
const REPOSITORY: string | undefined = webPage((packageJson as { readonly repository?: unknown }).repository);

/** Where a code is explained: a section of the README, which is named as the code is ("fact.refuted" → #factrefuted). */
export const explanationOf = (code: string): string | undefined =>
  REPOSITORY && `${REPOSITORY}#${code.replace(/[^\w-]/g, '')}`;

/** Package managers write it as text or `{ url }`, also as `git+https://….git`. */
function webPage(repository: unknown): string | undefined {
  const named = typeof repository === 'string' ? repository : (repository as { url?: unknown } | undefined)?.url;
  const url = typeof named === 'string' ? named.replace(/^git\+/, '').replace(/\.git$/, '') : '';
  return /^https:\/\//.test(url) ? url : undefined;
}
