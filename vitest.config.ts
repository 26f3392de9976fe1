import { defineConfig } from 'vitest/config';
import { viteData } from './server/locales/plugin.mjs';

export default defineConfig({
  plugins: [viteData as never],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', '**/node_modules/**'],
    // Long enough for a busy machine: they end what hangs, and measure nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'threads',
  },
});
