import { defineConfig } from 'vite';
import { versionDefines } from './tools/versions.mjs';

/** Bundles the command line into one file that needs nothing but Node. */
export default defineConfig({
  publicDir: false,
  define: versionDefines,
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
  ssr: { noExternal: true },
});
