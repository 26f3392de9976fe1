import { defineConfig } from 'vitest/config';
import { viteData } from './server/locales/plugin.mjs';

export default defineConfig({
  plugins: [viteData as never],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', '**/node_modules/**'],
    testTimeout: 60_000,
    pool: 'threads',
  },
});
