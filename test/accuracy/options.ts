const args = process.argv.slice(2);

/** Whether `--name` was given. */
export const has = (name: string): boolean => args.includes(`--${name}`);

/** What stands behind `--name`. */
export const option = (name: string): string | undefined => {
  const i = args.indexOf(`--${name}`);
  return i < 0 ? undefined : args[i + 1];
};
