import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contentPolicyPlugin } from './tools/vite-content-policy.mjs';
import { scenariosPlugin } from './tools/vite-scenarios.mjs';
import { versionDefines } from './tools/versions.mjs';

export default defineConfig({
  plugins: [react(), scenariosPlugin(), contentPolicyPlugin()],
  base: './',
  define: versionDefines,
  worker: { format: 'es' },
  build: {
    outDir: 'dist/studio',
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.dom.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/support/fixedSeed.ts'],
    testTimeout: 60_000,
    // Test files keep nothing between them, so one process may run many and load the core once.
    isolate: false,
    maxWorkers: availableParallelism(),
  },
});
