import { cpus, loadavg, totalmem } from 'node:os';

/** The environment of what is measured: certificates that it never needs would be read at every start. */
export function environment(more = {}) {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...rest } = process.env;
  return { ...rest, ...more };
}

/** What the figures were measured on. */
export const machine = () => ({
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  /** Programs that wanted to run in the last quarter of an hour, these included: above the number of cores, times are too long. */
  load: loadavg()[2].toFixed(1),
});
